"""Marks the pages of an edition as old, or takes the mark off: the edition's folder is changed in place.

A page bears two empty places for it, in its head and above its title; main.html makes them. So a page can be
marked again whenever something newer is published, and no script of it changes.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from checker.render.markup import Html, tag
from tools.editions.mike import LATEST
from tools.editions.moved import Moved
from tools.editions.shelf import Shelf
from tools.steps import BuildError

CANONICAL = re.compile(r'(<link rel="canonical" href=")[^"]*(">)')
NO_INDEX = '<meta name="robots" content="noindex">'


@dataclass(frozen=True)
class Marker:
    """Writes the marks of old editions: it knows what is newest, where each page went, and the words."""

    shelf: Shelf
    moved: Moved
    words: Mapping[str, str]

    def mark_all(self) -> None:
        """Bring every page of every edition up to date. Raises BuildError for one without places."""
        now = self.shelf.pages(LATEST)
        for edition in (*self.shelf.editions, LATEST):
            for page in self.shelf.pages(edition):
                self._mark(edition, page, now)

    def _mark(self, edition: str, page: str, now: Collection[str]) -> None:
        file = self.shelf.folder / edition / page / "index.html"
        html = file.read_text(encoding="utf-8")
        nearest = self.moved.nearest(page, now)
        is_old = edition in self.shelf.old
        note = self._note(edition, page, nearest, is_same=page == nearest) if is_old else ""
        try:
            html = filled(html, "edition-note", note)
            html = filled(html, "edition-head", NO_INDEX if is_old else "")
        except ValueError as error:
            raise BuildError(f"edition: {file.relative_to(self.shelf.folder)}: {error}") from error
        canonical = f"{self.shelf.address}{LATEST}/{nearest.partition('#')[0]}"
        html = CANONICAL.sub(lambda found: f"{found[1]}{canonical}{found[2]}", html)
        file.write_text(html, encoding="utf-8")

    def _note(self, edition: str, page: str, nearest: str, *, is_same: bool) -> Html:
        """Return what stands above the title of an old edition's page."""
        title = self.words["old-edition"].format(edition=edition, newest=self.shelf.newest)
        link = "old-same-page" if is_same else "old-nearest-page" if nearest else "old-start-page"
        href = f"{'../' * (page.count('/') + 1)}{LATEST}/{nearest}"
        return tag(
            "aside",
            tag("p", title, class_="admonition-title"),
            tag("p", self.words["old-rules"], " ", tag("a", self.words[link], href=href)),
            class_="admonition warning edition-note",
            aria_label=self.words["old-label"],
        )


def filled(html: str, place: str, content: str) -> str:
    """Return a page with this content between the two comments that name a place, instead of what was there.

    Raises ValueError for a page without the place.

    >>> filled("<!-- a -->old<!-- /a -->", "a", "new")
    '<!-- a -->new<!-- /a -->'
    """
    before, opened, rest = html.partition(f"<!-- {place} -->")
    _, closed, after = rest.partition(f"<!-- /{place} -->")
    if not (opened and closed):
        raise ValueError(f"there is no place for {place}")
    return f"{before}{opened}{content}{closed}{after}"
