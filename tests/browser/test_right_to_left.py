"""Whichever way the reader's language runs, dates and figures stay whole and in their order."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import buyer, evidence, scenes
from tests.browser.conftest import NewPage

LOCALES = ("he-IL", "ar-EG")
# The words of the answer, line by line, where they do not stand beside each other in the order of reading.
TORN = r"""
() => {
  const torn = [];
  const boxOf = (text, start, end) => {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    return range.getBoundingClientRect();
  };
  for (const answer of document.querySelectorAll("[data-answer]")) {
    const walker = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const isLeft = text.parentElement.closest("[hidden], .checker-spoken, button");
      if (isLeft || !/\p{Script=Latin}/u.test(text.data)) continue;
      const words = [...text.data.matchAll(/[\p{L}\p{N}]+/gu)];
      const boxes = words.map(({ 0: word, index }) => boxOf(text, index, index + word.length));
      for (const [place, box] of boxes.slice(1).entries()) {
        const before = boxes[place];
        const isSameLine = Math.abs(before.top - box.top) < 4;
        const gap = box.left - before.right;
        if (before.width && isSameLine && (gap < -1 || gap > 40)) torn.push(text.data);
      }
    }
  }
  return torn;
}
"""
# Whether a list of days has today, or the last day, in sight.
IN_SIGHT = """
strip => {
  const { left, right } = strip.getBoundingClientRect();
  const day = strip.querySelector("[aria-current]") ?? strip.querySelector("[data-reached]");
  const place = day.getBoundingClientRect();
  return place.left >= left - 1 && place.right <= right + 1;
}
"""


@pytest.mark.parametrize("locale", LOCALES)
def test_no_figure_is_torn_from_its_words(new_page: NewPage, locale: str) -> None:
    page = new_page(locale=locale, viewport={"width": 1280, "height": 800})
    page.goto("checker/")
    for name in ("not-yet", "depends", "tracking", "my-case", "warranty", "may-move"):
        scenes.show(page, scenes.ANSWERS[name])
        for direction in ("ltr", "rtl"):
            page.evaluate(f"document.documentElement.dir = '{direction}'")
            expect(page.locator("body")).to_have_css("direction", direction)
            assert page.evaluate(TORN) == [], (name, direction)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_days_left_stand_beside_their_date(new_page: NewPage, locale: str) -> None:
    page = new_page(locale=locale, viewport={"width": 1280, "height": 800})
    form = scenes.show_first(page, scenes.ANSWERS["too-late"])
    line = form.locator(".checker-dates > li").first
    date, left = (
        line.locator("time").first.bounding_box(),
        line.locator(".checker-left").bounding_box(),
    )
    assert date["x"] + date["width"] <= left["x"] + 1


@pytest.mark.parametrize("width", [360, 1280])
def test_a_strip_that_runs_from_the_right_shows_the_day_that_matters(
    new_page: NewPage, width: int
) -> None:
    page = new_page(locale="he-IL", viewport={"width": width, "height": 740})
    page.goto("checker/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    form = scenes.show(page, "refund?processed=2026-10-20&country=DE&method=card")
    strip = form.locator(".checker-strip").first
    assert strip.evaluate(IN_SIGHT)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_typed_and_names_of_files_run_their_own_way(page: Page) -> None:
    form = evidence.opening(page)
    text = form.locator("[name=text]")
    for typed, direction in (("שלום עולם 3", "rtl"), ("Hello", "ltr")):
        text.fill(typed)
        expect(text).to_have_css("direction", direction)
    text.fill("")
    name = "תמונה 3.png"
    [line] = evidence.chosen(form, {name: evidence.box()})
    expect(line.locator("strong bdi")).to_have_css("direction", "rtl")


def test_a_name_for_an_order_runs_its_own_way(page: Page) -> None:
    form = scenes.show_first(page, scenes.ANSWERS["not-yet"])
    order = form.locator("[data-order]")
    order.fill("הזמנה 3")
    expect(order).to_have_css("direction", "rtl")


def test_the_page_runs_the_way_that_its_translator_says(page: Page) -> None:
    page.goto("refund/")
    expect(page.locator("body")).to_have_css("direction", "ltr")
    page.evaluate("document.documentElement.dir = 'rtl'")
    expect(page.locator("body")).to_have_css("direction", "rtl")
    buyer.ask(buyer.checker(page, "refund"), {"today": scenes.TODAY})
    page.evaluate("document.documentElement.removeAttribute('dir')")
    expect(page.locator("body")).to_have_css("direction", "ltr")
