"""What if: one press tries what a buyer can do next, and shows both ways side by side."""

import pytest
from playwright.sync_api import Locator, expect

from tests.axe import barriers, with_axe
from tests.browser import buyer
from tests.browser.conftest import NewPage

TODAY = "2026-11-23"
OPEN = "sent=2026-10-01&protection-ends=2026-12-20"
COUNTERED = f"{OPEN}&opened=2026-11-10&reply=countered"
COUNT_SHOWN = """
(place) => {
  window.shown = 0;
  const note = () => (window.shown += place.childElementCount > 0);
  new MutationObserver(note).observe(place, { childList: true });
}
"""


def asked(new_page: NewPage, query: str) -> Locator:
    page = with_axe(new_page, today=TODAY)
    page.goto(f"checker/#my-case?{query}")
    form = buyer.checker(page, "my-case")
    buyer.read(form)
    return form


def tried(form: Locator, choice: str) -> Locator:
    """Press a choice, and return where it is shown."""
    form.locator(f'[data-try="{choice}"]').click()
    shown = form.locator("[data-tried]")
    expect(shown.locator(".checker-sides > section")).to_have_count(2)
    return shown


@pytest.mark.parametrize(
    ("query", "choice", "fact"),
    [
        (OPEN, "open", "seller-silence"),
        (COUNTERED, "accept", "seller-counter"),
        (COUNTERED, "cancel", "cancel"),
    ],
)
def test_a_choice_stands_beside_the_case_with_the_words_of_the_rules(
    new_page: NewPage, query: str, choice: str, fact: str
) -> None:
    shown = tried(asked(new_page, query), choice)
    expect(shown).to_be_focused()
    titles = shown.locator(".checker-sides h4")
    expect(titles).to_have_text(
        [buyer.WORDS.get("what-if", "now"), buyer.WORDS.of_topic("my-case", "choice", choice)]
    )
    expect(shown.locator(".checker-chart")).to_have_count(2)
    expect(shown).to_contain_text(buyer.WORDS.data["fact"][fact]["states"].partition("{")[0])
    expect(shown).to_contain_text(buyer.WORDS.get("what-if", "silent"))


def test_to_open_a_dispute_makes_the_days_of_the_seller_matter(new_page: NewPage) -> None:
    shown = tried(asked(new_page, OPEN), "open")
    gained = shown.locator("h4", has_text=buyer.WORDS.get("what-if", "gained"))
    expect(gained.locator("xpath=following-sibling::ul[1]")).to_contain_text(
        buyer.WORDS.of_topic("seller-reply", "date", "granted-from")
    )


def test_to_wait_shows_the_day_on_which_the_answer_changes(new_page: NewPage) -> None:
    shown = tried(asked(new_page, OPEN), "wait")
    verdict = buyer.WORDS.get("verdict", "unclear")
    expect(shown.locator(".checker-sides > section").nth(1)).to_contain_text(verdict)


def test_a_second_press_takes_it_away_and_another_takes_its_place(new_page: NewPage) -> None:
    form = asked(new_page, COUNTERED)
    tried(form, "cancel")
    tried(form, "accept")
    pressed = form.locator('[data-try][aria-expanded="true"]')
    expect(pressed).to_have_attribute("data-try", "accept")
    pressed.click()
    expect(form.locator("[data-tried]")).to_be_empty()
    expect(pressed).to_have_count(0)


def test_nothing_of_it_is_kept_in_the_form_or_taken_along(new_page: NewPage) -> None:
    form = asked(new_page, OPEN)
    before = form.page.url
    tried(form, "open")
    expect(form.locator("[name=opened]")).to_have_value("")
    assert form.page.url == before
    expect(form.locator("[data-old]")).to_be_empty()


def test_a_choice_that_is_taken_away_while_it_is_worked_out_is_not_shown(
    new_page: NewPage,
) -> None:
    form = asked(new_page, COUNTERED)
    form.locator("[data-tried]").evaluate(COUNT_SHOWN)
    form.locator('[data-try="accept"]').evaluate("button => { button.click(); button.click(); }")
    tried(form, "cancel")  # one after the other is worked out
    assert form.page.evaluate("window.shown") == 1


def test_both_ways_are_usable_by_everybody(new_page: NewPage) -> None:
    form = asked(new_page, OPEN)
    tried(form, "open")
    assert barriers(form.page) == []
