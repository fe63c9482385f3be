"""What all editions share: each says which hashed folders it needs; one copy of each stands at the root."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from tools.editions.shelf import Shelf

META = re.compile(r"<meta name=\"dispute-checker\" content='([^']*)'>")
# Where hashed folders lie, one for each content that an edition has.
PARENTS = ("runtime", "assets/dispute-checker/pack")


def above(address: str, site_url: str) -> str:
    """Return the address, in a page of an edition, of what lies beside the editions.

    `address` is what it would be inside the edition: relative to the page or, on the page for a lost address,
    from the host's root.

    >>> above("../runtime/0a1b/", "https://example.org/help/latest/")
    '../../runtime/0a1b/'
    >>> above("/help/latest/runtime/0a1b/", "https://example.org/help/latest/")
    '/help/runtime/0a1b/'
    """
    if not address.startswith("/"):
        return f"../{address}"
    inside = urlsplit(site_url).path.rstrip("/")
    return inside.rpartition("/")[0] + address.removeprefix(inside)


def place(packed: Path, folder: Path) -> None:
    """Put what a build has packed for the browser at the root, beside what other editions need."""
    shutil.copytree(packed, folder, dirs_exist_ok=True)


def sweep(shelf: Shelf) -> None:
    """Remove every hashed folder that no edition needs any more."""
    needed = {address for edition in shelf.editions for address in needs(shelf.folder / edition)}
    for parent in PARENTS:
        for folder in (shelf.folder / parent).glob("*/"):
            if f"{folder.relative_to(shelf.folder).as_posix()}/" not in needed:
                shutil.rmtree(folder)


def needs(edition: Path) -> Iterator[str]:
    """Yield the address at the root of each hashed folder that the edition in this folder loads."""
    pages = (page.read_text(encoding="utf-8") for page in edition.rglob("index.html"))
    # Only a page with a form says so, and all that do say the same.
    found = next(filter(None, map(META.search, pages)), None)
    if found:
        record = json.loads(unescape(found[1]))
        yield from (record[name].replace("../", "") for name in ("runtime", "pack"))
