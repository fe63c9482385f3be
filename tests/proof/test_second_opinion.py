"""What others count agrees with what we count: `holidays`, dateutil and the Unicode tables of `regex`."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import regex
from dateutil.relativedelta import relativedelta

from checker.engine.counting import DAYS, business_days, calendar_days, whole_years
from checker.engine.days import Calendar
from checker.engine.facts import Pair
from checker.rulebook.topics.evidence import judge_text

from . import banks, contract
from .contract import BOOK

ONE_DAY = timedelta(days=1)
FACTS = BOOK.facts
# Every number of days that a fact counts, and a day more.
VERSIONS = [each for fact in FACTS.values() for each in fact.versions]
FIGURES = [each.value for each in VERSIONS if each.unit is DAYS]
COUNTS = sorted(
    {
        number + more
        for figure in FIGURES
        for number in (figure if isinstance(figure, Pair) else (figure,))
        for more in (0, 1)
    }
)
COUNTRIES = BOOK.calendars.names()
# Every country and region, with the calendar that we have of it.
WORLDS = [
    (country, world.calendar, region)
    for country in COUNTRIES
    for world in BOOK.calendars.worlds(country)
    for region in world.regions or (None,)
]
IDS = [region or country for country, _, region in WORLDS]
FAR = timedelta(days=60)
# From before one leap day to after the next.
MANY_DAYS = [date(2023, 12, 31) + ONE_DAY * n for n in range(1600)]
CENTURY = [
    date(year, month, day) for year in (2096, 2099, 2100) for month in (2, 3) for day in (1, 28)
]


def three_years(calendar: Calendar) -> list[date]:
    """Return every day of three years that a calendar covers, of the years around these facts if it can."""
    last = min(calendar.last, date(2028, 12, 31))
    first = date(last.year - 2, 1, 1)
    return [first + ONE_DAY * n for n in range((last - first).days + 1)]


def counted_from(calendar: Calendar) -> list[date]:
    """Return those of three years' days from which each count ends inside of the calendar."""
    return [day for day in three_years(calendar) if calendar.last - day > FAR]


def test_the_countries_and_their_regions_are_those_of_the_data_file():
    for country in COUNTRIES:
        assert {*BOOK.calendars.regions(country)} == {*banks.regions(country)}, country
        kept = [region for world in BOOK.calendars.worlds(country) for region in world.regions]
        assert sorted(kept) == sorted(banks.regions(country)), country
    assert banks.ENTRIES.keys() <= COUNTRIES.keys()


@pytest.mark.parametrize(("country", "calendar", "region"), WORLDS, ids=IDS)
def test_banks_rest_on_the_days_on_which_the_data_file_and_the_library_let_them(
    country: str, calendar: Calendar, region: str | None
):
    kept, days = banks.banks(country, region), three_years(calendar)
    off = {day for day in days if calendar.day_off(day)}
    assert sorted(off ^ kept.off.intersection(days)) == []
    moving = {day for day in off if calendar.kept(day)[1]}
    assert sorted(moving ^ kept.movable.intersection(days)) == []
    assert (calendar.first, calendar.last) == (kept.first, kept.last)


@pytest.mark.parametrize(("country", "calendar", "region"), WORLDS, ids=IDS)
def test_business_days_are_counted_one_by_one_and_the_others_skipped_with_a_reason(
    country: str, calendar: Calendar, region: str | None
):
    last = FACTS["refund-arrival"].pair.last
    for day in counted_from(calendar)[::7]:
        for count in FACTS["refund-arrival"].pair:
            found = business_days(day, count, calendar)
            assert found.date == banks.working_day(day, count, country, region), (day, count)
        skipped = [off.date for off in found.skipped]
        assert (found.date - day).days == last + len(skipped)
        assert all(day < each < found.date for each in skipped)
        for off in found.skipped:
            assert off.holiday == calendar.holidays.get(off.date, "")


def test_without_a_country_the_week_is_counted_from_monday_to_friday():
    for day in MANY_DAYS:
        for count in FACTS["refund-arrival"].pair:
            assert business_days(day, count).date == contract._business(day, count, None, None)


@pytest.mark.parametrize("count", COUNTS)
def test_calendar_days_are_counted_as_dateutil_counts(count: int):
    for day in MANY_DAYS + CENTURY:
        assert calendar_days(day, count).date == day + relativedelta(days=count)


def test_years_are_counted_as_dateutil_counts_but_for_the_leap_day():
    for day in MANY_DAYS + CENTURY:
        is_leap_day = (day.month, day.day) == (2, 29)
        # dateutil has the anniversary of 29 February on 28 February, the published rules on 1 March.
        anniversary = day + relativedelta(years=1) + (ONE_DAY if is_leap_day else 0 * ONE_DAY)
        assert whole_years(day, 1).date == anniversary - ONE_DAY


@pytest.mark.parametrize("calendar", [each for _, each, _ in WORLDS[::9]], ids=IDS[::9])
def test_a_later_refund_never_has_an_earlier_deadline(calendar: Calendar):
    days = counted_from(calendar)
    for count in FACTS["refund-arrival"].pair:
        ends = [business_days(day, count, calendar).date for day in days]
        assert ends == sorted(ends)


def test_a_later_event_never_has_an_earlier_deadline():
    for count in COUNTS:
        ends = [calendar_days(day, count).date for day in MANY_DAYS]
        assert all(later - earlier == ONE_DAY for earlier, later in pairwise(ends))
    years = [whole_years(day, FACTS["warranty"].number).date for day in MANY_DAYS]
    assert years == sorted(years)


def test_the_text_refuses_the_han_script_and_chinese_punctuation_and_nothing_else():
    refused = regex.compile(r"[\p{Han}\u3000-\u303F\uFF00-\uFFEF]")
    signs = "".join(map(chr, range(0x110000)))
    expected = {found.start() for found in refused.finditer(signs)}
    assert {
        position for position, _ in judge_text(signs, FACTS["evidence-text"]).offending
    } == expected
