"""Why the checker does not run is told apart: no file, another file, no sign of life."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser import buyer
from tests.browser.conftest import NewPage

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}
# As in client.js.
SLOW_AFTER, PATIENCE = 5_000, 30_000
WASM, SCRIPT = "**/pyodide.asm.wasm", "**/pyodide.asm.js"
COUNTRY = "**/calendars/DE.json"
WORKER, IMPORTED = "**/dispute-checker/worker.js", "**/dispute-checker/python.js"
ERRORS = pytest.mark.console_errors("Failure: |ERR_FAILED|404")


def change_a_digit(route: Route) -> None:
    """Answer with the file, of which one byte is another."""
    body = bytearray(route.fetch().body())
    body[-100] ^= 1
    route.fulfill(body=bytes(body), content_type="application/octet-stream")


def change_a_word(route: Route) -> None:
    """Answer with the script, which does the same and is another."""
    route.fulfill(body=route.fetch().text() + "\n// another\n", content_type="text/javascript")


def cut(route: Route) -> None:
    """Answer with the first half of the file."""
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2], content_type="application/octet-stream")


def a_page(route: Route) -> None:
    """Answer as a network does that wants its users to sign in."""
    route.fulfill(body="<!doctype html><title>Sign in</title>", content_type="text/html")


def nothing(route: Route) -> None:
    """Let the connection break."""
    route.abort()


def not_found(route: Route) -> None:
    """Answer that there is no such file."""
    route.fulfill(status=404)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page of somebody who has never been on this site."""
    return new_page(first_visit=True)


def asked(page: Page, fields: dict[str, str] = FIELDS) -> Locator:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, fields)
    return form


@ERRORS
@pytest.mark.parametrize(
    ("file", "fault", "state"),
    [
        (WASM, nothing, "absent"),
        (SCRIPT, not_found, "absent"),
        (WORKER, nothing, "absent"),
        (COUNTRY, not_found, "absent"),
        (WASM, a_page, "altered"),
        (WASM, change_a_digit, "altered"),
        (SCRIPT, change_a_word, "altered"),
        (WORKER, change_a_word, "altered"),
        (IMPORTED, change_a_word, "altered"),
        (WASM, cut, "altered"),
        (SCRIPT, a_page, "altered"),
        (COUNTRY, a_page, "altered"),
    ],
    ids=lambda value: value.strip("*/") if isinstance(value, str) else value.__name__,
)
def test_a_file_that_is_absent_and_one_that_is_altered_have_words_of_their_own(
    page: Page, file: str, fault: Callable[[Route], None], state: str
) -> None:
    page.route(file, fault)
    form = asked(page, FIELDS | {"country": "DE"})
    expect(buyer.said(form)).to_have_text(buyer.words(state))
    expect(form.locator("[name=processed]")).to_have_value(FIELDS["processed"])
    page.unroute_all(behavior="wait")
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"
    expect(form.locator("[data-retry]")).to_be_hidden()


def die(page: Page) -> None:
    """Let Python's worker end with an error of its own: no message is like this one."""
    page.evaluate("window.python.postMessage({})")


def hang(page: Page) -> None:
    """Let Python's worker be busy for ever."""
    [worker] = [worker for worker in page.workers if "dispute-checker" in worker.url]
    worker.evaluate("() => { setTimeout(() => { for (;;); }); }")


def started(page: Page) -> int:
    """Return how many workers of Python the page has started."""
    count: int = page.evaluate("window.started")
    return count


@pytest.mark.console_errors("message undefined")
def test_a_worker_that_died_is_started_again_and_asked_again(page: Page) -> None:
    page.add_init_script(buyer.COUNT)
    never: list[Route] = []
    page.route(COUNTRY, lambda route: route.continue_() if never else never.append(route))
    form = asked(page, FIELDS | {"country": "DE"})
    while not never:
        page.evaluate("null")  # each call lets events come in
    die(page)
    assert buyer.read(form)["verdict"] == "not-yet"
    assert started(page) == 2


@pytest.mark.console_errors("message undefined")
def test_a_worker_that_dies_twice_is_told_in_words_and_can_be_tried_again(page: Page) -> None:
    page.add_init_script(buyer.COUNT)
    page.route(WASM, lambda _route: None)
    form = asked(page)
    for number in (1, 2):
        page.wait_for_function("number => window.started === number", arg=number)
        die(page)
    expect(buyer.said(form)).to_have_text(buyer.words("stopped"))
    page.unroute(WASM)
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"
    assert started(page) == 3


def test_a_worker_that_hangs_is_said_to_be_slow_and_then_started_again(page: Page) -> None:
    page.clock.install()
    page.add_init_script(buyer.COUNT)
    form = asked(page)
    buyer.read(form)
    hang(page)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    buyer.ask(form, {"processed": "2026-11-03"})
    page.clock.fast_forward(SLOW_AFTER - 1)
    expect(buyer.said(form)).to_be_empty()
    page.clock.fast_forward(1)
    expect(buyer.said(form)).to_have_text(buyer.words("slow"))
    expect(form.locator("[data-retry]")).to_be_hidden()
    page.clock.fast_forward(PATIENCE - SLOW_AFTER)
    page.clock.resume()
    expect(form.locator('time[datetime="2026-11-03"]').first).to_be_visible()
    assert started(page) == 2
