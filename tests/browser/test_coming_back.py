"""Who stays, leaves, comes back or forgets finds the day of now, the own case, and nothing left behind."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import buyer
from tests.browser.conftest import NewPage

CASE = "my-case?sent=2026-11-01&opened=2026-11-15"
LINK = "refund?processed=2026-11-02&method=card"
BEFORE, AFTER = "2026-11-23", "2026-11-24"
# What a browser says to a page that is shown again.
SHOWN_AGAIN = {
    "pageshow": "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    "visibilitychange": "document.dispatchEvent(new Event('visibilitychange'))",
}


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page on the first of the two days."""
    return new_page(today=BEFORE)


def today(form: Locator) -> Locator:
    return form.locator("[name=today]")


def opened(page: Page, address: str = "refund/", topic: str = "refund") -> Locator:
    """Open a page ten minutes before midnight."""
    page.clock.set_fixed_time(f"{BEFORE}T23:50:00")
    page.goto(address)
    form = buyer.checker(page, topic)
    expect(today(form)).to_have_value(BEFORE)
    return form


@pytest.mark.parametrize(("time", "day"), [("23T23:59:59", BEFORE), ("24T00:00:00", AFTER)])
def test_today_is_the_day_on_which_a_question_is_asked(page: Page, time: str, day: str) -> None:
    form = opened(page)
    page.clock.set_fixed_time(f"2026-11-{time}")
    buyer.ask(form, {"processed": "2026-11-02"})
    buyer.read(form)
    expect(today(form)).to_have_value(day)
    expect(form.locator(f".checker-edition time[datetime='{day}']")).to_have_count(1)


@pytest.mark.parametrize("event", SHOWN_AGAIN)
def test_a_page_that_is_shown_again_shows_the_day_of_now(page: Page, event: str) -> None:
    form = opened(page)
    page.clock.set_fixed_time(f"{AFTER}T08:00:00")
    page.evaluate(SHOWN_AGAIN[event])
    expect(today(form)).to_have_value(AFTER)


@pytest.mark.parametrize("who", ["buyer", "link"])
def test_a_day_that_somebody_has_set_stays(page: Page, who: str) -> None:
    form = opened(page, f"refund/#{LINK}&today={BEFORE}" if who == "link" else "refund/")
    if who == "buyer":
        today(form).fill(BEFORE)
    page.clock.set_fixed_time(f"{AFTER}T08:00:00")
    page.evaluate(SHOWN_AGAIN["pageshow"])
    form.locator("button[type=submit]").click()
    form.locator("[data-answer][data-verdict]").wait_for()
    expect(today(form)).to_have_value(BEFORE)


def test_the_day_of_an_example_goes_as_soon_as_the_reader_asks_about_an_own_day(page: Page) -> None:
    form = opened(page)
    page.goto(f"refund/#{LINK}&today=2027-01-12")
    expect(today(form)).to_have_value("2027-01-12")
    form.locator("[name=processed]").fill("2026-11-20")
    expect(today(form)).to_have_value(BEFORE)


@pytest.mark.parametrize("how", ["emptied", "another link"])
def test_a_day_that_nobody_sets_any_more_is_that_of_now(page: Page, how: str) -> None:
    form = opened(page, f"refund/#{LINK}&today={BEFORE}")
    page.clock.set_fixed_time(f"{AFTER}T08:00:00")
    if how == "emptied":
        today(form).fill("")
        form.locator("button[type=submit]").click()
    else:
        page.evaluate("link => { location.hash = link }", LINK)
    expect(today(form)).to_have_value(AFTER)


def test_who_comes_back_finds_a_form_that_shows_all_that_it_reads(page: Page) -> None:
    form = opened(page)
    buyer.fill(form, {"processed": "2026-11-02..2026-11-05", "today": "2026-11-20"})
    page.goto("about:blank")
    page.clock.set_fixed_time(f"{AFTER}T08:00:00")
    page.go_back(wait_until="load")
    expect(today(form)).to_have_value(AFTER)
    is_unsure = form.locator("[data-unsure=processed]").is_checked()
    assert form.locator("[data-until=processed]").is_visible() == is_unsure


def test_what_is_typed_before_the_script_comes_stays(page: Page) -> None:
    release = buyer.hold(page, "**/element.js")
    page.goto("refund/", wait_until="commit")
    typed = {"processed": "2026-11-02", "today": "2026-11-20"}
    form = buyer.checker(page, "refund")
    buyer.fill(form, typed)
    form.locator("[data-unsure=processed]").check()
    release()
    expect(form.locator("[data-until=processed]")).to_be_visible()
    for name, value in typed.items():
        expect(form.locator(f"[name={name}]")).to_have_value(value)


def test_what_a_browser_puts_back_without_a_word_is_shown(page: Page) -> None:
    form = opened(page)
    form.locator("[data-unsure=processed]").evaluate("box => box.checked = true")
    page.evaluate(SHOWN_AGAIN["pageshow"])
    expect(form.locator("[data-until=processed]")).to_be_visible()


def test_an_answer_that_comes_after_its_page_was_left_changes_nothing(page: Page) -> None:
    release = buyer.hold(page)
    buyer.enter(page, "refund/")
    buyer.ask(buyer.checker(page, "refund"), {"processed": "2030-01-01", "today": BEFORE})
    page.locator('.md-nav__link[href$="result/"]').first.evaluate("link => link.click()")
    buyer.checker(page, "appeal").wait_for()
    title = page.title()
    release()
    # One worker answers in turn: the question before this one has its answer too.
    page.evaluate("document.querySelector('dispute-checker').ask({ topic: 'appeal' })")
    expect(page).to_have_title(title)
    assert page.evaluate("window.kept"), "the page was loaded anew"


def mine(page: Page) -> Locator:
    return buyer.checker(page, "my-case")


def forget(page: Page) -> None:
    mine(page).locator("[data-forget]").click()


def test_a_case_that_is_forgotten_is_not_in_the_address_either(page: Page) -> None:
    page.goto(f"checker/#{CASE}")
    mine(page).locator(".checker-timeline").first.wait_for()
    forget(page)
    expect(mine(page).locator("[data-answer]")).to_be_empty()
    expect(page).to_have_url(re.compile("/checker/$"))
    page.reload()
    expect(today(mine(page))).not_to_have_value("")
    expect(mine(page).locator("[name=sent]")).to_have_value("")


def test_a_link_to_another_question_outlives_a_case_that_is_forgotten(page: Page) -> None:
    page.goto(f"checker/#{LINK}")
    buyer.read(buyer.checker(page, "refund"))
    forget(page)
    expect(page).to_have_url(re.compile("#refund"))


def test_a_question_under_way_is_forgotten_with_its_case(page: Page) -> None:
    release = buyer.hold(page)
    page.goto("checker/")
    buyer.ask(mine(page), {"sent": "2026-11-01", "today": BEFORE})
    forget(page)
    release()
    refund = buyer.checker(page, "refund")
    buyer.ask(refund, {"processed": "2026-11-02", "today": BEFORE})
    buyer.read(refund)
    expect(mine(page).locator("[data-answer]")).to_be_empty()
    expect(mine(page).locator("[data-answer]")).not_to_have_attribute("aria-busy", "true")
    # Python, which was ready only afterwards, has not taken the words away.
    expect(buyer.said(mine(page))).to_have_text(buyer.WORDS.get("timeline", "forgotten"))


def test_a_link_does_not_touch_the_case_that_is_kept_until_a_new_tick(page: Page) -> None:
    page.goto("checker/")
    box, sent = mine(page).locator("[data-keep]"), mine(page).locator("[name=sent]")
    buyer.fill(mine(page), {"sent": "2026-10-01"})
    box.check()
    for ticks, kept in ((False, "2026-10-01"), (True, "2026-11-01")):
        page.goto("about:blank")
        page.goto(f"checker/#{CASE}")
        expect(sent).to_have_value("2026-11-01")
        expect(box).not_to_be_checked()
        buyer.fill(mine(page), {"opened": "2026-11-16"})
        if ticks:
            box.check()
        page.goto("about:blank")
        page.goto("checker/")
        expect(sent).to_have_value(kept)
        expect(box).to_be_checked()


def test_a_case_is_forgotten_when_its_tick_is_taken_back(page: Page) -> None:
    page.goto("checker/")
    buyer.fill(mine(page), {"sent": "2026-10-01"})
    mine(page).locator("[data-keep]").check()
    mine(page).locator("[data-keep]").uncheck()
    page.goto("about:blank")
    page.goto("checker/")
    expect(today(mine(page))).not_to_have_value("")
    expect(mine(page).locator("[name=sent]")).to_have_value("")


def test_an_example_that_is_followed_again_is_filled_in_and_answered_again(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    example = page.locator(".examples a").first
    processed = form.locator("[name=processed]")
    example.click()
    answer = buyer.read(form)
    filled = processed.input_value()
    buyer.ask(form, {"processed": "2026-10-05"})
    assert buyer.read(form) != answer
    example.click()
    expect(processed).to_have_value(filled)
    assert buyer.read(form) == answer
    expect(form.locator(".checker-found")).to_be_in_viewport()


def test_an_example_that_is_opened_elsewhere_changes_nothing_here(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    example = page.locator(".examples a").first
    example.click()
    buyer.read(form)
    buyer.fill(form, {"processed": "2026-10-05"})
    with page.context.expect_page():
        example.click(modifiers=["ControlOrMeta"])
    expect(form.locator("[name=processed]")).to_have_value("2026-10-05")


def test_a_form_that_a_link_fills_in_anew_is_short_again(page: Page) -> None:
    page.goto("warranty/")
    form = buyer.checker(page, "warranty")
    country = form.locator('[data-field="country"]')
    expect(country).to_be_hidden()
    buyer.ask(form, {"today": BEFORE})
    expect(country).to_be_visible()
    page.evaluate("location.hash = '#warranty?purchased=2030-01-01'")
    expect(form.locator(".checker-errors")).to_be_visible()
    expect(country).to_be_hidden()


OWN = {"processed": "2026-11-02", "method": "card", "today": "2026-11-20"}
OTHER = "refund?processed=2026-10-05&country=DE"


def answered(page: Page) -> tuple[Locator, dict[str, object]]:
    """Ask about an own case, and return the form and its answer."""
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, OWN)
    return form, buyer.read(form)


def expect_own(form: Locator, answer: dict[str, object]) -> None:
    """Expect the own case in the form, and its answer as current."""
    expect(form.locator("[name=processed]")).to_have_value(OWN["processed"])
    expect(form.locator("[name=method][value=card]")).to_be_checked()
    assert buyer.read(form) == answer
    expect(form.locator("[data-old]")).to_be_empty()
    expect(form.locator(".checker-take")).to_be_visible()


# Some frames may pass until a page that came back has been scrolled to where it was, and one until the
# theme hears of a place that it is to come back to.
SCROLLED = """
place => new Promise(done => {
  let frames = 300;
  const look = () => {
    if (Math.abs(scrollY - place) < 2 || frames-- === 0) done(scrollY);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})
"""


def follow(page: Page, link: str) -> None:
    page.evaluate("link => { location.hash = link }", link)


def test_who_comes_back_from_another_page_finds_form_and_answer(page: Page) -> None:
    form, answer = answered(page)
    page.evaluate("window.kept = true")
    page.locator(".checker-take").scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert page.evaluate(SCROLLED, place) > 100
    page.locator("article a[href*='rules/#']").first.evaluate("link => link.click()")
    expect(page).to_have_url(re.compile("/rules/#"))
    expect(page.locator("dispute-checker")).to_have_count(0)
    page.go_back()
    expect_own(form, answer)
    expect(today(form)).to_have_value(OWN["today"])
    assert page.evaluate(SCROLLED, place) == pytest.approx(place, abs=2)
    assert page.evaluate("window.kept"), "the page was loaded anew"


def test_who_comes_back_after_a_link_finds_the_own_case(page: Page) -> None:
    form, answer = answered(page)
    for _ in range(2):
        follow(page, OTHER)
        expect(form.locator("[name=processed]")).to_have_value("2026-10-05")
        assert buyer.read(form)["verdict"] == "yes"
        page.go_back()
        expect_own(form, answer)
    page.go_forward()
    expect(form.locator("[name=processed]")).to_have_value("2026-10-05")
    assert buyer.read(form)["verdict"] == "yes"


def test_a_form_that_was_empty_before_a_link_is_empty_again(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    follow(page, OTHER)
    buyer.read(form)
    page.go_back()
    expect(form.locator("[name=processed]")).to_have_value("")
    expect(form.locator("[data-answer]")).to_be_empty()


def test_a_place_on_the_page_that_was_visited_takes_nothing_back(page: Page) -> None:
    form, _ = answered(page)
    place = page.locator("h2[id]").first.get_attribute("id")
    follow(page, str(place))
    buyer.ask(form, {"processed": "2026-11-05"})
    answer = buyer.read(form)
    page.go_back()
    expect(page).to_have_url(re.compile("/refund/$"))
    expect(form.locator("[name=processed]")).to_have_value("2026-11-05")
    assert buyer.read(form) == answer


def test_a_question_that_was_left_while_it_waited_is_answered_on_the_way_back(page: Page) -> None:
    release = buyer.hold(page)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, OWN)
    page.locator('.md-nav__link[href$="result/"]').first.evaluate("link => link.click()")
    buyer.checker(page, "appeal").wait_for()
    page.go_back()
    release()
    buyer.read(form)
    expect(form.locator("[name=processed]")).to_have_value(OWN["processed"])


def test_a_page_that_is_loaded_anew_brings_back_form_and_answer_of_now(page: Page) -> None:
    page.clock.set_fixed_time(f"{BEFORE}T12:00:00")
    form, _ = answered(page)
    page.clock.set_fixed_time(f"{AFTER}T08:00:00")
    page.reload()
    buyer.read(form)
    expect(form.locator("[name=processed]")).to_have_value(OWN["processed"])
    expect(today(form)).to_have_value(AFTER)
    expect(form.locator(f".checker-edition time[datetime='{AFTER}']")).to_have_count(1)


def test_what_is_typed_before_the_script_comes_back_is_newer(page: Page) -> None:
    form, _ = answered(page)
    release = buyer.hold(page, "**/element.js")
    page.reload(wait_until="commit")
    form.locator("[name=processed]").fill("2026-11-10")
    release()
    expect(today(form)).not_to_have_value("")
    expect(form.locator("[name=processed]")).to_have_value("2026-11-10")


@pytest.mark.console_errors("head.js")
def test_without_names_for_entries_links_are_answered_all_the_same(page: Page) -> None:
    page.route("**/head.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    follow(page, OTHER)
    buyer.read(form)
    expect(form.locator("[name=processed]")).to_have_value("2026-10-05")


def test_an_old_answer_comes_back_as_an_old_one(page: Page) -> None:
    form, answer = answered(page)
    form.locator("[name=processed]").fill("2026-11-05")
    follow(page, OTHER)
    expect(form.locator("[name=processed]")).to_have_value("2026-10-05")
    page.go_back()
    expect(form.locator("[data-old]")).not_to_be_empty()
    expect(form.locator("[name=processed]")).to_have_value("2026-11-05")
    form.locator("[name=processed]").fill(OWN["processed"])
    expect_own(form, answer)


def test_chosen_files_come_back_with_their_answer(page: Page) -> None:
    page.goto("add-proof/")
    form = buyer.checker(page, "evidence")
    form.locator("[name=stage][value=opening]").check()
    form.locator("[name=files]").set_input_files(
        {"name": "photo.txt", "mimeType": "text/plain", "buffer": b"no picture"}
    )
    expect(form.locator("[data-item]")).to_have_count(1)
    answer = buyer.read(form)
    page.locator('.md-nav__link[href$="result/"]').first.evaluate("link => link.click()")
    buyer.checker(page, "appeal").wait_for()
    page.go_back()
    expect(form.locator("[data-item]")).to_have_count(1)
    assert buyer.read(form) == answer


def test_what_was_forgotten_does_not_come_back(page: Page) -> None:
    page.goto("checker/")
    buyer.ask(mine(page), {"sent": "2026-10-01"})
    mine(page).locator(".checker-timeline").first.wait_for()
    follow(page, CASE)
    expect(mine(page).locator("[name=sent]")).to_have_value("2026-11-01")
    mine(page).locator(".checker-timeline").first.wait_for()
    forget(page)
    assert page.evaluate("JSON.stringify(sessionStorage)").count("2026-1") == 0
    page.go_back()
    expect(page).to_have_url(re.compile("/checker/$"))
    expect(mine(page).locator("[name=sent]")).to_have_value("")
    expect(mine(page).locator("[data-answer]")).to_be_empty()


def test_a_kept_case_is_kept_on_with_only_where_it_is_the_one_in_the_form(page: Page) -> None:
    page.goto("checker/")
    box = mine(page).locator("[data-keep]")
    buyer.fill(mine(page), {"sent": "2026-10-01"})
    box.check()
    follow(page, CASE)
    expect(box).not_to_be_checked()
    page.go_back()
    expect(box).to_be_checked()
    page.go_forward()
    expect(mine(page).locator("[name=sent]")).to_have_value("2026-11-01")
    expect(box).not_to_be_checked()
