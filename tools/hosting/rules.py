"""Reads `rules.toml`: which headers a host sends with which file, and which type."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True, slots=True)
class Part:
    """Headers for all files below a folder of the site, "" for every file."""

    below: str
    send: Mapping[str, str]


_RULES = tomllib.loads(FILE.read_text(encoding="utf-8"))
PARTS = tuple(Part(**part) for part in _RULES["headers"])
TYPES: Mapping[str, str] = _RULES["types"]


def sent_with(path: str) -> list[tuple[str, str]]:
    """Return the name and value of each header for the file at a path of the site.

    >>> sent_with("runtime/0a1b/python.wasm")[-1]
    ('Cache-Control', 'public, max-age=31536000, immutable')
    >>> sent_with("refund/index.html") == sent_with("404.html")
    True
    """
    fitting = (part for part in PARTS if path.startswith(part.below))
    return [header for part in fitting for header in part.send.items()]
