"""An answer on paper: one clean page with what was found, why, and by which rules; and nothing else."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import scenes
from tests.browser.conftest import NewPage


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page in the dark, which paper is not, in a window of the width of a phone."""
    return new_page(viewport={"width": 360, "height": 740}, color_scheme="dark", locale="en-GB")


def printed(page: Page, name: str, place: str = "checker/") -> Locator:
    """Show an answer as it comes on paper, and return its checker."""
    link = scenes.ANSWERS[name]
    page.goto(scenes.address(link, place))
    form = page.locator(f'dispute-checker[topic="{scenes.topic_of(link)}"]')
    form.locator(".checker-found").wait_for()
    page.emulate_media(media="print")
    return form


def sheets(page: Page) -> int:
    """Return on how many sheets of A4 the page is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=False)))


@pytest.mark.parametrize("place", ["refund/", "checker/"], ids=["own-page", "checker-page"])
def test_the_answer_stands_alone_on_the_paper(page: Page, place: str) -> None:
    answer = printed(page, "not-yet", place).locator("[data-answer]")
    expect(answer.locator(".checker-found")).to_be_visible()
    for hidden in scenes.SCREEN_ONLY:
        expect(page.locator(hidden).locator("visible=true")).to_have_count(0)
    headings = page.locator(".md-content :is(h1, h2, h3)").locator("visible=true")
    inside = answer.locator(":is(h2, h3)").locator("visible=true")
    assert headings.count() == inside.count() + 1
    for shown in (".checker-dates", "[data-fact]", "[data-fact] + small", ".checker-edition"):
        expect(answer.locator(shown).first).to_be_visible()
    expect(answer.locator(".checker-edition")).to_contain_text("Monday, 23 November 2026")


def test_an_answer_takes_one_sheet(page: Page) -> None:
    page.goto("checker/")
    for name, link in scenes.ANSWERS.items():
        scenes.show(page, link)
        page.emulate_media(media="print")
        assert sheets(page) == 1, name
        page.emulate_media(media="screen")


def test_every_day_of_a_strip_is_on_the_paper(page: Page) -> None:
    strip = printed(page, "not-yet").locator(".checker-strip")
    assert strip.evaluate(
        """strip => {
          const { left, right, top, bottom } = strip.getBoundingClientRect();
          return [...strip.children].every((day) => {
            const box = day.getBoundingClientRect();
            return left <= box.left && box.right <= right && top <= box.top && box.bottom <= bottom;
          });
        }"""
    )


def test_paper_is_light_whatever_the_screen_is(page: Page) -> None:
    printed(page, "yes")
    shades = page.evaluate(
        """() => ["color", "backgroundColor"].map((name) => {
          const colour = getComputedStyle(document.querySelector(".checker-headline"))[name];
          return colour.match(/[\\d.]+/g).map(Number);
        })"""
    )
    (red, green, blue, *_), ground = shades
    assert max(red, green, blue) < 128
    assert ground[3:] == [0] or min(ground[:3]) > 200
