"""How much nginx serves to many at once: wrk asks for a file over many connections; figures come out."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools import apt
from tools.build import PACK, SITE
from tools.compress import beside
from tools.hosting.program import ensure as ensure_nginx
from tools.hosting.served import serving

CONNECTIONS, THREADS = 256, 2
SECONDS = 10
# How long an answer may take: with so many at once on one machine, a megabyte waits its turn.
TIMEOUT = "10s"
PROGRAM = "wrk"
# What a buyer's browser says that it can open.
ENCODINGS = "Accept-Encoding: br, gzip"
RATE = re.compile(r"^Requests/sec: +([\d.]+)$", re.MULTILINE)
SOCKETS = re.compile(
    r"^  Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$", re.MULTILINE
)
REFUSED = re.compile(r"^  Non-2xx or 3xx responses: (\d+)$", re.MULTILINE)


def pages() -> dict[str, str]:
    """Return the addresses that are asked for, by what they are called in the table."""
    pack = json.loads(PACK.read_text(encoding="utf-8"))
    code = pack["pack"] + pack["start"]["core"]
    return {"the home page": "", "the checker": "checker/", "the code of Python": code}


def measured(seconds: int = SECONDS) -> Iterator[dict[str, Any]]:
    """Yield for each address its name, how many requests a second were answered, and how many went wrong.

    Raises NotInstalledError where wrk or nginx cannot be had.
    """
    ensure()
    ensure_nginx()
    with TemporaryDirectory() as folder:
        site, own = Path(folder, "site"), Path(folder, "nginx")
        own.mkdir()
        shutil.copytree(SITE, site)
        beside(site)
        with serving(own, site) as address:
            for name, page in pages().items():
                yield {"name": name} | asked(address + page, seconds)


def asked(address: str, seconds: int, connections: int = CONNECTIONS) -> dict[str, Any]:
    """Return what wrk says of an address that it has asked for so long, as `read` does."""
    command = [
        *(PROGRAM, "--threads", str(THREADS), "--connections", str(connections)),
        *("--duration", f"{seconds}s", "--timeout", TIMEOUT, "--header", ENCODINGS, address),
    ]
    return read(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def read(said: str) -> dict[str, Any]:
    r"""Return `a_second`, the requests that were answered in a second, and `errors`, how many were not.

    Raises ValueError for words that are not wrk's.

    >>> read("  Non-2xx or 3xx responses: 2\nRequests/sec:   4115.20")
    {'a_second': 4115, 'errors': 2}
    """
    rate = RATE.search(said)
    if rate is None:
        raise ValueError(f"wrk says something else than it used to:\n{said}")
    found = [pattern.search(said) for pattern in (SOCKETS, REFUSED)]
    errors = sum(int(count) for match in found if match for count in match.groups())
    return {"a_second": round(float(rate[1])), "errors": errors}


def ensure() -> None:
    """Install wrk where it is missing. Raises NotInstalledError where that cannot be done."""
    if shutil.which(PROGRAM):
        return
    if not apt.can_install():
        raise apt.NotInstalledError(f"{PROGRAM} is missing: install it")
    apt.install(PROGRAM, why=f"no {PROGRAM} found")
