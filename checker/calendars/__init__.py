"""Weekends and bank holidays: a country's code goes in, its `Calendar` comes out.

The files are made at build time (`make setup`, tools/calendars.py) from the library `holidays`:
`index.json` names the countries, and each country has one file, read only when it is asked for.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from ..days import Calendar
from ..resource import read


class CalendarMissing(LookupError):
    """The file of a known country is not here; `file` is its name beside this module."""

    def __init__(self, file: str) -> None:
        super().__init__(f"checker/calendars/{file} is missing: run `make setup`")
        self.file = file


@cache
def countries() -> Mapping[str, str]:
    """Return the English name of every country whose calendar is known, by ISO 3166-1 alpha-2 code."""
    names: dict[str, str] = _read("index.json")
    return names


@cache
def load(code: str) -> Calendar:
    """Return the calendar of the country `code`, one of `countries()`.

    Raises CalendarMissing where its file has not been made or fetched.
    """
    data = _read(f"{code}.json")
    return Calendar(
        weekend=frozenset(data["weekend"]),
        holidays={date.fromisoformat(day): name for day, name in data["holidays"].items()},
        worked=frozenset(map(date.fromisoformat, data["worked"])),
        first=date.fromisoformat(data["first"]),
        last=date.fromisoformat(data["last"]),
    )


def _read(file: str) -> Any:
    try:
        return json.loads(read(__spec__, file))
    except OSError:
        raise CalendarMissing(file) from None
