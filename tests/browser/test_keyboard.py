"""The whole way by keyboard alone: every control is reached, the focus is seen, and it is never lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import buyer, scenes
from tests.browser.conftest import NewPage

# More steps than any page has controls; a date has four.
MANY = 500

# Whether what has the focus can be seen to have it: an outline is drawn, in sight, with nothing over it.
# Material draws that of the choice of colours around a label; our cards draw that of their links on top.
FOCUS = """
async () => {
  const focused = document.activeElement;
  const shown = focused.matches(".md-option")
    ? document.querySelector(".md-option.focus-visible + label:not([hidden])") ?? focused
    : focused;
  const isOutlined = () => [undefined, "::after"].some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(shown, part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const isInSight = () => [...shown.getClientRects()].some(({ left, top, width, height }) => {
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    return seen && (shown.contains(seen) || seen.contains(shown));
  });
  // What opens with the focus, such as the search, takes some frames to stand in its place.
  for (let frame = 0; frame < 60 && !(isOutlined() && isInSight()); frame += 1) {
    await new Promise(requestAnimationFrame);
  }
  const name = focused === document.body ? "" : shown.outerHTML.slice(0, 160);
  return { name, isOutlined: isOutlined(), isInSight: isInSight() };
}
"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page on a phone, on a fixed day, for a reader who writes the month of a date first."""
    return new_page(viewport={"width": 360, "height": 700}, locale="en-US", today=scenes.TODAY)


def stops(page: Page, key: str) -> Iterator[str]:
    """Press a key until the focus leaves the page; yield what is wrong with each stop, "" if nothing."""
    for _ in range(MANY):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if not focus["name"]:
            return
        yield "" if focus["isOutlined"] and focus["isInSight"] else str(focus)
    pytest.fail("the focus never leaves the page")


def go_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{wanted} cannot be reached")


def refund(page: Page) -> Locator:
    return buyer.checker(page, "refund")


def beginning(form: Locator) -> Locator:
    return form.locator(".checker-found")


def type_date(page: Page, form: Locator, name: str, digits: str) -> None:
    go_to(page, form.locator(f"[name={name}]"))
    page.keyboard.type(digits)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["", "rules/", scenes.address(scenes.ANSWERS["depends"])])
def test_the_focus_is_seen_at_every_stop(new_page: NewPage, width: int, address: str) -> None:
    page = new_page(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    page.goto(address)
    if "#" in address:
        beginning(buyer.checker(page, "open-dispute")).wait_for()
        page.locator(".md-skip").focus()
    for key in ("Tab", "Shift+Tab"):
        found = list(stops(page, key))
        assert len(found) > 20
        assert not any(found), "\n".join(filter(None, found))


def test_the_way_from_the_start_to_an_answer_and_on(page: Page) -> None:
    page.goto("")
    go_to(page, page.get_by_role("link", name="When will my refund arrive?"))
    page.keyboard.press("Enter")
    expect(page.locator("h1", has_text="When will my refund arrive?")).to_be_focused()

    form = refund(page)
    type_date(page, form, "processed", "11202026")
    go_to(page, form.locator("[name=country]"))
    page.keyboard.type("Germ")
    go_to(page, form.locator("[name=method]").first)
    page.keyboard.press("Space")
    go_to(page, form.locator("button[type=submit]"))
    page.keyboard.press("Enter")
    expect(beginning(form)).to_be_focused()
    expect(beginning(form)).to_be_in_viewport()
    expect(form.locator("[name=country]")).to_have_value("DE")

    page.keyboard.press("Tab")
    expect(form.locator("[data-answer] ol a").first).to_be_focused()
    strip = form.locator(".checker-strip")
    go_to(page, strip)
    before = strip.evaluate("strip => strip.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.activeElement.scrollLeft > before", arg=before, polling=50
    )
    for kind in ("calendar", "link", "text", "print"):
        go_to(page, form.locator(f"[data-take={kind}]"))


def test_mistakes_are_found_mended_and_forgotten(page: Page) -> None:
    page.goto("refund/")
    title = page.title()
    form = refund(page)
    type_date(page, form, "processed", "12012026")
    expect(form.locator(".checker-error:visible")).to_have_count(0)
    page.keyboard.press("Enter")
    summary = form.locator(".checker-errors")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    expect(page).to_have_title(re.compile(f"^Error: {re.escape(title)}$"))

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator("[name=processed]")).to_be_focused()
    expect(form.locator("[name=processed]")).to_have_value("2026-12-01")
    page.keyboard.type("11202026")
    expect(form.locator(".checker-error:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(beginning(form)).to_be_focused()
    expect(page).to_have_title(title)
    expect(form.locator(".checker-error:visible")).to_have_count(0)


def test_the_focus_stays_where_a_choice_hides_other_fields(page: Page) -> None:
    page.goto("open-dispute/")
    form = buyer.checker(page, "open-dispute")
    expect(form.locator("[name=today]")).to_have_value(scenes.TODAY)
    agreed = form.locator("[name=agreed]")
    go_to(page, agreed.first)
    page.keyboard.press("ArrowDown")
    expect(agreed.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(agreed.first).to_be_focused()
    expect(form.locator("[name=sent]")).to_be_hidden()
    type_date(page, form, "today", "11232026")


def test_the_latest_day_is_the_next_stop_after_the_box_that_asks_for_it(page: Page) -> None:
    page.goto("refund/")
    form = refund(page)
    go_to(page, form.locator("[data-unsure=processed]"))
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(form.locator("[data-until=processed]")).to_be_focused()


@pytest.mark.console_errors("[.]wasm|Failed to fetch")
def test_the_focus_outlives_the_button_that_tries_again(page: Page) -> None:
    page.route(buyer.PYTHON, lambda route: route.abort())
    page.goto("refund/")
    form = refund(page)
    buyer.ask(form, {"processed": "2026-11-20"})
    form.locator("[data-retry]").wait_for()
    page.unroute(buyer.PYTHON)
    go_to(page, form.locator("[data-retry]"))
    page.keyboard.press("Enter")
    expect(form.locator("[data-retry]")).to_be_hidden()
    expect(page.locator(":is([data-status], .checker-found):focus")).to_have_count(1)
    expect(beginning(form)).to_be_focused()


def test_who_goes_on_typing_is_not_called_away_but_hears_the_answer(page: Page) -> None:
    release = buyer.hold(page)
    page.goto("refund/")
    form = refund(page)
    buyer.ask(form, {"processed": "2026-11-20"})
    form.locator("[name=country]").focus()
    page.wait_for_function("document.querySelector('[data-status]').textContent !== ''")
    release()
    beginning(form).wait_for()
    expect(form.locator("[name=country]")).to_be_focused()
    headline = form.locator(".checker-headline").inner_text()
    expect(form.locator("[data-status]")).to_have_text(f"Not yet. {headline}")


def test_an_example_leads_to_its_answer(page: Page) -> None:
    page.goto("refund/")
    go_to(page, page.locator(".examples a").first)
    page.keyboard.press("Enter")
    expect(beginning(refund(page))).to_be_focused()
    expect(beginning(refund(page))).to_be_in_viewport()


@pytest.mark.parametrize(("href", "goal"), [("/refund/", "h1"), ("/open-dispute/#when", "#when")])
def test_reading_goes_on_at_the_place_a_link_leads_to(page: Page, href: str, goal: str) -> None:
    buyer.enter(page, "rules/")
    page.locator(f'a[href$="{href}"]').first.evaluate("link => link.click()")
    expect(page.locator(goal)).to_be_focused()
    expect(page.locator(goal)).to_be_in_viewport()
    # Python starts for a form above it, says so, and then says no more.
    page.locator("[data-state=ready]").first.wait_for(state="attached")
    expect(page.locator(goal)).to_be_in_viewport()
    assert page.evaluate("window.kept"), "the page was loaded anew"


def test_a_link_to_another_part_of_the_page_loses_nothing_that_was_typed(page: Page) -> None:
    page.goto("refund/")
    form = refund(page)
    type_date(page, form, "processed", "11202026")
    page.locator('.md-nav a[href$="#bank-time"]').first.evaluate("link => link.click()")
    expect(page).to_have_url(re.compile("#bank-time$"))
    expect(page.locator("#bank-time")).to_be_in_viewport()
    expect(form.locator("[name=processed]")).to_have_value("2026-11-20")
    page.go_back()
    expect(page).to_have_url(re.compile("refund/$"))
    expect(page.locator("h1")).to_be_in_viewport()
    expect(form.locator("[name=processed]")).to_have_value("2026-11-20")


def test_the_way_back_leads_to_the_page_before(page: Page) -> None:
    buyer.enter(page, "rules/")
    page.locator('a[href$="/refund/"]').first.evaluate("link => link.click()")
    expect(page.locator("h1", has_text="When will my refund arrive?")).to_be_focused()
    page.go_back()
    expect(page.locator("h1", has_text="The rules")).to_be_focused()
    assert page.evaluate("window.kept"), "the page was loaded anew"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes(page: Page, key: str) -> None:
    page.goto("refund/")
    button = page.get_by_role("button", name="Navigation")
    go_to(page, button)
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-nav--primary .md-nav__link:focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_menu_leads_to_every_page_and_closes_behind_the_reader(page: Page) -> None:
    page.goto("refund/")
    page.get_by_role("button", name="Navigation").press("Enter")
    go_to(page, page.locator(".md-nav--primary").get_by_role("link", name="The rules"))
    page.keyboard.press("Enter")
    expect(page.locator("h1", has_text="The rules")).to_be_focused()
    expect(page.locator(".md-nav--primary")).to_be_hidden()


def test_the_menu_closes_when_the_focus_goes_on(page: Page) -> None:
    page.goto("refund/")
    page.get_by_role("button", name="Navigation").press("Enter")
    go_to(page, refund(page).locator("[name=processed]"))
    expect(page.locator(".md-nav--primary")).to_be_hidden()
    expect(refund(page).locator("[name=processed]")).to_be_focused()
