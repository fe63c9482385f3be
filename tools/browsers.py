"""The oldest browsers in which everything works: what pages say of them, and what scripts and styles may use.

`browsers.toml` names them; what they know is MDN's data, which `browsers.mjs` reads.
"""

import json
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tools.node import node
from tools.steps import BuildError

FILE = Path(__file__).with_suffix(".toml")
READER = FILE.with_suffix(".mjs")
# What MDN's data calls the same browsers on phones.
PHONES = {"safari": "safari_ios", "chrome": "chrome_android", "firefox": "firefox_android"}


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


def lacking(*files: Path, **others: str) -> list[dict[str, Any]]:
    """Return what of these scripts and styles the oldest browsers, or these others, do not know.

    Raises BuildError for a syntax that not all of them read.
    """
    least = table()["least"]
    wanted = least | {PHONES[name]: version for name, version in least.items()} | others
    read = subprocess.run(
        [node(), READER, json.dumps(wanted), *files], capture_output=True, text=True, check=False
    )
    if read.returncode:
        raise BuildError(f"browsers: {read.stderr.strip()}")
    found: list[dict[str, Any]] = json.loads(read.stdout)
    return found
