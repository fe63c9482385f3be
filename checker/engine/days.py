"""Days on which work is done: a country's weekend and holidays go in; why a day does not count comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Protocol

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
    the weekend days that are worked in exchange for another day.
    """

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: Mapping[date, str] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()
    first: date = date(MINYEAR, 1, 1)
    last: date = date(MAXYEAR, 12, 31)

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


MONDAY_TO_FRIDAY = Calendar()


class Calendars(Protocol):
    """The calendars at hand: all countries by name, and one country's calendar when it is asked for."""

    def names(self) -> Mapping[str, str]:
        """Return the name of every country whose calendar is known, by its code."""
        ...

    def load(self, code: str) -> Calendar:
        """Return the calendar of one of these countries."""
        ...
