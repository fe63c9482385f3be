"""The table of moved pages: a page goes in, and the nearest page of the newest edition comes out."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.steps import BuildError

FILE = "docs/moved.toml"


@dataclass(frozen=True)
class Moved:
    """Which page stands for one that is gone."""

    table: Mapping[str, str]

    @classmethod
    def read(cls, root: Path) -> "Moved":
        """Return the project's table. Raises BuildError for a line that is no pair of addresses."""
        file = root / FILE
        table = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        for old, new in table.items():
            if not (isinstance(new, str) and old.endswith("/") and _page(new).endswith("/")):
                raise BuildError(f'{FILE}: {old}: write it as "old-page/" = "new-page/"')
        return cls(table)

    def check(self, before: Collection[str], now: Collection[str]) -> None:
        """See that the table knows each page that is gone, and leads to pages that are there.

        Raises BuildError, which says what to add.
        """
        for old, new in self.table.items():
            if _page(new) not in now:
                raise BuildError(f"{FILE}: {old} leads to {new}, and there is no such page")
        for page in sorted(set(before) - set(now) - set(self.table)):
            raise BuildError(
                f'{FILE}: the page {page} is gone: add a line "{page}" = "the-nearest-page/"'
            )

    def nearest(self, page: str, now: Collection[str]) -> str:
        """Return the address for a page: itself while it is there, else its nearest, else the home page.

        >>> moved = Moved({"hints/": "refund/#card"})
        >>> moved.nearest("refund/", {"", "refund/"}), moved.nearest("hints/", {"", "refund/"})
        ('refund/', 'refund/#card')
        >>> moved.nearest("lost/", {"", "refund/"})
        ''
        """
        if page in now:
            return page
        nearest = self.table.get(page, "")
        return nearest if _page(nearest) in now else ""


def _page(address: str) -> str:
    return address.partition("#")[0]
