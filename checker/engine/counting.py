"""Counting: a day, a number and a unit go in; the last day counted comes out, with every day skipped.

Day 0 is the day of the event, everywhere: "5 days after 1 March" is 6 March.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .days import MONDAY_TO_FRIDAY, ONE_DAY, Calendar, Doubt, OutsideCalendar, Provisional, Skipped


@dataclass(frozen=True, slots=True)
class Count:
    """A finished count: `date` is number `count` of `unit` after `start`, which is day 0.

    `fact` is the id of the fact whose figure was counted, "" for a day that was given and not counted.
    `date` may still move where there are `provisional` days.
    """

    start: date
    count: int
    unit: "Unit"
    date: date
    skipped: tuple[Skipped, ...] = ()
    fact: str = ""
    provisional: tuple[Provisional, ...] = ()

    def doubts(self) -> dict[Doubt, int]:
        """Return why `date` may still move, and by up to how many business days for each reason.

        What is not announced can move it further than all else; by how much, nobody knows.
        """
        days = {
            doubt: {each.date for each in self.provisional if each.doubt is doubt}
            for doubt in Doubt
        }
        if open_ := days[Doubt.UNANNOUNCED]:
            return {Doubt.UNANNOUNCED: len(open_)}
        # Days that follow each other are one feast, which moves as a whole.
        feasts = sum(day - ONE_DAY not in days[Doubt.ESTIMATED] for day in days[Doubt.ESTIMATED])
        found = {Doubt.ESTIMATED: feasts, Doubt.UNSETTLED: len(days[Doubt.UNSETTLED])}
        return {doubt: number for doubt, number in found.items() if number}


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
    day, counted, skipped, provisional = start, 0, [], []
    while counted < count:
        day += ONE_DAY
        try:
            off, doubt = calendar.kept(day)
        except OutsideCalendar as outside:
            outside.start = start
            raise
        if not off:
            counted += 1
            continue
        skipped.append(off)
        if doubt:
            provisional.append(doubt)
    if day > start:
        provisional = [*_with_ends(start, day, provisional, calendar)]
    return Count(start, count, BUSINESS_DAYS, day, tuple(skipped), fact, tuple(provisional))


def _with_ends(
    start: date, last: date, off: Sequence[Provisional], calendar: Calendar
) -> Iterator[Provisional]:
    """Yield, in order, all days on which a count from `start` to `last` hangs although they are open.

    Beside the days `off` that it skipped, those are a holiday just outside of what was counted, which may
    move into it, and, where nothing has been said yet of the last day's year, the last day itself.
    """
    if start in calendar.estimated and not calendar.day_off(start + ONE_DAY):
        yield Provisional(start, Doubt.ESTIMATED)
    yield from off
    is_told = any(each.doubt is Doubt.UNANNOUNCED for each in off)
    if last.year in calendar.unannounced and not is_told:
        yield Provisional(last, Doubt.UNANNOUNCED)
    if last + ONE_DAY in calendar.estimated:
        yield Provisional(last + ONE_DAY, Doubt.ESTIMATED)


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
