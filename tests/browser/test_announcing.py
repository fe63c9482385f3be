"""What happens is said once: that the checker gets ready, the verdict, that it failed, that it is copied."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from checker import marketplace
from tests.browser import buyer, scenes
from tests.browser.conftest import NewPage

BOOK = marketplace()

FIELDS = {"processed": "2026-11-20", "today": scenes.TODAY}
FILE = {"name": "box.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
# Notes all that a screen reader is given to say of itself: each change of text in a live region.
LISTEN = """
window.heard = [];
const live = "dispute-checker :is([role=status], [role=alert], [aria-live])";
const regionsOf = ({ target, addedNodes }) => [
  (target.closest ? target : target.parentElement)?.closest(live),
  ...[...addedNodes].filter((node) => node.matches?.(live)),
  ...[...addedNodes].flatMap((node) => [...(node.querySelectorAll?.(live) ?? [])]),
];
new MutationObserver((changes) => {
  for (const region of new Set(changes.flatMap(regionsOf))) {
    const words = region?.textContent.trim();
    if (words) heard.push(words);
  }
}).observe(document, { childList: true, characterData: true, subtree: true });
"""


def heard(page: Page) -> list[str]:
    """Return all that has been said so far."""
    said: list[str] = page.evaluate("window.heard")
    return said


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page that listens to itself."""
    page = new_page(locale="en-GB")
    page.add_init_script(LISTEN)
    buyer.freeze(page)
    return page


def opened(page: Page) -> Locator:
    page.goto("refund/")
    return buyer.checker(page, "refund")


def asked_early(page: Page, fields: dict[str, str]) -> Locator:
    """Return a form that was asked before Python was ready."""
    release = buyer.hold(page)
    form = opened(page)
    buyer.ask(form, fields)
    release()
    return form


def test_an_answer_is_read_from_its_beginning_and_not_said_besides(page: Page) -> None:
    form = asked_early(page, FIELDS)
    expect(form.locator(".checker-found")).to_be_focused()
    assert heard(page) == [BOOK.words.get("form", "loading")]
    assert form.locator(".checker-found").evaluate("found => found.closest('[aria-live]')") is None


def test_a_second_answer_takes_the_focus_as_the_first_did(page: Page) -> None:
    form = asked_early(page, FIELDS)
    expect(form.locator(".checker-found")).to_be_focused()
    buyer.ask(form, {"processed": "2026-11-02"})
    expect(form.locator('time[datetime="2026-11-02"]').first).to_be_visible()
    expect(form.locator(".checker-found")).to_be_focused()
    assert heard(page) == [BOOK.words.get("form", "loading")]


def test_mistakes_are_said_in_one_summary(page: Page) -> None:
    form = asked_early(page, FIELDS | {"processed": "2026-12-01"})
    expect(form.locator(".checker-errors")).to_be_focused()
    # It is read because it has the focus; were it live too, it would be read twice.
    assert heard(page) == [BOOK.words.get("form", "loading")]


def test_mistakes_are_said_where_the_focus_stays_elsewhere(page: Page) -> None:
    page.goto("add-proof/")
    form = buyer.checker(page, "evidence")
    form.locator("[name=today]").fill("1990-01-01")
    form.locator("[name=files]").set_input_files([FILE])
    expect(form.locator(".checker-errors")).to_be_visible()
    assert heard(page)[-1].startswith(BOOK.words.get("answer", "errors"))
    expect(form.locator(".checker-errors")).not_to_be_focused()


def test_who_waits_without_a_question_hears_at_the_start_and_when_it_is_over(page: Page) -> None:
    opened(page).locator("[name=processed]").focus()
    buyer.wait_until(page, lambda: len(heard(page)) >= len(["loading", "ready"]))
    assert heard(page) == [BOOK.words.get("form", "loading"), BOOK.words.get("form", "ready")]


@pytest.mark.console_errors("[.]wasm|Failed to fetch")
def test_a_failure_is_said_once_and_the_rules_and_examples_stand_below(page: Page) -> None:
    page.route(buyer.PYTHON, lambda route: route.abort())
    form = opened(page)
    form.locator("[name=processed]").focus()
    expect(form.locator("[data-retry]")).to_be_visible()
    assert heard(page) == [buyer.words("loading"), buyer.words("absent")]
    expect(page.locator(".examples li").first).to_be_visible()
    expect(page.locator("#rules ~ * table, #rules ~ table").first).to_be_visible()


@pytest.mark.parametrize("reason", ["forbidden", "missing"])
def test_where_copying_is_refused_the_text_is_shown_instead(page: Page, reason: str) -> None:
    refusal = {
        "forbidden": "navigator.clipboard.write = () => Promise.reject(new DOMException('no'))",
        # A page that does not come by https has no clipboard at all.
        "missing": "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    }
    page.add_init_script(refusal[reason])
    form = opened(page)
    buyer.ask(form, FIELDS)
    form.locator("[data-take=link]").click()
    expect(form.locator("[data-taken]")).to_have_text(BOOK.words.get("take", "refused"))
    by_hand = form.get_by_role("textbox", name=BOOK.words.get("take", "by-hand"))
    expect(by_hand).to_be_focused()
    expect(by_hand).to_have_value(re.compile(r"/refund/#refund\?processed=2026-11-20"))
    assert heard(page)[-1] == BOOK.words.get("take", "refused")
