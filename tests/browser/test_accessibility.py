"""axe finds no barrier where a buyer is in the midst of something; and it would find one."""

import pytest
from playwright.sync_api import Page, expect

from tests.axe import barriers, with_axe
from tests.browser import evidence, scenes
from tests.browser.conftest import NewPage


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return with_axe(new_page)


def test_no_old_answer_has_a_barrier(page: Page) -> None:
    link = scenes.ANSWERS["not-yet"]
    form = scenes.show_first(page, link, scenes.own_page(link))
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


def test_axe_would_see_a_barrier(page: Page) -> None:
    page.goto("about/")
    page.locator("html").evaluate("root => root.removeAttribute('lang')")
    page.locator("h1").evaluate(
        "title => { title.style.color = 'var(--md-default-fg-color--lightest)'; }"
    )
    page.locator("article").evaluate(
        """text => {
          text.insertAdjacentHTML("beforeend", "<ul><li>One</li></ul>");
          text.lastElementChild.style.listStyle = "none";
        }"""
    )
    found = barriers(page)
    once_at_each_width = {"360-light", "1280-dark"}
    seen_in = {
        "html-has-lang": once_at_each_width,
        "no-list": once_at_each_width,
        "color-contrast": once_at_each_width | {"360-dark", "1280-light"},
    }
    for rule, ways in seen_in.items():
        assert {each.partition(":")[0] for each in found if f": {rule} at " in each} == ways
