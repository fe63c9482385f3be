"""A calendar says why a day is no business day, and refuses a day whose holidays are not known."""

from dataclasses import replace
from datetime import date

import pytest

from checker.engine.days import (
    MONDAY_TO_FRIDAY,
    Calendar,
    Doubt,
    OutsideCalendar,
    Provisional,
    Skipped,
    Ways,
)
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


MOVING = Calendar(
    holidays={day(f"2026-05-0{n}"): "Feast" for n in (4, 5, 6)} | {day("2027-05-05"): "Feast"},
    worked=frozenset({day("2026-05-03")}),
    estimated=frozenset({day("2026-05-05"), day("2027-05-05")}),
    unsettled=frozenset({day("2026-05-06")}),
    unannounced=frozenset({2027}),
)


@pytest.mark.parametrize(
    ("looked_up", "doubt"),
    [
        ("2026-05-01", None),
        ("2026-05-02", None),
        ("2026-05-03", None),
        ("2026-05-04", None),
        ("2026-05-05", Doubt.ESTIMATED),
        ("2026-05-06", Doubt.UNSETTLED),
        # What nobody has announced outdoes what is estimated.
        ("2027-05-05", Doubt.UNANNOUNCED),
        ("2027-05-06", None),
        ("2027-05-08", None),
    ],
)
def test_a_day_off_may_be_open_and_the_calendar_says_why(looked_up, doubt):
    off, found = MOVING.kept(day(looked_up))
    assert off == MOVING.day_off(day(looked_up))
    assert found == (Provisional(day(looked_up), doubt) if doubt else None)


@pytest.mark.parametrize(
    ("looked_up", "is_open"), [("2026-05-09", False), ("2027-05-08", True), ("2027-05-10", False)]
)
def test_weekends_of_a_year_that_is_not_announced_are_open_where_they_are_exchanged(
    looked_up, is_open
):
    _, doubt = replace(MOVING, exchanges=True).kept(day(looked_up))
    assert bool(doubt) == is_open


MONDAY, TUESDAY, WEDNESDAY = (
    Calendar(
        holidays={day(f"2026-05-{n}"): "Feast"}, first=day("2026-05-01"), last=day("2026-05-31")
    )
    for n in (11, 12, 13)
)


@pytest.mark.parametrize(
    ("first", "last", "alike"),
    [
        ("2026-05-01", "2026-05-10", [0, 1, 2, 3]),
        ("2026-05-10", "2026-05-11", [0, 2]),
        ("2026-05-13", "2026-05-14", [0, 1, 2]),
        ("2026-05-14", "2026-05-31", [0, 1, 2, 3]),
        # Days that nobody knows are alike to all.
        ("2026-04-01", "2026-05-01", [0, 1, 2, 3]),
        ("2026-05-31", "2026-07-01", [0, 1, 2, 3]),
        ("2026-04-01", "2026-07-01", [0, 2]),
    ],
)
def test_ways_to_keep_days_are_alike_where_they_keep_every_day_between_two_alike(
    first, last, alike
):
    ways = Ways([MONDAY, TUESDAY, replace(MONDAY), WEDNESDAY])
    for _ in range(2):
        assert [*ways.alike(range(4), day(first), day(last))] == alike
    assert [*ways.alike([1, 3], day("2026-05-11"), day("2026-05-11"))] == [1, 3]
    assert [*ways.alike([3], day(first), day(last))] == [3]


def test_a_way_that_is_alone_is_alike_to_itself_wherever_the_days_of_the_others_end():
    ways = Ways([MONDAY, replace(TUESDAY, last=day("2026-05-11"))])
    assert [*ways.alike([0], day("2026-05-01"), day("2026-05-31"))] == [0]


@pytest.mark.parametrize(
    "other",
    [
        replace(MONDAY, holidays={day("2026-05-11"): "Fast"}),
        replace(MONDAY, estimated=frozenset({day("2026-05-11")})),
        replace(MONDAY, holidays={}),
    ],
)
def test_ways_are_alike_only_if_the_reason_and_the_doubt_are(other):
    assert Ways([MONDAY, other]).alike([0, 1], day("2026-05-11"), day("2026-05-11")) == [0]
