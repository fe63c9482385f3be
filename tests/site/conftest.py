"""The built pages as records, and the pages' sources with their front matter."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.meta import get_data

DOCS = Path(__file__).parents[2] / "docs"
# What a browser fetches by itself; a plain link (`a`) is fetched only when somebody follows it.
FETCHING = {"src", "srcset", "data", "poster", "action", "formaction", "style"}


@dataclass
class BuiltPage(HTMLParser):
    """One HTML file: its address in the site, and what tests ask about it."""

    address: str
    html: str
    title: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    menu: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    description: str = ""
    _open: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
            if "md-nav__link" in found.get("class", ""):
                self.menu.append(found["href"])
        self.fetched += [value for name, value in found.items() if name in FETCHING]
        if tag == "link" and found.get("rel") != "canonical":
            self.fetched.append(found.get("href", ""))
        if tag == "dispute-checker":
            self.topics.append(found["topic"])
        if tag == "meta" and found.get("name") == "description":
            self.description = found["content"]
        if tag == "h1":
            self.headings.append("")
        self._open = tag if tag in ("h1", "title") else self._open

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data: str) -> None:
        if self._open == "h1":
            self.headings[-1] += data
        elif self._open == "title":
            self.title += data


@dataclass(frozen=True)
class Source:
    """One page as it is written: its slug, its front matter and its Markdown."""

    slug: str
    meta: dict[str, Any]
    body: str

    @property
    def address(self) -> str:
        return "" if self.slug == "index" else f"{self.slug}/"


def read_source(file: Path) -> Source:
    body, meta = get_data(file.read_text(encoding="utf-8"))
    return Source(file.stem, meta, body)


SOURCES = [read_source(file) for file in sorted(DOCS.glob("*.md"))]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `source` once for each page in docs/."""
    if "source" in metafunc.fixturenames:
        metafunc.parametrize("source", SOURCES, ids=lambda source: source.slug)


@pytest.fixture(scope="session")
def sources() -> list[Source]:
    return SOURCES


@pytest.fixture(scope="session")
def not_found(site: Path) -> BuiltPage:
    """Return the page that a host shows for an address that does not exist."""
    return BuiltPage("404.html", (site / "404.html").read_text("utf-8"))


@pytest.fixture(scope="session")
def built(site: Path) -> dict[str, BuiltPage]:
    """Return every built page by its address in the site: "" is the home page."""
    files = [*site.glob("index.html"), *site.glob("*/index.html")]
    addresses = {file: file.parent.relative_to(site).as_posix() + "/" for file in files}
    return {
        address.removeprefix("./"): BuiltPage(address.removeprefix("./"), file.read_text("utf-8"))
        for file, address in addresses.items()
    }
