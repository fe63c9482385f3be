"""Served as in life, with every header that the site's host sends, the checker works as it does here."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import buyer, published
from tests.browser.conftest import NewPage
from tests.contexts import hear_workers
from tools.hosting.served import serving

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23", "country": "DE"}


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the site by nginx, and yield its address."""
    with serving(tmp_path, site) as address:
        yield address


@pytest.fixture
def page(host: str, new_page: NewPage) -> Page:
    """Return a page of the site behind nginx. It ends before its host."""
    page = new_page(first_visit=True, base_url=host)
    hear_workers(page)
    return page


def test_a_question_is_answered_and_nothing_that_it_needs_is_forbidden(page: Page) -> None:
    sent = buyer.requests(page)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    assert buyer.read(form)["verdict"] == "not-yet"
    assert all(request.response() and request.response().status < 400 for request in sent)


def test_a_question_is_answered_when_the_host_is_gone(
    new_page: NewPage, site: Path, tmp_path: Path
) -> None:
    with ExitStack() as running:
        address = running.enter_context(serving(tmp_path, site))
        page = new_page(first_visit=True, base_url=address, service_workers="allow")
        for _ in range(2):
            page.goto("refund/")
            form = buyer.checker(page, "refund")
            buyer.ask(form, FIELDS)
            assert buyer.read(form)["verdict"] == "not-yet"
            published.wait_until_kept(page, address, site)
            running.close()


def test_the_search_finds(page: Page) -> None:
    page.goto("")
    page.locator(".md-search__input").fill("refund")
    page.locator(".md-search-result__link[href*='refund/']").first.wait_for()


@pytest.mark.refused("frame")
def test_the_site_cannot_be_put_into_another_page(page: Page) -> None:
    page.goto("")
    framed = page.evaluate(
        """() => new Promise((resolve) => {
          const frame = document.createElement("iframe");
          frame.onload = () => resolve(frame.contentDocument !== null);
          frame.src = "refund/";
          document.body.append(frame);
        })"""
    )
    assert framed is False
