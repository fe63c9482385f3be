"""An axis gives each day its place, leaves room beside what it shows, and names a few days along it."""

from datetime import date

import pytest

from checker.engine.days import ONE_DAY
from checker.render.axis import MOST_NAMED, Axis, percent

day = date.fromisoformat
# A Monday.
MONDAY = day("2026-11-23")


def test_a_day_has_its_place_from_its_first_hour_to_its_last():
    axis = Axis(day("2026-11-22"), day("2026-11-25"))
    assert axis.length == 4
    assert (axis.at(axis.first), axis.at(axis.last, 1)) == (0, 100)
    assert (axis.at(MONDAY), axis.at(MONDAY, 0.5), axis.at(MONDAY, 1)) == (25, 37.5, 50)


@pytest.mark.parametrize(
    ("length", "goes_on", "before", "behind"),
    [(0, False, 1, 1), (29, False, 1, 1), (30, False, 2, 2), (0, True, 1, 2), (30, True, 2, 8)],
)
def test_there_is_room_beside_the_days_and_more_where_something_goes_on(
    length, goes_on, before, behind
):
    last = MONDAY + length * ONE_DAY
    axis = Axis.around([last, MONDAY], goes_on=goes_on)
    assert (MONDAY - axis.first, axis.last - last) == (before * ONE_DAY, behind * ONE_DAY)


@pytest.mark.parametrize(
    ("length", "named"),
    [
        (1, ["2026-11-23"]),
        (4, ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"]),
        (5, ["2026-11-23", "2026-11-25", "2026-11-27"]),
        (8, ["2026-11-23", "2026-11-25", "2026-11-27", "2026-11-29"]),
        (9, ["2026-11-23", "2026-11-30"]),
        (28, ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]),
        (29, ["2026-11-23", "2026-12-07", "2026-12-21"]),
        (56, ["2026-11-23", "2026-12-07", "2026-12-21", "2027-01-04"]),
        (57, ["2026-12-01", "2027-01-01"]),
        # Up to 31 March, and one day more.
        (129, ["2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01"]),
        (130, ["2027-01-01", "2027-03-01"]),
    ],
)
def test_days_are_named_in_steps_of_days_weeks_or_months(length, named):
    axis = Axis(MONDAY, MONDAY + (length - 1) * ONE_DAY)
    assert [str(each) for each in axis.named()] == named


def test_the_first_day_of_an_axis_is_named_where_a_month_begins_with_it():
    assert Axis(day("2026-11-01"), day("2027-01-15")).named()[0] == day("2026-11-01")
    assert Axis(day("2026-11-02"), day("2027-01-15")).named()[0] == day("2026-12-01")


@pytest.mark.parametrize("first", [MONDAY, day("2010-01-01"), day("2027-02-28")])
def test_on_an_axis_of_any_length_a_few_days_are_named(first):
    for length in (*range(1, 1500), *range(1500, 34_000, 97)):
        axis = Axis(first, first + (length - 1) * ONE_DAY)
        named = axis.named()
        assert 1 <= len(named) <= MOST_NAMED, length
        assert named == sorted(set(named)), length
        assert axis.first <= named[0], length
        assert named[-1] <= axis.last, length


@pytest.mark.parametrize(
    ("place", "said"),
    [(0, "0%"), (100, "100%"), (12.5, "12.5%"), (200 / 3, "66.67%"), (1e-4, "0%")],
)
def test_a_place_is_written_as_a_share(place, said):
    assert percent(place) == said
