"""A link that carries a question fills in its form and is answered; nothing of it reaches a server."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

import checker
from tests.browser import buyer

FIELDS = {"problem": "not-received", "sent": "2026-11-01", "protection-ends": "2026-12-20"}
TODAY = "2026-11-23"
LINK = f"checker/#open-dispute?{urlencode(FIELDS | {'today': TODAY})}"
ANSWER = buyer.seen(checker.answer({"topic": "open-dispute", "today": TODAY, "fields": FIELDS}))


def test_a_link_fills_in_its_form_and_is_answered(page: Page) -> None:
    page.goto(LINK)
    form = buyer.checker(page, "open-dispute")
    assert buyer.read(form) == ANSWER
    expect(form.locator("[name=sent]")).to_have_value(FIELDS["sent"])
    expect(form.locator("[name=today]")).to_have_value(TODAY)
    expect(form.locator("[name=problem][value=not-received]")).to_be_checked()
    expect(form.locator("[data-answer]")).to_be_in_viewport()


def test_a_link_leaves_the_other_forms_alone(page: Page) -> None:
    page.goto(LINK)
    buyer.read(buyer.checker(page, "open-dispute"))
    expect(page.locator("[data-answer][data-verdict]")).to_have_count(1)


def test_a_link_that_is_followed_on_the_page_itself_is_answered(page: Page) -> None:
    page.goto("checker/")
    page.evaluate("link => { location.hash = link }", LINK.partition("#")[2])
    assert buyer.read(buyer.checker(page, "open-dispute")) == ANSWER


def test_a_link_from_another_page_is_answered(page: Page) -> None:
    page.goto("rules/")
    page.evaluate(
        """link => {
          const anchor = document.querySelector(".md-content").appendChild(document.createElement("a"));
          anchor.href = `../${link}`;
          anchor.textContent = "example";
          anchor.click();
        }""",
        LINK,
    )
    assert buyer.read(buyer.checker(page, "open-dispute")) == ANSWER


def test_a_link_with_a_mistake_says_what_is_wrong(page: Page) -> None:
    page.goto(f"checker/#refund?processed=2026-13-01&today={TODAY}")
    place = buyer.checker(page, "refund").locator('[data-field="processed"]')
    expect(place.locator(".checker-error")).to_be_visible()


def test_nothing_of_a_link_is_sent_to_the_server(page: Page) -> None:
    sent = buyer.requests(page)
    page.goto(LINK)
    buyer.read(buyer.checker(page, "open-dispute"))
    assert sent
    assert not [request.url for request in sent if FIELDS["sent"] in request.url.partition("#")[0]]
    assert all(request.method == "GET" and not request.post_data for request in sent)


@pytest.mark.parametrize("start", ["refund/", "rules/"], ids=["same-page", "other-page"])
def test_an_address_that_names_no_place_leads_to_the_title(page: Page, start: str) -> None:
    page.goto(start)
    page.evaluate("window.kept = true")
    page.evaluate(
        """() => {
          const anchor = document.querySelector(".md-content").appendChild(document.createElement("a"));
          anchor.href = "../refund/#100%";
          anchor.click();
        }"""
    )
    title = page.locator("h1", has_text="When will my refund arrive?")
    expect(title).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(re.compile(f"/{start}$"))
    page.go_forward()
    expect(page).to_have_url(re.compile("/refund/#100%$"))
    expect(title).to_be_in_viewport()
    assert page.evaluate("window.kept"), "the page was loaded anew"
