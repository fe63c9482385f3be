"""What stands in the data file is followed; what is wrong in it stops the build with one line."""

from datetime import date

import pytest

from tools.calendars import rules, worlds
from tools.calendars.__main__ import main
from tools.calendars.rules import BadEntry

FILE = "tools/calendars/banks.toml"
YEARS = range(2026, 2028)
day = date.fromisoformat


@pytest.mark.parametrize(
    ("code", "lines", "key"),
    [
        ("DE", 'weekends = ["sunday"]', "weekends"),
        ("DE", 'weekend = ["sonntag"]', "weekend"),
        ("DE", "weekend = []", "weekend"),
        ("DE", "categories = 7", "categories"),
        ("DE", 'categories = [""]', "categories"),
        ("DE", 'swaps = "no"', "swaps"),
        ("DE", "exchanges = 2026", "exchanges"),
        ("DE", "exchanges = true", "exchanges"),
        ("DE", "announced = 26", "announced"),
        ("DE", "announced = true", "announced"),
        ("DE", "fixed = 2026", "fixed"),
        ("DE", "out = 2026-01-01", "out"),
        ("DE", 'regions = { BY = "Bavaria" }', "regions"),
        ("DE", 'also = ["12-24"]', "also"),
        ("DE", 'also = [{ on = "12-24" }]', "also"),
        ("DE", 'also = [{ name = "A", on = "12-24", easter = 1 }]', "also"),
        ("DE", 'also = [{ name = "A", on = "13-24" }]', "also"),
        ("DE", 'also = [{ name = "A", day = "24 December" }]', "also"),
        ("DE", 'also = [{ name = "A", easter = "Monday" }]', "also"),
        ("DE", 'also = [{ name = "A", nth = [1] }]', "also"),
        ("DE", 'also = [{ name = "A", nth = [6], weekday = "monday" }]', "also"),
        ("DE", 'also = [{ name = "A", nth = [1], weekday = "monday", month = 13 }]', "also"),
        ("DE", 'also = [{ name = "A", when = "12-24" }]', "also"),
        ("DE", 'like = "FR"', "like"),
    ],
)
def test_an_entry_that_cannot_be_read_names_file_country_and_key_in_one_line(
    told, code, lines, key
):
    with pytest.raises(BadEntry, match=rf"^{FILE}: {code}: {key}: [^\n]+$"):
        told(code, lines)


@pytest.mark.parametrize(
    ("code", "lines", "key"),
    [
        ("DE", 'categories = ["optional"]', "categories"),
        ("DE", 'financial = "DE"', "financial"),
        ("DE", 'regions = { BY = "Bavaria", XX = "Nowhere" }', "regions"),
        ("DE", 'also = [{ name = "A", on = "12-24", regions = ["BY"] }]', "also"),
        ("DE", 'without = ["Eid*"]', "without"),
        ("DE", 'unsure = ["Eid*"]', "unsure"),
        ("DE", 'unsettled = ["Eid*"]', "unsettled"),
        ("DE", "out = [2026-01-02]", "out"),
    ],
)
def test_an_entry_that_the_library_does_not_know_names_file_country_and_key_too(
    told, code, lines, key
):
    with pytest.raises(BadEntry, match=rf"^{FILE}: {code}: {key}: [^\n]+$"):
        worlds.of(told(code, lines).rules(code), YEARS)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[calendars", "the whole file: TOML"),
        ("", "calendars: first-year: is missing"),
        ("[calendars]\nfirst-year = 'soon'", "calendars: first-year: must be a year"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(text, wrong):
    with pytest.raises(BadEntry, match=wrong):
        rules.load(text)


def test_years_that_run_backwards_are_refused():
    text = rules.PATH.read_text("utf-8").replace("first-year = 2024", "first-year = 2031")
    with pytest.raises(BadEntry, match="calendars: last-year: lies before first-year"):
        rules.load(text)


@pytest.mark.parametrize("key", ["reason", "source", "read"])
def test_an_entry_without_reason_source_or_day_is_refused(key):
    text = rules.PATH.read_text("utf-8")
    lines = text.split("[US]")[1].split("[UY]")[0].split("[UZ]")[0].split("\n")
    without = "\n".join(line for line in lines if not line.startswith(f"{key} ="))
    with pytest.raises(BadEntry, match=f"US: {key}: is missing"):
        rules.load(text.split("[AD]")[0] + "[US]" + without)


def test_an_entry_that_is_no_table_is_refused():
    with pytest.raises(BadEntry, match="US: entry: must be a table"):
        rules.load("US = 1\n" + rules.PATH.read_text("utf-8").split("[AD]")[0])


def test_an_entry_may_take_over_another_one(banks):
    assert banks.rules("PR").financial == banks.rules("US").financial == "XFED"
    assert banks.rules("PR").reason != banks.rules("US").reason


@pytest.mark.parametrize(
    ("lines", "off", "on"),
    [
        ('also = [{ name = "A", on = "12-24" }]', "2027-12-24", "2027-12-23"),
        ('also = [{ name = "A", on = "12-24", since = 2027 }]', "2027-12-24", "2026-12-24"),
        ('also = [{ name = "A", on = "12-24", until = 2026 }]', "2026-12-24", "2027-12-24"),
        ('also = [{ name = "A", easter = -3 }]', "2026-04-02", "2026-04-01"),
        ('also = [{ name = "A", day = 2026-12-23 }]', "2026-12-23", "2027-12-23"),
        (
            'also = [{ name = "A", nth = [1], weekday = "monday", month = 8 }]',
            "2026-08-03",
            "2026-07-06",
        ),
        ('also = [{ name = "A", nth = [2], weekday = "monday" }]', "2026-08-10", "2026-08-03"),
        ('also = [{ name = "A", nth = [5], weekday = "monday" }]', "2026-08-31", "2026-09-07"),
        ('without = ["Labor *"]', "2026-01-01", "2026-05-01"),
        ("out = [2026-05-01]", "2026-01-01", "2026-05-01"),
        ('weekend = ["friday", "saturday"]', "2026-11-27", "2026-11-29"),
    ],
)
def test_a_day_is_in_or_out_as_the_entry_says(told, lines, off, on):
    world = worlds.of(told("DE", lines).rules("DE"), YEARS)[""]

    def is_off(each):
        return each in world.holidays or each.weekday() in world.weekend

    assert is_off(day(off))
    assert not is_off(day(on))


def test_one_holiday_of_two_may_be_out_and_the_day_stays(told):
    # 25 May 2028 is Ascension Day; on 1 May 2008, two holidays met.
    lines = 'without = ["Labor Day"]\n'
    world = worlds.of(told("DE", lines).rules("DE"), range(2008, 2009))[""]
    assert world.holidays[day("2008-05-01")] == "Ascension Day; Labor Day"


def test_a_bad_entry_ends_the_command_with_one_line(monkeypatch, capsys):
    def refuse():
        raise BadEntry("DE", "weekend", "must be a list of weekdays")

    monkeypatch.setattr(rules, "load", refuse)
    assert main([]) == 2
    assert capsys.readouterr().err == f"{FILE}: DE: weekend: must be a list of weekdays\n"
