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
from checker.engine.days import MONDAY_TO_FRIDAY, Calendar, Doubt, OutsideCalendar, Skipped
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


# Tuesday and Wednesday, 10 and 11 November, are a feast of which the days are only estimated; whether the
# Tuesday after it is off is not settled.
MOON = Calendar(
    holidays={day(f"2026-11-{n}"): "Feast" for n in (10, 11)} | {day("2026-11-17"): "Custom"},
    estimated=frozenset({day("2026-11-10"), day("2026-11-11")}),
    unsettled=frozenset({day("2026-11-17")}),
)
ESTIMATED, UNSETTLED, UNANNOUNCED = Doubt.ESTIMATED, Doubt.UNSETTLED, Doubt.UNANNOUNCED


@pytest.mark.parametrize(
    ("start", "count", "last", "provisional"),
    [
        # It may begin a day earlier, on the day to which was counted, but not two days earlier.
        ("2026-11-04", 2, "2026-11-06", {}),
        ("2026-11-05", 2, "2026-11-09", {10: ESTIMATED}),
        ("2026-11-05", 3, "2026-11-12", {10: ESTIMATED, 11: ESTIMATED}),
        # It may end a day later, on the first day that was counted; day 0 itself counts nowhere.
        ("2026-11-10", 1, "2026-11-12", {11: ESTIMATED}),
        ("2026-11-11", 1, "2026-11-12", {11: ESTIMATED}),
        ("2026-11-12", 1, "2026-11-13", {}),
        # What is not settled does not move onto another day.
        ("2026-11-13", 1, "2026-11-16", {}),
        ("2026-11-13", 2, "2026-11-18", {17: UNSETTLED}),
        ("2026-11-17", 1, "2026-11-18", {}),
        # Nothing was counted.
        ("2026-11-09", 0, "2026-11-09", {}),
    ],
)
def test_a_count_hangs_on_the_days_off_in_it_and_beside_it_that_are_open(
    start, count, last, provisional
):
    counted = business_days(day(start), count, MOON)
    assert counted.date == day(last)
    assert {each.date.day: each.doubt for each in counted.provisional} == provisional
    found = [each.date for each in counted.provisional]
    assert found == sorted(found)


def test_a_holiday_that_may_move_onto_a_day_off_changes_nothing():
    sunday = Calendar(
        holidays={day("2026-11-08"): "Feast"}, estimated=frozenset({day("2026-11-08")})
    )
    # Friday to Monday: it lies on a Sunday between, and may move onto the Monday.
    assert [each.date.day for each in business_days(day("2026-11-06"), 1, sunday).provisional] == [
        8
    ]
    # From the Saturday on, likewise; up to the Friday, it may move onto the Saturday at most.
    assert business_days(day("2026-11-05"), 1, sunday).provisional == ()
    saturday = Calendar(
        holidays={day("2026-11-07"): "Feast"}, estimated=frozenset({day("2026-11-07")})
    )
    assert business_days(day("2026-11-07"), 1, saturday).provisional == ()
    assert business_days(day("2026-11-05"), 1, saturday).date == day("2026-11-06")
    assert len(business_days(day("2026-11-05"), 1, saturday).provisional) == 1


@pytest.mark.parametrize("exchanges", [True, False])
@pytest.mark.parametrize(
    ("start", "count", "holidays", "weekends", "last"),
    [
        # Of 2027, nothing has been announced; of 2026, all has.
        ("2026-12-24", 3, [], [], "2026-12-30"),
        ("2026-12-30", 1, [], [], "2026-12-31"),
        ("2026-12-31", 1, [1], [2, 3], "2027-01-04"),
        ("2027-01-05", 1, [], [], "2027-01-06"),
        ("2027-01-08", 1, [], [9, 10], "2027-01-11"),
        ("2027-01-08", 0, [], [], "2027-01-08"),
    ],
)
def test_in_a_year_that_is_not_announced_a_count_always_hangs_on_some_day(
    start, count, holidays, weekends, last, exchanges
):
    """Weekends are open where they are exchanged; where no day off is open, the last day itself is."""
    calendar = Calendar(
        holidays={day("2026-12-25"): "Feast", day("2027-01-01"): "New Year"},
        unannounced=frozenset({2027}),
        exchanges=exchanges,
    )
    counted = business_days(day(start), count, calendar)
    assert counted.date == day(last)
    is_open = last > "2027" and count > 0
    found = holidays + (weekends if exchanges else []) or [int(last[-2:])] * is_open
    assert [each.date.day for each in counted.provisional] == found
    assert {each.doubt for each in counted.provisional} <= {UNANNOUNCED}


def test_in_a_year_that_is_not_announced_an_estimate_alone_does_not_say_enough():
    calendar = Calendar(
        holidays={day("2027-01-05"): "Feast", day("2026-12-31"): "Feast"},
        estimated=frozenset({day("2027-01-05"), day("2026-12-31")}),
        unannounced=frozenset({2027}),
    )
    after = business_days(day("2026-12-31"), 2, calendar)
    assert [(each.date.day, each.doubt) for each in after.provisional] == [
        (31, ESTIMATED),
        (4, UNANNOUNCED),
        (5, ESTIMATED),
    ]
    assert after.doubts() == {UNANNOUNCED: 1}


@pytest.mark.parametrize(
    ("start", "count", "doubts"),
    [
        ("2026-11-04", 2, {}),
        # A feast of two days moves as one.
        ("2026-11-05", 3, {ESTIMATED: 1}),
        ("2026-11-13", 2, {UNSETTLED: 1}),
        ("2026-11-05", 8, {ESTIMATED: 1, UNSETTLED: 1}),
    ],
)
def test_a_count_says_for_each_doubt_by_how_much_it_may_move(start, count, doubts):
    assert business_days(day(start), count, MOON).doubts() == doubts


def test_two_feasts_may_move_apart_from_each_other():
    days = [day("2026-11-10"), day("2026-11-12")]
    calendar = Calendar(holidays=dict.fromkeys(days, "Feast"), estimated=frozenset(days))
    assert business_days(day("2026-11-09"), 3, calendar).doubts() == {ESTIMATED: 2}


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
