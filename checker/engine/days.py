"""Days on which work is done: a country's weekend and holidays go in; why a day does not count comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from typing import Any, Protocol

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that is not a business day: a holiday's name, or "" for a plain weekend."""

    date: date
    holiday: str = ""


class Doubt(StrEnum):
    """Why a day off is not certain."""

    ESTIMATED = "estimated"  # the holiday may fall a day earlier or later
    UNSETTLED = "unsettled"  # it may be worked
    UNANNOUNCED = "unannounced"  # nobody has said yet which days are off in its year


@dataclass(frozen=True, slots=True)
class Provisional:
    """A day that may turn out otherwise than it is counted, and why."""

    date: date
    doubt: Doubt


# Why a day is no business day, if it is none, and what may come of that, if it is not certain.
type Kept = tuple[Skipped | None, Provisional | None]


class OutsideCalendar(LookupError):
    """A count left the days whose holidays are known: `first` to `last`, both covered.

    `start` is the day from which was counted, once that is known.
    """

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"holidays are known from {first} to {last}")
        self.first = first
        self.last = last
        self.start: date | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one country, from `first` to `last`.

    `weekend` holds weekdays (Monday is 0), `holidays` the days off with their names, and `worked`
    the weekend days that are worked. Of the holidays, some are only `estimated`, and of some it is
    `unsettled` whether they are days off. What is off in the `unannounced` years is still open; weekend
    days are so too where a land `exchanges` them for days off.
    """

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: Mapping[date, str] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()
    first: date = date(MINYEAR, 1, 1)
    last: date = date(MAXYEAR, 12, 31)
    estimated: frozenset[date] = frozenset()
    unsettled: frozenset[date] = frozenset()
    unannounced: frozenset[int] = frozenset()
    exchanges: bool = False
    # What was looked up before: the days of a range are counted over and over.
    _kept: dict[date, Kept] = field(default_factory=dict, init=False, repr=False, compare=False)

    def day_off(self, day: date) -> Skipped | None:
        """Return why `day` is no business day, or None if it is one; raises as `kept` does."""
        return self.kept(day)[0]

    def kept(self, day: date) -> Kept:
        """Return why `day` is no business day, if it is none, and what is not certain of that, if anything.

        Raises OutsideCalendar for a day whose holidays are not known.
        """
        if day not in self._kept:
            if not self.first <= day <= self.last:
                raise OutsideCalendar(self.first, self.last)
            off = self._day_off(day)
            doubt = self._doubt(day) if off else None
            self._kept[day] = off, Provisional(day, doubt) if doubt else None
        return self._kept[day]

    def _doubt(self, off: date) -> Doubt | None:
        if off.year in self.unannounced and (off in self.holidays or self.exchanges):
            return Doubt.UNANNOUNCED
        if off in self.estimated:
            return Doubt.ESTIMATED
        return Doubt.UNSETTLED if off in self.unsettled else None

    def _day_off(self, day: date) -> Skipped | None:
        if day in self.holidays:
            return Skipped(day, self.holidays[day])
        if day.weekday() in self.weekend and day not in self.worked:
            return Skipped(day)
        return None


MONDAY_TO_FRIDAY = Calendar()


@dataclass(frozen=True, slots=True)
class World:
    """One way to keep a country's days: the regions that do, none named where all do, and their calendar."""

    regions: tuple[str, ...]
    calendar: Calendar


class Ways:
    """Ways to keep the days of one country, which agree on most of them."""

    def __init__(self, calendars: Sequence[Calendar]) -> None:
        self._calendars = calendars
        self._days: dict[date, list[int]] = {}

    def alike(self, some: Sequence[int], first: date, last: date) -> Sequence[int]:
        """Return the numbers of those of `some` ways that keep all known days as the first of them does.

        Only the days from `first` to `last` are looked at.
        """
        calendar = self._calendars[some[0]]
        day, last = max(first, calendar.first), min(last, calendar.last)
        while day <= last and len(some) > 1:
            if like := self._like(day):
                some = [n for n in some if like[n] == like[some[0]]]
            day += ONE_DAY
        return some

    def _like(self, day: date) -> list[int]:
        """Return for each way the number of the first that keeps the day alike; nothing where all do."""
        if day not in self._days:
            kept = [calendar.kept(day) for calendar in self._calendars]
            like = [kept.index(each) for each in kept]
            self._days[day] = like if any(like) else []
        return self._days[day]


class Calendars(Protocol):
    """The calendars at hand: all countries and regions by name, and a country's when it is asked for."""

    def names(self) -> Mapping[str, str]:
        """Return the name of every country whose calendar is known, by its code."""
        ...

    def regions(self, code: str) -> Mapping[str, str]:
        """Return the names of a country's regions by their codes; none where all share their days."""
        ...

    def worlds(self, code: str) -> tuple[World, ...]:
        """Return the calendars of one of these countries, each with the regions that keep it."""
        ...

    def about(self, code: str) -> Mapping[str, Any]:
        """Return what is known of a country's calendars, such as whose days they follow: `follows`."""
        ...
