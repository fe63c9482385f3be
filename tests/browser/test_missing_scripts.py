"""Where a script does not come, or is another than it should be, the page says so and keeps the press."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser import buyer

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}
# As in meanwhile.js.
SLOW_AFTER, PATIENCE = 5_000, 30_000
ERRORS = pytest.mark.console_errors("dispute-checker/|net::ERR_FAILED|404|digest|SyntaxError")
PAGE = "<!doctype html><title>Sign in</title>"


def answered_with(body: str, kind: str = "text/javascript") -> Callable[[Route], None]:
    """Return what answers a request with this."""
    return lambda route: route.fulfill(body=body, content_type=kind)


def cut(route: Route) -> None:
    """Answer with the first half of the script."""
    whole = route.fetch().text()
    route.fulfill(body=whole[: len(whole) // 2], content_type="text/javascript")


FAULTS: dict[str, Callable[[Route], None]] = {
    "aborted": lambda route: route.abort(),
    "not-found": lambda route: route.fulfill(status=404),
    "a-page": answered_with(PAGE, "text/html"),
    "a-page-called-script": answered_with(PAGE),
    "empty": answered_with(""),
    "cut": cut,
}


@ERRORS
@pytest.mark.parametrize(
    ("script", "fault"),
    [
        *(("common.js", fault) for fault in FAULTS),
        *(("element.js", fault) for fault in ("aborted", "a-page")),
    ],
)
def test_a_script_that_cannot_run_is_told_where_the_answer_would_stand(
    page: Page, script: str, fault: str
) -> None:
    page.route(f"**/dispute-checker/{script}", FAULTS[fault])
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    expect(buyer.said(form)).to_have_text(buyer.words("unloaded"))
    expect(buyer.said(form).get_by_role("link")).to_have_attribute("href", buyer.RULES)
    buyer.ask(form, FIELDS)
    expect(form.locator("[name=processed]")).to_have_value(FIELDS["processed"])
    expect(buyer.said(form)).to_be_in_viewport()


@ERRORS
def test_to_try_again_loads_the_page_again_with_its_link(page: Page) -> None:
    page.route("**/dispute-checker/common.js", FAULTS["aborted"])
    page.goto("refund/#refund?processed=2026-11-02&today=2026-11-23")
    form = buyer.checker(page, "refund")
    expect(buyer.said(form)).to_have_text(buyer.words("unloaded"))
    page.unroute("**/dispute-checker/common.js")
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"


@ERRORS
def test_it_is_told_on_a_page_that_came_instantly_too(page: Page) -> None:
    buyer.enter(page, "rules/")
    page.route("**/dispute-checker/common.js", FAULTS["aborted"])
    page.evaluate("document.querySelector('.md-nav__link[href$=\"refund/\"]').click()")
    form = buyer.checker(page, "refund")
    expect(buyer.said(form)).to_have_text(buyer.words("unloaded"))
    assert page.evaluate("window.kept"), "the page was loaded anew"


def pressed_early(page: Page) -> tuple[Locator, Callable[[], None]]:
    """Ask before a script has come; return the form, and what lets the script come. Time stands still."""
    buyer.freeze(page)
    release = buyer.hold(page, "**/dispute-checker/common.js")
    page.goto("refund/", wait_until="commit")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    return form, release


def test_a_press_from_before_the_script_came_is_answered(page: Page) -> None:
    form, release = pressed_early(page)
    expect(buyer.said(form)).to_have_text(buyer.words("loading"))
    expect(form.locator("[data-answer]")).to_have_attribute("aria-busy", "true")
    release()
    assert buyer.read(form)["verdict"] == "not-yet"
    expect(buyer.said(form)).to_be_empty()


def test_a_script_that_does_not_come_is_said_to_be_slow_and_then_missing(page: Page) -> None:
    form, release = pressed_early(page)
    page.clock.run_for(SLOW_AFTER - 1)
    expect(buyer.said(form)).to_have_text(buyer.words("loading"))
    page.clock.run_for(1)
    expect(buyer.said(form)).to_have_text(buyer.words("slow"))
    expect(form.locator("[data-retry]")).to_be_hidden()
    page.clock.run_for(PATIENCE - SLOW_AFTER)
    expect(buyer.said(form)).to_have_text(buyer.words("unloaded"))
    page.clock.resume()
    release()
    assert buyer.read(form)["verdict"] == "not-yet"
    expect(form.locator("[data-retry]")).to_be_hidden()
