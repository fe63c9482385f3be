"""Serves the built site on this machine and rebuilds it when a source changes: `make serve`.

A build that fails says why and leaves the last good site in place. The port is the wanted one or
the next that is free; 0 takes any.
"""

import argparse
import logging
import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Iterable
from multiprocessing.context import ForkServerProcess
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from tools import build
from tools.build import BUILD, PACK, SITE, SOURCES
from tools.security import META

HOST = "127.0.0.1"
PORTS_TRIED = 100
LAST_PORT = 65535
# What takes long to import, and what the build does with it.
LIBRARIES = [
    "material.extensions.emoji",
    "material.plugins.search.plugin",
    "mike.mkdocs_plugin",
    "mkdocs.commands.build",
    "mkdocs.livereload",
    "mkdocs_macros.plugin",
]
# How often the sources are looked at: who has saved a page looks at it within two seconds.
LOOKING_IN_S = 0.2


class Builder:
    """Builds in a process of its own each time, which sees changed code too.

    It is forked from one that has imported what comes from elsewhere, and nothing of ours. Who edits a page,
    a sentence or a fact sees the pages at once; the checker follows, because to pack it takes longer.
    """

    def __init__(self) -> None:
        # Byte code goes to build/, because written beside a source it would look like a change.
        os.environ["PYTHONPYCACHEPREFIX"] = str(BUILD / "pycache")
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(LIBRARIES)
        self._packing: ForkServerProcess | None = None

    def __call__(self) -> None:
        """Build, and say so where that fails. What is packed behind is watched, and leads to another call."""
        process = self._begin("calendars", "joined", "site") if PACK.exists() else self._begin()
        process.join()
        if process.exitcode:
            print("serve: the build failed; the last good site stays", file=sys.stderr, flush=True)
        elif self._packing is None or not self._packing.is_alive():
            self._packing = self._begin("pack")

    def _begin(self, *steps: str) -> ForkServerProcess:
        process = self._context.Process(target=build_alone, args=steps, daemon=True)
        process.start()
        return process


def build_alone(*steps: str) -> None:
    """Make these steps, by default all; whoever interrupts the server is answered by the server."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    build.main(*steps)


def free_port(wanted: int) -> int:
    """Return the first port from the wanted one on that nobody listens to.

    Raises OSError when there is none among the next hundred.
    """
    for port in range(wanted, min(wanted + PORTS_TRIED, LAST_PORT + 1)):
        with socket.socket() as probe:
            # As the server itself does: else a port that has just been left counts as taken.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    message = f"no free port from {wanted} on: choose another with PORT="
    raise OSError(message)


def port_number(text: str) -> int:
    """Return a port as a number. Raises ArgumentTypeError, which says what to type instead."""
    if text.isdecimal() and int(text) <= LAST_PORT:
        return int(text)
    message = f"{text} is no port: choose one from 1 to {LAST_PORT}, or 0 for any that is free"
    raise argparse.ArgumentTypeError(message)


def serve(wanted_port: int) -> None:
    """Build the site for the address that it will have, and serve it until interrupted or terminated."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    port = free_port(wanted_port)
    # Material loads pages instantly only where the port agrees with the sitemap's.
    os.environ.setdefault("SITE_URL", f"http://localhost:{port}/")
    rebuild = Builder()
    rebuild()
    if not (SITE / "index.html").exists():
        sys.exit("serve: there is no site to serve yet: mend the error above")
    server = LiveReloadServer(
        rebuild, host=HOST, port=port, root=str(SITE), polling_interval=LOOKING_IN_S
    )
    server.error_handler = error_page
    server.set_app(open_to_reload(server.serve_request))
    for source in (*SOURCES, PACK):
        server.watch(str(source))
    try:
        server.serve()
    except KeyboardInterrupt:
        server.shutdown(wait=True)


def open_to_reload(app: WSGIApplication) -> WSGIApplication:
    """Return the app with pages whose policy is blank: the script of the live reload is another each time."""

    def served(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = app(environ, start_response)
        if not environ["PATH_INFO"].endswith(("/", ".html")):
            return answer
        # Of the same length, which has already been said.
        return [META.sub(lambda found: b" " * len(found[0]), b"".join(answer))]

    return served


def error_page(code: int) -> bytes | None:
    """Return the site's own page for an error, if it has one for this code."""
    page = SITE / f"{code}.html"
    return page.read_bytes() if page.exists() else None


def main() -> None:
    """Read the command line, and serve."""
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description=__doc__)
    parser.add_argument("--port", type=port_number, default=8000, help="the port to try first")
    # The server says where it serves, once it does, and what it rebuilds.
    logging.basicConfig(stream=sys.stdout, format="%(message)s")
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)
    try:
        serve(parser.parse_args().port)
    except OSError as error:
        sys.exit(f"serve: {error}")
    except KeyboardInterrupt:  # before there was a server to stop
        sys.exit(1)


if __name__ == "__main__":
    main()
