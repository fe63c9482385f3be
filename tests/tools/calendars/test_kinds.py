"""What each kind of country needed: a weekend of its own, lists of its own, regions, days that may move."""

from datetime import date

import holidays
import pytest

from checker.engine.days import Skipped
from tools.calendars import library

from .reading import CALENDARS, every, load

day = date.fromisoformat
SUNDAY = 6
WITH_REGIONS = ("AU", "BA", "CA", "CH", "DE", "ES", "GB", "MY")


@pytest.mark.parametrize(
    ("code", "region", "open_on", "closed_on"),
    [
        # The Federal Reserve does not bring a Saturday's holiday forward, nor does a territory's bank.
        ("US", "", "2026-07-03", "2027-07-05"),
        ("PR", "", "2026-07-03", "2026-10-12"),
        # Half-days are business days.
        ("SE", "", "2026-06-18", "2026-06-19"),
        ("LU", "", "2026-12-24", "2026-04-03"),
        ("TR", "", "2026-10-28", "2026-10-29"),
        # Some days off are not those of banks, and some are theirs alone.
        ("DK", "", "2026-05-01", "2026-05-15"),
        ("NL", "", "2026-04-27", "2026-04-03"),
        ("LV", "", "2026-01-02", "2026-01-01"),
        ("BR", "", "2026-02-18", "2026-02-17"),
        ("ID", "", "2026-12-23", "2026-12-24"),
        ("MX", "", "2026-04-01", "2026-04-02"),
        ("IE", "", "2026-04-02", "2026-04-03"),
        ("BD", "", "2026-12-30", "2026-12-31"),
        ("VE", "", "2026-01-05", "2026-01-12"),
        ("EG", "", "2026-12-31", "2026-01-01"),
        ("EG", "", "2026-03-24", "2026-03-23"),
        ("EG", "", "2025-04-02", "2025-04-01"),
        ("IL", "", "2026-04-06", "2026-03-03"),
        ("IL", "", "2026-09-17", "2026-09-20"),
        ("IN", "", "2027-04-02", "2027-04-01"),
        ("MO", "", "2026-12-23", "2026-12-21"),
        ("PY", "", "2026-12-30", "2026-12-31"),
        # Weekends.
        ("LY", "", "2026-12-06", "2026-12-04"),
        ("PS", "", "2026-12-06", "2026-12-05"),
        ("MR", "", "2026-12-04", "2026-12-06"),
        ("HK", "", "2026-12-04", "2026-12-05"),
        ("KN", "", "2026-12-04", "2026-12-05"),
        ("IN", "", "2026-12-05", "2026-12-12"),
        ("BN", "", "2026-12-05", "2026-12-04"),
        # Regions.
        ("GB", "GB-NIR", "2026-08-03", "2026-07-13"),
        ("DE", "DE-BY", "2026-11-18", "2026-06-04"),
        ("DE", "DE-SN", "2026-06-04", "2026-11-18"),
        ("AU", "AU-NSW", "2026-03-09", "2026-08-03"),
        ("CA", "CA-ON", "2026-06-24", "2026-08-03"),
        ("CA", "CA-QC", "2026-08-03", "2026-06-24"),
        ("CA", "CA-NL", "2026-02-16", "2026-09-30"),
        ("CH", "CH-VS", "2026-04-03", "2026-06-04"),
        ("ES", "ES-MD", "2026-04-06", "2026-04-02"),
        ("ES", "ES-CT", "2026-04-02", "2026-04-06"),
        ("MY", "MY-03", "2026-12-06", "2026-12-04"),
        ("MY", "MY-14", "2026-12-04", "2026-12-06"),
        ("MY", "MY-01", "2024-12-29", "2024-12-27"),
        ("MY", "MY-01", "2025-01-03", "2025-01-05"),
    ],
)
def test_banks_are_open_and_closed_as_they_are_known_to_be(code, region, open_on, closed_on):
    calendar = load(code, region)
    assert calendar.day_off(day(open_on)) is None
    assert calendar.day_off(day(closed_on))


def test_regions_are_told_apart_where_each_has_days_of_its_own():
    told = {code for code in CALENDARS.names() if CALENDARS.regions(code)}
    assert told == {*WITH_REGIONS}


@pytest.mark.parametrize("code", WITH_REGIONS)
def test_some_regions_of_a_country_differ_in_a_weekday(code):
    assert len(CALENDARS.worlds(code)) > 1


def test_wherever_the_library_tells_regions_apart_ours_do_or_the_doubt_says_why_not(banks):
    years = range(2026, 2027)
    for code in library.codes():
        country = library.country(code)
        if not library.known(code, years) or not country.subdivisions or banks.rules(code).regions:
            continue
        plain = {*country(years=years)}
        if any({*country(years=years, subdiv=each)} != plain for each in country.subdivisions):
            assert banks.rules(code).doubt or banks.rules(code).financial, code


def test_no_country_of_the_library_has_sunday_alone_but_for_india():
    for code in CALENDARS.names():
        weekends = {each.weekend for each in every(code)}
        assert weekends != {frozenset({SUNDAY})} or code == "IN", code


@pytest.mark.parametrize(
    ("code", "holiday"),
    [
        ("SA", "2027-05-16"),  # the library does not mark it here
        ("AE", "2027-03-09"),
        ("IN", "2027-10-29"),  # nor here: Diwali
        ("MY", "2027-03-10"),  # gazetted, and still it is seen first
        ("PK", "2027-03-10"),
    ],
)
def test_a_holiday_that_follows_the_moon_and_lies_ahead_is_provisional(code, holiday):
    region = next(iter(CALENDARS.regions(code)), "")
    assert day(holiday) in load(code, region).estimated


@pytest.mark.parametrize(
    ("code", "holiday"),
    [("AE", "2026-03-20"), ("TR", "2027-03-09"), ("SG", "2027-03-10"), ("CN", "2027-02-08")],
)
def test_what_is_past_fixed_or_computed_is_not_provisional(code, holiday):
    calendar = load(code)
    assert calendar.day_off(day(holiday))
    assert day(holiday) not in calendar.estimated


def test_a_weekend_day_of_which_nobody_knows_whether_banks_rest_is_a_day_off_that_is_not_settled():
    calendar = load("NP")
    assert calendar.day_off(day("2026-12-05")) == Skipped(day("2026-12-05"))
    assert calendar.day_off(day("2026-12-06")) == Skipped(
        day("2026-12-06"), "Sunday, where banks rest"
    )
    assert day("2026-12-06") in calendar.unsettled - calendar.estimated
    assert calendar.day_off(day("2025-12-07")) is None


def test_where_it_is_not_settled_whether_banks_rest_the_page_says_so(banks):
    open_ = {code for code in CALENDARS.names() if any(each.unsettled for each in every(code))}
    assert open_ == {code for code, own in banks.own.items() if own.unsettled}
    assert all(CALENDARS.about(code)["doubt"] for code in open_)


def test_every_estimated_or_unsettled_day_is_a_day_off_that_no_reader_sees_a_mark_in():
    for code in CALENDARS.names():
        for calendar in every(code):
            assert calendar.estimated | calendar.unsettled <= calendar.holidays.keys()
            assert not any("estimated" in name for name in calendar.holidays.values()), code


@pytest.mark.parametrize(
    ("code", "known"), [("CN", 2026), ("RU", 2027), ("HU", 2026), ("BY", 2026), ("ID", 2027)]
)
def test_years_whose_worked_weekends_are_not_announced_are_marked(code, known):
    calendar = load(code)
    assert calendar.unannounced == {*range(known + 1, calendar.last.year + 1)}


def test_weekends_are_open_where_the_library_knows_some_that_were_worked_in_exchange(banks):
    for code, own in banks.own.items():
        if own.announced:
            source = library.calendar(own, next(iter(own.regions), ""), banks.years)
            swapped = [each for each in source.weekend_workdays if each.year in banks.years]
            assert own.exchanges == bool(swapped), code
            assert {each.exchanges for each in every(code)} == {own.exchanges}, code


@pytest.mark.parametrize(
    ("code", "region", "weekend_day", "may_be_worked"),
    [
        ("CN", "", "2026-11-28", False),
        ("CN", "", "2027-11-27", True),
        # Its weekend was another one until 2025, and is worked in exchange for nothing.
        ("MY", "MY-01", "2028-11-25", False),
        ("MY", "MY-14", "2028-11-25", False),
        ("ES", "ES-MD", "2027-11-27", False),
    ],
)
def test_a_weekend_day_may_be_worked_only_in_an_open_year_of_a_country_that_does_so(
    code, region, weekend_day, may_be_worked
):
    off, doubt = load(code, region).kept(day(weekend_day))
    assert off
    assert bool(doubt) == may_be_worked


def test_a_country_without_an_entry_is_the_library_to_the_day(banks):
    years = range(2026, 2028)
    for code in set(CALENDARS.names()) - banks.own.keys():
        country = getattr(holidays, code)
        categories = [each for each in ("public", "bank") if each in country.supported_categories]
        source, calendar = country(years=years, categories=categories), load(code)
        first = day("2026-01-01").toordinal()
        for each in map(date.fromordinal, range(first, first + 730)):
            assert (calendar.day_off(each) is None) == source.is_working_day(each), (code, each)
