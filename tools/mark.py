"""Lets every page say of which build it is: a built site is changed in place, the same gets the same mark."""

import re
from pathlib import Path

from tools.digest import digest
from tools.security import CHARSET

NAME = "build"
MARK = re.compile(rf'<meta name="{NAME}" content="([0-9a-f]+)">')
HASH = 16


def mark(folder: Path) -> None:
    """Write the hash of all pages in the folder, which name their scripts and Python by hashes, into each."""
    pages = sorted(folder.rglob("*.html"))
    written = f'<meta name="{NAME}" content="{digest(folder, pages)[:HASH]}">'
    for page in pages:
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace(CHARSET, f"{CHARSET}\n{written}", 1), encoding="utf-8")


def build_of(html: str) -> str:
    """Return the mark of a page; "" where it has none.

    >>> build_of('<meta name="build" content="0a1b">')
    '0a1b'
    """
    found = MARK.search(html)
    return found[1] if found else ""
