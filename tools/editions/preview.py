"""Serves the branch of the published editions on this machine, below the path that it was built for."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from tools.editions.repository import BRANCH, Repository, check_out
from tools.editions.shelf import Shelf
from tools.host import Handler, serving
from tools.hosting.headers_file import ANY_EDITION
from tools.steps import BuildError

ROOT = Path(__file__).parents[2]


def serve(port: int, root: Path = ROOT) -> None:
    """Serve the branch until interrupted. Raises BuildError where nothing has been published yet."""
    with TemporaryDirectory() as scratch:
        bare, shelf = Path(scratch, "branch.git"), Shelf(Path(scratch, "site"))
        Repository(root).clone(bare)
        check_out(bare, shelf.folder)
        if not shelf.newest:
            raise BuildError(f"preview: {BRANCH} holds no edition yet: make edition first")
        handler = below(urlsplit(shelf.address).path)
        with suppress(KeyboardInterrupt), serving(shelf.folder, handler, port) as address:
            print(f"preview: {', '.join(shelf.editions)} at {address}", flush=True)
            while True:
                time.sleep(3600)


def below(path: str) -> type[Handler]:
    """Return a handler that serves a folder below a path, which has a slash at both ends."""
    return type("Below", (Host,), {"below": path})


class Host(Handler):
    """Serves files as a host does that reads `_headers`."""

    def end_headers(self) -> None:
        """Add what `_headers` says of the address."""
        file = Path(self.directory, "_headers")
        for name, value in told(file.read_text() if file.exists() else "", self.path):
            self.send_header(name, value)
        super().end_headers()


def told(headers: str, address: str) -> Iterator[tuple[str, str]]:
    r"""Yield each header that a file of headers names for an address.

    >>> list(told("/runtime/*\n  Cache-Control: no-store\n", "/runtime/0a1b/pyodide.asm.js"))
    [('Cache-Control', 'no-store')]
    >>> list(told("/:edition/assets/*\n  A: b\n", "/latest/assets/x.js"))
    [('A', 'b')]
    """
    is_meant = False
    for line in headers.splitlines():
        if line.startswith("/"):
            pattern = re.escape(line).replace(r"\*", ".*").replace(ANY_EDITION, "[^/]+/")
            is_meant = re.fullmatch(pattern, address) is not None
        elif is_meant and line:
            name, _, value = line.strip().partition(": ")
            yield name, value
