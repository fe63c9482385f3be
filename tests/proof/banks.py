"""The days of banks, read a second time: a country and a region go in; its days off come out.

The data file tools/calendars/banks.toml and the library `holidays` are read anew: nothing here comes from
`tools` or from `checker`. Where the library has two holidays on one day, their names stand side by side.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import holidays
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

FILE = Path(__file__).parents[2] / "tools" / "calendars" / "banks.toml"
ENTRIES: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
GENERAL = ENTRIES.pop("calendars")
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MARK = re.compile(r"(?: \(estimated\)|(?<=observed), estimated(?=\)))")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Banks:
    """The days on which banks rest from `first` to `last`, and those of them on which they may not.

    Of these, the `estimated` ones may fall a day earlier or later. Of the `open_years`, nobody has said yet
    which days are off.
    """

    first: date
    last: date
    off: frozenset[date]
    movable: frozenset[date]
    estimated: frozenset[date]
    open_years: frozenset[int]


def entry(country: str) -> dict[str, Any]:
    """Return what the data file says of a country, with all that it takes over from another one."""
    own = ENTRIES.get(country, {})
    return ENTRIES[own["like"]] | own if "like" in own else own


def regions(country: str) -> tuple[str, ...]:
    """Return the regions of a country that keep days of their own; none where all are alike."""
    return tuple(f"{country}-{code}" for code in entry(country).get("regions", ()))


def years(country: str) -> range:
    """Return the years of which the data file and the library both know the country's days."""
    known = getattr(holidays, country)
    first, last = GENERAL["first-year"], GENERAL["last-year"]
    return range(max(first, known.start_year), min(last, known.end_year) + 1)


@cache
def banks(country: str, region: str | None = None) -> Banks:
    """Return the days of the banks in a country, and in a region where it tells any apart."""
    said, library = entry(country), _library(country, region)
    first, last = date(years(country)[0], 1, 1), date(years(country)[-1], 12, 31)
    days = {first + n * ONE_DAY for n in range((last - first).days + 1)}
    worked = library.weekend_workdays & days if said.get("swaps", True) else set()
    weekend = {day for day in days if _is_weekend(day, said, library)}
    named, estimated = _holidays(said, library, region, days)
    feasts = named.keys() - worked
    off = feasts | weekend - worked
    fixed = max(said.get("read", GENERAL["read"]), said.get("fixed", date.min))
    ahead = {day for day in feasts if day > fixed}
    open_years = {year for year in years(country) if year > said.get("announced", year)}
    # Where the library knows weekend days that were swapped, nobody knows those of an open year yet.
    may_be_worked = off if worked else feasts
    unsettled = {day for day in feasts if any(_is(it, said.get("unsettled")) for it in named[day])}
    movable = estimated & ahead | unsettled | {d for d in may_be_worked if d.year in open_years}
    return Banks(
        first,
        last,
        frozenset(off),
        frozenset(movable),
        frozenset(estimated & ahead),
        frozenset(open_years),
    )


def working_day(day: date, count: int, country: str, region: str | None = None) -> date:
    """Return the so-many-th working day after a day."""
    off = banks(country, region).off
    while count:
        day += ONE_DAY
        count -= day not in off
    return day


def _library(country: str, region: str | None) -> holidays.HolidayBase:
    """Return what the library knows, with its mark on each holiday that depends on seeing the moon."""
    said = entry(country)
    kind = getattr(holidays, said.get("financial", country))
    wanted = (
        {"public", "bank"} if "financial" in said else {*said.get("categories", ["public", "bank"])}
    )
    options: dict[str, Any] = {"categories": wanted & {*kind.supported_categories}}
    if region:
        options["subdiv"] = region.removeprefix(f"{country}-")
    english = {"en_US", "en_GB", "en"} & {*kind.supported_languages}
    if english:
        options["language"] = max(english, key=("en", "en_GB", "en_US").index)
    library = kind(**options)
    for name in vars(library):
        if name.endswith("_show_estimated") and "chinese" not in name:
            setattr(library, name, True)
    for year in years(country):
        library.get(date(year, 1, 1))  # the library fills in a year when it is first asked about it
    return library


def _is_weekend(day: date, said: dict[str, Any], library: holidays.HolidayBase) -> bool:
    if "weekend" in said:
        return WEEK[day.weekday()] in said["weekend"]
    return library.is_weekend(day)


def _holidays(
    said: dict[str, Any], library: holidays.HolidayBase, region: str | None, days: set[date]
) -> tuple[dict[date, set[str]], set[date]]:
    """Return the names of each holiday that banks keep, and the days that are estimated."""
    named: dict[date, set[str]] = {}
    estimated = set()
    for day in days & library.keys():
        names = library[day].split("; ")
        if "substituted from" in library[day] and not said.get("swaps", True):
            continue
        if MARK.search(library[day]):
            estimated.add(day)
        named[day] = {MARK.sub("", name) for name in names}
    for extra in said.get("also", ()):
        if not region or region[3:] in extra.get("regions", [region[3:]]):
            for day in {*_extra(extra)} & days:
                named.setdefault(day, {extra["name"]})
    kept = {
        day: names
        for day, names in named.items()
        if day not in said.get("out", ()) and not all(_is(it, said.get("without")) for it in names)
    }
    estimated |= {
        day for day, names in kept.items() if any(_is(it, said.get("unsure")) for it in names)
    }
    return kept, estimated


def _is(name: str, patterns: list[str] | None) -> bool:
    return any(fnmatchcase(name, each) for each in patterns or ())


def _extra(extra: dict[str, Any]) -> Iterator[date]:
    for year in range(max(2000, extra.get("since", 0)), min(2099, extra.get("until", 9999)) + 1):
        if "on" in extra:
            yield date.fromisoformat(f"{year}-{extra['on']}")
        elif "easter" in extra:
            yield easter(year) + relativedelta(days=extra["easter"])
        elif "nth" in extra:
            months = [extra["month"]] if "month" in extra else range(1, 13)
            yield from (day for month in months for day in _nth(year, month, extra))
    if "day" in extra:
        yield extra["day"]


def _nth(year: int, month: int, extra: dict[str, Any]) -> Iterator[date]:
    day = date(year, month, 1)
    found = [day + n * ONE_DAY for n in range(31) if (day + n * ONE_DAY).month == month]
    found = [each for each in found if WEEK[each.weekday()] == extra["weekday"]]
    yield from (each for n, each in enumerate(found, 1) if n in extra["nth"])
