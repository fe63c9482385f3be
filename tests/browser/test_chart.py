"""The chart of a case: its marks stand under their days, and its rows and entries lead to each other."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import scenes
from tests.browser.conftest import NewPage

CASE = scenes.ANSWERS["my-case"]
WIDTHS = (320, 360, 1280)
# How far the marks of each row, and the rows themselves, are from the ground on which the days are named.
APART = """
chart => {
  const ground = chart.querySelector(".checker-chart-days").getBoundingClientRect();
  return [...chart.querySelectorAll("ol .checker-chart-drawing")].map((drawing) => {
    const { left, right, top, bottom } = drawing.getBoundingClientRect();
    const isOnIt = top > ground.top && bottom < ground.bottom;
    return isOnIt ? Math.max(Math.abs(left - ground.left), Math.abs(right - ground.right)) : Infinity;
  });
}
"""
# Whether names along the axis lie over each other, or stand outside of it by more than a sign.
CROWDED = """
chart => {
  const ground = chart.querySelector(".checker-chart-days").getBoundingClientRect();
  const boxes = [...chart.querySelectorAll("[y='100%']")].map((name) => name.getBoundingClientRect());
  boxes.sort((one, other) => one.left - other.left);
  const isOver = boxes.some((box, n) => n > 0 && box.left < boxes[n - 1].right);
  return isOver || boxes.some(({ left, right }) => left < ground.left - 6 || right > ground.right + 6);
}
"""
# Whether all that is drawn has another colour than what is behind it.
SEEN = """
chart => [...chart.querySelectorAll("rect, .checker-chart-line, .checker-chart-now")].every((mark) => {
  const { stroke } = getComputedStyle(mark);
  return stroke !== "none" && stroke !== getComputedStyle(document.body).backgroundColor;
})
"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(locale="en-GB", reduced_motion="reduce")


def chart_of(page: Page, link: str = CASE) -> Locator:
    return scenes.show_first(page, link).locator(".checker-chart")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_marks_of_every_row_stand_under_the_same_days(page: Page, direction: str) -> None:
    chart = chart_of(page)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    expect(page.locator("body")).to_have_css("direction", direction)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert max(chart.evaluate(APART)) < 1, (media, width)


def test_the_names_of_days_have_room_beside_each_other(page: Page) -> None:
    page.goto("checker/")
    for sent in (
        "2026-11-21",
        "2026-11-10",
        "2026-10-20",
        "2026-08-01",
        "2026-01-01",
        "2024-02-29",
    ):
        chart = scenes.show(page, f"my-case?sent={sent}").locator(".checker-chart")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert not chart.evaluate(CROWDED), (sent, width)


def test_a_row_leads_to_its_entry_and_back_by_keyboard_alone(page: Page) -> None:
    chart = chart_of(page)
    address = page.url
    row = chart.locator("ol > li").filter(has_text="Answer the survey by")
    entry = page.locator(".checker-timeline-window").filter(has_text="Answer the survey by")
    row.get_by_role("link").press("Enter")
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()
    entry.get_by_role("link").press("Enter")
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()
    # From there, the next stop is the row's own link.
    page.keyboard.press("Tab")
    expect(row.get_by_role("link")).to_be_focused()
    assert page.url == address


def test_what_has_been_led_to_is_seen(page: Page) -> None:
    chart = chart_of(page)
    chart.get_by_role("link").first.press("Enter")
    focused = page.locator(".checker-timeline-window:focus")
    expect(focused).to_have_css("outline-style", "solid")


def test_days_are_drawn_as_the_reader_writes_them(new_page: NewPage) -> None:
    chart = chart_of(new_page(locale="de-DE"))
    names = chart.locator("text[datetime]").all_text_contents()
    assert names
    assert all(re.fullmatch(r"1\. [A-ZÄ][a-zä]+\.?", name) for name in names), names
    expect(chart.locator("time").first).to_have_text(re.compile("^So"))


@pytest.mark.parametrize(
    "look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]
)
def test_every_mark_is_seen_on_its_ground(new_page: NewPage, look: dict[str, str]) -> None:
    assert chart_of(new_page(**look)).evaluate(SEEN)


def test_on_paper_the_chart_is_there_and_what_leads_to_it_is_not(page: Page) -> None:
    chart = chart_of(page)
    page.emulate_media(media="print")
    expect(chart).to_be_visible()
    expect(page.locator(".checker-to-row").locator("visible=true")).to_have_count(0)


def test_the_worked_examples_of_a_page_are_drawn_with_one_legend(page: Page) -> None:
    page.goto("open-dispute/")
    examples = page.locator(".examples > li")
    expect(examples.locator(".checker-chart")).to_have_count(examples.count())
    expect(page.locator(".examples + .checker-chart-legend")).to_have_count(1)
    for chart in examples.locator(".checker-chart").all():
        assert max(chart.evaluate(APART)) < 1
