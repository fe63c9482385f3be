"""An answer can be taken along: as a link, as text, into a calendar; and it speaks the reader's dates."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from checker.browser import show
from tests.browser import buyer
from tests.browser.conftest import NewPage

REQUEST = (
    '{"topic": "appeal", "today": "2026-11-23",'
    ' "fields": {"closed": "2026-11-20", "closed-by": "case-team"}}'
)
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
    assert page.evaluate("navigator.clipboard.readText()") == shown()["text"]


def test_the_dates_can_be_saved_for_a_calendar(answered: Locator, page: Page) -> None:
    with page.expect_download() as download:
        answered.locator("[data-take=calendar]").click()
    saved = download.value
    assert saved.suggested_filename.endswith(".ics")
    assert Path(saved.path()).read_bytes().decode() == shown()["calendar"]


def test_dates_are_written_as_the_reader_writes_them(answered: Locator, new_page: NewPage) -> None:
    date = answered.locator("time[data-date=appeal-by]")
    expect(date).to_have_text("Friday, 27 November 2026")

    german = new_page(locale="de-DE")
    german.goto(LINK)
    date = buyer.checker(german, "appeal").locator("time[data-date=appeal-by]")
    expect(date).to_have_text("Freitag, 27. November 2026")
    expect(date).to_have_attribute("datetime", "2026-11-27")


def test_a_reader_far_in_the_west_sees_the_same_day(new_page: NewPage) -> None:
    page = new_page(locale="en-GB", timezone_id="Pacific/Honolulu")
    page.goto(LINK)
    date = buyer.checker(page, "appeal").locator("time[data-date=appeal-by]")
    expect(date).to_have_text("Friday, 27 November 2026")


def shown() -> dict[str, str]:
    """Return what CPython shows for the request of the link."""
    parts: dict[str, str] = json.loads(show(REQUEST, "../", "appeal"))
    return parts
