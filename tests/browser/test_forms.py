"""A buyer fills in a form and reads the answer; what is wrong is said at its field."""

import re

import pytest
from playwright.sync_api import Page, expect

import checker
from tests.browser import buyer

TODAY = "2026-11-23"
QUESTIONS = [
    (
        "open-dispute/",
        "open-dispute",
        {"sent": "2026-11-01", "protection-ends": "2026-12-20", "problem": "not-received"},
    ),
    ("not-arrived/", "tracking", {"sent": "2026-11-14..2026-11-18"}),
    ("seller-reply/", "seller-reply", {"opened": "2026-11-18", "reply": "none"}),
    ("refund/", "refund", {"processed": "2026-11-02", "country": "DE", "method": "card"}),
    ("result/", "appeal", {"closed": "2026-11-20", "closed-by": "case-team"}),
    ("add-proof/", "evidence", {"stage": "opening", "text": "\u6ca1\u6709"}),
    ("cancel/", "cancel", {"solved": "yes", "protection-ends": "2026-12-20"}),
    (
        "domestic-return/",
        "domestic-return",
        {"offered": "yes", "unused": "yes", "original-packaging": "yes"},
    ),
    (
        "warranty/",
        "warranty",
        {"device": "phone", "country": "ES", "bought": "yes", "purchased": "2026-03-01"},
    ),
]


def is_answered_as_by_python(page: Page, topic: str, fields: dict[str, str]) -> bool:
    """Whether the page answers a question, put into its form, as Python does."""
    form = buyer.checker(page, topic)
    buyer.ask(form, {**fields, "today": TODAY})
    expected = checker.answer({"topic": topic, "today": TODAY, "fields": fields})
    return buyer.read(form) == buyer.seen(expected)


def test_a_form_of_each_question_is_filled() -> None:
    assert {topic for _, topic, _ in QUESTIONS} == set(checker.marketplace().topics)


def test_a_filled_form_on_its_own_page_shows_the_answer_that_python_gives(
    page: Page, subtests: pytest.Subtests
) -> None:
    """The first page is loaded, and a link leads to each other one without loading."""
    buyer.enter(page, QUESTIONS[0][0])
    for address, topic, fields in QUESTIONS:
        with subtests.test(topic):
            if topic != QUESTIONS[0][1]:
                buyer.follow(page, address)
            assert is_answered_as_by_python(page, topic, fields)
    assert page.evaluate("window.kept"), "a page was loaded anew"


def test_a_form_that_is_filled_among_the_others_shows_the_answer_that_python_gives(
    page: Page,
) -> None:
    page.goto("checker/")
    for _, topic, fields in QUESTIONS:
        assert is_answered_as_by_python(page, topic, fields), topic


def test_today_is_the_readers_own_calendar_date(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-23T23:30:00")
    page.goto("refund/")
    expect(buyer.checker(page, "refund").locator("[name=today]")).to_have_value(TODAY)


def test_what_is_left_empty_is_unknown_and_asked_for(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"today": TODAY})
    assert buyer.read(form)["verdict"] == "need"


def test_each_mistake_is_told_at_its_field_and_in_a_summary_that_has_the_focus(page: Page) -> None:
    page.goto("open-dispute/")
    form = buyer.checker(page, "open-dispute")
    fields = {"sent": "2026-12-01", "finished": "2026-12-02"}
    buyer.ask(form, {**fields, "today": TODAY})

    summary = form.locator(".checker-errors")
    expect(summary).to_be_focused()
    errors = checker.answer({"topic": "open-dispute", "today": TODAY, "fields": fields})["errors"]
    assert [error["field"] for error in errors] == list(fields)
    expect(summary.get_by_role("link")).to_have_text([error["message"] for error in errors])
    for error in errors:
        place = form.locator(f'[data-field="{error["field"]}"]')
        expect(place.locator(".checker-error")).to_have_text(error["message"])
        control = place.locator("[name]")
        expect(control).to_have_attribute("aria-invalid", "true")
        expect(control).to_have_accessible_description(re.compile(re.escape(error["message"])))
        expect(control).to_have_value(fields[error["field"]])


def test_the_summary_stands_above_the_questions_and_no_old_answer_below_them(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2026-11-02", "today": TODAY})
    buyer.read(form)
    buyer.ask(form, {"processed": "2026-12-01"})
    expect(form.locator(":has(> .checker-errors) + form")).to_be_visible()
    expect(form.locator(".checker-errors")).to_be_in_viewport()
    expect(form.locator("[data-answer]")).to_be_hidden()


def test_a_line_of_the_summary_leads_to_its_field(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2026-12-01", "today": TODAY})
    form.locator(".checker-errors").get_by_role("link").click()
    expect(form.locator("[name=processed]")).to_be_focused()


def test_a_corrected_form_loses_its_errors(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2026-12-01", "today": TODAY})
    form.locator(".checker-errors").wait_for()
    buyer.ask(form, {"processed": "2026-11-02"})
    assert buyer.read(form)["verdict"] == "not-yet"
    expect(form.locator(".checker-error:visible")).to_have_count(0)
    expect(form.locator("[aria-invalid]")).to_have_count(0)


def test_half_a_date_is_an_error_and_not_unknown(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    form.locator("[name=processed]").press_sequentially("11")
    buyer.ask(form, {"today": TODAY})
    expect(form.locator('[data-field="processed"] .checker-error')).to_be_visible()
