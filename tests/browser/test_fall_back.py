"""Where the image or the core is of no use, Python begins from nothing: silently, with the same answers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import asked, buyer
from tests.browser.changed import publish, publish_script
from tests.browser.conftest import NewPage
from tools import own
from tools.pack import archive, assembly, core
from tools.pack.inside import Inside
from tools.pack.record import LOADED

ROOT = Path(__file__).parents[2]
IMAGE, LIBRARY = "**/memory.wasm", "library.zip"
FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}

type Change = Callable[[bytes], bytes]

BROKEN: dict[str, Change] = {
    "cut short": lambda image: image[:-1],
    "another": lambda image: image.replace(b"headline", b"HEADLINE"),
    "no image": lambda _: b"<!doctype html>",
}


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page of somebody who has never been on this site."""
    return new_page(first_visit=True)


def fetched(page: Page) -> Callable[[str], int]:
    """Return what says how often a file of this name was asked for."""
    sent = buyer.requests(page)
    return lambda name: len([each for each in sent if each.url.endswith(f"/{name}")])


def ask(page: Page) -> str:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    return str(buyer.read(form)["verdict"])


def test_an_image_that_can_be_used_needs_no_library(page: Page) -> None:
    count = fetched(page)
    assert ask(page) == "not-yet"
    assert (count("memory.wasm"), count(LIBRARY)) == (1, 0)


@pytest.mark.from_nothing
@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_a_broken_image_is_done_without_and_not_fetched_again(
    page: Page, site: Path, change: Change
) -> None:
    image = next(site.glob("assets/dispute-checker/pack/*/memory.wasm")).read_bytes()
    page.route(IMAGE, lambda route: route.fulfill(body=change(image)))
    count = fetched(page)
    assert ask(page) == "not-yet"
    assert (count("memory.wasm"), count(LIBRARY)) == (1, 1)

    again = page.context.new_page()
    count = fetched(again)
    assert ask(again) == "not-yet"
    assert (count("memory.wasm"), count(LIBRARY)) == (0, 1)


@pytest.fixture(scope="session")
def smallest(site: Path) -> bytes:
    """Return a core with no more of the code than the worker's own first question needs."""
    runtime = archive.read(next(site.glob("runtime/*/")))
    image = next(site.glob("assets/dispute-checker/pack/*/memory.wasm")).read_bytes()
    checker = assembly.packed(ROOT / "checker")
    with Inside(runtime, checker) as inside:
        ran = inside.ran(image, {}, [("answer", {"request": {}})])
    return core.only(runtime[LOADED.code], ran)


@pytest.mark.from_nothing
def test_questions_that_want_more_than_the_core_are_answered_with_the_whole_code(
    page: Page, site: Path, smallest: bytes
) -> None:
    publish(page, next(site.glob("assets/dispute-checker/pack/*/core.wasm")), smallest)
    page.goto("refund/")
    questions, expected = (each[:50] for each in asked.five_thousand())
    count = fetched(page)
    assert page.evaluate(asked.REPLIES, [questions, {}]) == expected
    assert count("pyodide.asm.wasm")

    again = page.context.new_page()
    count = fetched(again)
    assert ask(again) == "not-yet"
    assert (count("core.wasm"), count("pyodide.asm.wasm")) == (0, 1)


@pytest.mark.from_nothing
@pytest.mark.console_errors("Failure: |ERR_FAILED")
def test_where_the_whole_code_does_not_come_that_is_said_and_a_second_try_fetches_it(
    page: Page, site: Path, smallest: bytes
) -> None:
    publish(page, next(site.glob("assets/dispute-checker/pack/*/core.wasm")), smallest)
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    expect(buyer.said(form)).to_have_text(buyer.words("absent"))
    page.unroute("**/pyodide.asm.wasm")
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"


@pytest.mark.from_nothing
def test_an_image_of_another_layout_is_done_without(page: Page, site: Path) -> None:
    publish_script(page, own.find(site, "dispute-checker/worker.js"), "exports.table.value", "-1")
    count = fetched(page)
    assert ask(page) == "not-yet"
    assert (count("memory.wasm"), count(LIBRARY)) == (1, 1)


@pytest.mark.from_nothing
def test_where_nothing_can_be_kept_the_image_is_tried_again(page: Page, site: Path) -> None:
    publish_script(page, own.find(site, "dispute-checker/worker.js"), "caches", "nowhere")
    page.context.route(IMAGE, partial(Route.fulfill, body=""))
    for each in (page, page.context.new_page()):
        count = fetched(each)
        assert ask(each) == "not-yet"
        assert (count("memory.wasm"), count(LIBRARY)) == (1, 1)
