"""Weekends and bank holidays: a country's code goes in, its `Calendar` comes out.

The files are made at build time (`make setup`, tools/calendars.py) from the library `holidays`:
`index.json` names the countries, and each country has one file, read only when it is asked for.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..engine.days import Calendar
from ..resource import read


class CalendarMissing(LookupError):
    """The file of a known country is not here; `file` is its name beside this module."""

    def __init__(self, file: str) -> None:
        super().__init__(f"checker/calendars/{file} is missing: run `make setup`")
        self.file = file


class BankCalendars:
    """The calendars of the files beside this module; where there are none, of the texts that it is given."""

    def __init__(self) -> None:
        self._names: Mapping[str, str] | None = None
        self._calendars: dict[str, Calendar] = {}

    def names(self) -> Mapping[str, str]:
        """Return the English name of every country whose calendar is known, by ISO 3166-1 alpha-2 code."""
        if self._names is None:
            self._names = json.loads(_read("index.json"))
        return self._names

    def load(self, code: str) -> Calendar:
        """Return the calendar of the country `code`, one of `names()`.

        Raises CalendarMissing where its file has not been made, and its text has not been given.
        """
        if code not in self._calendars:
            self.add(code, _read(file_of(code)))
        return self._calendars[code]

    def has(self, code: str) -> bool:
        """Whether the calendar of a country has been read already."""
        return code in self._calendars

    def add(self, code: str, text: str | bytes) -> None:
        """Take the calendar of a country from the text of its file."""
        self._calendars[code] = _calendar(json.loads(text))


def file_of(code: str) -> str:
    """Return the name of a country's file.

    >>> file_of("DE")
    'DE.json'
    """
    return f"{code}.json"


def _calendar(data: Mapping[str, Any]) -> Calendar:
    return Calendar(
        weekend=frozenset(data["weekend"]),
        holidays={date.fromisoformat(day): name for day, name in data["holidays"].items()},
        worked=frozenset(map(date.fromisoformat, data["worked"])),
        first=date.fromisoformat(data["first"]),
        last=date.fromisoformat(data["last"]),
    )


def _read(file: str) -> bytes:
    try:
        return read(__spec__, file)
    except OSError:
        raise CalendarMissing(file) from None
