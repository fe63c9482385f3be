"""Pyodide's own files: a folder goes in; its files come out if the diet knows them, or a refusal."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.steps import BuildError

KNOWN = tomllib.loads(Path(__file__).with_name("stock.toml").read_text())


@dataclass(frozen=True)
class Stock:
    """The files of a Pyodide that is known, and so one that every step of the diet may rely on."""

    script: str
    code: bytes
    library: bytes


def read(pyodide: Path) -> Stock:
    """Return Pyodide's files. Raises BuildError where one is not the file that is known."""
    script, code, library = (known(name, (pyodide / name).read_bytes()) for name in KNOWN["sha256"])
    return Stock(script.decode(), code, library)


def known(name: str, content: bytes) -> bytes:
    """Return the content. Raises BuildError where it is not that of the file that is known by the name."""
    if hashlib.sha256(content).hexdigest() != KNOWN["sha256"][name]:
        message = (
            f"pack: {name} is another than tools/pack/stock.toml knows; go through the list under"
            ' "The next Pyodide" in DECISIONS, and then write its new SHA-256 there'
        )
        raise BuildError(message)
    return content
