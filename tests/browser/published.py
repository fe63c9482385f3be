"""A host that publishes one build of the site after the other, fails in several ways, and can be stopped."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import override

from playwright.sync_api import Page

from tools import kept
from tools.host import Handler, serving
from tools.hosting.nginx import ASK_AGAIN
from tools.mark import build_of

HASHED = ("runtime", "assets/own", "assets/dispute-checker/pack")
FOR_EVER = "public, max-age=31536000, immutable"
# Nothing tells a page of what happens in the caches.
UNTIL = """(given) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("it has not come to that")), 60_000);
  const look = async () => ((await (IS)(given)) ? resolve() : requestAnimationFrame(look));
  look();
})"""
# The list of what is kept is put there last.
UNTIL_KEPT = UNTIL.replace(
    "IS", "async (name) => caches.match(name.split(' ').at(-2), { cacheName: name }).then(Boolean)"
)


@dataclass
class Host:
    """A host of one build and then of another; `asked` grows by every request."""

    served: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)
    is_silent: bool = False
    is_out_of_order: bool = False
    out_of_order_from: str = ""
    running: ExitStack = field(default_factory=ExitStack)

    def publish(self, build: Path) -> None:
        """Serve this build from now on, and nothing of the one before."""
        self.served.unlink(missing_ok=True)
        self.served.symlink_to(build)

    def stop(self) -> None:
        """Let the network be gone."""
        self.running.close()


@contextmanager
def host(folder: Path, build: Path, below: str = "/") -> Iterator[Host]:
    """Serve a build below a path while the block runs; the folder is for what the host needs."""
    started = Host(folder / "served")
    started.publish(build)

    class Failing(Handler):
        protocol_version = "HTTP/1.0"  # no connection outlives its answer, nor the host

        @override
        def do_GET(self) -> None:
            started.asked.append(self.path)
            if started.is_silent:
                threading.Event().wait()
            if started.out_of_order_from == self.path:
                started.is_out_of_order = True
            if started.is_out_of_order:
                self._send(503, "Service Unavailable", "text/html", b"Out of order")
            else:
                super().do_GET()

        @override
        def _send(self, code: int, message: str, kind: str, body: bytes) -> None:
            # The built site's sitemap knows nothing of the path.
            home = f"<loc>http://{self.headers['Host']}/".encode()
            super()._send(code, message, kind, body.replace(home, home + below[1:].encode()))

        @override
        def end_headers(self) -> None:
            is_hashed = any(f"/{parent}/" in self.path for parent in HASHED)
            self.send_header("Cache-Control", FOR_EVER if is_hashed else ASK_AGAIN)
            super().end_headers()

    with started.running:
        handler = type("Below", (Failing,), {"below": below})
        started.address = started.running.enter_context(serving(started.served, handler))
        yield started


def another(site: Path, folder: Path) -> Path:
    """Return a build with the same content, in which nothing that bears a hash has the address of before."""
    build = folder / "another"
    shutil.copytree(site, build)
    names = {each.name for parent in HASHED for each in (build / parent).glob("*/")}
    names.add(build_of((site / "index.html").read_text()))
    for parent in HASHED:
        for each in (build / parent).glob("*/"):
            each.rename(each.with_name(each.name[::-1]))
    for page in build.rglob("*.html"):
        text = page.read_text()
        for name in names:
            text = text.replace(name, name[::-1])
        page.write_text(text)
    kept.write(build)
    return build


def wait_until_kept(page: Page, address: str, build: Path) -> None:
    """Wait until the browser keeps a build, or an edition, as it is served at an address."""
    page.evaluate(UNTIL_KEPT, name_of(address, build))


def name_of(address: str, build: Path) -> str:
    """Return the name of what a browser keeps of the pages of a build."""
    state = json.loads((build / kept.LIST).read_text())["state"]
    return f"dispute-checker pages {address}{kept.LIST} {state}"
