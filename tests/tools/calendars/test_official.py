"""Whole years agree with what publishers list, and counts with what was counted by hand from those lists."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.engine.counting import business_days

from .reading import every, load

HERE = Path(__file__).parent


def table(name):
    with (HERE / name).open(encoding="utf-8") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t")][1:]


def calendar(code):
    """Return the calendar of a country, US, or of a region, GB-SCT."""
    return load(code[:2], code if "-" in code else "")


def days_of(year, text):
    return {date(int(year), int(day[:2]), int(day[2:])) for day in text.split()}


@pytest.mark.parametrize(("code", "year", "source", "off", "worked"), table("official.tsv"))
def test_a_year_has_the_weekdays_off_and_the_worked_weekends_of_the_official_list(
    code, year, source, off, worked
):
    days = [date(int(year), 1, 1) + timedelta(days=n) for n in range(365)]
    on_weekdays = {day for day in days_of(year, off) if day.weekday() < 5}
    found = calendar(code)
    off_found = {day for day in days if day.weekday() < 5 and found.day_off(day)}
    worked_found = {day for day in days if day.weekday() >= 5 and not found.day_off(day)}
    assert sorted(off_found ^ on_weekdays) == [], source
    assert sorted(worked_found ^ days_of(year, worked)) == [], source


def test_the_official_lists_are_those_of_the_countries_that_had_been_wrong_or_hard():
    codes = {row[0] for row in table("official.tsv")}
    assert {"GB-ENG", "GB-SCT", "GB-NIR", "US", "BR", "JP", "CN", "RU", "BY", "HK"} <= codes


@pytest.mark.parametrize(("code", "start", "count", "last"), table("examples.tsv"))
def test_a_count_ends_where_it_was_found_to_end_by_hand(code, start, count, last):
    # An example of a whole country is one that all of its regions share.
    for kept in [calendar(code)] if "-" in code else every(code):
        found = business_days(date.fromisoformat(start), int(count), kept)
        assert found.date == date.fromisoformat(last)


def test_wales_has_the_days_of_england():
    assert calendar("GB-WLS") is calendar("GB-ENG")
