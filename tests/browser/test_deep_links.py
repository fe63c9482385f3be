"""A link that carries a question fills in its form and is answered; nothing of it reaches a server."""

import re
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

import checker
from checker import marketplace
from tests.browser import buyer

FIELDS = {"problem": "not-received", "sent": "2026-11-01", "protection-ends": "2026-12-20"}
TODAY = "2026-11-23"
WORDS = marketplace().words
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


QUERY = LINK.partition("?")[2]
RANGE = "sent=2026-11-01..2026-11-03&protection-ends=2026-12-20"
# What mail, chat and word programs make of a link. Each leaves no doubt what was meant.
MANGLED = {
    "&amp;": f"open-dispute?{QUERY.replace('&', '&amp;')}",
    "&amp; twice": f"open-dispute?{QUERY.replace('&', '&amp;amp;')}",
    "&#38;": f"open-dispute?{QUERY.replace('&', '&#38;')}",
    "%3F": f"open-dispute%3F{QUERY}",
    "%3f twice": f"open-dispute%253f{QUERY}",
    "%26": f"open-dispute?{QUERY.replace('&', '%26')}",
    "%3D": f"open-dispute?{QUERY.replace('=', '%3D')}",
    "encoded as a whole": quote(f"open-dispute?{QUERY}", safe=""),
    "encoded twice": quote(quote(f"open-dispute?{QUERY}", safe=""), safe=""),
    "values encoded twice": f"open-dispute?{QUERY.replace('-', '%252D')}",
    "& in place of ?": f"open-dispute&{QUERY}",
    "capitals": f"Open-Dispute?{QUERY}".upper(),
    "a full stop behind it": f"open-dispute?{QUERY}.",
    "brackets and a comma": f"open-dispute?{QUERY}>),",
    "an edition in a sentence": f"open-dispute?{QUERY}&edition={checker.marketplace().facts.edition}.)",
    "an & behind it": f"open-dispute?{QUERY}&",
    "a broken line": f"open-dispute?{QUERY.replace('2026', '20%0D%0A26')}",
    "a mail's =3D": f"open-dispute?{QUERY.replace('=', '=3D')}",
    "other hyphens": f"open–dispute?{QUERY.replace('-', '–')}",  # noqa: RUF001 — as word programs write
}


def test_a_link_that_was_changed_on_its_way_is_understood(
    page: Page, subtests: pytest.Subtests
) -> None:
    page.goto("checker/")
    form = buyer.checker(page, "open-dispute")
    sent = form.locator("[name=sent]")
    for name, link in MANGLED.items():
        with subtests.test(name):
            page.goto("checker/#open-dispute?sent=2026-10-01")
            expect(sent).to_have_value("2026-10-01")
            page.goto(f"checker/#{link}")
            expect(sent).to_have_value(FIELDS["sent"])
            assert buyer.read(form) == ANSWER
            expect(form.locator("[data-link]")).to_be_empty()


def test_the_dots_of_a_range_may_have_become_one_sign(page: Page) -> None:
    page.goto(f"checker/#open-dispute?{RANGE.replace('..', '…')}&today={TODAY}")
    form = buyer.checker(page, "open-dispute")
    buyer.read(form)
    expect(form.locator("[data-until=sent]")).to_have_value("2026-11-03")


def test_a_text_is_taken_as_it_stands(page: Page) -> None:
    text = "It never came: 100%25 & no. See “a=b”…"
    page.goto(f"checker/#evidence?{urlencode({'stage': 'opening', 'text': text})}")
    form = buyer.checker(page, "evidence")
    buyer.read(form)
    expect(form.locator("[name=text]")).to_have_value(text)


# What is left of a link that was changed further, and which of its dates could be read.
PARTS = {
    "an option that there is not": (f"{QUERY}&agreed=perhaps", "2026-11-01"),
    "a field that there is not": (f"{QUERY}&shipped=2026-11-01", "2026-11-01"),
    "cut within a name": ("sent=2026-11-01&protection-e", "2026-11-01"),
    "cut before a value": ("sent=2026-11-01&protection-ends=", "2026-11-01"),
    "shortened": ("sent=2026-11-01&protection-ends=2026-12-20...", "2026-11-01"),
    "nothing but a name": ("sent", ""),
}


def test_what_could_be_read_of_a_link_is_filled_in_and_not_yet_asked(
    page: Page, subtests: pytest.Subtests
) -> None:
    page.goto("checker/")
    form = buyer.checker(page, "open-dispute")
    note = form.locator("[data-link]")
    for name, (query, sent) in PARTS.items():
        with subtests.test(name):
            page.goto(f"checker/#open-dispute?{query}")
            expect(note).to_have_text(WORDS.get("form", "link-part"))
            expect(note).to_be_in_viewport()
            expect(form.locator("[name=sent]")).to_have_value(sent)
            expect(form.locator("[data-answer]")).to_be_empty()
            buyer.ask(form, {})
            buyer.read(form)
            expect(note).to_be_empty()


def test_a_region_of_another_country_is_not_read(page: Page) -> None:
    page.goto("refund/#refund?processed=2026-11-02&country=DE&region=GB-SCT")
    form = buyer.checker(page, "refund")
    expect(form.locator("[data-link]")).to_have_text(WORDS.get("form", "link-part"))
    expect(form.locator("[name=country]")).to_have_value("DE")


CUT_SHORT = ("2026-11-", "2026-1", "2026", "2026-11-01..2026-11-")


def test_a_date_that_was_cut_short_is_said_to_be_not_complete(
    page: Page, subtests: pytest.Subtests
) -> None:
    page.goto(LINK)
    form = buyer.checker(page, "open-dispute")
    error = form.locator('[data-field="sent"] .checker-error')
    for sent in CUT_SHORT:
        with subtests.test(sent):
            page.goto(LINK)
            assert buyer.read(form) == ANSWER
            expect(error).to_be_hidden()
            page.goto(f"checker/#open-dispute?protection-ends=2026-12-20&sent={sent}")
            expect(error).to_contain_text("not complete")


@pytest.mark.parametrize(
    ("link", "topic"),
    [
        ("refnd?processed=2026-11-02", "my-case"),
        ("refund-late?processed=2026-11-02&sent=2026-10-01", "my-case"),
        ("proof?text=It never came", "evidence"),
    ],
)
def test_a_question_that_nobody_knows_is_said_in_the_form_that_holds_most(
    page: Page, link: str, topic: str
) -> None:
    page.goto(f"checker/#{link}")
    form = buyer.checker(page, topic)
    expect(form.locator("[data-link]")).to_have_text(WORDS.get("form", "link-question"))
    expect(form.locator("[data-link]")).to_be_in_viewport()
    expect(form.locator("[data-answer]")).to_be_empty()
    expect(page.locator("[data-link]:not(:empty)")).to_have_count(1)


def test_a_link_of_which_nothing_can_be_read_says_so(page: Page, subtests: pytest.Subtests) -> None:
    unread = page.get_by_text(WORDS.data["site"]["link-unread"])
    for link in ("lottery?number=7", "refu", "open-disp"):
        with subtests.test(link):
            page.goto(f"checker/#{link}")
            expect(unread).to_be_in_viewport()
            page.evaluate("location.hash = ''")
            expect(unread).to_be_hidden()


@pytest.mark.parametrize("place", ["rules/", "refund/", ""])
def test_a_link_to_a_question_of_another_page_leads_there(page: Page, place: str) -> None:
    page.goto(f"{place}#{LINK.partition('#')[2]}")
    note = page.locator("[data-unread-link]", has_text=WORDS.data["site"]["link-elsewhere"])
    expect(note).to_be_in_viewport()
    note.get_by_role("link").click()
    assert buyer.read(buyer.checker(page, "open-dispute")) == ANSWER


@pytest.mark.parametrize(
    "place", ["#q3", "#nowhere", "#:~:text=what&text=is=this", "#100%", "#a?b"]
)
def test_an_address_that_carries_no_question_is_no_link_that_was_not_read(
    page: Page, place: str
) -> None:
    page.goto(f"checker/{place}")
    page.evaluate("import(document.querySelector('script[src$=\"/site.js\"]').src)")
    expect(page.locator("[data-unread-link]:visible")).to_have_count(0)


def test_the_name_of_a_question_in_capitals_leads_to_its_form(page: Page) -> None:
    page.goto("checker/#Refund")
    expect(page).to_have_url(re.compile("#refund$"))


def test_nothing_of_a_link_is_sent_to_the_server(page: Page) -> None:
    sent = buyer.requests(page)
    page.goto(LINK)
    buyer.read(buyer.checker(page, "open-dispute"))
    assert sent
    assert not [request.url for request in sent if FIELDS["sent"] in request.url.partition("#")[0]]
    assert all(request.method == "GET" and not request.post_data for request in sent)


@pytest.mark.parametrize("start", ["refund/", "rules/"], ids=["same-page", "other-page"])
def test_an_address_that_names_no_place_leads_to_the_title(page: Page, start: str) -> None:
    buyer.enter(page, start)
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
