"""A plain host for the built site on this machine: a folder goes in, its address comes out."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tools.hosting.rules import TYPES

HOST = "127.0.0.1"
# What mkdocs.yml names as the site's address where SITE_URL does not.
BUILT_FOR = "http://localhost:8000/"
LOC = re.compile(rb"<loc>https?://[^/]+/")


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a plain host would: right types, the site's own 404 page, no log."""

    protocol_version = "HTTP/1.1"
    below = "/"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        f".{ending}": kind for ending, kind in TYPES.items()
    }

    def do_GET(self) -> None:
        """Send a file; the sitemap with this host's own address, without which no page loads instantly."""
        file = Path(self.translate_path(self.path))
        if file.name != "sitemap.xml" or not file.exists():
            super().do_GET()
            return
        own = f"<loc>http://{self.headers['Host']}/".encode()
        self._send(200, "OK", "application/xml", LOC.sub(own, file.read_bytes()))

    def translate_path(self, path: str) -> str:
        """Return the file at an address; none stands outside the path that the folder is served below."""
        inside = path.removeprefix(self.below)
        return super().translate_path(f"/{inside}" if inside != path else "/nothing/here")

    def log_message(self, *message: object) -> None:
        """Say nothing: whoever serves says what is to be known."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for the error, where it has one."""
        page = Path(self.directory) / f"{code}.html"
        if page.exists():
            self._send(code, message or "", "text/html", page.read_bytes())
        else:
            super().send_error(code, message, explain)

    def _send(self, code: int, message: str, kind: str, body: bytes) -> None:
        self.send_response(code, message)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """Answers every request in a thread of its own, none of which outlives the server."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that leaves in the middle; report everything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, kind: type[Handler] = Handler, port: int = 0) -> Iterator[str]:
    """Serve a folder while the block runs; yield its address, with a slash at the end."""
    handler = partial(kind, directory=str(folder))
    with Server((HOST, port), handler) as httpd:
        # It looks so often, in seconds, whether it shall end: whoever ends it waits for that.
        thread = threading.Thread(target=httpd.serve_forever, args=[0.05], daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{httpd.server_port}{kind.below}"
        finally:
            httpd.shutdown()
            thread.join()
