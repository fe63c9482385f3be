"""The days on which banks settle: a country's code goes in; a `Calendar` for each of its regions comes out.

The files are made at build time (`make calendars`, tools/calendars/) from the library `holidays` and from
what is known of banks. `index.json` names the countries and their regions, and each country has one
file, read only when it is asked for.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..engine.days import ONE_DAY, Calendar, World
from ..resource import read


class CalendarMissing(LookupError):
    """The file of a known country is not here; `file` is its name beside this module."""

    def __init__(self, file: str) -> None:
        super().__init__(f"checker/calendars/{file} is missing: run `make calendars`")
        self.file = file


class BankCalendars:
    """The calendars of the files beside this module; where there are none, of the texts that it is given."""

    def __init__(self) -> None:
        self._index: Mapping[str, Any] | None = None
        self._files: dict[str, Mapping[str, Any]] = {}
        self._worlds: dict[str, tuple[World, ...]] = {}

    def names(self) -> Mapping[str, str]:
        """Return the English name of every country whose calendar is known, by ISO 3166-1 alpha-2 code."""
        names: Mapping[str, str] = self._read_index()["countries"]
        return names

    def regions(self, code: str) -> Mapping[str, str]:
        """Return the English names of a country's regions by ISO 3166-2 code; none where they are alike.

        No file of the country is read for it.
        """
        names: Mapping[str, str] = self._read_index()["regions"].get(code, {})
        return names

    def worlds(self, code: str) -> tuple[World, ...]:
        """Return the calendars of a country, one of `names()`, each with the regions that keep it.

        Raises CalendarMissing where its file has not been made, and its text has not been given.
        """
        if code not in self._worlds:
            data = self._file(code)
            groups = data.get("worlds", [[]])
            self._worlds[code] = tuple(
                World(tuple(group), _calendar(data, n)) for n, group in enumerate(groups)
            )
        return self._worlds[code]

    def about(self, code: str) -> Mapping[str, Any]:
        """Return what a country's file says of itself: whose days it `follows`, its `source`, its `doubt`.

        Raises CalendarMissing as `worlds` does.
        """
        return self._file(code)

    def has(self, code: str) -> bool:
        """Whether the calendars of a country have been read already."""
        return code in self._files

    def add(self, code: str, text: str | bytes) -> None:
        """Take the calendars of a country from the text of its file."""
        self._files[code] = json.loads(text)
        self._worlds.pop(code, None)

    def _file(self, code: str) -> Mapping[str, Any]:
        if code not in self._files:
            self.add(code, _read(file_of(code)))
        return self._files[code]

    def _read_index(self) -> Mapping[str, Any]:
        if self._index is None:
            self._index = json.loads(_read("index.json"))
        return self._index


def file_of(code: str) -> str:
    """Return the name of a country's file.

    >>> file_of("DE")
    'DE.json'
    """
    return f"{code}.json"


def _calendar(data: Mapping[str, Any], n: int) -> Calendar:
    own = {**data, **data.get("own", {}).get(str(n), {})}
    named = [data["holidays"], *(names for group, names in data.get("some", ()) if group >> n & 1)]
    pairs = {(day, name) for names in named for name, days in names.items() for day in _dates(days)}
    holidays: dict[date, str] = {}
    for day, name in sorted(pairs):
        holidays[day] = f"{holidays[day]}; {name}" if day in holidays else name
    return Calendar(
        weekend=frozenset(own["weekend"]),
        holidays=holidays,
        worked=frozenset(_dates(own.get("worked", ""))),
        first=date.fromisoformat(data["first"]),
        last=date.fromisoformat(data["last"]),
        estimated=frozenset(_dates(data.get("estimated", ""))) & holidays.keys(),
        unsettled=frozenset(_dates(data.get("unsettled", ""))) & holidays.keys(),
        unannounced=frozenset(data.get("unannounced", ())),
        exchanges=data.get("exchanges", False),
    )


def _dates(text: str) -> Iterator[date]:
    """Yield the days of a text such as "260101 260105*3": the latter are three days, a week apart."""
    for each in text.split():
        first, _, weeks = each.partition("*")
        for n in range(int(weeks or 1)):
            yield date.fromisoformat(f"20{first}") + n * 7 * ONE_DAY


def _read(file: str) -> bytes:
    try:
        return read(__spec__, file)
    except OSError:
        raise CalendarMissing(file) from None
