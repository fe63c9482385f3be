"""A question that fails says so where it was asked, leaves no old answer behind, and can be asked again."""

import pytest
from playwright.sync_api import Locator, Page, expect

from checker import marketplace
from tests.browser import buyer

BOOK = marketplace()

CALENDAR = "**/calendars/DE.json"
PICTURES = "**/pictures.js*"
FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}
FILE = {"name": "box.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}


@pytest.fixture
def answered(page: Page) -> Locator:
    """Return a checker that shows an answer."""
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    buyer.read(form)
    return form


def region(form: Locator) -> Locator:
    return form.locator("[data-answer]")


def is_inert(form: Locator) -> bool:
    inert: bool = region(form).evaluate("region => region.inert")
    return inert


def test_an_answer_is_marked_as_old_until_a_newer_question_has_its_own(
    answered: Locator, page: Page
) -> None:
    assert not is_inert(answered)
    release = buyer.hold(page, CALENDAR)
    buyer.ask(answered, {"country": "DE"})
    expect(region(answered)).to_have_attribute("aria-busy", "true")
    assert is_inert(answered)
    assert float(region(answered).evaluate("region => getComputedStyle(region).opacity")) < 1

    release()
    assert buyer.read(answered)["verdict"] == "not-yet"
    assert not is_inert(answered)
    expect(answered.locator(".checker-found")).to_be_focused()


@pytest.mark.console_errors("DE.json|Failed to fetch")
def test_a_question_that_fails_takes_the_old_answer_away(answered: Locator, page: Page) -> None:
    page.route(CALENDAR, lambda route: route.abort())
    buyer.ask(answered, {"country": "DE"})
    expect(answered.locator("[data-status]")).to_have_text(buyer.words("absent"))
    expect(region(answered)).to_be_empty()
    expect(region(answered)).not_to_have_attribute("data-verdict", "not-yet")
    assert not is_inert(answered)

    page.unroute(CALENDAR)
    answered.locator("[data-retry]").click()
    assert buyer.read(answered)["verdict"] == "not-yet"
    expect(answered.locator("[data-status]")).to_be_empty()


@pytest.mark.console_errors("DE.json|Failed to fetch")
def test_a_question_that_fails_takes_old_mistakes_away(answered: Locator, page: Page) -> None:
    title = page.title()
    buyer.ask(answered, {"processed": "2030-01-01"})
    answered.locator(".checker-errors").wait_for()
    page.route(CALENDAR, lambda route: route.abort())
    buyer.ask(answered, {"processed": "2026-11-02", "country": "DE"})
    answered.locator("[data-retry]").wait_for()
    expect(answered.locator(".checker-errors")).to_have_count(0)
    expect(page).to_have_title(title)


@pytest.mark.console_errors("DE.json|Failed to fetch")
def test_what_failed_is_told_to_who_looks_after_the_site(answered: Locator, page: Page) -> None:
    page.route(CALENDAR, lambda route: route.abort())
    with page.expect_console_message(lambda said: "Failed to fetch" in said.text) as told:
        buyer.ask(answered, {"country": "DE"})
    assert told.value.type == "error"


@pytest.mark.console_errors("pictures.js")
def test_a_failure_outlives_the_start_of_python_and_files_are_taken_after_it(page: Page) -> None:
    page.route(PICTURES, lambda route: route.abort())
    release = buyer.hold(page)
    page.goto("add-proof/")
    form = buyer.checker(page, "evidence")
    form.locator("[name=files]").set_input_files([FILE])
    expect(form.locator("[data-status]")).to_have_text(buyer.words("unanswered"))
    release()
    page.evaluate("document.querySelector('dispute-checker').ask({ topic: 'evidence' })")
    expect(form.locator("[data-status]")).to_have_text(buyer.words("unanswered"))

    page.unroute(PICTURES)
    form.locator("[data-retry]").click()
    expect(form.locator(".checker-pictures strong")).to_have_text(FILE["name"])
    expect(form.locator("[data-retry]")).to_be_hidden()
    is_taken = form.locator("[data-field=files]").evaluate(
        """field => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["GIF8"], "box.gif"));
          const options = { bubbles: true, cancelable: true, dataTransfer };
          return !field.dispatchEvent(new DragEvent("drop", options));
        }"""
    )
    assert is_taken
    expect(form.locator(".checker-pictures strong")).to_have_text([FILE["name"], "box.gif"])


def test_the_title_tells_of_mistakes_as_long_as_any_form_has_some(page: Page) -> None:
    page.goto("checker/")
    title = page.title()
    refund, appeal = (buyer.checker(page, topic) for topic in ("refund", "appeal"))
    buyer.ask(refund, {"processed": "2030-01-01", "today": "2026-11-23"})
    refund.locator(".checker-errors").wait_for()
    marked = f"{BOOK.words.get('form', 'errors-title')} {title}"
    expect(page).to_have_title(marked)
    buyer.ask(appeal, {"closed": "2026-11-01", "closed-by": "case-team", "today": "2026-11-23"})
    buyer.read(appeal)
    expect(page).to_have_title(marked)
    buyer.ask(refund, FIELDS)
    buyer.read(refund)
    expect(page).to_have_title(title)
