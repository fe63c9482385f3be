"""Two builds of the site, one of which is published after the other on the same host."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import override

from tools.host import Handler, serving
from tools.hosting.nginx import ASK_AGAIN
from tools.mark import build_of

HASHED = ("runtime", "assets/own", "assets/dispute-checker/pack")
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass
class Host:
    """A host that serves one build and then another; `asked` grows by every request."""

    address: str
    asked: list[str]
    _served: Path

    def publish(self, build: Path) -> None:
        """Serve this build from now on, and nothing of the one before."""
        self._served.unlink(missing_ok=True)
        self._served.symlink_to(build)


@contextmanager
def host(folder: Path, build: Path, below: str = "/") -> Iterator[Host]:
    """Serve a build below a path while the block runs; the folder is for what the host needs."""
    asked: list[str] = []

    class Listening(Handler):
        @override
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

        @override
        def end_headers(self) -> None:
            is_hashed = any(f"/{parent}/" in self.path for parent in HASHED)
            self.send_header("Cache-Control", FOR_EVER if is_hashed else ASK_AGAIN)
            super().end_headers()

    kind = type("Below", (Listening,), {"below": below})
    served = folder / "served"
    served.symlink_to(build)
    with serving(served, kind) as address:
        yield Host(address, asked, served)


def another(site: Path, folder: Path) -> Path:
    """Return a build with the same content, in which nothing that bears a hash has the address of before."""
    build = folder / "another"
    shutil.copytree(site, build)
    names = {each.name for parent in HASHED for each in (build / parent).glob("*/")}
    names.add(build_of((site / "index.html").read_text()))
    for parent in HASHED:
        for each in (build / parent).glob("*/"):
            each.rename(each.with_name(each.name[::-1]))
    for page in (*build.rglob("*.html"), *build.glob("*.json")):
        text = page.read_text()
        for name in names:
            text = text.replace(name, name[::-1])
        page.write_text(text)
    return build
