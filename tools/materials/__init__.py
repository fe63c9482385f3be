"""Says what a browser gets that others have made, and under which licence.

`parts.toml` names each part, and the installed packages tell the rest.

`leave(site)` puts the bill of materials and the texts of the licences into a built site.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from . import bill, texts
from .parts import Part, own, read
from .texts import CHANGES

__all__ = ["CHANGES", "leave", "listed"]

BILL = "bill-of-materials.json"
LICENCES = "licences"


def leave(site: Path) -> None:
    """Write the bill and the licences into the site. Raises BuildError where a part is not found."""
    parts = read()
    (site / BILL).write_text(json.dumps(bill.of(own(), parts), indent=1, ensure_ascii=False))
    folder = site / LICENCES
    folder.mkdir(exist_ok=True)  # the page that lists them lies there
    for part in (own(), *parts):
        (folder / texts.name(part)).write_text(texts.of(part), encoding="utf-8")
    (folder / CHANGES).write_bytes(texts.changes())


def listed() -> Iterator[tuple[Part, str]]:
    """Yield each part and the name of the file with its licence, beside the page that lists them."""
    for part in read():
        yield part, texts.name(part)
