"""What is typed stays text in the page, wherever it is typed."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from . import laws


class Skeleton(HTMLParser):
    """Collects the tags of a page with the names of their attributes, and the links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an opened tag."""
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        """Keep a closed tag."""
        self.tags.append((f"/{tag}", ()))


MARKUP = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "</p></section><!-- ",
    "&lt;b&gt;&#60;b&#62;",
    "javascript:alert(1)",
    "]]><svg/onload=alert(1)>",
]


def _evidence(**fields: Any) -> dict[str, Any]:
    return {"topic": "evidence", "today": "2026-11-23", "fields": fields}


PLACES: dict[str, Callable[[str], Any]] = {
    "a file's name that fits": lambda text: _evidence(files=[{"name": f"{text}.png", "size": 1}]),
    "a file's ending": lambda text: _evidence(files=[{"name": f"a.{text}", "size": 1}]),
    "the text": lambda text: _evidence(text=f"{text} \u6ca1"),
    "a date": lambda text: {"topic": "tracking", "fields": {"sent": text}},
    "an option": lambda text: {"topic": "appeal", "fields": {"closed-by": text}},
    "a country": lambda text: {"topic": "refund", "fields": {"country": text}},
    "a field's name": lambda text: {"topic": "refund", "fields": {text: "2026-11-01"}},
    "a key": lambda text: {"topic": "refund", text: 1},
    "the topic": lambda text: {"topic": text},
    "today": lambda text: {"topic": "refund", "today": text},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", MARKUP)
def test_markup_that_is_typed_stays_text(place: str, text: str):
    """The page has the same tags as for a harmless text of the same length, and leads nowhere else."""
    typed, harmless = (PLACES[place](each) for each in (text, "x" * len(text)))
    shown, expected = (Skeleton(laws.page(each)["html"]) for each in (typed, harmless))
    assert shown.tags == expected.tags
    assert all(link.startswith(("../", "#form-")) for link in shown.links)
