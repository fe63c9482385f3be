"""Without JavaScript the form cannot mislead, and the rules and worked examples stand below it."""

import pytest
from playwright.sync_api import Page, expect

from checker import marketplace
from tests.browser import buyer, scenes
from tests.browser.conftest import NewPage

BOOK = marketplace()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page that runs no script."""
    return new_page(java_script_enabled=False)


def test_every_question_says_what_is_missing_and_sends_nothing(page: Page) -> None:
    sent = buyer.requests(page)
    page.goto("checker/")
    sent.clear()
    for topic in BOOK.forms:
        form = buyer.checker(page, topic)
        expect(form.locator("noscript")).to_be_visible()
        expect(form.locator("button:visible")).to_have_count(0)
        form.locator("[name=today]").press("Enter")
    assert not [request.url for request in sent if request.is_navigation_request()]
    assert page.url.endswith("/checker/")


def test_every_question_has_worked_examples_below_its_form(page: Page) -> None:
    page.goto("checker/")
    for topic in BOOK.topics:
        question = page.locator("details", has=buyer.checker(page, topic))
        example = question.locator(".examples li").first
        expect(example).to_be_visible()
        expect(example).to_contain_text("2026")


def test_every_page_with_a_form_has_its_rules_and_examples(page: Page) -> None:
    for address in scenes.PAGES:
        page.goto(address)
        expect(page.get_by_text(f"Edition {BOOK.facts.edition}.").first).to_be_visible()
        if page.locator("dispute-checker").count() == 1:
            expect(page.locator(".examples li").first).to_be_visible()
            expect(page.locator(".md-content table tbody tr").first).to_be_visible()
