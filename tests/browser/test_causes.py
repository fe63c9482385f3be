"""Why the checker does not run is told apart: no file, another file, no sign of life."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser import buyer
from tests.browser.changed import publish_script
from tests.browser.conftest import NewPage
from tools import own

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}
# As in client.js.
SLOW_AFTER, PATIENCE = 5_000, 30_000
CODE, SCRIPT = buyer.PYTHON, "**/pyodide.asm.js"
CORE = "**/core.wasm"
IMAGE, BIRTH, LIBRARY, ARCHIVE = (
    f"**/{name}" for name in ("memory.wasm", "birth.wasm", "library.zip", "checker.zip")
)
COUNTRY = "**/calendars/DE.json"
# After a failure, the address has a number behind it.
WORKER = "**/dispute-checker/worker.js*"
type Fault = Callable[[Route], None]

pytestmark = pytest.mark.from_nothing

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
    """Return a page that fetches its files: where a route is laid, a browser does not look into its cache."""
    return new_page()


def asked(page: Page, fields: dict[str, str] = FIELDS) -> Locator:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, fields)
    return form


def ends_in_words(form: Locator, state: str, processed: str = FIELDS["processed"]) -> None:
    """See that what happened is said with what helps, beside what needs no checker."""
    expect(buyer.said(form)).to_have_text(buyer.words(state))
    expect(buyer.said(form).get_by_role("link")).to_have_attribute("href", buyer.RULES)
    expect(form.page.locator(".examples li, #rules ~ * td").first).to_be_visible()
    expect(form.locator("[name=processed]")).to_have_value(processed)


def fetched(sent: list[Request]) -> set[str]:
    """Return the names of the files that were asked for."""
    return {urlsplit(each.url).path.rpartition("/")[2] for each in sent}


def answers_after_a_retry(page: Page, form: Locator, files: Collection[str]) -> None:
    """Let everything come again, try again, and see that each of these files was fetched once more."""
    page.unroute_all()
    sent = buyer.requests(page)
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"
    expect(form.locator("[data-retry]")).to_be_hidden()
    assert {name(file) for file in files} <= fetched(sent)


def ends_in_words_at_each_try(page: Page, file: str, faults: Mapping[Fault, str]) -> Locator:
    """Let each try meet another fault of a file, and see what is said; return the form, to be tried again."""
    (first, state), *others = faults.items()
    page.route(file, first)
    form = asked(page, FIELDS | {"country": "DE"})
    ends_in_words(form, state)
    for fault, state in others:
        page.unroute(file)
        page.route(file, fault)
        sent = buyer.requests(page)
        form.locator("[data-retry]").click()
        expect(form.locator("[data-retry]")).to_be_visible()
        ends_in_words(form, state)
        assert name(fetched_first(file)) in fetched(sent)
    return form


MISSING, OTHER = (nothing, not_found), (cut, a_page, change_a_digit)
FAULTS = dict.fromkeys(MISSING, "absent") | dict.fromkeys(OTHER, "altered")


def beginning_with(first: Fault) -> dict[Fault, str]:
    """Return all faults, each file from another one on: each is the first of one, and the last of one."""
    faults = list(FAULTS)
    place = faults.index(first)
    return {fault: FAULTS[fault] for fault in faults[place:] + faults[:place]}


def name(value: object) -> str:
    if isinstance(value, Mapping):
        return f"from {name(next(iter(value)))}"
    if isinstance(value, str):
        return value.rpartition("/")[2].strip("*")
    return getattr(value, "__name__", "")


def fetched_first(file: str) -> str:
    """Return which file a start asks for first where there are several for the same."""
    return CORE if file == CODE else file


@ERRORS
@pytest.mark.parametrize(
    ("file", "faults"),
    [
        (SCRIPT, beginning_with(nothing) | {change_a_word: "altered"}),
        (CODE, beginning_with(cut)),
        (COUNTRY, beginning_with(a_page)),
        # Of a script that is no script, and of one that does not come to the worker, browsers say no more.
        (WORKER, dict.fromkeys([*MISSING, cut, a_page], "absent") | {change_a_word: "altered"}),
    ],
    ids=name,
)
def test_a_file_that_is_absent_and_one_that_is_altered_have_words_of_their_own(
    page: Page, file: str, faults: Mapping[Fault, str]
) -> None:
    form = ends_in_words_at_each_try(page, file, faults)
    answers_after_a_retry(page, form, [fetched_first(file)])


@ERRORS
@pytest.mark.parametrize(
    ("file", "first"),
    [(BIRTH, not_found), (LIBRARY, change_a_digit), (ARCHIVE, nothing)],
    ids=name,
)
def test_the_files_of_the_second_road_are_told_apart_too(
    page: Page, file: str, first: Fault
) -> None:
    page.route(IMAGE, not_found)
    form = ends_in_words_at_each_try(page, file, beginning_with(first))
    answers_after_a_retry(page, form, [IMAGE])


@ERRORS
@pytest.mark.parametrize("fault", [*MISSING, *OTHER], ids=name)
@pytest.mark.parametrize("file", [CORE, IMAGE], ids=name)
def test_without_core_or_image_python_begins_from_nothing_and_nobody_is_told(
    page: Page, file: str, fault: Fault
) -> None:
    page.route(file, fault)
    form = asked(page)
    assert buyer.read(form)["verdict"] == "not-yet"
    expect(buyer.said(form)).to_be_empty()


@pytest.mark.console_errors("no sign of life")
@pytest.mark.parametrize("file", [SCRIPT, CODE, IMAGE, WORKER, COUNTRY], ids=name)
def test_a_file_that_stalls_for_ever_is_given_up_and_fetched_again(page: Page, file: str) -> None:
    page.clock.install()
    page.route(file, lambda _route: None)
    form = asked(page, FIELDS | {"country": "DE"})
    expect(form.locator("[data-retry]")).to_be_hidden()

    def waited() -> bool:
        page.clock.run_for(PATIENCE)
        return form.locator("[data-retry]").is_visible()

    buyer.wait_until(page, waited)  # each byte of another file that comes makes it wait anew
    ends_in_words(form, "stopped")
    page.clock.resume()
    answers_after_a_retry(page, form, [fetched_first(file)])


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
    buyer.wait_until(page, lambda: never)
    die(page)
    assert buyer.read(form)["verdict"] == "not-yet"
    assert started(page) == 2


@pytest.mark.console_errors("message undefined")
def test_a_worker_that_dies_twice_is_told_in_words_and_can_be_tried_again(page: Page) -> None:
    page.add_init_script(buyer.COUNT)
    page.route(CODE, lambda _route: None)
    form = asked(page)
    for number in (1, 2):
        page.wait_for_function("number => window.started === number", arg=number)
        die(page)
    expect(buyer.said(form)).to_have_text(buyer.words("stopped"))
    page.unroute(CODE)
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"
    assert started(page) == 3


def end_without_a_word(page: Page) -> None:
    """Let the worker be gone, as where a system takes its memory away: no event tells of it."""
    page.evaluate("Object.getPrototypeOf(Worker.prototype).terminate.call(window.python)")


LOST = pytest.mark.parametrize("lose", [hang, end_without_a_word], ids=name)


@LOST
def test_a_worker_that_is_lost_is_said_to_be_slow_and_then_started_again(
    page: Page, lose: Callable[[Page], None]
) -> None:
    page.clock.install()
    page.add_init_script(buyer.COUNT)
    form = asked(page)
    buyer.read(form)
    lose(page)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    buyer.ask(form, {"processed": "2026-11-03"})
    page.clock.run_for(SLOW_AFTER - 1)
    expect(buyer.said(form)).to_be_empty()
    page.clock.run_for(1)
    expect(buyer.said(form)).to_have_text(buyer.words("slow"))
    expect(form.locator("[data-retry]")).to_be_hidden()
    page.clock.run_for(PATIENCE - SLOW_AFTER)
    page.clock.resume()
    expect(form.locator('time[datetime="2026-11-03"]').first).to_be_visible()
    assert started(page) == 2


@LOST
def test_a_worker_that_is_lost_in_a_question_is_asked_it_again(
    page: Page, lose: Callable[[Page], None]
) -> None:
    page.clock.install()
    page.add_init_script(buyer.COUNT)
    held: list[Route] = []
    page.route(COUNTRY, lambda route: route.continue_() if held else held.append(route))
    form = asked(page, FIELDS | {"country": "DE"})
    buyer.wait_until(page, lambda: held)
    lose(page)
    page.clock.run_for(PATIENCE)
    page.clock.resume()
    assert buyer.read(form)["verdict"] == "not-yet"
    assert started(page) == 2


def test_a_pause_of_the_machine_is_no_failure(page: Page) -> None:
    page.clock.install()
    page.add_init_script(buyer.COUNT)
    release = buyer.hold(page)
    form = asked(page)
    expect(buyer.said(form)).to_have_text(buyer.words("loading"))
    for _ in range(3):
        page.clock.fast_forward(
            60 * PATIENCE
        )  # as where a lid is closed: timers that are due run once
        expect(form.locator("[data-retry]")).to_be_hidden()
    release()
    assert buyer.read(form)["verdict"] == "not-yet"
    assert started(page) == 1


@pytest.mark.console_errors("Failure|TypeError|Error:")
def test_an_exception_of_python_is_told_and_the_next_try_is_answered(page: Page) -> None:
    form = asked(page)
    buyer.read(form)
    # No question of a form makes Python fail; a page that lost what tells its layout does.
    base = form.get_attribute("base")
    form.evaluate("form => form.removeAttribute('base')")
    buyer.ask(form, {"processed": "2026-11-03"})
    ends_in_words(form, "unanswered", "2026-11-03")
    form.evaluate("(form, base) => form.setAttribute('base', base)", base)
    form.locator("[data-retry]").click()
    expect(form.locator('time[datetime="2026-11-03"]').first).to_be_visible()


@pytest.mark.console_errors("CompileError|WebAssembly|Failure")
@pytest.mark.refused("wasm-eval|WebAssembly")
def test_webassembly_that_is_blocked_in_the_worker_only_is_told(page: Page) -> None:
    def blocked(route: Route) -> None:
        headers = {"content-security-policy": "default-src 'self'"}
        response = route.fetch()
        route.fulfill(response=response, headers=response.headers | headers)

    page.route(WORKER, blocked)
    form = asked(page)
    ends_in_words(form, "failed")
    answers_after_a_retry(page, form, [WORKER])


@pytest.mark.console_errors("WebAssembly is not defined|Failure")
def test_webassembly_that_is_missing_in_the_worker_only_is_told(page: Page, site: Path) -> None:
    first = "let arrived=0;"
    publish_script(
        page,
        own.find(site, "dispute-checker/worker.js"),
        first,
        f"delete self.WebAssembly; {first}",
    )
    form = asked(page)
    ends_in_words(form, "failed")
