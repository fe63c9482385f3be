"""The oldest browsers in which everything works: `browsers.toml` goes in, what pages say comes out."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_suffix(".toml")


@cache  # every form names them
def table() -> dict[str, Any]:
    """Return the versions as `least`, the names as `named`, and what is `lacking` there with its reason."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def sentence(words: str) -> str:
    """Return the oldest browsers as a list; `words` say how its last one is joined to the others.

    >>> sentence("{others} and {last}").split(", ")[0]
    'Safari (also on iPhone and iPad) 16.4'
    """
    browsers = table()
    *others, last = (
        f"{browsers['named'][each]} {browsers['least'][each]}" for each in browsers["least"]
    )
    return words.format(others=", ".join(others), last=last)
