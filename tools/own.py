"""Puts our own scripts and styles into a folder that bears their hash: a built site is changed in place.

So a page and its scripts always come from one build, whatever a browser or a host has kept of another.
"""

import re
from pathlib import Path

from tools.digest import digest

OVERRIDES = Path(__file__).parents[1] / "overrides"
ASSETS = "assets"
# Where the folder lies, in the site or in an edition.
PARENT = "assets/own"
HASH = 16


def settle(folder: Path) -> None:
    """Move what `overrides/assets` has given to the site in this folder, and let every page name it there."""
    given = [path.relative_to(OVERRIDES / ASSETS) for path in (OVERRIDES / ASSETS).rglob("*")]
    names = sorted(name.as_posix() for name in given if (folder / ASSETS / name).is_file())
    files = [folder / ASSETS / name for name in names]
    home = f"{PARENT}/{digest(folder, files)[:HASH]}/"
    for name, file in zip(names, files, strict=True):
        settled = folder / home / name
        settled.parent.mkdir(parents=True, exist_ok=True)
        file.rename(settled)
    # An address ends with its mark, or where what stands behind # begins.
    named = re.compile(rf"\b{ASSETS}/(?=(?:{'|'.join(map(re.escape, names))})[\"'#])")
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(named.sub(home, html), encoding="utf-8")


def find(folder: Path, name: str) -> Path:
    """Return where a script or style of ours lies in the built site in this folder."""
    return next(folder.glob(f"{PARENT}/*/{name}"))
