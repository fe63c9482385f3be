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
        "holidays": {"Book Day": "260508"},
        "worked": "260510",
    }
)


# Two regions together and one alone: days that some keep, a weekend of its own, and days in a row of weeks.
REGIONS = json.dumps(
    {
        "first": "2026-05-01",
        "last": "2026-05-31",
        "follows": "the libraries",
        "weekend": [5, 6],
        "holidays": {"Book Day": "260508"},
        "worlds": [["ZZ-A", "ZZ-B"], ["ZZ-C"], []],
        "some": [[3, {"Reading Week": "260512*3"}], [2, {"Fair": "260508 260513"}]],
        "own": {"1": {"weekend": [4], "worked": "260529"}},
        "estimated": "260513 260512",
        "unsettled": "260513 260519",
        "unannounced": [2026],
        "exchanges": True,
    }
)


def test_each_way_to_keep_the_days_of_a_country_has_its_regions_and_its_own_calendar():
    calendars = BankCalendars()
    calendars.add("ZZ", REGIONS)
    two, alone, none = calendars.worlds("ZZ")
    assert [world.regions for world in (two, alone, none)] == [("ZZ-A", "ZZ-B"), ("ZZ-C",), ()]
    named = [
        {day.day: name for day, name in world.calendar.holidays.items()}
        for world in (two, alone, none)
    ]
    weeks = {12: "Reading Week", 19: "Reading Week", 26: "Reading Week"}
    assert named == [
        {8: "Book Day", **weeks},
        # Two holidays on one day are both named.
        {8: "Book Day; Fair", 13: "Fair", **weeks},
        {8: "Book Day"},
    ]
    assert [world.calendar.weekend for world in (two, alone, none)] == [{5, 6}, {4}, {5, 6}]
    assert [len(world.calendar.worked) for world in (two, alone, none)] == [0, 1, 0]
    assert [{day.day for day in each.calendar.estimated} for each in (two, alone, none)] == [
        {12},
        {12, 13},
        set(),
    ]
    assert [{day.day for day in each.calendar.unsettled} for each in (two, alone, none)] == [
        {19},
        {13, 19},
        set(),
    ]
    assert {world.calendar.unannounced for world in (two, alone, none)} == {frozenset({2026})}
    assert all(world.calendar.exchanges for world in (two, alone, none))
    assert calendars.about("ZZ")["follows"] == "the libraries"


def test_regions_are_named_without_reading_the_file_of_their_country():
    calendars = BankCalendars()
    assert calendars.regions("GB")["GB-SCT"] == "Scotland"
    assert calendars.regions("JP") == calendars.regions("ZZ") == {}
    assert not calendars.has("GB")


def test_every_country_of_the_index_can_be_read():
    calendars = BankCalendars()
    assert calendars.names()["DE"] == "Germany"
    for code in calendars.names():
        for world in calendars.worlds(code):
            assert world.calendar.first <= world.calendar.last
        assert set(calendars.regions(code)) == {
            region for world in calendars.worlds(code) for region in world.regions
        }


def test_a_calendar_is_read_once():
    calendars = BankCalendars()
    assert calendars.worlds("DE") is calendars.worlds("DE")
    assert calendars.names() is calendars.names()


def test_two_sets_of_calendars_know_nothing_of_each_other():
    one, other = BankCalendars(), BankCalendars()
    one.add("DE", TEXT)
    assert (one.has("DE"), other.has("DE")) == (True, False)
    assert one.worlds("DE") != other.worlds("DE")


@pytest.mark.parametrize("text", [TEXT, TEXT.encode()])
def test_a_text_that_is_given_is_read_like_a_file(text):
    calendars = BankCalendars()
    calendars.add("ZZ", text)
    [world] = calendars.worlds("ZZ")
    calendar = world.calendar
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
    calendars.worlds("DE")
    assert calendars.has("DE")
    assert not calendars.has("FR")


def test_a_text_that_is_given_takes_the_place_of_the_file():
    calendars = BankCalendars()
    calendars.worlds("DE")
    calendars.add("DE", TEXT)
    [world] = calendars.worlds("DE")
    assert world.calendar.last == date(2026, 5, 10)


def test_a_file_that_is_not_there_is_missing_by_name_and_the_message_says_what_to_run():
    with pytest.raises(CalendarMissing) as missing:
        BankCalendars().worlds("ZZ")
    assert missing.value.file == file_of("ZZ") == "ZZ.json"
    assert str(missing.value) == "checker/calendars/ZZ.json is missing: run `make calendars`"


def test_what_is_missing_can_be_given_afterwards():
    calendars = BankCalendars()
    with pytest.raises(CalendarMissing):
        calendars.worlds("ZZ")
    assert not calendars.has("ZZ")
    calendars.add("ZZ", TEXT)
    [world] = calendars.worlds("ZZ")
    assert world.calendar.first == date(2026, 5, 4)
