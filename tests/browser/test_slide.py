"""A slider moves today: verdict, action and picture follow, and what is taken along does not."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

import checker
from tests.axe import barriers, with_axe
from tests.browser import buyer
from tests.browser.conftest import NewPage

TODAY = date(2026, 11, 23)
FIELDS = {"sent": "2026-11-15", "protection-ends": "2026-12-20"}
LINK = "&".join(f"{name}={value}" for name, value in FIELDS.items())


def answer_on(days: int) -> dict[str, object]:
    """Return what is answered so many days later."""
    day = (TODAY + timedelta(days=days)).isoformat()
    return checker.answer({"topic": "my-case", "today": day, "fields": FIELDS})


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page with the answer to a whole case."""
    page = new_page(today=TODAY.isoformat())
    page.goto(f"checker/#my-case?{LINK}")
    buyer.read(buyer.checker(page, "my-case"))
    return page


@pytest.fixture
def form(page: Page) -> Locator:
    return buyer.checker(page, "my-case")


@pytest.fixture
def slider(form: Locator) -> Locator:
    return form.locator("[data-slide]")


def expect_day(form: Locator, days: int) -> None:
    """Expect the answer of that day, and its picture."""
    day = (TODAY + timedelta(days=days)).isoformat()
    expect(form.locator(".checker-edition time")).to_have_attribute("datetime", day)
    answer = answer_on(days)
    expect(form.locator("[data-answer]")).to_have_attribute("data-verdict", str(answer["verdict"]))
    expect(form.locator("[data-slid]").last).to_be_visible(visible=days > 0)


def test_an_arrow_goes_by_a_day_and_the_focus_stays(form: Locator, slider: Locator) -> None:
    slider.focus()
    for days in (1, 2):
        slider.press("ArrowRight")
        expect_day(form, days)
    slider.press("ArrowLeft")
    expect_day(form, 1)
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", re.compile("November 24, 2026"))


def test_the_page_keys_stop_at_every_flip_and_else_go_by_a_week(
    form: Locator, slider: Locator
) -> None:
    flips = [(date.fromisoformat(flip["on"]) - TODAY).days for flip in answer_on(0)["flips"]]
    assert len(flips) > 1
    assert any(later - earlier > 7 for earlier, later in zip([0, *flips], flips, strict=False))
    slider.focus()
    at = 0
    while at < flips[-1]:
        at = min([at + 7, *(flip for flip in flips if flip > at)])
        slider.press("PageUp")
        expect(slider).to_have_value(str(at))
        expect_day(form, at)
    slider.press("PageDown")
    back = max([at - 7, *(flip for flip in flips if flip < at)])
    expect(slider).to_have_value(str(back))


def test_back_to_today_is_offered_on_every_other_day(form: Locator, slider: Locator) -> None:
    back = form.get_by_role("button", name=buyer.WORDS.get("slide", "back"))
    before = form.locator("[data-answer]").inner_html()
    expect(back).to_be_hidden()
    slider.fill("20")
    expect_day(form, 20)
    back.click()
    expect_day(form, 0)
    expect(back).to_be_hidden()
    expect(slider).to_be_focused()
    assert form.locator(".checker-found").inner_html() in before


def test_what_is_taken_along_never_carries_another_day_unnoticed(
    form: Locator, slider: Locator
) -> None:
    take = form.locator(".checker-take")
    expect(take).to_be_visible()
    slider.fill("20")
    expect_day(form, 20)
    expect(take).to_be_hidden()
    form.page.emulate_media(media="print")
    expect(form.locator("[data-slid]").last).to_be_visible()
    form.page.emulate_media(media="screen")
    slider.fill("0")
    expect(take).to_be_visible()
    slider.fill("20")
    buyer.fill(form, {"opened": "2026-11-22"})
    expect(take).to_be_visible()
    expect_day_of_request(form)


def expect_day_of_request(form: Locator) -> None:
    """Expect an answer that was counted from the real day."""
    edition = form.locator(".checker-edition time")
    expect(edition).to_have_attribute("datetime", TODAY.isoformat())


def test_only_a_turn_of_the_verdict_is_said(form: Locator, slider: Locator) -> None:
    first = next(iter(answer_on(0)["flips"]))
    turn = (date.fromisoformat(first["on"]) - TODAY).days
    said = buyer.said(form)
    before = said.inner_text()
    slider.fill(str(turn - 1))
    expect_day(form, turn - 1)
    assert said.inner_text() == before
    slider.fill(str(turn))
    expect_day(form, turn)
    expect(said).to_contain_text(buyer.WORDS.data["verdict"][first["verdict"]])


def test_another_day_is_usable_by_everybody(new_page: NewPage) -> None:
    page = with_axe(new_page, today=TODAY.isoformat())
    page.goto(f"checker/#my-case?{LINK}")
    form = buyer.checker(page, "my-case")
    buyer.read(form)
    form.locator("[data-slide]").fill("20")
    expect_day(form, 20)
    assert barriers(page) == []
