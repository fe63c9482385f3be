"""A country's file is read into a calendar for each way to keep its days, and says of itself what it is."""

from datetime import date

from checker.engine.days import Calendar, Skipped

from .reading import CALENDARS, load

day = date.fromisoformat


def test_a_country_without_regions_has_one_world():
    assert CALENDARS.regions("JP") == {}
    [world] = CALENDARS.worlds("JP")
    assert world.regions == ()


def test_each_region_of_a_country_keeps_one_world():
    for code in CALENDARS.names():
        kept = [region for world in CALENDARS.worlds(code) for region in world.regions]
        assert sorted(kept) == sorted(CALENDARS.regions(code)), code
        assert all(region.startswith(f"{code}-") for region in kept)


def test_a_weekend_of_another_year_is_a_plain_day_off():
    assert load("MY", "MY-01").day_off(day("2024-03-01")) == Skipped(day("2024-03-01"))


def test_a_working_day_of_another_weekend_may_still_be_a_holiday():
    """In 2024 Johor worked on Sundays; Chinese New Year fell on one."""
    calendar = load("MY", "MY-01")
    assert calendar.day_off(day("2024-02-11")) == Skipped(
        day("2024-02-11"), "Chinese New Year (Second Day)"
    )
    assert calendar.day_off(day("2024-02-18")) is None


def test_what_the_days_are_is_told_with_its_source():
    about = CALENDARS.about("US")
    assert about["follows"] == "the holidays of the Federal Reserve"
    assert about["source"].startswith("https://www.federalreserve.gov/")
    assert day(about["first"]) == load("US").first
    assert day(about["read"]) <= day("2026-11-25") <= day(about["last"]) == load("US").last
    assert {*CALENDARS.about("CN")["unannounced"]} == load("CN").unannounced
    assert CALENDARS.about("NP")["doubt"]


def test_every_country_tells_whose_days_are_counted():
    for code in CALENDARS.names():
        assert CALENDARS.about(code)["follows"], code
        assert CALENDARS.about(code)["source"], code


def test_a_plain_week_has_nothing_that_may_move():
    plain = Calendar()
    assert plain.estimated == plain.unsettled == plain.unannounced == frozenset()
    assert not plain.exchanges
