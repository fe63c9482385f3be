"""Days are counted from day 0, the day of the event; business days skip what is off, and say why."""

from datetime import date

import pytest

from checker.days import (
    MONDAY_TO_FRIDAY,
    Calendar,
    Count,
    OutsideCalendar,
    Skipped,
    business_days,
    calendar_days,
    whole_years,
)

day = date.fromisoformat

# Friday and Saturday are off; one Sunday is a holiday; one Saturday is worked in exchange for it.
CALENDAR = Calendar(
    weekend=frozenset({4, 5}),
    holidays={day("2026-11-15"): "Founders' Day"},
    worked=frozenset({day("2026-11-21")}),
    first=day("2026-11-10"),
    last=day("2026-11-30"),
)


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2026-11-01", 0, "2026-11-01"),
        ("2026-11-01", 1, "2026-11-02"),
        ("2026-11-01", 11, "2026-11-12"),
        ("2026-02-27", 2, "2026-03-01"),
        ("2028-02-27", 2, "2028-02-29"),
        ("2099-12-31", 1, "2100-01-01"),
    ],
)
def test_calendar_days_run_through_months_and_leap_days(start, count, last):
    assert calendar_days(day(start), count) == Count(day(start), count, "days", day(last))


@pytest.mark.parametrize(
    ("start", "count", "last", "skipped"),
    [
        ("2026-11-20", 0, "2026-11-20", []),
        ("2026-11-19", 1, "2026-11-20", []),
        ("2026-11-20", 1, "2026-11-23", ["2026-11-21", "2026-11-22"]),
        ("2026-11-21", 1, "2026-11-23", ["2026-11-22"]),
        ("2026-11-22", 1, "2026-11-23", []),
        ("2026-11-20", 5, "2026-11-27", ["2026-11-21", "2026-11-22"]),
    ],
)
def test_without_a_country_only_saturday_and_sunday_are_skipped(start, count, last, skipped):
    assert business_days(day(start), count) == Count(
        day(start), count, "business days", day(last), tuple(Skipped(day(each)) for each in skipped)
    )


def test_a_country_skips_its_own_weekend_and_holidays_and_counts_worked_weekends():
    counted = business_days(day("2026-11-12"), 5, CALENDAR)
    assert counted.date == day("2026-11-21")
    assert counted.skipped == (
        Skipped(day("2026-11-13")),
        Skipped(day("2026-11-14")),
        Skipped(day("2026-11-15"), "Founders' Day"),
        Skipped(day("2026-11-20")),
    )


def test_a_holiday_on_a_weekend_is_skipped_once_under_its_name():
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


def test_a_count_may_end_on_the_last_known_day_but_not_after_it():
    assert business_days(day("2026-11-26"), 2, CALENDAR).date == day("2026-11-30")
    with pytest.raises(OutsideCalendar):
        business_days(day("2026-11-26"), 3, CALENDAR)


def test_the_start_itself_is_never_looked_up():
    assert business_days(day("2026-11-09"), 1, CALENDAR).date == day("2026-11-10")


def test_monday_to_friday_knows_every_day():
    assert MONDAY_TO_FRIDAY.day_off(date.min) is None
    assert MONDAY_TO_FRIDAY.day_off(date.max) is None


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2026-11-23", 1, "2027-11-22"),
        ("2026-01-01", 1, "2026-12-31"),
        ("2026-11-23", 2, "2028-11-22"),
        ("2027-03-01", 1, "2028-02-29"),
        ("2028-02-29", 1, "2029-02-28"),
        ("2028-02-29", 4, "2032-02-28"),
        ("2028-02-28", 1, "2029-02-27"),
    ],
)
def test_a_year_ends_on_the_day_before_its_anniversary(start, count, last):
    assert whole_years(day(start), count) == Count(day(start), count, "year", day(last))
