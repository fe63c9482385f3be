"""Puts a build's own scripts and styles into a folder that bears their hash: the site is changed in place.

So a page and its scripts always come from one build, whatever a browser or a host has kept of another.
"""

import re
from pathlib import Path

from tools.digest import digest

ASSETS = "assets"
# Where the folder lies, in the site or in an edition.
PARENT = "assets/own"
# What no script or style is, stays where it is: pictures do no harm on a page of another build.
STAYS = ("images", "own", "pictures")
HASH = 16


def settle(folder: Path) -> None:
    """Move the site's scripts and styles, the theme's too, and let every page name them there."""
    assets = folder / ASSETS
    found = (path.relative_to(assets) for path in assets.rglob("*") if path.is_file())
    names = sorted(name.as_posix() for name in found if name.parts[0] not in STAYS)
    files = [assets / name for name in names]
    home = f"{PARENT}/{digest(folder, files)[:HASH]}/"
    for name, file in zip(names, files, strict=True):
        settled = folder / home / name
        settled.parent.mkdir(parents=True, exist_ok=True)
        file.rename(settled)
    for empty in sorted(assets.rglob("*/"), reverse=True):
        if not any(empty.iterdir()):
            empty.rmdir()
    # An address ends with its mark, or where what stands behind # begins.
    named = re.compile(rf"\b{ASSETS}/(?=(?:{'|'.join(map(re.escape, names))})[\"'#])")
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(named.sub(home, html), encoding="utf-8")


def find(folder: Path, name: str) -> Path:
    """Return where a script or style lies in the built site in this folder."""
    return next(folder.glob(f"{PARENT}/*/{name}"))
