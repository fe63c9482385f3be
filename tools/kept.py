"""What a browser keeps for times without a network: a built site gets its list and its service worker.

The list is `kept.json`. It names the folders that bear their hash, then the pages and what all of them need,
each with its sum. Addresses are relative to the list.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from tools.digest import integrity
from tools.editions.shared import META
from tools.editions.shelf import VERSIONS
from tools.mark import build_of
from tools.own import PARENT
from tools.steps import BuildError

LIST = "kept.json"
WORKER = "service-worker.js"
ROOT = Path(__file__).parents[1]
# Each adds to what the one before has made.
PARTS = ("core", "routing", "strategies")
# Needed by every page. Pictures weigh as much as all the rest, and the pages say the same in words.
SHARED = "search/*.json"
# For who looks into the theme, and for languages that no page is written in.
UNUSED = re.compile(r"\.map$|/lunr/")
SITEMAP = "sitemap.xml"
# Some hosts write their own name into the one; a later publication changes the other, and no page with it.
WITHOUT_SUM = (SITEMAP, VERSIONS)


def complete(folder: Path) -> None:
    """Put Workbox in front of our service worker in the folder, so that it is one file."""
    worker = folder / WORKER
    worker.write_text(f"{workbox()}{worker.read_text(encoding='utf-8')}", encoding="utf-8")


def workbox() -> str:
    """Return what we take of Workbox, with its licence. Raises BuildError where it is not installed."""
    modules = ROOT / "node_modules"
    try:
        code = [
            (modules / f"workbox-{part}" / "build" / f"workbox-{part}.prod.js").read_text()
            for part in PARTS
        ]
        [owner, *_] = (modules / "workbox-core" / "LICENSE").read_text().splitlines()
    except FileNotFoundError as error:
        raise BuildError(f"site: {error.filename} is missing: make setup") from error
    plain = (each.partition("//# sourceMappingURL")[0] for each in code)
    return f"/* Workbox. {owner}. MIT licence. */\n{''.join(plain)}"


def write(folder: Path, beside: Iterable[Path] = ()) -> None:
    """Leave the list in the folder of the site or of an edition; files `beside` it belong to it too.

    A folder whose pages bear no mark, of an edition from before there was one, gets none.
    """
    pages = sorted(folder.rglob("index.html"))
    texts = [page.read_text(encoding="utf-8") for page in pages]
    build = next(filter(None, map(build_of, texts)), "")
    if not build:
        return
    [(home, record), *_] = (
        (page.parent, json.loads(unescape(found[1])))
        for page, found in zip(pages, map(META.search, texts), strict=True)
        if found
    )
    hashed = [home / record["runtime"], home / record["pack"], *folder.glob(f"{PARENT}/*/")]
    kept = {
        "folders": {f"{_address(each, folder)}/": _sums(_files(each), each) for each in hashed},
        "pages": _sums((*pages, *sorted(folder.glob(SHARED)), folder / SITEMAP, *beside), folder),
    }
    state = hashlib.sha256(json.dumps([build, kept]).encode()).hexdigest()[:16]
    (folder / LIST).write_text(json.dumps({"build": build, "state": state} | kept, indent=0) + "\n")


def _files(hashed: Path) -> list[Path]:
    """Return what a hashed folder gives a browser: in the place of `calendars/` only `calendars.json`."""
    files = sorted(file for file in hashed.rglob("*") if file.is_file())
    return [
        file
        for file in files
        if not _together(file.parent).exists() and not UNUSED.search(file.as_posix())
    ]


def _together(folder: Path) -> Path:
    """Return where the texts of all files of a folder would lie as one file."""
    return folder.with_name(f"{folder.name}.json")


def _sums(files: Iterable[Path], folder: Path) -> dict[str, str]:
    """Return what each file must hold by its address; "" where it may hold anything."""
    return {
        _address(file, folder): "" if file.name in WITHOUT_SUM else integrity(file.read_bytes())
        for file in files
    }


def _address(file: Path, folder: Path) -> str:
    """Return a file's address relative to a folder; that of a page ends with a slash."""
    address = Path(os.path.relpath(file, folder)).as_posix()
    return address.removesuffix("index.html") or "./" if file.name == "index.html" else address
