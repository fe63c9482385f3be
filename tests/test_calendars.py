"""A country's calendar is made from the library `holidays`, kept as a small file, and read when asked for."""

import json
from datetime import date, timedelta

import pytest

from checker import calendars
from checker.calendars import CalendarMissing
from checker.days import SATURDAY, SUNDAY, Skipped
from tools import calendars as maker

day = date.fromisoformat
YEAR = 2026
FIRST, LAST = day("2026-01-01"), day("2026-12-31")
FRIDAY = 4


def test_every_country_gets_a_file_from_two_years_back_to_three_years_ahead(tmp_path):
    maker.build(tmp_path, YEAR)
    made = {file.name: json.loads(file.read_text("utf-8")) for file in tmp_path.iterdir()}
    assert made.pop("index.json") == maker.countries()
    assert set(made) == {f"{code}.json" for code in maker.countries()}
    assert {(each["first"], each["last"]) for each in made.values()} == {
        ("2024-01-01", "2029-12-31")
    }
    germany = maker.calendar("DE", day("2024-01-01"), day("2029-12-31"))
    assert made["DE.json"] == germany


@pytest.mark.parametrize(
    ("code", "name"),
    [("AX", "Åland Islands"), ("DE", "Germany"), ("RU", "Russia"), ("US", "United States")],
)
def test_a_country_goes_by_its_english_name(code, name):
    assert maker.countries()[code] == name


def test_countries_stand_in_the_order_of_their_codes():
    codes = list(maker.countries())
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
    calendar = calendars.load(code)
    source = maker.source_of(code, range(calendar.first.year, calendar.last.year + 1))
    length = (calendar.last - calendar.first).days + 1
    for each in (calendar.first + timedelta(days=n) for n in range(length)):
        off = calendar.day_off(each)
        assert (off is None) == source.is_working_day(each), each
        assert off is None or off == Skipped(each, source.get(each, "")), each


def test_the_index_names_the_countries():
    assert calendars.countries() == maker.countries()


def test_a_calendar_is_read_once():
    assert calendars.load("DE") is calendars.load("DE")
    assert calendars.countries() is calendars.countries()


def test_a_file_that_is_not_there_is_missing_by_name_and_the_message_says_what_to_run():
    with pytest.raises(CalendarMissing) as missing:
        calendars.load("ZZ")
    assert missing.value.file == "ZZ.json"
    assert str(missing.value) == "checker/calendars/ZZ.json is missing: run `make setup`"
