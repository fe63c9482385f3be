"""`make serve`: what is edited shows at once, and what is broken leaves the last good site."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tools import serve
from tools.build import BUILD, OF_PARTS, ROOT, SOURCES

# Besides the sources, so that only what a test edits is built again.
BUILT = (BUILD, ROOT / "requirements.lock", *OF_PARTS)


class Served:
    """A copy of the project that is being served, and what a writer and a reader do with it."""

    def __init__(self, house, process):
        self.house = house
        self.said = ""
        self.heard = threading.Condition()
        threading.Thread(target=self.listen, args=[process.stdout], daemon=True).start()
        self.address = self.wait_for(r"Serving on (\S+)\n")[1]

    def listen(self, output):
        for line in output:
            with self.heard:
                self.said += line
                self.heard.notify_all()

    def wait_for(self, pattern):
        with self.heard:
            assert self.heard.wait_for(lambda: re.search(pattern, self.said), timeout=60), self.said
            return re.search(pattern, self.said)

    def get(self, path, timeout=60):
        with urlopen(self.address + path, timeout=timeout) as answer:  # noqa: S310 (always http)
            return answer.headers["Content-Type"], answer.read().decode(errors="replace")

    def epoch(self):
        """Return what an open page knows of the site's age."""
        return re.search(r"livereload\((\d+), ", self.get("")[1])[1]

    def wait_as_a_tab(self):
        """Wait for the next build, as an open page does, or for the server's end."""
        with suppress(OSError):
            self.get(f"livereload/{self.epoch()}/1")

    def edit(self, name, old, new):
        """Edit a file, and return when the server tells open pages to load again."""
        path = self.house / name
        edited = path.read_text().replace(old, new)
        assert edited != path.read_text()
        epoch = self.epoch()
        for _ in range(10):
            # Again, because the server may only just have begun to watch.
            path.write_text(edited)
            try:
                self.get(f"livereload/{epoch}/1", timeout=20)
            except TimeoutError:
                continue
            return
        raise AssertionError(f"nobody noticed that {name} was edited")


@pytest.fixture(scope="module")
def house(site, tmp_path_factory):
    """A copy of the project, built."""
    house = tmp_path_factory.mktemp("house")
    for source in (*SOURCES, *BUILT, site):
        copied = house / source.relative_to(ROOT)
        copied.parent.mkdir(exist_ok=True)
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, copied)
    (house / "node_modules").symlink_to(ROOT / "node_modules")
    return house


@contextmanager
def serving(house, **env):
    """Serve the house while the block runs, in a process of its own that the block may end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tools.serve", "--port", "0"],
        cwd=house,
        env=os.environ | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield Served(house, process), process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def served(house):
    with serving(house) as (served, _):
        yield served


@pytest.mark.parametrize(
    ("pattern", "content_type"),
    [
        ("index.html", "text/html"),
        ("404.html", "text/html"),
        ("assets/own/*/site.css", "text/css"),
        ("assets/own/*/dispute-checker/element.js", "application/javascript"),
        ("assets/dispute-checker/pack/*/calendars/DE.json", "application/json"),
        ("assets/dispute-checker/pack/*/checker.zip", "application/zip"),
        ("runtime/*/pyodide.asm.js", "application/javascript"),
        ("runtime/*/pyodide.asm.wasm", "application/wasm"),
    ],
)
def test_every_file_is_served_with_the_type_that_a_browser_wants(served, pattern, content_type):
    (file,) = (served.house / "site").glob(pattern)
    path = file.relative_to(served.house / "site").as_posix()
    assert served.get(path)[0] == content_type


def test_the_sitemap_names_the_port_that_is_served(served):
    port = urlsplit(served.address).port
    places = re.findall("<loc>(.*?)</loc>", served.get("sitemap.xml")[1])
    assert places
    assert {urlsplit(place).port for place in places} == {port}


@pytest.mark.parametrize("path", ["", "refund/", "refund/index.html"])
def test_the_script_that_reloads_a_page_is_under_no_policy(served, path):
    html = served.get(path)[1]
    assert "livereload(" in html
    assert "Content-Security-Policy" not in html


def test_an_edited_page_shows_at_once(served):
    served.edit("docs/refund.md", "\n## ", "\nA sentence that was added.\n\n## ")
    assert "A sentence that was added." in served.get("refund/")[1]


def test_an_edited_fact_shows_at_once(served):
    served.edit("checker/rulebook/words/en.toml", 'states = "', 'states = "Edited: ')
    assert "Edited: " in served.get("rules/")[1]


def test_the_checker_follows_an_edited_fact(served):
    served.wait_for(r"\npack: made in .*(.*\n)*site: made in .*(.*\n)*.*Reloading browsers\n")


def test_a_wrong_fact_is_reported_in_one_line(served):
    served.edit("checker/rulebook/facts.toml", 'unit = "days"', 'unit = "moons"')
    served.wait_for(r"\nrules: facts\.toml: .*unit: must be one of .*\nserve: the build failed")
    served.edit("checker/rulebook/facts.toml", 'unit = "moons"', 'unit = "days"')


def test_a_broken_page_is_reported_and_the_last_good_site_stays_until_it_is_mended(served):
    before = served.get("cancel/")[1]
    served.edit("docs/cancel.md", "\n## ", '\n{{ fact("no-such-fact") }}\n\n## ')
    served.wait_for("site: mkdocs refused the pages")
    served.wait_for("no-such-fact")
    served.wait_for("the last good site stays")
    without_reload = re.compile(r"livereload\(\d+, \d+\)")
    assert without_reload.sub("", served.get("cancel/")[1]) == without_reload.sub("", before)
    served.edit("docs/cancel.md", '{{ fact("no-such-fact") }}', "It was mended.")
    assert "It was mended." in served.get("cancel/")[1]


def test_what_is_not_there_is_answered_with_the_sites_own_page(served):
    with pytest.raises(HTTPError) as raised:
        served.get("no-such-page/")
    assert raised.value.code == 404
    with raised.value as answer:
        assert b"We cannot find this page" in answer.read()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_the_first_sign_with_a_tab_open_and_without_a_traceback(served, sign):
    # Built for the address of the other one, the site need not be built again.
    built_for = f"http://localhost:{urlsplit(served.address).port}/"
    with serving(served.house, SITE_URL=built_for) as (stopped, process):
        tab = threading.Thread(target=stopped.wait_as_a_tab, daemon=True)
        tab.start()
        stopped.wait_for("Browser connected")
        process.send_signal(sign)
        assert process.wait(timeout=60) == 0
        tab.join(timeout=60)
        assert not tab.is_alive()
        assert "Traceback" not in stopped.said


def test_a_taken_port_is_left_to_its_owner_and_the_next_one_is_used():
    with socket.socket() as owner:
        owner.bind(("127.0.0.1", 0))
        owner.listen()
        taken = owner.getsockname()[1]
        assert serve.free_port(taken) > taken


def test_behind_the_last_port_no_other_is_tried(monkeypatch):
    with socket.socket() as owner:
        owner.bind(("127.0.0.1", 0))
        owner.listen()
        taken = owner.getsockname()[1]
        monkeypatch.setattr(serve, "LAST_PORT", taken)
        with pytest.raises(OSError, match=f"no free port from {taken} on"):
            serve.free_port(taken)


@pytest.mark.parametrize(("text", "port"), [("0", 0), ("1", 1), ("65535", 65535)])
def test_a_port_is_a_number_of_the_range_that_ports_have(text, port):
    assert serve.port_number(text) == port


@pytest.mark.parametrize("text", ["65536", "70000", "-1", "8000.5", "http", ""])
def test_what_is_no_port_is_refused_by_name(text):
    command = [sys.executable, "-m", "tools.serve", f"--port={text}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"argument --port: {text} is no port: choose one from 1 to 65535" in done.stderr
