"""axe finds no barrier: on no page, in no answer, in no list of mistakes, in no size and in no scheme."""

import pytest
from playwright.sync_api import Page

from tests.axe import AXE, violations
from tests.browser import scenes
from tests.browser.conftest import NewPage

LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.fixture(params=LOOKS, ids=[f"{width}-{scheme}" for width, scheme in LOOKS])
def page(new_page: NewPage, request: pytest.FixtureRequest) -> Page:
    """Return a page of this width and scheme that has axe in it wherever it goes."""
    width, scheme = request.param
    page = new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.add_init_script(path=AXE)
    return page


def test_no_page_has_a_barrier(page: Page) -> None:
    # Python stays away: what waits for it is looked at too, and many starts of it would take minutes.
    page.route("**/runtime/**", lambda _route: None)
    found = []
    for address in (*scenes.PAGES, "404.html"):
        page.goto(address)
        found += violations(page)
    assert not found, "\n".join(found)


def test_no_answer_and_no_mistake_has_a_barrier(page: Page) -> None:
    page.goto("checker/")
    found = []
    for link in (scenes.ANSWERS | scenes.MISTAKES).values():
        scenes.show(page, link)
        found += violations(page, f"dispute-checker[topic={link.partition('?')[0]}]")
    assert not found, "\n".join(found)


def test_axe_would_see_a_barrier(page: Page) -> None:
    page.goto("about/")
    page.locator("html").evaluate("root => root.removeAttribute('lang')")
    assert any("html-has-lang" in each for each in violations(page))
