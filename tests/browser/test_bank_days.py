"""A region is asked for where regions keep days of their own, and a day that may still move is marked."""

import pytest
from playwright.sync_api import Locator, Page, expect

import checker
from tests.browser import buyer, scenes

BOOK = checker.marketplace()
TODAY = scenes.TODAY
# What the scene "region-unknown" asks.
LATE_BUT_IN_SAXONY = {"processed": "2026-10-30", "country": "DE"}
UNKNOWN = BOOK.words.get("form", "unknown")


@pytest.fixture
def form(page: Page) -> Locator:
    """Return the form that asks whether a refund is late, on its own page."""
    page.goto("refund/")
    found = buyer.checker(page, "refund")
    expect(found.locator("[name=today]")).not_to_have_value("")
    return found


def region(form: Locator) -> Locator:
    """Return what asks for the region."""
    return form.locator("[name=region]")


def answered(question: str, **fields: str) -> dict[str, object]:
    """Return what Python says to the same, as a page shows it."""
    return buyer.seen(checker.answer({"topic": question, "today": TODAY, "fields": fields}))


def test_a_country_whose_regions_differ_is_asked_for_one_of_them_by_name(form: Locator) -> None:
    buyer.fill(form, {"processed": "2026-11-20"})
    expect(region(form)).to_be_hidden()
    buyer.fill(form, {"country": "GB"})
    expect(form.get_by_label("Region of your bank")).to_be_visible()
    names = BOOK.calendars.regions("GB").values()
    expect(region(form).locator("option")).to_have_text([UNKNOWN, *names])


def test_a_country_whose_regions_are_alike_is_asked_for_none(form: Locator) -> None:
    buyer.fill(form, {"processed": "2026-11-20", "country": "FR"})
    expect(region(form)).to_be_hidden()
    expect(region(form).locator("option")).to_have_text([UNKNOWN])


def test_another_country_takes_the_region_away(form: Locator) -> None:
    fields = {"processed": "2026-11-20", "country": "GB", "region": "GB-SCT", "today": TODAY}
    buyer.fill(form, fields)
    buyer.fill(form, {"country": "FR"})
    expect(region(form)).to_be_hidden()
    form.locator("button[type=submit]").click()
    expected = answered("refund", processed="2026-11-20", country="FR")
    assert buyer.read(form) == expected
    buyer.fill(form, {"country": "GB"})
    expect(region(form)).to_have_value("")


def test_a_link_with_a_region_fills_it_in_and_is_answered(page: Page) -> None:
    form = scenes.show_first(page, scenes.ANSWERS["region"])
    expect(region(form)).to_be_visible()
    expect(region(form)).to_have_value("GB-SCT")
    assert buyer.read(form) == answered(
        "refund", processed="2026-11-20", country="GB", region="GB-SCT", method="card"
    )


def test_where_the_region_decides_the_answer_says_so_and_asks_for_it(page: Page) -> None:
    form = scenes.show_first(page, scenes.ANSWERS["region-unknown"])
    answer = form.locator("[data-answer]")
    expect(answer.locator("h2")).to_contain_text("It depends on your region")
    expect(answer).to_contain_text("Saxony: Not yet")
    expect(form.get_by_label("Region of your bank")).to_be_visible()
    buyer.ask(form, {"region": "DE-SN", "today": TODAY})
    expect(answer).to_have_attribute("data-verdict", "not-yet")
    assert buyer.read(form) == answered("refund", **LATE_BUT_IN_SAXONY, region="DE-SN")


def test_a_day_that_may_still_move_is_marked_in_the_strip(page: Page) -> None:
    form = scenes.show_first(page, scenes.ANSWERS["may-move"])
    marked = form.locator(".checker-strip-day", has_text=BOOK.words.get("strip", "provisional"))
    answer = checker.answer(
        {"topic": "refund", "today": TODAY, "fields": {"processed": "2026-11-20", "country": "NP"}}
    )
    expect(marked).to_have_count(len(answer["dates"][1]["provisional"]))
    for place, day in zip(marked.all(), answer["dates"][1]["provisional"], strict=True):
        expect(place.locator("time")).to_have_attribute("datetime", day)
        expect(place.get_by_text(BOOK.words.get("strip", "provisional"))).to_be_visible()


def test_a_whole_case_is_counted_in_its_region(page: Page) -> None:
    page.goto("checker/")
    form = buyer.checker(page, "my-case")
    expect(form.locator("[name=today]")).not_to_have_value("")
    buyer.ask(form, LATE_BUT_IN_SAXONY | {"region": "DE-SN", "today": TODAY})
    assert buyer.read(form) == answered("my-case", **LATE_BUT_IN_SAXONY, region="DE-SN")
