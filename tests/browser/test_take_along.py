"""An answer can be taken along: as a link, as text, into a calendar; and it speaks the reader's dates."""

import json
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from playwright.sync_api import Locator, Page, expect

from checker import answer
from checker.doors.browser import opened
from tests.browser import buyer
from tests.browser.conftest import NewPage

REQUEST = {
    "topic": "appeal",
    "today": "2026-11-23",
    "fields": {"closed": "2026-11-20", "closed-by": "case-team"},
}
APPEAL_BY = date.fromisoformat(answer(REQUEST)["dates"][0]["date"])
LINK = "result/#appeal?closed=2026-11-20&closed-by=case-team&today=2026-11-23"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page that may use the clipboard, for a reader of British English."""
    return new_page(permissions=CLIPBOARD, locale="en-GB")


@pytest.fixture
def answered(page: Page) -> Locator:
    """Return a checker that shows an answer."""
    page.goto(LINK)
    form = buyer.checker(page, "appeal")
    buyer.read(form)
    return form


def test_a_copied_link_leads_to_the_same_answer(answered: Locator, page: Page) -> None:
    before = buyer.read(answered)
    answered.locator("[data-take=link]").click()
    expect(answered.locator("[data-taken]")).not_to_be_empty()
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    assert buyer.read(buyer.checker(page, "appeal")) == before
    expect(page.locator(".checker-since")).to_have_count(0)


def test_a_copied_link_says_by_which_edition_it_was_answered(answered: Locator, page: Page) -> None:
    answered.locator("[data-take=link]").click()
    expect(answered.locator("[data-taken]")).not_to_be_empty()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"{LINK}&edition={answer(REQUEST)['edition']}")


def test_a_copied_link_counts_from_the_day_on_which_it_is_opened(page: Page) -> None:
    page.goto("result/")
    form = buyer.checker(page, "appeal")
    buyer.ask(form, {"closed-by": "agreement"})
    buyer.read(form)
    form.locator("[data-take=link]").click()
    expect(form.locator("[data-taken]")).not_to_be_empty()
    assert "today" not in page.evaluate("navigator.clipboard.readText()")


def test_the_answer_can_be_copied_as_text(answered: Locator, page: Page) -> None:
    answered.locator("[data-take=text]").click()
    expect(answered.locator("[data-taken]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == taken("text")


def test_the_dates_can_be_saved_for_a_calendar(answered: Locator, page: Page) -> None:
    with page.expect_download() as download:
        answered.locator("[data-take=calendar]").click()
    saved = download.value
    assert saved.suggested_filename.endswith(".ics")
    assert Path(saved.path()).read_bytes().decode() == taken("calendar")


def test_dates_are_written_as_the_reader_writes_them(answered: Locator, new_page: NewPage) -> None:
    shown = answered.locator("time[data-date=appeal-by]")
    expect(shown).to_have_text(f"{APPEAL_BY:%A, %-d %B %Y}")

    german = new_page(locale="de-DE")
    german.goto(LINK)
    shown = buyer.checker(german, "appeal").locator("time[data-date=appeal-by]")
    expect(shown).to_have_text(format_date(APPEAL_BY, "full", locale="de"))
    expect(shown).to_have_attribute("datetime", APPEAL_BY.isoformat())


def test_a_reader_far_in_the_west_sees_the_same_day(new_page: NewPage) -> None:
    page = new_page(locale="en-GB", timezone_id="Pacific/Honolulu")
    page.goto(LINK)
    shown = buyer.checker(page, "appeal").locator("time[data-date=appeal-by]")
    expect(shown).to_have_text(f"{APPEAL_BY:%A, %-d %B %Y}")


def taken(what: str) -> str:
    """Return what CPython gives to take along for the request of the link."""
    return opened("en").reply(what, json.dumps({"request": REQUEST}))
