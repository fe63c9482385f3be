"""A country's calendar is made from the library `holidays`, and kept as a small file that says the same."""

import json
from datetime import date, timedelta

import holidays
import pytest

from checker.calendars import BankCalendars
from checker.engine.days import SATURDAY, SUNDAY, Skipped
from tools import calendars as maker

day = date.fromisoformat
YEAR = 2026
YEARS = range(2024, 2030)
# The library knows Sri Lanka's holidays in few years only.
LK_FIRST, LK_LAST = holidays.LK.start_year, holidays.LK.end_year
FIRST, LAST = day("2026-01-01"), day("2026-12-31")
FRIDAY = 4


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What the files hold that are made in 2026, by their names."""
    folder = tmp_path_factory.mktemp("calendars")
    maker.build(folder, YEAR)
    return {file.name: json.loads(file.read_text("utf-8")) for file in folder.iterdir()}


def test_every_country_in_the_index_has_a_file_and_no_other_has(made):
    assert made["index.json"] == maker.countries(YEARS)
    assert {*made} == {"index.json", *(f"{code}.json" for code in made["index.json"])}


@pytest.mark.parametrize(("code", "last"), [("DE", 2029), ("LK", min(2029, LK_LAST))])
def test_a_file_reaches_two_years_back_and_three_ahead_as_far_as_the_library_does(made, code, last):
    first, last = "2024-01-01", f"{last}-12-31"
    assert made[f"{code}.json"] == maker.calendar(code, day(first), day(last))
    assert (made[f"{code}.json"]["first"], made[f"{code}.json"]["last"]) == (first, last)


def test_a_file_has_holidays_in_each_of_its_years_or_none_at_all(made):
    for code in made["index.json"]:
        file = made[f"{code}.json"]
        years = range(int(file["first"][:4]), int(file["last"][:4]) + 1)
        assert {int(each[:4]) for each in file["holidays"]} in ({*years}, set()), code


@pytest.mark.parametrize(
    ("years", "known"),
    [
        (range(LK_FIRST, LK_LAST + 1), range(LK_FIRST, LK_LAST + 1)),
        (range(LK_FIRST - 2, LK_FIRST + 2), range(LK_FIRST, LK_FIRST + 2)),
        (range(LK_LAST - 2, LK_LAST + 4), range(LK_LAST - 2, LK_LAST + 1)),
        (range(LK_FIRST - 2, LK_FIRST), range(0)),
        (range(LK_LAST + 1, LK_LAST + 4), range(0)),
    ],
)
def test_a_country_is_known_in_the_years_that_the_library_has(years, known):
    assert maker.known_years("LK", years) == known
    assert ("LK" in maker.countries(years)) == bool(known)


@pytest.mark.parametrize(
    ("code", "name"),
    [("AX", "Åland Islands"), ("DE", "Germany"), ("RU", "Russia"), ("US", "United States")],
)
def test_a_country_goes_by_its_english_name(code, name):
    assert maker.countries(YEARS)[code] == name


def test_countries_stand_in_the_order_of_their_codes():
    codes = list(maker.countries(YEARS))
    assert codes == sorted(codes)
    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert len(codes) > 200


@pytest.mark.parametrize(
    ("code", "weekend"),
    [("DE", [SATURDAY, SUNDAY]), ("IL", [FRIDAY, SATURDAY]), ("IR", [FRIDAY])],
)
def test_a_country_has_its_own_weekend(code, weekend):
    assert maker.calendar(code, FIRST, LAST)["weekend"] == weekend


@pytest.mark.parametrize(
    ("code", "holiday", "name"),
    [
        ("DE", "2026-04-03", "Good Friday"),
        ("US", "2026-11-26", "Thanksgiving Day"),
        ("CN", "2026-02-17", "Chinese New Year (Spring Festival)"),
        # Only banks are closed on this day.
        ("JP", "2026-01-02", "Bank Holiday"),
    ],
)
def test_public_and_bank_holidays_have_their_english_names(code, holiday, name):
    assert maker.calendar(code, FIRST, LAST)["holidays"][holiday] == name


def test_weekends_that_are_worked_in_exchange_are_listed():
    worked = maker.calendar("CN", FIRST, LAST)["worked"]
    assert "2026-02-14" in worked
    assert all(day(each).weekday() in (SATURDAY, SUNDAY) for each in worked)
    assert maker.calendar("DE", FIRST, LAST)["worked"] == []


def test_a_holiday_on_a_worked_weekend_is_refused_because_the_file_could_not_tell_it():
    source = maker.source_of("CN", range(YEAR, YEAR + 1))
    source[day("2026-02-14")] = "A holiday too many"
    with pytest.raises(ValueError, match="CN: 2026-02-14 is not explained by"):
        maker.plain(source, FIRST, LAST)


@pytest.mark.parametrize("code", ["CN", "DE", "IL", "IR", "JP"])
def test_what_is_read_is_what_the_library_says_for_every_day(code):
    calendar = BankCalendars().load(code)
    source = maker.source_of(code, range(calendar.first.year, calendar.last.year + 1))
    length = (calendar.last - calendar.first).days + 1
    for each in (calendar.first + timedelta(days=n) for n in range(length)):
        off = calendar.day_off(each)
        assert (off is None) == source.is_working_day(each), each
        assert off is None or off == Skipped(each, source.get(each, "")), each
