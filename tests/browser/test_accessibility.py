"""axe finds no barrier: on no page, in no answer, in no list of mistakes, in no size and in no scheme."""

import pytest
from playwright.sync_api import Page, expect

import checker
from tests.axe import barriers, barriers_at_this_width, each_width, with_axe
from tests.browser import evidence, scenes
from tests.browser.conftest import NewPage

# Lists whose bullets are taken away, and that do not say that they are lists.
BARE_LISTS = """
() => [...document.querySelectorAll(".md-content :is(ul, ol), .nothing-found ul")]
  .filter((list) => getComputedStyle(list).listStyleType === "none" && list.getAttribute("role") !== "list")
  .map((list) => list.outerHTML.slice(0, 100))
"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return with_axe(new_page)


def test_an_answer_to_each_question_is_among_those_that_are_looked_at() -> None:
    book = checker.marketplace()
    shown = {link.partition("?")[0] for link in scenes.ANSWERS.values()}
    assert shown == {*book.topics, book.course.id}


def test_no_answer_and_no_mistake_has_a_barrier(page: Page) -> None:
    page.goto("checker/")
    found = []
    for width in each_width(page):
        for link in (scenes.ANSWERS | scenes.MISTAKES).values():
            # Anew at each width: with the answer in sight, as its reader is led there.
            scenes.show(page, link)
            part = f"dispute-checker[topic={link.partition('?')[0]}]"
            found += [f"{width}-{each}" for each in barriers_at_this_width(page, part)]
    assert not found, "\n".join(found)


def test_no_old_answer_has_a_barrier(page: Page) -> None:
    form = scenes.show_first(page, scenes.ANSWERS["not-yet"])
    form.locator("[name=processed]").fill("2026-11-19")
    expect(form.locator("[data-outdated]")).to_be_visible()
    assert not (found := barriers(page)), "\n".join(found)


def test_no_list_of_files_has_a_barrier(page: Page) -> None:
    form = evidence.opening(page)
    photo = evidence.box("JPEG")
    files = {"a.jpg": photo, "b.jpg": b"", "c.jpg": evidence.box(), "d\u202egpj.exe": b"MZ\0\1"}
    evidence.choose(form, files)
    evidence.lines(form, "a.jpg", "b.jpg", "c.jpg", "d[U+202E]gpj.exe")
    form.locator("[data-shrink]:visible").click()
    evidence.lines(form, "a.jpg", "b.jpg", "c-copy.jpg", "d[U+202E]gpj.exe")
    assert not (found := barriers(page)), "\n".join(found)


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
    page.locator("h1").evaluate(
        "title => { title.style.color = 'var(--md-default-fg-color--lightest)'; }"
    )
    found = barriers(page)
    everywhere = {"360-light", "360-dark", "1280-light", "1280-dark"}
    seen_in = {"html-has-lang": {"360-light", "1280-dark"}, "color-contrast": everywhere}
    for rule, ways in seen_in.items():
        assert {each.partition(":")[0] for each in found if f": {rule} at " in each} == ways
