"""Where the memory image is of no use, Python begins from nothing: silently, and with the same answers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser import buyer
from tests.browser.conftest import NewPage
from tools import own
from tools.digest import integrity

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


def publish(page: Page, script: Path, old: str, new: str) -> None:
    """Let the site have been built with something else in a script of the worker."""
    text = script.read_text("utf-8")
    assert old in text
    changed = text.replace(old, new)
    sums = [integrity(each.encode()) for each in (text, changed)]

    def hold_the_new_sum(route: Route) -> None:
        html = route.fetch().text()
        assert sums[0] in html
        route.fulfill(body=html.replace(*sums), content_type="text/html")

    page.context.route("**/refund/", hold_the_new_sum)
    page.context.route(
        f"**/{script.name}", partial(Route.fulfill, body=changed, content_type="text/javascript")
    )


def test_an_image_of_another_layout_is_done_without(page: Page, site: Path) -> None:
    publish(page, own.find(site, "dispute-checker/python.js"), "exports.table.value", "-1")
    count = fetched(page)
    assert ask(page) == "not-yet"
    assert (count("memory.wasm"), count(LIBRARY)) == (1, 1)


def test_where_nothing_can_be_kept_the_image_is_tried_again(page: Page, site: Path) -> None:
    publish(page, own.find(site, "dispute-checker/refused.js"), "caches", "nowhere")
    page.context.route(IMAGE, partial(Route.fulfill, body=""))
    for each in (page, page.context.new_page()):
        count = fetched(each)
        assert ask(each) == "not-yet"
        assert (count("memory.wasm"), count(LIBRARY)) == (1, 1)
