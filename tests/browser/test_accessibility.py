"""axe finds no barrier: on no page, in no answer, in no list of mistakes, in no size and in no scheme."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.axe import AXE, violations
from tests.browser import evidence, scenes
from tests.browser.conftest import NewPage

WIDTHS = (360, 1280)
# What Material calls the colours that it shows to whoever prefers these.
SCHEMES = {"light": "default", "dark": "slate"}

# Lists whose bullets are taken away, and that do not say that they are lists.
BARE_LISTS = """
() => [...document.querySelectorAll(".md-content :is(ul, ol), .nothing-found ul")]
  .filter((list) => getComputedStyle(list).listStyleType === "none" && list.getAttribute("role") !== "list")
  .map((list) => list.outerHTML.slice(0, 100))
"""


def with_axe(page: Page) -> Page:
    """Return the page with axe in it wherever it goes."""
    page.add_init_script(path=AXE)
    return page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return with_axe(new_page(reduced_motion="reduce"))


def widths(page: Page) -> Iterator[int]:
    """Give the page each width in turn, and yield it."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        yield width


def schemes(page: Page) -> Iterator[str]:
    """Show the page in each scheme in turn, and yield its name."""
    for scheme, colours in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        # What was preferred on the first visit is kept until the button for the colours is used. By script
        # it gets neither the mouse nor the focus, which it would not have after a load.
        button = page.locator(f"[name=__palette][data-md-color-scheme={colours}]")
        button.evaluate("button => button.click()")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", colours)
        expect(page.locator("body[data-md-color-switching]")).to_have_count(0)
        page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
        yield scheme


def barriers(page: Page, part: str = "html") -> list[str]:
    """Return what axe finds in a part of the page, in each scheme."""
    return [f"{scheme}: {each}" for scheme in schemes(page) for each in violations(page, part)]


def test_no_answer_and_no_mistake_has_a_barrier(page: Page) -> None:
    page.goto("checker/")
    found = []
    for width in widths(page):
        for link in (scenes.ANSWERS | scenes.MISTAKES).values():
            # Anew at each width: with the answer in sight, as its reader is led there.
            scenes.show(page, link)
            part = f"dispute-checker[topic={link.partition('?')[0]}]"
            found += [f"{width}-{each}" for each in barriers(page, part)]
    assert not found, "\n".join(found)


def test_no_old_answer_has_a_barrier(page: Page) -> None:
    form = scenes.show_first(page, scenes.ANSWERS["not-yet"])
    form.locator("[name=processed]").fill("2026-11-19")
    expect(form.locator("[data-outdated]")).to_be_visible()
    found = [f"{width}-{each}" for width in widths(page) for each in barriers(page)]
    assert not found, "\n".join(found)


def test_no_list_of_files_has_a_barrier(page: Page) -> None:
    form = evidence.opening(page)
    photo = evidence.box("JPEG")
    files = {"a.jpg": photo, "b.jpg": b"", "c.jpg": evidence.box(), "d\u202egpj.exe": b"MZ\0\1"}
    evidence.choose(form, files)
    evidence.lines(form, "a.jpg", "b.jpg", "c.jpg", "d[U+202E]gpj.exe")
    form.locator("[data-shrink]:visible").click()
    evidence.lines(form, "a.jpg", "b.jpg", "c-copy.jpg", "d[U+202E]gpj.exe")
    found = [f"{width}-{each}" for width in widths(page) for each in barriers(page)]
    assert not found, "\n".join(found)


def test_a_list_without_bullets_is_still_a_list(new_page: NewPage, without_python: str) -> None:
    """Safari takes one whose style has taken its bullets away for no list, unless it says so."""
    page = new_page(base_url=without_python)
    for address in scenes.PAGES:
        page.goto(address)
        assert page.evaluate(BARE_LISTS) == [], address


def test_the_lists_of_an_answer_are_lists(page: Page) -> None:
    page.goto("checker/")
    for name, link in scenes.ANSWERS.items():
        scenes.show(page, link)
        assert page.evaluate(BARE_LISTS) == [], name


def test_axe_would_see_a_barrier(page: Page) -> None:
    page.goto("about/")
    page.locator("html").evaluate("root => root.removeAttribute('lang')")
    for width in widths(page):
        for scheme in schemes(page):
            seen = any("html-has-lang" in each for each in violations(page))
            assert seen, (width, scheme)
