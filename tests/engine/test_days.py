"""A calendar says why a day is no business day, and refuses a day whose holidays are not known."""

from datetime import date

import pytest

from checker.engine.days import MONDAY_TO_FRIDAY, Calendar, OutsideCalendar, Skipped
from tests.toy.days import CALENDAR

day = date.fromisoformat


@pytest.mark.parametrize(
    ("looked_up", "why"),
    [
        ("2026-11-12", None),
        ("2026-11-13", ""),
        ("2026-11-14", ""),
        ("2026-11-15", "Founders' Day"),
        ("2026-11-16", None),
        ("2026-11-20", ""),
        ("2026-11-21", None),
        ("2026-11-22", None),
    ],
)
def test_a_day_is_off_for_its_holiday_or_its_weekend_unless_it_is_worked(looked_up, why):
    expected = None if why is None else Skipped(day(looked_up), why)
    assert CALENDAR.day_off(day(looked_up)) == expected


def test_a_holiday_on_a_weekend_is_off_under_its_name():
    calendar = Calendar(holidays={day("2026-12-26"): "Boxing Day"})
    assert calendar.day_off(day("2026-12-26")) == Skipped(day("2026-12-26"), "Boxing Day")


@pytest.mark.parametrize("known", ["2026-11-10", "2026-11-30"])
def test_the_first_and_the_last_day_of_a_calendar_are_known(known):
    assert CALENDAR.day_off(day(known)) is None


@pytest.mark.parametrize("unknown", ["2026-11-09", "2026-12-01"])
def test_a_day_outside_the_calendar_is_an_error_that_says_what_is_covered(unknown):
    with pytest.raises(OutsideCalendar) as outside:
        CALENDAR.day_off(day(unknown))
    assert str(outside.value) == "holidays are known from 2026-11-10 to 2026-11-30"
    assert (outside.value.first, outside.value.last) == (day("2026-11-10"), day("2026-11-30"))
    assert outside.value.start is None


def test_without_a_country_saturday_and_sunday_are_off_on_every_day_that_there_is():
    days = [date(2026, 11, n) for n in range(16, 23)]
    assert [MONDAY_TO_FRIDAY.day_off(each) is None for each in days] == [True] * 5 + [False] * 2
    assert MONDAY_TO_FRIDAY.day_off(date.min) is None
    assert MONDAY_TO_FRIDAY.day_off(date.max) is None
