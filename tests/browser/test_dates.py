"""Dates are the reader's own: in the reader's words, with the weekday, and the same day everywhere."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from babel import Locale
from playwright.sync_api import Locator, Page, expect

import checker
from checker import marketplace
from tests.browser import buyer, scenes
from tests.browser.conftest import NewPage

BOOK = marketplace()

FIELDS = {"processed": "2026-11-20", "country": "DE", "method": "card"}
ANSWER = checker.answer({"topic": "refund", "today": scenes.TODAY, "fields": FIELDS})
# The last two have a calendar of their own, in which this year is another one.
LOCALES = ("en-US", "de-DE", "ar-EG", "zh-CN", "th-TH", "fa-IR")
WIDTHS = ("wide", "abbreviated")
# Eleven hours behind Greenwich and fourteen ahead of it: as far apart as the earth has it.
ZONES = ("Pacific/Pago_Pago", "America/Los_Angeles", "Pacific/Kiritimati")


def zones(page: Page) -> Iterator[str]:
    """Let the page be in each time zone in turn, and yield its name: a context has one zone for good."""
    browser = page.context.new_cdp_session(page)
    for zone in ZONES:
        browser.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == zone
        yield zone


@pytest.mark.parametrize("name", LOCALES)
def test_a_day_is_the_same_for_every_reader_and_in_the_readers_words(
    new_page: NewPage, subtests: pytest.Subtests, name: str
) -> None:
    page = new_page(locale=name)
    form = scenes.show_first(page, scenes.ANSWERS["not-yet"])
    for zone in zones(page):
        with subtests.test(zone):
            form.locator("[data-answer]").evaluate("answer => answer.replaceChildren()")
            form.locator("button[type=submit]").click()
            form.locator("time[data-date]").first.wait_for()
            assert buyer.read(form) == buyer.seen(ANSWER)
            shows_each_day_in_the_words_of(form, name)


def shows_each_day_in_the_words_of(form: Locator, name: str) -> None:
    """Raise AssertionError where a day is not written as in the locale of this name."""
    locale = Locale.parse(name, sep="-")
    for deadline in ANSWER["dates"]:
        day = date.fromisoformat(deadline["date"])
        place = form.locator(f"time[data-date={deadline['id']}]")
        expect(place).to_have_attribute("lang", name)
        shown = place.inner_text()
        assert locale.days["format"]["wide"][day.weekday()] in shown
        assert any(locale.months["format"][width][day.month] in shown for width in WIDTHS)
        digits = [int(each) for each in re.findall(r"\d+", shown)]
        assert (digits.count(day.day), digits.count(day.year)) == (1, 1)
    for place in form.locator("time[data-short]").all()[:4]:
        day = date.fromisoformat(str(place.get_attribute("datetime")))
        shown = place.inner_text()
        weekday = [locale.days["format"][width][day.weekday()] for width in WIDTHS]
        # What is short in Thai depends on the edition of the world's locale data.
        assert weekday[1] in shown or shown.split()[0] in weekday[0]
        assert locale.months["format"]["abbreviated"][day.month].rstrip(".") in shown


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("Pacific/Pago_Pago", "2026-11-23"),
        ("America/Los_Angeles", "2026-11-23"),
        ("UTC", "2026-11-24"),
        ("Pacific/Kiritimati", "2026-11-24"),
    ],
)
def test_today_is_the_day_where_the_reader_is(new_page: NewPage, zone: str, today: str) -> None:
    page = new_page(timezone_id=zone)
    page.clock.set_fixed_time("2026-11-24T07:30:00Z")
    page.goto("refund/")
    expect(buyer.checker(page, "refund").locator("[name=today]")).to_have_value(today)


def test_a_day_that_nobody_is_sure_of_has_two_controls_with_names_of_their_own(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    field = BOOK.words.field("processed", "label", "refund")
    unsure = form.get_by_role("checkbox", name=f"{BOOK.words.get('form', 'unsure')} {field}")
    expect(form.get_by_role("textbox", name=field, exact=True)).to_be_visible()
    unsure.check()
    for bound in ("earliest", "until"):
        name = f"{field} {BOOK.words.get('form', bound)}"
        expect(form.get_by_role("textbox", name=name, exact=True)).to_be_visible()
    unsure.uncheck()
    expect(form.get_by_role("textbox", name=field, exact=True)).to_be_visible()
    expect(form.locator("[data-until=processed]")).to_be_hidden()


@pytest.mark.parametrize("name", ["my-MM", "ne-NP", "kk-KZ"])
def test_where_the_browser_lacks_the_readers_words_a_date_is_in_those_of_the_page(
    new_page: NewPage, name: str
) -> None:
    page = new_page(locale=name)
    page.goto(scenes.address(scenes.ANSWERS["not-yet"]))
    form = buyer.checker(page, "refund")
    assert buyer.read(form) == buyer.seen(ANSWER)
    for deadline in ANSWER["dates"]:
        place = form.locator(f"time[data-date={deadline['id']}]")
        expect(place).to_have_text(BOOK.words.day(date.fromisoformat(deadline["date"])))
        expect(place).not_to_have_attribute("lang", name)
