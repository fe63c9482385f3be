"""What others count agrees with what we count: `holidays`, dateutil and the Unicode tables of `regex`."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import regex
from dateutil.relativedelta import relativedelta

from checker.engine.counting import DAYS, business_days, calendar_days, whole_years
from checker.engine.days import MONDAY_TO_FRIDAY, Calendar
from checker.engine.facts import Pair
from checker.rulebook.topics.evidence import judge_text

from . import contract
from .contract import BOOK

ONE_DAY = timedelta(days=1)
FACTS = BOOK.facts
# Every number of days that a fact counts, and a day more.
FIGURES = [fact.value for fact in FACTS.values() if fact.unit is DAYS]
COUNTS = sorted(
    {
        number + more
        for figure in FIGURES
        for number in (figure if isinstance(figure, Pair) else (figure,))
        for more in (0, 1)
    }
)
COUNTRIES = BOOK.calendars.names()
# From before one leap day to after the next.
MANY_DAYS = [date(2023, 12, 31) + ONE_DAY * n for n in range(1600)]
CENTURY = [
    date(year, month, day) for year in (2096, 2099, 2100) for month in (2, 3) for day in (1, 28)
]


def two_years(calendar: Calendar) -> list[date]:
    """Return every day of the last two years but one of what a calendar covers: counts reach beyond."""
    end = date(calendar.last.year, 1, 1)
    start = max(date(end.year - 2, 1, 1), calendar.first)
    return [start + ONE_DAY * n for n in range((end - start).days)]


@pytest.mark.parametrize("country", COUNTRIES)
def test_business_days_are_counted_as_the_library_of_holidays_counts(country: str):
    calendar, library = BOOK.calendars.load(country), contract.library(country)
    for day in two_years(calendar):
        assert (calendar.day_off(day) is None) == library.is_working_day(day), day
        for count in FACTS["refund-arrival"].pair:
            found = business_days(day, count, calendar)
            assert found.date == library.get_nth_working_day(day, count), (day, count)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_day_after_the_start_is_either_counted_or_skipped_with_a_reason(country: str):
    calendar = BOOK.calendars.load(country)
    last = FACTS["refund-arrival"].pair.last
    for day in two_years(calendar)[::7]:
        found = business_days(day, last, calendar)
        skipped = [off.date for off in found.skipped]
        assert (found.date - day).days == last + len(skipped)
        assert all(day < each < found.date for each in skipped)
        for off in found.skipped:
            assert off.holiday == calendar.holidays.get(off.date, "")
            assert off.holiday or off.date.weekday() in calendar.weekend


def test_without_a_country_the_week_is_counted_from_monday_to_friday():
    for day in MANY_DAYS:
        for count in FACTS["refund-arrival"].pair:
            assert business_days(day, count).date == contract._business(day, count, None)


@pytest.mark.parametrize("count", COUNTS)
def test_calendar_days_are_counted_as_dateutil_counts(count: int):
    for day in MANY_DAYS + CENTURY:
        assert calendar_days(day, count).date == day + relativedelta(days=count)


def test_years_are_counted_as_dateutil_counts_but_for_the_leap_day():
    for day in MANY_DAYS + CENTURY:
        is_leap_day = (day.month, day.day) == (2, 29)
        # dateutil has the anniversary of 29 February on 28 February, the published rules on 1 March.
        anniversary = day + relativedelta(years=1) + (ONE_DAY if is_leap_day else 0 * ONE_DAY)
        assert whole_years(day, 1).date == anniversary - ONE_DAY


@pytest.mark.parametrize("country", [None, *COUNTRIES])
def test_a_later_refund_never_has_an_earlier_deadline(country: str | None):
    calendar = BOOK.calendars.load(country) if country else MONDAY_TO_FRIDAY
    days = two_years(calendar) if country else MANY_DAYS
    for count in FACTS["refund-arrival"].pair:
        ends = [business_days(day, count, calendar).date for day in days]
        assert ends == sorted(ends)


def test_a_later_event_never_has_an_earlier_deadline():
    for count in COUNTS:
        ends = [calendar_days(day, count).date for day in MANY_DAYS]
        assert all(later - earlier == ONE_DAY for earlier, later in pairwise(ends))
    years = [whole_years(day, FACTS["warranty"].number).date for day in MANY_DAYS]
    assert years == sorted(years)


def test_the_text_refuses_the_han_script_and_chinese_punctuation_and_nothing_else():
    refused = regex.compile(r"[\p{Han}\u3000-\u303F\uFF00-\uFFEF]")
    signs = "".join(map(chr, range(0x110000)))
    expected = {found.start() for found in refused.finditer(signs)}
    assert {
        position for position, _ in judge_text(signs, FACTS["evidence-text"]).offending
    } == expected
