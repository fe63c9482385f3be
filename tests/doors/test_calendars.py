"""A country's calendar is read from its small file when it is asked for, or taken from a given text."""

import json
from datetime import date

import pytest

from checker.calendars import BankCalendars, CalendarMissing, file_of
from checker.engine.days import OutsideCalendar, Skipped

# A week with a Friday off, a Sunday worked, and weekends on Saturday and Sunday.
TEXT = json.dumps(
    {
        "first": "2026-05-04",
        "last": "2026-05-10",
        "weekend": [5, 6],
        "holidays": {"2026-05-08": "Book Day"},
        "worked": ["2026-05-10"],
    }
)


def test_every_country_of_the_index_can_be_read():
    calendars = BankCalendars()
    assert calendars.names()["DE"] == "Germany"
    for code in calendars.names():
        assert calendars.load(code).first <= calendars.load(code).last


def test_a_calendar_is_read_once():
    calendars = BankCalendars()
    assert calendars.load("DE") is calendars.load("DE")
    assert calendars.names() is calendars.names()


def test_two_sets_of_calendars_know_nothing_of_each_other():
    one, other = BankCalendars(), BankCalendars()
    one.add("DE", TEXT)
    assert (one.has("DE"), other.has("DE")) == (True, False)
    assert one.load("DE") != other.load("DE")


@pytest.mark.parametrize("text", [TEXT, TEXT.encode()])
def test_a_text_that_is_given_is_read_like_a_file(text):
    calendars = BankCalendars()
    calendars.add("ZZ", text)
    calendar = calendars.load("ZZ")
    assert [calendar.day_off(date(2026, 5, day)) for day in range(7, 11)] == [
        None,
        Skipped(date(2026, 5, 8), "Book Day"),
        Skipped(date(2026, 5, 9)),
        None,
    ]
    for outside in (3, 11):
        with pytest.raises(OutsideCalendar):
            calendar.day_off(date(2026, 5, outside))


def test_a_calendar_is_there_once_it_was_read_or_given():
    calendars = BankCalendars()
    assert not calendars.has("DE")
    calendars.load("DE")
    assert calendars.has("DE")
    assert not calendars.has("FR")


def test_a_text_that_is_given_takes_the_place_of_the_file():
    calendars = BankCalendars()
    calendars.load("DE")
    calendars.add("DE", TEXT)
    assert calendars.load("DE").last == date(2026, 5, 10)


def test_a_file_that_is_not_there_is_missing_by_name_and_the_message_says_what_to_run():
    with pytest.raises(CalendarMissing) as missing:
        BankCalendars().load("ZZ")
    assert missing.value.file == file_of("ZZ") == "ZZ.json"
    assert str(missing.value) == "checker/calendars/ZZ.json is missing: run `make setup`"


def test_what_is_missing_can_be_given_afterwards():
    calendars = BankCalendars()
    with pytest.raises(CalendarMissing):
        calendars.load("ZZ")
    assert not calendars.has("ZZ")
    calendars.add("ZZ", TEXT)
    assert calendars.load("ZZ").first == date(2026, 5, 4)
