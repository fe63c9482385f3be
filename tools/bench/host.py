"""One host for all contestants, each below its own folder: it compresses, throttles and counts."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import override
from urllib.parse import unquote, urlsplit

from tools.compress import compressed, is_squeezed
from tools.host import Handler, serving
from tools.hosting.rules import TYPES, sent_with

from .contestants import Contestant
from .files import File, Sent
from .line import NONE, Line, Speed


class Shelves:
    """What the host has, and what it has sent; `line` is the one that all of it goes through."""

    def __init__(self, contestants: Iterable[Contestant]) -> None:
        self.line = Line(NONE)
        self.sent: list[Sent] = []
        self.files: dict[str, File] = {}
        for number, each in enumerate(contestants):
            self.files |= {f"/{number}/{path}": file for path, file in shelved(each).items()}

    def through(self, speed: Speed) -> None:
        """Let all that is sent from now on go through a new line, and forget what was sent."""
        self.line = Line(speed)
        self.sent = []


def shelved(contestant: Contestant) -> dict[str, File]:
    """Return a contestant's files by their path, ready to be sent."""
    squeezed = {path for path in contestant.files if is_squeezed(path)}
    bodies = dict(
        zip(squeezed, compressed(contestant.files[path] for path in squeezed), strict=True)
    )
    return {
        path: File(
            {"": content}
            | {
                name: body
                for name, body in bodies.get(path, {}).items()
                if name in contestant.encodings
            },
            _headers(contestant, path),
            f'"{sha256(content).hexdigest()[:16]}"',
        )
        for path, content in contestant.files.items()
    }


def _headers(contestant: Contestant, path: str) -> tuple[tuple[str, str], ...]:
    ending = path.rpartition(".")[2]
    kind = contestant.types.get(ending, TYPES.get(ending, "application/octet-stream"))
    # Stock Pyodide's files bear a version in their address, wherever they are served.
    kept = "runtime/" if path.startswith("stock/") else path
    cache = dict(sent_with(kept)).get("Cache-Control") if contestant.keeps else None
    # The worker of another Pyodide obeys no policy of the site's own.
    return (
        ("Content-Type", kind),
        ("Cache-Control", cache or "no-cache"),
        ("Vary", "Accept-Encoding"),
    )


class Counter(Handler):
    """Answers from the shelves."""

    shelves: Shelves
    _headers_buffer: list[bytes]  # of http.server, until a head is sent
    disable_nagle_algorithm = True

    @override
    def setup(self) -> None:
        """Open the connection, as late as the line brings it."""
        super().setup()
        time.sleep(self.shelves.line.speed.delay)  # to open a connection takes a way there and back

    @override
    def do_GET(self) -> None:
        """Send a file, as fast as the line lets it through, or say that the browser has it."""
        line = self.shelves.line
        time.sleep(line.speed.delay)
        path = unquote(urlsplit(self.path).path)
        file = self.shelves.files.get(path + "index.html" if path.endswith("/") else path)
        if file is None:
            self._answer(path, 404, (), b"")
        elif self.headers["If-None-Match"] == file.tag:
            self._answer(path, 304, (("ETag", file.tag), *file.headers), b"")
        else:
            encoding = file.chosen(self.headers["Accept-Encoding"] or "")
            told = (("Content-Encoding", encoding),) if encoding else ()
            self._answer(
                path, 200, (("ETag", file.tag), *file.headers, *told), file.bodies[encoding]
            )

    def _answer(
        self, path: str, code: int, headers: Iterable[tuple[str, str]], body: bytes
    ) -> None:
        self.send_response(code)
        for name, value in headers:
            self.send_header(name, value)
        if code != 304:
            self.send_header("Content-Length", str(len(body)))
        head = sum(len(line) for line in self._headers_buffer)
        self.shelves.sent.append(Sent(path, head, len(body)))
        self._wait(head)
        self.end_headers()
        piece = self.shelves.line.piece
        for start in range(0, len(body), piece):
            part = body[start : start + piece]
            self._wait(len(part))
            self.wfile.write(part)

    def _wait(self, size: int) -> None:
        seconds = self.shelves.line.reserve(size, time.monotonic())
        if seconds > 0:
            time.sleep(seconds)


@contextmanager
def hosting(shelves: Shelves) -> Iterator[str]:
    """Serve the shelves while the block runs; yield the address, below which contestants are numbered."""
    kind = type("OnShelves", (Counter,), {"shelves": shelves})
    with serving(Path(), kind) as address:
        yield address
