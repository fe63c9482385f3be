"""The days of a country: its rules go in; the days on which banks rest in each region come out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from holidays import HolidayBase

from checker.engine.days import ONE_DAY

from . import library
from .rules import BadEntry, Rules


@dataclass(frozen=True, slots=True)
class World:
    """The banks' days of one region: holidays by name, and which of them are estimated or not settled.

    A holiday without a name is a weekend day of a year in which the weekend was another one.
    """

    weekend: frozenset[int]
    holidays: Mapping[date, str]
    worked: frozenset[date]
    estimated: frozenset[date]
    unsettled: frozenset[date]


def of(rules: Rules, years: range) -> dict[str, World]:
    """Return the days of each region, by its code in the library; of a country without any, by ""."""
    _check(rules)
    sources = {region: library.calendar(rules, region, years) for region in rules.regions or ("",)}
    _check_names(rules, sources.values())
    return {region: _world(rules, region, source, years) for region, source in sources.items()}


def _world(rules: Rules, region: str, source: HolidayBase, years: range) -> World:
    days = list(_days(years))
    weekend = rules.weekend or library.weekend(source, days[-7:])
    worked = {day for day in source.weekend_workdays if day.year in years and rules.swaps}
    holidays = {
        day: library.tidy(name)
        for day, name in source.items()
        if day.year in years and (rules.swaps or not library.is_swapped(name))
    }
    estimated = {day for day, name in source.items() if library.is_estimated(name)}
    if rules.weekend is None:
        for day in days:
            if source.is_weekend(day) and day.weekday() not in weekend:
                holidays.setdefault(day, "")
            elif day.weekday() in weekend and not source.is_weekend(day) and day not in source:
                worked.add(day)
    _put_in(rules, region, years, holidays)
    kept = {
        day: name
        for day, name in sorted(holidays.items())
        if day not in worked and day not in rules.out and not _all_match(name, rules.without)
    }
    estimated |= {day for day, name in kept.items() if _any_matches(name, rules.unsure)}
    unsettled = {day for day, name in kept.items() if _any_matches(name, rules.unsettled)}
    fixed = max(rules.read, rules.fixed)
    ahead = frozenset(day for day in estimated if day in kept and day > fixed)
    return World(weekend, kept, frozenset(worked), ahead, frozenset(unsettled))


def _put_in(rules: Rules, region: str, years: range, holidays: dict[date, str]) -> None:
    for extra in rules.also:
        if not extra.regions or region in extra.regions:
            for day in extra.dates(years):
                holidays[day] = holidays.get(day) or extra.name


def _check(rules: Rules) -> None:
    """Raise BadEntry for what the library does not have."""
    if rules.financial and rules.financial not in library.financial():
        raise BadEntry(rules.code, "financial", f"the library has no calendar {rules.financial}")
    source = library.country(rules.financial or rules.code)
    for key, wanted, known in (
        ("categories", rules.categories, source.supported_categories),
        ("regions", rules.regions, source.subdivisions),
        ("also", {each for extra in rules.also for each in extra.regions}, rules.regions),
    ):
        for each in wanted:
            if each not in known:
                raise BadEntry(rules.code, key, f"{each!r} is none of {', '.join(known) or 'none'}")


def _check_names(rules: Rules, sources: Iterable[HolidayBase]) -> None:
    """Raise BadEntry for what is nowhere in the years: a newer library may call a holiday otherwise."""
    days = {day: library.tidy(name) for source in sources for day, name in source.items()}
    names = {each for name in days.values() for each in name.split("; ")}
    names |= {extra.name for extra in rules.also}
    for key in ("without", "unsure", "unsettled"):
        for pattern in getattr(rules, key):
            if not any(fnmatchcase(name, pattern) for name in names):
                raise BadEntry(rules.code, key, f"no holiday is called {pattern!r}")
    for day in rules.out:
        if day not in days:
            raise BadEntry(rules.code, "out", f"{day} is no day off anyway")


def _all_match(name: str, patterns: Iterable[str]) -> bool:
    """Return whether every holiday of a day is one of the patterns: a second holiday keeps the day."""
    return all(_any_matches(each, patterns) for each in name.split("; "))


def _any_matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(each, it) for each in name.split("; ") for it in patterns)


def _days(years: range) -> Iterator[date]:
    day = date(years.start, 1, 1)
    while day.year in years:
        yield day
        day += ONE_DAY
