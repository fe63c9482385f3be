"""The published editions as they stand in a folder: which there are, where they lie, their pages."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from tools.editions.mike import LATEST

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
VERSIONS = "versions.json"


@dataclass(frozen=True)
class Shelf:
    """A folder laid out as the site is published: a folder for each edition, and `latest/`."""

    folder: Path

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """Every edition, the newest first, as mike lists them."""
        return tuple(each["version"] for each in self._listed)

    @cached_property
    def newest(self) -> str:
        """The edition that `latest/` is a copy of; "" where there is none."""
        return next((each["version"] for each in self._listed if LATEST in each["aliases"]), "")

    @cached_property
    def old(self) -> tuple[str, ...]:
        """Every edition but the newest."""
        return tuple(each for each in self.editions if each != self.newest)

    @cached_property
    def address(self) -> str:
        """The address of the whole, with a slash at the end, as the newest edition was built for."""
        return urljoin(self.home(LATEST), "..")

    def pages(self, edition: str) -> tuple[str, ...]:
        """Return the pages of an edition, each as its address there: "" is the home page."""
        found = _sitemap(self.folder / edition)
        return tuple(each.removeprefix(found[0]) for each in found)

    def home(self, edition: str) -> str:
        """Return the whole address of an edition's home page, as its sitemap has it."""
        return _sitemap(self.folder / edition)[0]

    @property
    def _listed(self) -> list[dict[str, Any]]:
        file = self.folder / VERSIONS
        listed: list[dict[str, Any]] = json.loads(file.read_text()) if file.exists() else []
        return listed


def _sitemap(folder: Path) -> list[str]:
    """Return every address in the sitemap of an edition; its home page comes first."""
    found = ET.parse(folder / "sitemap.xml")  # noqa: S314 — our own build has written it
    return sorted((each.text or "" for each in found.iter(LOC)), key=lambda each: (len(each), each))
