"""Days on which work is done: a country's weekend and holidays go in; why a day does not count comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any, Protocol

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that is not a business day: a holiday's name, or "" for a plain weekend."""

    date: date
    holiday: str = ""


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
    the weekend days that are worked in exchange for another day. Of these days off, the `provisional`
    ones are only estimated; in the `unannounced` years, bridge days and worked weekends are still open.
    """

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: Mapping[date, str] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()
    first: date = date(MINYEAR, 1, 1)
    last: date = date(MAXYEAR, 12, 31)
    provisional: frozenset[date] = frozenset()
    unannounced: frozenset[int] = frozenset()

    def day_off(self, day: date) -> Skipped | None:
        """Return why `day` is no business day, or None if it is one.

        Raises OutsideCalendar for a day whose holidays are not known.
        """
        if not self.first <= day <= self.last:
            raise OutsideCalendar(self.first, self.last)
        if day in self.holidays:
            return Skipped(day, self.holidays[day])
        if day.weekday() in self.weekend and day not in self.worked:
            return Skipped(day)
        return None

    def may_change(self, day: date) -> bool:
        """Whether a day off may turn out to be a business day after all.

        That is so of an estimated holiday, and, in a year that is not announced, of every holiday, and of a
        weekend day where weekends are worked in exchange.
        """
        if day in self.provisional:
            return True
        return day.year in self.unannounced and (day in self.holidays or bool(self.worked))


MONDAY_TO_FRIDAY = Calendar()


@dataclass(frozen=True, slots=True)
class World:
    """One way to keep a country's days: the regions that do, none named where all do, and their calendar."""

    regions: tuple[str, ...]
    calendar: Calendar


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
