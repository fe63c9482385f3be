"""A form asks only for what decides, and forgets nothing that it hides; a case is kept only on request."""

import pytest
from playwright.sync_api import Locator, Page, expect

from checker import marketplace
from checker.engine.fields import FieldKind
from tests.browser import buyer

BOOK = marketplace()


def place(form: Locator, field: str) -> Locator:
    """Return the part of the form that asks for this field."""
    return form.locator(f'[data-field="{field}"]')


@pytest.fixture
def form(page: Page) -> Locator:
    """Return the form for opening a dispute, on its own page."""
    page.goto("open-dispute/")
    found = buyer.checker(page, "open-dispute")
    expect(found.locator("[name=today]")).not_to_have_value("")
    return found


def test_a_field_appears_when_another_makes_it_matter(form: Locator) -> None:
    expect(place(form, "finished")).to_be_hidden()
    buyer.fill(form, {"sent": "2026-11-01"})
    expect(place(form, "finished")).to_be_visible()


def test_a_field_that_matters_no_more_disappears_and_is_not_sent(form: Locator) -> None:
    buyer.fill(form, {"sent": "2030-01-01", "agreed": "yes"})
    expect(place(form, "sent")).to_be_hidden()
    form.locator("button[type=submit]").click()
    assert buyer.read(form)["verdict"] == "no"


def test_a_field_that_comes_back_holds_what_was_typed(form: Locator) -> None:
    buyer.fill(form, {"sent": "2026-11-01", "agreed": "yes"})
    buyer.fill(form, {"agreed": "no"})
    expect(form.locator("[name=sent]")).to_have_value("2026-11-01")
    expect(form.locator("[name=sent]")).to_be_visible()


def test_who_is_not_sure_of_a_date_gives_two(form: Locator) -> None:
    until = form.locator("[data-until=sent]")
    expect(until).to_be_hidden()
    form.locator("[data-unsure=sent]").check()
    expect(until).to_be_visible()
    buyer.ask(form, {"sent": "2026-11-11..2026-11-15", "today": "2026-11-23"})
    buyer.fill(form, {"protection-ends": "2026-12-20"})
    form.locator("button[type=submit]").click()
    assert buyer.read(form)["verdict"] in ("depends", "not-yet", "need")


def test_a_case_is_kept_only_after_a_tick_and_until_it_is_forgotten(page: Page) -> None:
    page.goto("checker/")
    form = buyer.checker(page, "my-case")
    sent = form.locator("[name=sent]")
    buyer.fill(form, {"sent": "2026-11-01"})
    page.goto("about/")
    page.goto("checker/")
    expect(sent).to_have_value("")

    buyer.fill(buyer.checker(page, "my-case"), {"sent": "2026-11-01"})
    form.locator("[data-keep]").check()
    buyer.fill(form, {"opened": "2026-11-15"})
    page.reload()
    expect(sent).to_have_value("2026-11-01")
    expect(form.locator("[name=opened]")).to_have_value("2026-11-15")

    buyer.checker(page, "my-case").locator("[data-forget]").click()
    expect(sent).to_have_value("")
    page.reload()
    expect(sent).to_have_value("")


def test_a_whole_case_is_answered_with_a_timeline(page: Page) -> None:
    page.goto("checker/#my-case?sent=2026-11-01&opened=2026-11-15&today=2026-11-23")
    timeline = buyer.checker(page, "my-case").locator(".checker-timeline")
    expect(timeline.locator("time[data-date=granted-from]")).to_have_attribute(
        "datetime", "2026-11-21"
    )


def test_every_field_that_an_option_makes_moot_goes_and_comes_back_as_it_was(page: Page) -> None:
    page.goto("checker/")
    for topic in BOOK.topics.values():
        form = buyer.checker(page, topic.id)
        for name, options in topic.moot.items():
            form.locator("form").evaluate("form => form.reset()")
            # A field that waits for another is shown once it holds something itself.
            control = form.locator(f"[name={name}]").first
            typed = {FieldKind.DATE: "2026-11-01", FieldKind.COUNTRY: "DE"}.get(
                BOOK.fields[name].kind
            )
            control.evaluate(
                "(control, typed) => typed ? control.value = typed : control.checked = true", typed
            )
            for option in options:
                decider, _, value = option.partition("=")
                other = next(each for each in BOOK.fields[decider].options if each != value)
                buyer.fill(form, {decider: value})
                expect(place(form, name)).to_be_hidden()
                buyer.fill(form, {decider: other})
                expect(place(form, name)).to_be_visible()
            if typed:
                expect(control).to_have_value(typed)
            else:
                expect(control).to_be_checked()


@pytest.mark.parametrize("address", ["checker/#refund", "checker/#my-case"])
def test_a_link_to_a_question_opens_it(page: Page, address: str) -> None:
    page.goto(address)
    topic = address.partition("#")[2]
    expect(page.locator(f'dispute-checker[topic="{topic}"]')).to_be_visible()
    page.goto("")
    page.locator(f'a[href$="{address}"]').first.click()
    expect(page.locator(f'dispute-checker[topic="{topic}"]')).to_be_visible()
