"""An answer belongs to its form and its day: once that is over, it says so, and is not taken along."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from checker import marketplace
from tests.browser import buyer
from tests.browser.conftest import NewPage

WORDS = marketplace().words
TODAY, TOMORROW = "2026-11-23", "2026-11-24"
FIELDS = {"processed": "2026-11-02", "country": "DE", "method": "card"}
LINK = "refund?processed=2026-11-02&method=card"
CHANGED, OVERNIGHT = WORDS.get("form", "changed"), WORDS.get("form", "overnight")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page at noon of the first of the two days."""
    return new_page(today=TODAY)


def answered(page: Page, address: str = "refund/") -> Locator:
    page.goto(address)
    form = buyer.checker(page, "refund")
    if "#" not in address:
        buyer.ask(form, FIELDS)
    buyer.read(form)
    expect_current(form)
    return form


def expect_current(form: Locator) -> None:
    expect(form.locator("[data-old]")).to_be_empty()
    expect(form.locator("[data-again]")).to_be_hidden()
    expect(form.locator(".checker-take")).to_be_visible()


def expect_old(form: Locator, words: str) -> None:
    expect(form.locator("[data-old]")).to_have_text(words)
    expect(form.locator("[data-again]")).to_be_visible()
    expect(form.locator(".checker-headline")).to_be_visible()
    for button in form.locator("[data-take]").all():
        expect(button).to_be_hidden()
    colours = form.evaluate(
        """form => [form.querySelector(".checker-headline"), form.querySelector(".checker-private")]
          .map(part => getComputedStyle(part).color)"""
    )
    assert len(set(colours)) == 1, "it is not dimmed"


def half_a_date(form: Locator) -> None:
    form.locator("[name=processed]").fill("")
    form.locator("[name=processed]").click()
    form.page.keyboard.type("11")


def processed(value: str) -> Callable[[Locator], None]:
    return lambda form: form.locator("[name=processed]").fill(value)


def country(value: str) -> Callable[[Locator], None]:
    return lambda form: form.locator("[name=country]").select_option(value)


def unsure(form: Locator) -> None:
    form.locator("[data-unsure=processed]").check()


def day(value: str) -> Callable[[Locator], None]:
    return lambda form: form.locator("[name=today]").fill(value)


CHANGES = {
    "another day": (processed("2026-11-03"), processed("2026-11-02")),
    "a field that is cleared": (processed(""), processed("2026-11-02")),
    "half a date": (half_a_date, processed("2026-11-02")),
    "another choice": (country("FR"), country("DE")),
    "a choice that is taken back": (country(""), country("DE")),
    "a day one is not sure of": (
        unsure,
        lambda form: form.locator("[data-unsure=processed]").uncheck(),
    ),
    "another today": (day(TOMORROW), day(TODAY)),
}


def test_an_answer_is_old_while_its_form_says_something_else(
    page: Page, subtests: pytest.Subtests
) -> None:
    form = answered(page)
    for name, (change, undo) in CHANGES.items():
        with subtests.test(name):
            change(form)
            expect_old(form, CHANGED)
            undo(form)
            expect_current(form)


def test_an_old_answer_can_be_asked_again(page: Page) -> None:
    form = answered(page)
    processed("2026-11-23")(form)
    form.locator("[data-again]").click()
    expect(form.locator(".checker-found")).to_be_focused()
    assert buyer.read(form)["verdict"] == "not-yet"
    expect_current(form)


def test_an_answer_that_comes_after_its_form_has_changed_is_old(page: Page) -> None:
    release = buyer.hold(page)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    processed("2026-11-03")(form)
    release()
    buyer.read(form)
    expect_old(form, CHANGED)


@pytest.mark.parametrize("away", [10_000, 60_000, 8 * 3_600_000], ids="{} ms later".format)
def test_an_answer_is_old_as_soon_as_its_day_is_over(page: Page, away: int) -> None:
    page.clock.install(time=f"{TODAY}T12:00:00")
    form = answered(page)
    page.clock.pause_at(f"{TODAY}T23:59:58")
    expect_current(form)
    page.clock.fast_forward(away)
    expect_old(form, OVERNIGHT)
    expect(form.locator("[name=today]")).to_have_value(TOMORROW)
    form.locator("[data-again]").click()
    page.clock.resume()
    expect_current(form)


def test_an_answer_is_current_until_the_last_second_of_its_day(page: Page) -> None:
    page.clock.install(time=f"{TODAY}T12:00:00")
    form = answered(page)
    page.clock.pause_at(f"{TODAY}T23:59:50")
    page.clock.fast_forward(9_000)
    expect_current(form)


WAKES = {
    "visibilitychange": "document",
    "pageshow": "window",
    "focus": "window",
    "beforeprint": "window",
    "a press": None,
}


def test_a_day_that_passed_while_no_timer_ran_is_noticed(
    page: Page, subtests: pytest.Subtests
) -> None:
    now = datetime.fromisoformat(f"{TODAY}T12:00:00")
    page.clock.set_fixed_time(now)
    form = answered(page)
    for wakes, target in WAKES.items():
        with subtests.test(wakes):
            now += timedelta(days=1)
            page.clock.set_fixed_time(now)
            expect_current(form)
            if target:
                page.evaluate(f"{target}.dispatchEvent(new Event('{wakes}'))")
            else:
                form.locator("[data-take=link]").click()
            expect_old(form, OVERNIGHT)
            expect(form.locator("[data-taken]")).to_be_empty()
            form.locator("[data-again]").click()
            expect_current(form)


def test_a_day_that_a_link_has_set_does_not_pass(page: Page) -> None:
    page.clock.set_fixed_time(f"{TODAY}T12:00:00")
    form = answered(page, f"refund/#{LINK}&today={TODAY}")
    page.clock.set_fixed_time(f"{TOMORROW}T08:00:00")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect_current(form)


def test_an_old_answer_says_so_on_paper_too(page: Page) -> None:
    form = answered(page)
    processed("2026-11-03")(form)
    page.emulate_media(media="print")
    expect(form.locator("[data-old]")).to_be_visible()
    expect(form.locator("[data-again]")).to_be_hidden()


def test_mistakes_and_an_empty_form_are_never_old(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2030-01-01"})
    expect(form.locator(".checker-errors")).to_be_visible()
    processed("2026-11-02")(form)
    expect(form.locator("[data-old]")).to_be_empty()
    expect(form.locator("[data-again]")).to_be_hidden()
