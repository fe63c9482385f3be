"""Says in a built page what each of its scripts must hold."""

import re
from functools import cache
from pathlib import Path

from tools.digest import integrity

# What the browser compares: a script that a page names, and a module that it will need.
NAMED = re.compile(r'<(?:script|link rel="modulepreload")[^>]*? (?:src|href)="([^":]+)"')


def seal(folder: Path) -> None:
    """Write into every page of the folder what each of its scripts must hold, so that no other one runs."""

    @cache
    def held(script: Path) -> str:
        return f' integrity="{integrity(script.read_bytes())}"' if script.is_file() else ""

    def sealed(named: re.Match[str]) -> str:
        return named[0] + held((page.parent / named[1]).resolve())

    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(NAMED.sub(sealed, html), encoding="utf-8")
