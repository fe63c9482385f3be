"""Python is loaded once, where a checker is; a question waits for it; what cannot load can be tried again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import buyer
from tests.browser.conftest import NewPage

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}
CALENDAR = "**/calendars/DE.json"
# Longer than the patience of client.js.
TOO_LONG_IN_MS = 31_000


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page of somebody who has never been on this site."""
    return new_page(first_visit=True)


def test_a_question_that_is_asked_early_is_answered_when_python_is_ready(page: Page) -> None:
    release = buyer.hold(page)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    expect(form.locator("[data-status]")).to_be_visible()
    expect(form.locator("[data-answer]")).to_be_empty()

    page.wait_for_function(
        """() => {
          const progress = document.querySelector("[data-progress]");
          const loaded = Number(progress.style.getPropertyValue("--loaded"));
          return 0 < loaded && loaded < 1;
        }"""
    )
    release()
    assert buyer.read(form)["verdict"] == "not-yet"
    for place in ("[data-status]", "[data-progress]"):
        expect(form.locator(place)).to_be_hidden()


@pytest.mark.console_errors("[.]wasm|Failed to fetch")
def test_what_cannot_load_says_so_and_can_be_tried_again(page: Page) -> None:
    page.route(buyer.PYTHON, lambda route: route.abort())
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    expect(form.locator("[data-status]")).to_have_text(buyer.words("absent"))
    expect(form.locator("[name=processed]")).to_have_value(FIELDS["processed"])

    page.unroute(buyer.PYTHON)
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"
    expect(form.locator("[data-retry]")).to_be_hidden()


def lose_patience(page: Page) -> None:
    """Let time pass until the page gives up; each byte that comes meanwhile makes it wait anew."""
    retry = page.locator("[data-retry]")
    for _ in range(1_000):
        if retry.is_visible():
            return
        page.clock.run_for(TOO_LONG_IN_MS)
    raise AssertionError("the page waits for ever")


def test_a_file_that_never_comes_is_not_waited_for_without_end(page: Page) -> None:
    page.clock.install()
    page.route(buyer.PYTHON, lambda _route: None)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    lose_patience(page)
    expect(form.locator("[data-retry]")).to_be_visible()

    page.unroute(buyer.PYTHON)
    form.locator("[data-retry]").click()
    buyer.ask(form, FIELDS)
    assert buyer.read(form)["verdict"] == "not-yet"


def test_a_promise_of_an_answer_is_broken_when_python_dies(page: Page) -> None:
    page.clock.install()
    page.route(buyer.PYTHON, lambda _route: None)
    page.goto("refund/")
    page.evaluate(
        """() => {
          const element = document.querySelector("dispute-checker");
          window.outcome = element.ask({ topic: "refund" }).catch((error) => error.name);
        }"""
    )
    lose_patience(page)
    assert page.evaluate("window.outcome") == "Error"


@pytest.mark.console_errors("DE.json|Failed to fetch")
def test_a_country_whose_file_does_not_come_can_be_tried_again(page: Page) -> None:
    page.route(CALENDAR, lambda route: route.abort())
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {**FIELDS, "country": "DE"})
    form.locator("[data-retry]").wait_for()
    page.unroute(CALENDAR)
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"


def test_a_country_is_fetched_when_it_is_asked_for_and_only_once(page: Page) -> None:
    sent = buyer.requests(page)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    buyer.read(form)
    assert not [request.url for request in sent if "/calendars/" in request.url]
    for day in ("2026-11-02", "2026-11-03"):
        buyer.ask(form, {"processed": day, "country": "DE"})
        expect(form.locator("time[data-date=earliest]")).to_be_visible()
        expect(form.locator(f'time[datetime="{day}"]').first).to_be_visible()
    assert len([request.url for request in sent if "/calendars/" in request.url]) == 1


def test_two_on_a_page_answer_each_for_itself(page: Page) -> None:
    page.goto("checker/")
    refund = buyer.checker(page, "refund")
    buyer.ask(refund, FIELDS)
    answer = buyer.read(refund)
    appeal = buyer.checker(page, "appeal")
    buyer.ask(appeal, {"closed": "2026-11-01", "closed-by": "case-team", "today": "2026-11-23"})
    assert buyer.read(appeal)["verdict"] == "too-late"
    assert buyer.read(buyer.checker(page, "refund")) == answer


def test_one_worker_lives_while_the_buyer_leaves_and_comes_back(page: Page) -> None:
    sent = buyer.requests(page)
    buyer.enter(page, "refund/")
    buyer.ask(buyer.checker(page, "refund"), FIELDS)
    buyer.read(buyer.checker(page, "refund"))

    for address in ("result/", "rules/", "refund/"):
        page.evaluate(f"document.querySelector('.md-nav__link[href$=\"{address}\"]').click()")
        canonical = page.locator("link[rel=canonical]")
        expect(canonical).to_have_attribute("href", re.compile(f"/{address}$"))
    buyer.ask(buyer.checker(page, "refund"), FIELDS)
    assert buyer.read(buyer.checker(page, "refund"))["verdict"] == "not-yet"
    assert page.evaluate("window.kept"), "the page was loaded anew"
    assert buyer.starts(sent) == 1


def test_without_scripts_the_form_stands_there_and_sends_nothing(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    expect(form.locator("noscript")).to_be_visible()
    sent = buyer.requests(page)
    form.locator("[name=processed]").fill(FIELDS["processed"])
    form.locator("[name=processed]").press("Enter")
    expect(form.locator("[name=processed]")).to_have_value(FIELDS["processed"])
    assert not sent
