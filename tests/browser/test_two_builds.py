"""A page that comes without loading never meets the scripts of another build."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import buyer, published
from tests.browser.conftest import NewPage
from tests.browser.published import Host
from tools.mark import build_of

# Where a host is gone, so may be what a start was about to fetch.
pytestmark = pytest.mark.from_nothing

FIELDS = {"closed": "2026-11-20", "closed-by": "case-team", "today": "2026-11-23"}
BUILD = "document.querySelector('meta[name=build]').content"


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """Yield a host of the built site."""
    with published.host(tmp_path, site) as started:
        yield started


@pytest.fixture
def build(site: Path, tmp_path: Path) -> Path:
    """Return a build that can be published after the site's."""
    return published.another(site, tmp_path)


@pytest.fixture
def page(host: Host, new_page: NewPage) -> Page:
    """Return a page of the first build, which knows if it was loaded anew; it ends before its host."""
    page = new_page(first_visit=True, base_url=host.address)
    buyer.enter(page, "refund/")
    page.wait_for_function("() => window.document$ && customElements.get('dispute-checker')")
    # It fetches something by itself, which the next host does not have.
    buyer.await_search(page)
    page.evaluate("window.isFirst = true")
    return page


def is_first(page: Page) -> bool:
    return bool(page.evaluate("window.isFirst === true"))


def test_a_page_of_the_same_build_comes_without_loading(page: Page) -> None:
    page.locator(".md-nav__link[href$='result/']").click()
    expect(page.locator("h1")).to_contain_text("result")
    assert is_first(page)


@pytest.mark.parametrize("place", ["", "#appeal"])
def test_a_page_of_a_new_build_is_loaded_whole(
    page: Page, host: Host, build: Path, place: str
) -> None:
    host.publish(build)
    buyer.follow(page, f"result/{place}")
    new = build_of((build / "index.html").read_text())
    page.wait_for_function(f"(new_) => {BUILD} === new_", arg=new)
    assert not is_first(page)
    assert page.url == f"{host.address}result/{place}"
    form = buyer.checker(page, "appeal")
    buyer.ask(form, FIELDS)
    assert buyer.read(form)["verdict"] == "yes"


def test_the_way_back_into_a_new_build_is_loaded_whole(page: Page, host: Host, build: Path) -> None:
    buyer.follow(page, "result/")
    expect(page.locator("h1")).to_contain_text("result")
    host.publish(build)
    page.go_back(wait_until="commit")
    new = build_of((build / "index.html").read_text())
    page.wait_for_function(f"(new_) => {BUILD} === new_", arg=new)
    assert not is_first(page)
    expect(page.locator("h1")).to_contain_text("refund")


def test_what_is_no_page_of_the_site_is_left_to_the_browser(
    page: Page, host: Host, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign"
    (foreign / "result").mkdir(parents=True)
    (foreign / "result" / "index.html").write_text("<h1>Welcome to our hotel</h1>")
    host.publish(foreign)
    buyer.follow(page, "result/")
    expect(page.locator("h1")).to_have_text("Welcome to our hotel")
    assert not is_first(page)
