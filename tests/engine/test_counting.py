"""Days are counted from day 0, the day of the event; business days skip what is off, and say why."""

from datetime import date

import pytest

from checker.engine.counting import (
    BUSINESS_DAYS,
    DAYS,
    TIME,
    YEARS,
    Count,
    Unit,
    business_days,
    calendar_days,
    given,
    whole_years,
)
from checker.engine.days import MONDAY_TO_FRIDAY, OutsideCalendar, Skipped
from tests.toy.days import CALENDAR

day = date.fromisoformat


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
    assert calendar_days(day(start), count) == Count(day(start), count, DAYS, day(last))


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
        day(start), count, BUSINESS_DAYS, day(last), tuple(Skipped(day(each)) for each in skipped)
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


def test_a_count_may_end_on_the_last_known_day_but_not_after_it():
    assert business_days(day("2026-11-26"), 2, CALENDAR).date == day("2026-11-30")
    with pytest.raises(OutsideCalendar) as outside:
        business_days(day("2026-11-26"), 3, CALENDAR)
    assert outside.value.start == day("2026-11-26")


def test_the_start_itself_is_never_looked_up():
    assert business_days(day("2026-11-09"), 1, CALENDAR).date == day("2026-11-10")


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
    assert whole_years(day(start), count) == Count(day(start), count, YEARS, day(last))


@pytest.mark.parametrize(
    ("unit", "last", "skipped"),
    [
        (DAYS, "2026-11-17", 0),
        (BUSINESS_DAYS, "2026-11-21", 4),
        (YEARS, "2031-11-11", 0),
    ],
)
def test_a_unit_of_time_counts_in_its_own_way(unit, last, skipped):
    counted = unit.after(day("2026-11-12"), 5, CALENDAR)
    assert (counted.unit, counted.count, counted.date) == (unit, 5, day(last))
    assert len(counted.skipped) == skipped


def test_a_unit_counts_from_monday_to_friday_where_no_country_is_named():
    assert BUSINESS_DAYS.after(day("2026-11-20"), 1) == business_days(
        day("2026-11-20"), 1, MONDAY_TO_FRIDAY
    )


def test_a_unit_that_is_none_of_time_cannot_be_counted_from_a_day():
    with pytest.raises(TypeError, match=r"^grams cannot be counted from a day$"):
        Unit("grams").after(day("2026-11-12"), 5)


def test_the_units_of_time_are_found_by_their_names():
    assert TIME == {"days": DAYS, "business days": BUSINESS_DAYS, "year": YEARS}


def test_each_day_between_the_ends_of_a_count_is_counted_or_skipped_but_not_of_years():
    assert {unit: unit.daily for unit in (*TIME.values(), Unit("grams"))} == {
        DAYS: True,
        BUSINESS_DAYS: True,
        YEARS: False,
        Unit("grams"): False,
    }


def test_a_given_day_is_counted_by_nothing_and_by_no_fact():
    assert given(day("2026-11-12")) == Count(
        day("2026-11-12"), 0, DAYS, day("2026-11-12"), (), fact=""
    )
