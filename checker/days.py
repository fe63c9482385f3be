"""Counting: a day and a number go in; the last day counted comes out, with every day that was skipped.

Day 0 is the day of the event, everywhere: "5 days after 1 March" is 6 March.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that is not a business day: a holiday's name, or "" for a plain weekend."""

    date: date
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A finished count: `date` is day number `count` after `start`, which is day 0."""

    start: date
    count: int
    unit: str
    date: date
    skipped: tuple[Skipped, ...] = ()


class OutsideCalendar(LookupError):
    """A count left the days whose holidays are known: `first` to `last`, both covered."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"holidays are known from {first} to {last}")
        self.first = first
        self.last = last


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


def calendar_days(start: date, count: int) -> Count:
    """Count every day after `start`, which is day 0.

    >>> calendar_days(date(2026, 11, 1), 11).date
    datetime.date(2026, 11, 12)
    """
    return Count(start, count, "days", start + count * ONE_DAY)


def business_days(start: date, count: int, calendar: Calendar = MONDAY_TO_FRIDAY) -> Count:
    """Count the business days after `start`, which is day 0 and never counted itself (Q10).

    From a weekend or a holiday, business day 1 is the first business day after it.
    Raises OutsideCalendar where the count needs a day whose holidays are not known.

    >>> business_days(date(2026, 11, 20), 3).date  # a Friday: Monday is day 1
    datetime.date(2026, 11, 25)
    """
    day, counted, skipped = start, 0, []
    while counted < count:
        day += ONE_DAY
        off = calendar.day_off(day)
        if off:
            skipped.append(off)
        else:
            counted += 1
    return Count(start, count, "business days", day, tuple(skipped))


def whole_years(start: date, count: int) -> Count:
    """Return the last day of `count` years that begin on `start`: the day before the anniversary.

    29 February has its anniversary on 1 March in a common year (Q7).

    >>> whole_years(date(2024, 2, 29), 1).date
    datetime.date(2025, 2, 28)
    """
    try:
        anniversary = start.replace(year=start.year + count)
    except ValueError:
        anniversary = date(start.year + count, 3, 1)
    return Count(start, count, "year", anniversary - ONE_DAY)
