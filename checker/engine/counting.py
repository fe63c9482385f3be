"""Counting: a day, a number and a unit go in; the last day counted comes out, with every day skipped.

Day 0 is the day of the event, everywhere: "5 days after 1 March" is 6 March.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .days import MONDAY_TO_FRIDAY, ONE_DAY, Calendar, OutsideCalendar, Skipped

# Inside Count, `date` is the day that was counted to.
type Day = date


@dataclass(frozen=True, slots=True)
class Count:
    """A finished count: `date` is number `count` of `unit` after `start`, which is day 0.

    `fact` is the id of the fact whose figure was counted, "" for a day that was given and not counted.
    `provisional` are the skipped days that may still turn out to be counted: the `estimated` ones, and
    those of years that are not announced yet.
    """

    start: date
    count: int
    unit: "Unit"
    date: date
    skipped: tuple[Skipped, ...] = ()
    fact: str = ""
    provisional: "tuple[Day, ...]" = ()
    estimated: "tuple[Day, ...]" = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is a number of; a unit of time knows how it is counted.

    A unit is `daily` where each day between the two ends of a count is either counted or skipped.
    """

    name: str
    counting: Callable[[date, int, Calendar, str], Count] | None = None
    daily: bool = False

    def after(
        self, start: date, number: int, calendar: Calendar = MONDAY_TO_FRIDAY, fact: str = ""
    ) -> Count:
        """Count a number of this unit, the figure of a `fact`, from `start`, which is day 0.

        Raises TypeError where the unit is none of time, and OutsideCalendar where the count needs a day
        whose holidays are not known.
        """
        if self.counting is None:
            raise TypeError(f"{self.name} cannot be counted from a day")
        return self.counting(start, number, calendar, fact)


def calendar_days(
    start: date, count: int, _calendar: Calendar = MONDAY_TO_FRIDAY, fact: str = ""
) -> Count:
    """Count every day after `start`, which is day 0.

    >>> calendar_days(date(2026, 11, 1), 11).date
    datetime.date(2026, 11, 12)
    """
    return Count(start, count, DAYS, start + count * ONE_DAY, fact=fact)


def business_days(
    start: date, count: int, calendar: Calendar = MONDAY_TO_FRIDAY, fact: str = ""
) -> Count:
    """Count the business days after `start`, which is day 0 and never counted itself.

    From a weekend or a holiday, business day 1 is the first business day after it.
    Raises OutsideCalendar where the count needs a day whose holidays are not known.

    >>> business_days(date(2026, 11, 20), 3).date  # a Friday: Monday is day 1
    datetime.date(2026, 11, 25)
    """
    day, counted, skipped = start, 0, []
    while counted < count:
        day += ONE_DAY
        try:
            off = calendar.day_off(day)
        except OutsideCalendar as outside:
            outside.start = start
            raise
        if off:
            skipped.append(off)
        else:
            counted += 1
    days_off = [each.date for each in skipped]
    return Count(
        start,
        count,
        BUSINESS_DAYS,
        day,
        tuple(skipped),
        fact,
        provisional=tuple(each for each in days_off if calendar.may_change(each)),
        estimated=tuple(each for each in days_off if each in calendar.provisional),
    )


def whole_years(
    start: date, count: int, _calendar: Calendar = MONDAY_TO_FRIDAY, fact: str = ""
) -> Count:
    """Return the last day of `count` years that begin on `start`: the day before the anniversary.

    29 February has its anniversary on 1 March in a common year.

    >>> whole_years(date(2024, 2, 29), 1).date
    datetime.date(2025, 2, 28)
    """
    try:
        anniversary = start.replace(year=start.year + count)
    except ValueError:
        anniversary = date(start.year + count, 3, 1)
    return Count(start, count, YEARS, anniversary - ONE_DAY, fact=fact)


DAYS = Unit("days", calendar_days, daily=True)
BUSINESS_DAYS = Unit("business days", business_days, daily=True)
YEARS = Unit("year", whole_years)
TIME = {unit.name: unit for unit in (DAYS, BUSINESS_DAYS, YEARS)}


def given(day: date) -> Count:
    """Return a day that was given as the count that it is: nothing after itself."""
    return calendar_days(day, 0)
