"""A case that is kept on the device is put back whole, or refused with a sentence, whoever kept it."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from checker import marketplace
from tests.browser import buyer
from tests.browser.conftest import NewPage

UNKEPT = marketplace().words.get("timeline", "unkept")
PLACE = "dispute-checker:my-case"
KEPT = {"sent": "2026-10-01", "protection-ends": "2026-12-20", "country": "DE", "region": "DE-SN"}
# As an older edition may have written it, or as it may lie there after an accident.
UNREADABLE = {
    "a field that is gone": json.dumps(KEPT | {"shipped": "2026-10-01"}),
    "an option that is gone": json.dumps(KEPT | {"reply": "perhaps"}),
    "a region that is gone": json.dumps(KEPT | {"region": "DE-XX"}),
    "a day that is none": json.dumps(KEPT | {"sent": "1 October"}),
    "a value of another kind": json.dumps(KEPT | {"sent": 5}),
    "no case": json.dumps([KEPT]),
    "nothing": "null",
    "half of it": json.dumps(KEPT)[:-9],
}

# A browser that forbids a page its storages, or one of them, and one that has no room left.
FORBIDDEN = """
for (const name of {names}) {{
  Object.defineProperty(window, name, {{ get() {{ throw new DOMException("denied", "SecurityError"); }} }});
}}
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""
BLOCKED = {
    "all forbidden": FORBIDDEN.format(names=["localStorage", "sessionStorage", "indexedDB"]),
    "one forbidden": FORBIDDEN.format(names=["localStorage"]),
    "none there": "for (const name of ['localStorage', 'sessionStorage']) "
    "Object.defineProperty(window, name, { get: () => null });",
    "full": FULL,
}


def mine(page: Page) -> Locator:
    return buyer.checker(page, "my-case")


def kept(page: Page) -> str:
    written: str = page.evaluate(f"localStorage.getItem('{PLACE}')")
    return written


def put_back(page: Page, written: str) -> None:
    """Open the page with a case that was kept on the device before."""
    page.goto("404.html")
    page.evaluate(f"written => localStorage.setItem('{PLACE}', written)", written)
    page.goto("checker/")
    expect(mine(page).locator("[name=today]")).not_to_have_value("")


def test_a_kept_case_of_any_edition_is_read_where_it_fits(
    page: Page, subtests: pytest.Subtests
) -> None:
    for written in (KEPT, KEPT | {"sent": "2026-10-01..2026-10-03"}, {}):
        with subtests.test(str(written)):
            put_back(page, json.dumps(written))
            expect(mine(page).locator("[data-keep]")).to_be_checked()
            expect(mine(page).locator("[data-unread]")).to_be_hidden()
            for name in ("sent", "country", "region"):
                first = written.get(name, "").partition("..")[0]
                expect(mine(page).locator(f"[name={name}]")).to_have_value(first)


def test_a_kept_case_that_does_not_fit_is_refused_with_a_sentence_and_left_alone(
    page: Page, subtests: pytest.Subtests
) -> None:
    for name, written in UNREADABLE.items():
        with subtests.test(name):
            put_back(page, written)
            is_refused_and_left_alone(page, written)


def is_refused_and_left_alone(page: Page, written: str) -> None:
    """See that nothing of a kept case is in the form, and that it stays until the buyer wants another."""
    expect(mine(page).locator("[data-unread]")).to_be_visible()
    expect(mine(page).locator("[data-keep]")).not_to_be_checked()
    for name in ("sent", "protection-ends", "country"):
        expect(mine(page).locator(f"[name={name}]")).to_have_value("")
    buyer.fill(mine(page), {"sent": "2026-11-01"})
    assert kept(page) == written
    mine(page).locator("[data-keep]").check()
    expect(mine(page).locator("[data-unread]")).to_be_hidden()
    assert kept(page) == '{"sent":"2026-11-01"}'


def test_half_of_a_date_is_not_kept(page: Page) -> None:
    page.goto("checker/")
    mine(page).locator("[data-keep]").check()
    buyer.fill(mine(page), {"sent": "2026-10-01"})
    buyer.choose(mine(page).locator("[data-event=finished]"), "on")
    mine(page).locator("[name=finished]").click()
    page.keyboard.type("10")
    assert kept(page) == '{"sent":"2026-10-01"}'


@pytest.fixture(params=BLOCKED.values(), ids=BLOCKED)
def blocked(new_page: NewPage, request: pytest.FixtureRequest) -> Page:
    """Return a page in a browser that keeps nothing."""
    page = new_page(color_scheme="light")
    page.add_init_script(request.param)
    return page


def test_where_nothing_is_kept_the_box_says_so_and_stays_empty(blocked: Page) -> None:
    blocked.goto("checker/")
    box, said = mine(blocked).locator("[data-keep]"), mine(blocked).locator("[data-unkept]")
    buyer.fill(mine(blocked), {"sent": "2026-10-01"})
    box.click()
    expect(said).to_have_text(UNKEPT)
    expect(box).not_to_be_checked()
    expect(box).to_have_accessible_description(re.compile(re.escape(UNKEPT)))
    buyer.ask(mine(blocked), {"opened": "2026-10-20"})
    buyer.read(mine(blocked))


def test_where_nothing_is_kept_the_search_finds_and_colours_change(blocked: Page) -> None:
    blocked.goto("refund/")
    blocked.locator("label[title='Use dark colours']").click()
    expect(blocked.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    blocked.locator(".md-search__input").fill("appeal")
    expect(blocked.locator(".md-search-result__link").first).to_be_visible()


def test_where_nothing_is_kept_the_way_back_brings_form_and_answer(blocked: Page) -> None:
    blocked.goto("refund/")
    form = buyer.checker(blocked, "refund")
    buyer.ask(form, {"processed": "2026-11-02"})
    answer = buyer.read(form)
    blocked.locator('.md-nav__link[href$="result/"]').first.evaluate("link => link.click()")
    buyer.checker(blocked, "appeal").wait_for()
    blocked.go_back()
    expect(form.locator("[name=processed]")).to_have_value("2026-11-02")
    assert buyer.read(form) == answer


def test_where_a_browser_keeps_what_is_typed_nothing_else_is_said(page: Page) -> None:
    page.goto("checker/")
    mine(page).locator("[data-keep]").check()
    expect(mine(page).locator("[data-unkept]")).to_be_empty()
    expect(mine(page).locator("[data-keep]")).to_have_accessible_description(
        re.compile("seven days")
    )


def test_the_box_shows_what_is_kept_and_not_how_it_was_left(page: Page) -> None:
    page.goto("checker/")
    box = mine(page).locator("[data-keep]")
    box.check()
    page.reload()
    expect(box).to_be_checked()
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(mine(page).locator("[name=today]")).not_to_have_value("")
    expect(box).not_to_be_checked()
    expect(box).to_have_attribute("autocomplete", "off")
