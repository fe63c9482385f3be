"""The files are small, the same each time, and cover the years of the data file where the library does."""

import json
import os
import subprocess
import sys

import pytest

from checker.calendars import _dates
from tools import calendars as maker
from tools.calendars import shape

from .reading import every, load

LARGEST = 8000  # bytes, as they are on the wire even where the host does not compress
ROOT = maker.FOLDER.parent.parent
MANY_SETS = ["CN", "GB", "MY"]
MAKE = """
import sys, json
from tools.calendars import calendar, rules
for code in sys.argv[1:]:
    data = calendar(code, rules.load())
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\\n"
    sys.stdout.buffer.write(text.encode())
"""

NO_CLOCK = """
import datetime
def refuse(*_):
    raise AssertionError("the clock was asked")
class Day(datetime.date):
    today = refuse
class Moment(datetime.datetime):
    now = today = utcnow = refuse
datetime.date, datetime.datetime = Day, Moment
"""


def bytes_of(data):
    return f"{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def test_every_country_in_the_index_has_a_file_and_no_other_has(made, banks):
    assert made["index.json"]["countries"] == maker.countries(banks)
    assert {*made} == {"index.json", *(f"{code}.json" for code in maker.countries(banks))}


def test_countries_stand_in_the_order_of_their_codes_by_their_english_names(banks):
    found = maker.countries(banks)
    assert [*found] == sorted(found)
    assert len(found) > 200
    assert (found["AX"], found["RU"], found["US"]) == ("Åland Islands", "Russia", "United States")


def test_regions_are_named_in_the_order_of_their_names_by_iso_codes(made):
    assert made["index.json"]["regions"]["GB"] == {
        "GB-ENG": "England",
        "GB-NIR": "Northern Ireland",
        "GB-SCT": "Scotland",
        "GB-WLS": "Wales",
    }
    for regions in made["index.json"]["regions"].values():
        assert [*regions.values()] == sorted(regions.values())


def test_no_file_is_larger_than_what_a_phone_may_load(made):
    for name, data in made.items():
        assert len(bytes_of(data)) < LARGEST, name


def test_a_file_covers_the_years_of_the_data_file_as_far_as_the_library_does(made, banks):
    first, last = f"{min(banks.years)}-01-01", f"{max(banks.years)}-12-31"
    assert (made["DE.json"]["first"], made["DE.json"]["last"]) == (first, last)
    assert made["LK.json"]["last"] == "2026-12-31"


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_data_file_makes_the_same_bytes_in_any_process(made, seed):
    command = [sys.executable, "-c", MAKE, *MANY_SETS]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    told = subprocess.run(command, env=environment, capture_output=True, check=True, cwd=ROOT)
    assert told.stdout == b"".join(bytes_of(made[f"{code}.json"]) for code in MANY_SETS)


def test_no_clock_is_asked_when_a_calendar_is_made(made):
    command = [sys.executable, "-c", NO_CLOCK + MAKE, *MANY_SETS]
    told = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    assert told.stdout == b"".join(bytes_of(made[f"{code}.json"]) for code in MANY_SETS)


def test_what_stands_in_the_repository_s_folder_is_made_from_this_data_file(made):
    for name, data in made.items():
        assert (maker.FOLDER / name).read_bytes() == bytes_of(data), f"{name}: run make calendars"


def test_a_day_with_two_holidays_has_both_names():
    calendar = load("MY", "MY-14")
    both = [name for name in calendar.holidays.values() if ";" in name]
    assert "Federal Territory Day; Thaipusam" in both


def test_days_are_kept_short_but_read_back_in_full():
    for code in ("MY", "CN"):
        for calendar in every(code):
            text = shape.dates(calendar.holidays)
            assert [*_dates(text)] == sorted(calendar.holidays)
