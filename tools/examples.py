"""Reads the worked examples: a rulebook's examples.toml goes in; requests, answers and links come out.

The tests ask every one of them; pages show those that are marked `shows`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

FILE = Path(__file__).parents[1] / "checker" / "rulebook" / "examples.toml"
# A Monday, so that weeks are easy to count.
USUAL_DAY = "2026-11-23"


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example: what a buyer asks, and the answer that the published rules give.

    `name` is the situation; `expected` holds a verdict with its dates and more, or the errors.
    """

    name: str
    topic: str
    today: str
    fields: Mapping[str, Any]
    expected: Mapping[str, Any]
    page: str
    shows: bool

    @property
    def request(self) -> dict[str, Any]:
        """The request, as every door takes it."""
        return {"topic": self.topic, "today": self.today, "fields": dict(self.fields)}

    @property
    def title(self) -> str:
        """Its name, as a line of its own begins."""
        return self.name[0].upper() + self.name[1:]

    @property
    def link(self) -> str:
        """What stands behind "checker/" in the address that asks this. Raises ValueError for files.

        >>> read_examples()[0].link
        '#tracking?sent=2026-11-23&today=2026-11-23'
        """
        if "files" in self.fields:
            raise ValueError(f"no address can hold the files of {self.name!r}")
        return f"#{self.topic}?{urlencode({**self.fields, 'today': self.today})}"


@cache  # a page asks for them several times
def read_examples(file: Path = FILE) -> tuple[Example, ...]:
    """Return every worked example, in the order of the file."""
    topics = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        _example(topic, _plain(each)) for topic, tables in topics.items() for each in tables
    )


def shown_on(page: str) -> list[Example]:
    """Return the examples that a page shows.

    >>> [example.name for example in shown_on("cancel")]
    ['it is solved and protection still runs', 'it is not solved and protection is over']
    """
    return [each for each in read_examples() if each.shows and each.page == page]


def _example(topic: str, table: dict[str, Any]) -> Example:
    return Example(
        name=table.pop("name"),
        topic=topic,
        today=table.pop("today", USUAL_DAY),
        fields=table.pop("fields"),
        page=table.pop("page", ""),
        shows=table.pop("shows", False),
        expected=table,
    )


def _plain(value: Any) -> Any:
    """Return TOML data as JSON data: its dates become text."""
    match value:
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
    return value
