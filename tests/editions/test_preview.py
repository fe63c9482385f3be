"""`make preview` serves the branch as it will be served, below its path, until it is interrupted."""

import os
import re
import signal
import subprocess
import sys
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest


@pytest.fixture
def preview(published):
    """Yield the program while it serves, and what it said when it began."""
    command = [sys.executable, "-m", "tools.editions", "preview", "--port", "0"]
    with subprocess.Popen(
        command, cwd=published.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            yield program, program.stdout.readline()
        finally:
            program.kill()


def test_it_serves_every_edition_below_the_path_of_the_site(preview):
    _, said = preview
    [address] = re.findall(r"^preview: 2027-01, 2026-12, 2026-11 at (http\S+/help/)$", said)
    for page in ("", "latest/refund/", "2026-11/refund/", "sitemap.xml"):
        with urlopen(address + page) as answer:  # noqa: S310 — loopback
            assert answer.status == 200
    with pytest.raises(HTTPError, match="404") as lost:
        urlopen(f"{address}2025-01/")  # noqa: S310
    assert "We cannot find this page" in lost.value.read().decode()


def test_it_serves_what_bears_a_hash_as_the_host_will(preview, published):
    _, said = preview
    name = next(name for name in published.files() if name.startswith("runtime/"))
    with urlopen(said.split()[-1] + name) as answer:  # noqa: S310
        assert "immutable" in answer.headers["Cache-Control"]


def test_it_ends_without_a_word_when_it_is_interrupted(preview):
    program, _ = preview
    os.kill(program.pid, signal.SIGINT)
    assert (program.communicate(), program.returncode) == (("", ""), 0)


def test_it_says_what_to_do_where_nothing_is_published(make_project):
    assert "make edition first" in make_project().run("preview", "--port", "0", expect=1)
