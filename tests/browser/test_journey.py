"""A whole case is asked in the order of life: only what has happened asks for more; each day answers."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from checker.render.form import form as make_form
from tests.axe import barriers, each_width, with_axe
from tests.browser import buyer, scenes
from tests.browser.conftest import NewPage
from tests.toy.book import book as toy

TODAY = "2026-11-23"
# Puts another rulebook's form into the page, and looks after it as the page does.
BRING = """
async html => {
  const place = document.createElement("div");
  place.innerHTML = html;
  const form = place.querySelector("form");
  document.querySelector("article").replaceChildren(form);
  const { reveal } = await import("/sources/dispute-checker/reveal.js");
  form.addEventListener("input", () => reveal(form));
  reveal(form);
}
"""


@pytest.fixture
def form(new_page: NewPage) -> Locator:
    """Return the form of a whole case on a day."""
    page = new_page(today=TODAY)
    page.goto("checker/")
    return buyer.checker(page, "my-case")


def event(form: Locator, name: str) -> Locator:
    return form.locator(f'[data-event="{name}"]')


def choice(form: Locator, name: str) -> Locator:
    """Return what is chosen of an event."""
    return event(form, name).locator("[data-happened]:checked")


def answered(form: Locator, day: str) -> None:
    """Wait until an answer names this day."""
    expect(form.locator(f'[data-answer] time[data-date="{day}"]').first).to_be_visible()


def test_only_what_has_happened_asks_for_its_day_and_its_choices(form: Locator) -> None:
    for name, first in (("sent", "sent"), ("opened", "opened"), ("processed", "method")):
        field = form.locator(f'[data-field="{first}"]')
        expect(field).to_be_hidden()
        buyer.choose(event(form, name), "not")
        expect(field).to_be_hidden()
        buyer.choose(event(form, name), "on")
        if first == "method":  # how the money travels matters only with a day
            buyer.fill(form, {"processed": "2026-11-10"})
        expect(field).to_be_visible()


def test_what_cannot_have_happened_yet_is_not_offered_and_says_why(form: Locator) -> None:
    for name in ("reply", "closed"):
        early = event(form, name).locator("details")
        expect(early).to_be_visible()
        expect(event(form, name).locator("fieldset:visible")).to_have_count(0)
        early.locator("summary").click()
        expect(early.locator("p")).to_have_text(buyer.WORDS.of_topic("my-case", "early", name))
    buyer.choose(event(form, "opened"), "unsure")
    expect(form.locator("[data-early]:visible")).to_have_count(0)
    expect(form.locator('[data-field="reply"]')).to_be_visible()
    expect(event(form, "closed").locator(".checker-happened")).to_be_visible()


def test_nothing_typed_is_lost_when_an_event_is_taken_back(form: Locator) -> None:
    buyer.fill(form, {"sent": "2026-11-01", "protection-ends": "2026-12-20"})
    answered(form, "closes")
    buyer.choose(event(form, "sent"), "not")
    expect(form.locator("[data-old]")).to_have_text(buyer.WORDS.get("form", "changed"))
    buyer.choose(event(form, "sent"), "on")
    expect(form.locator("[data-old]")).to_be_empty()
    answered(form, "closes")
    expect(form.locator("[name=sent]")).to_have_value("2026-11-01")


def test_the_first_day_answers_each_further_one_betters_and_the_focus_stays(form: Locator) -> None:
    buyer.fill(form, {"sent": "2026-11-01"})
    answered(form, "opens")
    expect(form.locator("[name=sent]")).to_be_focused()
    expect(
        form.locator("[data-answer] strong", has_text="Day Buyer Protection ends")
    ).to_be_visible()
    buyer.fill(form, {"protection-ends": "2026-12-20"})
    answered(form, "closes")
    expect(form.locator("[name=protection-ends]")).to_be_focused()
    expect(form.locator("[data-answer]")).not_to_contain_text(buyer.WORDS.get("answer", "helps"))


def test_a_day_that_is_still_being_typed_is_no_mistake(form: Locator) -> None:
    buyer.choose(event(form, "sent"), "on")
    day = form.locator("[name=sent]")
    day.focus()
    form.page.keyboard.type("112")  # a month, and half a day
    assert day.evaluate("day => day.validity.badInput")
    form.page.keyboard.type("02")  # the day, and a year of one digit
    assert not day.evaluate("day => day.validity.valid")
    form.page.keyboard.type("026")
    answered(form, "opens")
    expect(form.locator("[data-errors]")).to_be_empty()


HAPPENED = {
    "sent=2026-11-01": {"sent": "on"},
    "sent=2026-11-01..2026-11-03": {"sent": "unsure"},
    "protection-ends=2026-12-20": {"sent": "unsure"},
    "dispute-open=yes": {"opened": "unsure"},
    "dispute-open=no&sent=2026-11-01": {"opened": "not", "sent": "on"},
    "closed=2026-11-20": {"opened": "unsure", "closed": "on"},
    "closed-by=case-team": {"opened": "unsure", "closed": "unsure"},
    "reply=countered&agreed=no": {"opened": "unsure", "agreed": "not"},
    "agreed=yes&processed=2026-11-20": {"agreed": "yes", "processed": "on"},
}


def test_a_link_shows_what_has_happened(page: Page, subtests: pytest.Subtests) -> None:
    page.goto("checker/")
    for link, chosen in HAPPENED.items():
        with subtests.test(link):
            form = scenes.show(page, f"my-case?{link}")
            form.locator("[data-answer] .checker-found").wait_for()
            expect(form.locator("[data-link]")).to_be_empty()
            ways = form.locator("[data-happened]:checked").evaluate_all(
                "all => all.map(each => [each.closest('[data-event]').dataset.event, each.value])"
            )
            assert dict(ways) == chosen


def test_an_event_answers_its_own_field(form: Locator) -> None:
    for way, said in (("unsure", "yes"), ("not", "no")):
        buyer.choose(event(form, "opened"), way)
        field = form.locator(f'[name="dispute-open"][value="{said}"]')
        expect(field).to_be_checked()
        expect(field).to_be_hidden()


def test_a_course_is_gone_through_by_keyboard(form: Locator) -> None:
    keys = form.page.keyboard
    first = event(form, "sent").locator("[data-happened]").first
    first.focus()
    for key in ("Space", "ArrowRight", "Tab"):
        keys.press(key)
    expect(choice(form, "sent")).to_have_value("on")
    expect(form.locator("[name=sent]")).to_be_focused()


def test_another_rulebook_has_a_journey_of_its_own(page: Page) -> None:
    page.goto("checker/")
    page.evaluate(BRING, make_form(toy, toy.course.id))
    form = page.locator("article form")
    expect(form.locator("li[data-event]")).to_have_count(len(toy.course.events))
    expect(event(form, "brought").locator("details")).to_be_visible()
    buyer.fill(form, {"posted": "2026-05-08", "borrowed": "2026-05-04", "brought": "2026-05-09"})
    expect(form.locator("[name=land]")).to_be_visible()
    held = form.evaluate("form => JSON.stringify(Object.fromEntries(new FormData(form)))")
    assert json.loads(held).items() >= {"posted": "2026-05-08", "brought": "2026-05-09"}.items()


def test_a_journey_that_is_half_filled_is_usable_by_everybody(new_page: NewPage) -> None:
    page = with_axe(new_page, today=TODAY)
    page.goto("checker/")
    form = buyer.checker(page, "my-case")
    buyer.choose(event(form, "sent"), "unsure")
    buyer.choose(event(form, "finished"), "not")
    event(form, "closed").locator("summary").click()
    widths = (320, 1280)
    assert barriers(page, widths=widths) == []
    for width in each_width(page, widths):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
