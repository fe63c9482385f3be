"""An answer can be taken along: as a link, as text, into a calendar; and it speaks the reader's dates."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.dates import format_date
from icalendar import Calendar
from playwright.sync_api import Download, Locator, Page, expect

from checker import answer, marketplace
from checker.doors.browser import opened
from tests.browser import buyer
from tests.browser.conftest import NewPage

REQUEST = {
    "topic": "appeal",
    "today": "2026-11-23",
    "fields": {"closed": "2026-11-20", "closed-by": "case-team"},
}
APPEAL_BY = date.fromisoformat(answer(REQUEST)["dates"][0]["date"])
LINK = "result/#appeal?closed=2026-11-20&closed-by=case-team&today=2026-11-23"
WORDS = marketplace().words
FILE = WORDS.get("take", "file")
TODAY = "2026-11-23"
MOMENT = {"moment": f"{TODAY}T10:00:00+01:00", "order": ""}
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page that may use the clipboard, for a reader of British English."""
    return new_page(permissions=CLIPBOARD, locale="en-GB", timezone_id="Europe/Berlin")


@pytest.fixture
def answered(page: Page) -> Locator:
    """Return a checker that shows an answer."""
    page.goto(LINK)
    form = buyer.checker(page, "appeal")
    buyer.read(form)
    return form


def test_a_copied_link_leads_to_the_same_answer(answered: Locator, page: Page) -> None:
    before = buyer.read(answered)
    answered.locator("[data-take=link]").click()
    expect(answered.locator("[data-taken]")).not_to_be_empty()
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    assert buyer.read(buyer.checker(page, "appeal")) == before
    expect(page.locator(".checker-since")).to_have_count(0)


def test_a_copied_link_says_by_which_edition_it_was_answered(answered: Locator, page: Page) -> None:
    answered.locator("[data-take=link]").click()
    expect(answered.locator("[data-taken]")).not_to_be_empty()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"{LINK}&edition={answer(REQUEST)['edition']}")


def test_a_copied_link_counts_from_the_day_on_which_it_is_opened(page: Page) -> None:
    page.goto("result/")
    form = buyer.checker(page, "appeal")
    buyer.ask(form, {"closed-by": "agreement"})
    buyer.read(form)
    form.locator("[data-take=link]").click()
    expect(form.locator("[data-taken]")).not_to_be_empty()
    assert "today" not in page.evaluate("navigator.clipboard.readText()")


def test_the_answer_can_be_copied_as_text(answered: Locator, page: Page) -> None:
    answered.locator("[data-take=text]").click()
    expect(answered.locator("[data-taken]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == taken("text")


def test_the_dates_can_be_saved_for_a_calendar(answered: Locator, page: Page) -> None:
    page.clock.set_fixed_time(f"{TODAY}T10:00:00+01:00")
    with page.expect_download() as download:
        answered.locator("[data-take=calendar]").click()
    assert download.value.suggested_filename == FILE
    assert read(download.value) == json.loads(taken("calendar", **MOMENT))["content"]
    expect(answered.locator("[data-taken]")).to_contain_text(download.value.suggested_filename)


def test_dates_are_written_as_the_reader_writes_them(answered: Locator, new_page: NewPage) -> None:
    shown = answered.locator("time[data-date=appeal-by]")
    expect(shown).to_have_text(f"{APPEAL_BY:%A, %-d %B %Y}")

    german = new_page(locale="de-DE")
    german.goto(LINK)
    shown = buyer.checker(german, "appeal").locator("time[data-date=appeal-by]")
    expect(shown).to_have_text(format_date(APPEAL_BY, "full", locale="de"))
    expect(shown).to_have_attribute("datetime", APPEAL_BY.isoformat())


def test_a_reader_far_in_the_west_sees_the_same_day(new_page: NewPage) -> None:
    page = new_page(locale="en-GB", timezone_id="Pacific/Honolulu")
    page.goto(LINK)
    shown = buyer.checker(page, "appeal").locator("time[data-date=appeal-by]")
    expect(shown).to_have_text(f"{APPEAL_BY:%A, %-d %B %Y}")


# A name keeps the days of two orders apart ---------------------------------------------------------


def calendar(form: Locator) -> Calendar:
    """Take the answer into a calendar, and return what a calendar reads."""
    with form.page.expect_download() as download:
        form.locator("[data-take=calendar]").click()
    return Calendar.from_ical(read(download.value))


def uids(form: Locator) -> list[str]:
    return [str(event["UID"]) for event in calendar(form).walk("VEVENT")]


def named(form: Locator) -> Locator:
    return form.get_by_label(WORDS.get("take", "order"))


def test_a_name_of_the_order_stands_in_the_titles_and_is_kept_on_the_device(
    answered: Locator, page: Page
) -> None:
    page.clock.set_fixed_time(f"{TODAY}T10:00:00+01:00")
    named(answered).fill("Blue kettle, <2>")
    titles = {str(event["SUMMARY"]) for event in calendar(answered).walk("VEVENT")}
    assert all(title.startswith("Blue kettle, <2>: ") for title in titles)
    before = uids(answered)
    page.reload()
    buyer.read(answered)
    expect(named(answered)).to_have_value("Blue kettle, <2>")
    assert uids(answered) == before
    # A day that moves in the form is one of the same order.
    buyer.ask(answered, {"closed": "2026-11-21"})
    expect(answered.locator("time[datetime='2026-11-28']").first).to_be_visible()
    assert uids(answered) == before
    named(answered).fill("")
    assert not set(uids(answered)) & set(before)


def test_a_name_comes_back_for_its_own_case_alone(answered: Locator, page: Page) -> None:
    named(answered).fill("Blue kettle")
    # Somebody else's link, on the same page.
    page.evaluate(
        "location.hash = '#appeal?closed=2026-11-19&closed-by=case-team&today=2026-11-23'"
    )
    expect(answered.locator("time[datetime='2026-11-26']").first).to_be_visible()
    expect(named(answered)).to_have_value("")
    # Their order, and their question, on another page.
    for address in (
        "result/#appeal?closed=2026-11-18&closed-by=case-team&today=2026-11-23",
        "checker/#my-case?closed=2026-11-20&closed-by=case-team&today=2026-11-23",
    ):
        page.goto("about:blank")
        page.goto(address)
        other = buyer.checker(page, address.partition("#")[2].partition("?")[0])
        buyer.read(other)
        expect(named(other)).to_have_value("")
    # The own one, in another order and on another day.
    page.goto("about:blank")
    page.goto("result/#appeal?closed-by=case-team&closed=2026-11-20&today=2026-11-24")
    buyer.read(answered)
    expect(named(answered)).to_have_value("Blue kettle")


def test_a_name_outlasts_a_mistake_and_an_answer_without_days(
    answered: Locator, page: Page
) -> None:
    page.clock.set_fixed_time(f"{TODAY}T10:00:00+01:00")
    named(answered).fill("Blue kettle")
    buyer.ask(answered, {"closed": "2026-12-01"})
    expect(answered.locator(".checker-errors")).to_be_visible()
    buyer.ask(answered, {"closed": "2026-11-20", "closed-by": "seller"})
    expect(answered.locator("[data-answer]")).to_have_attribute("data-verdict", "no")
    buyer.ask(answered, {"closed-by": "case-team"})
    expect(named(answered)).to_have_value("Blue kettle")


def test_of_the_case_nothing_can_be_read_beside_its_name(answered: Locator, page: Page) -> None:
    named(answered).fill("Blue kettle")
    kept = page.evaluate("localStorage.getItem('dispute-checker order')")
    assert json.loads(kept).keys() == {"name", "of"}
    assert "2026" not in kept
    # What an earlier build has left there is no mistake.
    for written in ("Blue kettle", "5"):
        page.evaluate("written => localStorage.setItem('dispute-checker order', written)", written)
        page.reload()
        buyer.read(answered)
        expect(named(answered)).to_have_value("")


def test_a_name_is_forgotten_with_the_case(page: Page) -> None:
    page.goto("checker/#my-case?opened=2026-11-20&today=2026-11-21")
    form = buyer.checker(page, "my-case")
    named(form).fill("Blue kettle")
    form.locator("[data-forget]").click()
    assert (
        page.evaluate(
            "Object.keys(localStorage).filter((key) => key.startsWith('dispute-checker'))"
        )
        == []
    )


# What fails is said --------------------------------------------------------------------------------


REFUSED = {
    "saving throws": (
        "calendar",
        "unsaved",
        "URL.createObjectURL = () => { throw new Error('no') }",
    ),
    "printing is missing": ("print", "unprinted", "window.print = undefined"),
    "printing is ignored": ("print", "unprinted", "window.print = () => {}"),
    "copying never ends": (
        "text",
        "refused",
        "navigator.clipboard.write = () => new Promise(() => {})",
    ),
    "copying a link never ends": (
        "link",
        "refused",
        "navigator.clipboard.write = () => new Promise(() => {})",
    ),
}


def test_what_a_browser_does_not_do_is_said_with_a_text_to_copy_by_hand(
    page: Page, subtests: pytest.Subtests
) -> None:
    page.clock.install(time=f"{TODAY}T10:00:00")
    page.goto(LINK)
    form = buyer.checker(page, "appeal")
    buyer.read(form)
    by_hand = form.get_by_role("textbox", name=WORDS.get("take", "by-hand"))
    for case, (way, said, script) in REFUSED.items():
        with subtests.test(case):
            page.evaluate(f"() => {{ {script} }}")
            form.locator(f"[data-take={way}]").click()
            page.clock.run_for(1_000)
            expect(form.locator("[data-taken]")).to_have_text(WORDS.get("take", said))
            expect(by_hand).to_be_visible()
            expected = "#appeal?closed=2026-11-20" if way == "link" else WORDS.question("appeal")
            expect(by_hand).to_have_value(re.compile(re.escape(expected)))


def test_printing_that_begins_says_nothing(page: Page) -> None:
    page.clock.install(time=f"{TODAY}T10:00:00")
    page.goto(LINK)
    form = buyer.checker(page, "appeal")
    buyer.read(form)
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')) }")
    form.locator("[data-take=print]").click()
    page.clock.run_for(2_000)
    expect(form.locator("[data-taken]")).to_be_empty()
    expect(form.locator("[data-by-hand]")).to_be_hidden()


SLOW = """
() => {
  window.sent = [];
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...message) { window.sent.push(() => send.apply(this, message)); };
}
"""


def slow(page: Page) -> Locator:
    """Return a checker with an answer, whose worker hears nothing from now on until `sent` is called."""
    page.clock.install(time=f"{TODAY}T10:00:00")
    page.goto(LINK)
    form = buyer.checker(page, "appeal")
    buyer.read(form)
    page.evaluate(SLOW)
    return form


def test_what_became_of_an_earlier_press_says_nothing_over_a_later_one(page: Page) -> None:
    form = slow(page)
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')) }")
    form.locator("[data-take=text]").click()
    page.evaluate("() => { navigator.clipboard.write = () => Promise.resolve() }")
    form.locator("[data-take=link]").click()
    done = WORDS.get("take", "done")
    expect(form.locator("[data-taken]")).to_have_text(done)
    page.evaluate("() => sent.splice(0).forEach(send => send())")
    # The worker answers in order.
    page.evaluate("() => { window.last = document.querySelector('dispute-checker').ask({}) }")
    page.evaluate("async () => { sent.splice(0).forEach(send => send()); await last; }")
    page.clock.run_for(2_000)
    expect(form.locator("[data-taken]")).to_have_text(done)
    expect(form.locator("[data-by-hand]")).to_be_hidden()


def test_the_time_that_the_text_takes_is_not_the_browser_s(page: Page) -> None:
    form = slow(page)
    form.locator("[data-take=text]").click()
    page.clock.run_for(5_000)
    expect(form.locator("[data-taken]")).to_be_empty()
    page.evaluate("() => sent.splice(0).forEach(send => send())")
    expect(form.locator("[data-taken]")).to_have_text(WORDS.get("take", "done"))
    assert page.evaluate("navigator.clipboard.readText()") == taken("text")


@pytest.mark.console_errors("no sign of life")
@pytest.mark.parametrize("way", ["text", "calendar"])
def test_a_checker_that_does_not_answer_is_said_beside_the_button(page: Page, way: str) -> None:
    form = slow(page)
    form.locator(f"[data-take={way}]").click()
    for _ in range(2):  # the second worker hears nothing either
        page.clock.run_for(31_000)
    expect(form.locator("[data-taken]")).to_have_text(WORDS.get("take", "unanswered"))
    expect(form.locator("[data-by-hand]")).to_be_hidden()
    # The next one is told anew.
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')) }")
    form.locator("[data-take=print]").click()
    expect(form.locator("[data-taken]")).to_be_empty()


def test_each_button_clears_what_the_one_before_it_said(answered: Locator, page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')) }")
    answered.locator("[data-take=text]").click()
    expect(answered.locator("[data-by-hand]")).to_be_visible()
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')) }")
    answered.locator("[data-take=print]").click()
    expect(answered.locator("[data-by-hand]")).to_be_hidden()
    expect(answered.locator("[data-taken]")).to_be_empty()


@pytest.mark.parametrize(("hour", "is_heard"), [("08", True), ("19", False)])
def test_a_day_for_which_no_alarm_rings_any_more_is_said(
    new_page: NewPage, hour: str, is_heard: bool
) -> None:
    page = new_page(timezone_id="Pacific/Auckland")
    now = datetime.fromisoformat(f"{APPEAL_BY}T{hour}:00:00+13:00")
    page.clock.set_fixed_time(now)
    page.goto("result/#appeal?closed=2026-11-20&closed-by=case-team")
    form = buyer.checker(page, "appeal")
    buyer.read(form)
    by, _ = calendar(form).walk("VEVENT")
    assert str(by["DTSTAMP"].dt) == str(now.astimezone(UTC))
    assert (len(by.walk("VALARM")) == 1) is is_heard
    said = form.locator("[data-taken]")
    silent = f"No alarm will ring for {format_date(APPEAL_BY, 'd MMMM y', locale='en')}"
    if is_heard:
        expect(said).not_to_contain_text(silent)
    else:
        expect(said).to_contain_text(silent)


def read(download: Download) -> str:
    return Path(download.path()).read_bytes().decode()


def taken(what: str, **layout: str) -> str:
    """Return what CPython gives to take along for the request of the link."""
    return opened("en").reply(what, json.dumps({"request": REQUEST, **layout}))
