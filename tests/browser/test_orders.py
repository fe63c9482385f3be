"""Several orders are kept on the device, only when asked, and lead to their cases from two pages."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from checker.engine.orders import LONGEST_FILE
from tests.axe import barriers, with_axe
from tests.browser import buyer
from tests.browser.conftest import NewPage

WORDS = buyer.WORDS
TODAY = date(2026, 11, 23)
NEAR = {"sent": "2026-10-01", "protection-ends": "2026-11-24"}  # act by tomorrow
FAR = {"sent": "2026-11-10", "protection-ends": "2026-12-30"}
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)


def mine(page: Page) -> Locator:
    """Return the form of a case, which a link unfolds by itself."""
    return page.locator('dispute-checker[topic="my-case"]')


def open_case(page: Page, fields: dict[str, str]) -> Locator:
    """Open a case by its link, and return its form."""
    query = "&".join(f"{name}={value}" for name, value in fields.items())
    page.goto("about:blank")
    page.goto(f"checker/#my-case?{query}")
    form = mine(page)
    buyer.read(form)
    return form


def keep(form: Locator, name: str) -> Locator:
    """Keep a case under a name; return where it is said what came of that."""
    form.locator("[data-order]").fill(name)
    form.locator("[data-keep-order]").click()
    return form.locator("[data-order-said]")


def names(page: Page) -> Locator:
    return page.locator(".checker-orders li > a")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(today=TODAY.isoformat())


@pytest.fixture(scope="module")
def held() -> dict[str, str]:
    """Return what the device holds once two orders are kept; nothing before that was done."""
    return {}


@pytest.fixture
def two(page: Page, held: dict[str, str]) -> Page:
    """Return a page on which two orders are kept: by the form for the first test, and so for the others."""
    if held:
        page.goto("404.html")
        page.evaluate("held => Object.assign(localStorage, held)", held)
        return page
    expect(keep(open_case(page, FAR), "Lamp")).to_have_text(WORDS.get("orders", "kept"))
    expect(keep(open_case(page, NEAR), "Phone")).to_have_text(WORDS.get("orders", "kept"))
    held |= page.evaluate("({ ...localStorage })")
    return page


def test_an_order_is_kept_only_with_a_name_and_when_asked(page: Page) -> None:
    form = open_case(page, NEAR)
    expect(names(page)).to_have_count(0)
    expect(keep(form, " ")).to_have_text(WORDS.get("orders", "unnamed"))
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('order:'))") == []
    keep(form, "Phone")
    expect(names(page)).to_have_text(["Phone"])


def test_half_a_character_in_a_name_hides_no_list(page: Page) -> None:
    form = open_case(page, NEAR)
    order = form.locator("[data-order]")
    order.evaluate("order => { order.value = `Phone${String.fromCharCode(0xd83d)}`; }")
    form.locator("[data-keep-order]").click()
    expect(names(page)).to_have_text(["Phone"])


@pytest.mark.parametrize("address", ["checker/", ""])
def test_what_is_to_be_done_first_stands_on_top_on_both_pages(two: Page, address: str) -> None:
    two.goto(address)
    expect(names(two)).to_have_text(["Phone", "Lamp"])
    first = two.locator(".checker-orders li").first
    expect(first.locator("strong")).to_contain_text(WORDS.get("left", "tomorrow"))
    names(two).first.click()
    assert buyer.read(mine(two))["verdict"] == "yes"
    expect(mine(two).locator("[name=protection-ends]")).to_have_value(NEAR["protection-ends"])
    expect(mine(two).locator("[data-order]")).to_have_value("Phone")


def test_the_start_page_loads_nothing_of_the_checker_where_no_order_is_kept(page: Page) -> None:
    sent = buyer.requests(page)
    page.goto("")
    page.locator("kept-orders").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    loaded = [each.url.rpartition("/")[2] for each in sent if "dispute-checker/" in each.url]
    assert {each for each in loaded if each.endswith(".js")} == {"kept-orders.js", "common.js"}
    expect(names(page)).to_have_count(0)


def test_what_has_changed_since_an_order_was_looked_at_is_said(two: Page) -> None:
    later = TODAY + timedelta(days=3)
    two.clock.set_fixed_time(f"{later}T12:00:00")
    two.goto("checker/")
    phone = two.locator(".checker-orders li", has_text="Phone")
    expect(phone).to_contain_text("3 days ago")
    expect(phone).to_contain_text(WORDS.get("verdict", "unclear"))
    names(two).filter(has_text="Phone").click()
    buyer.read(mine(two))
    two.goto("about:blank")
    two.goto("checker/")
    expect(phone).to_be_visible()
    expect(phone).not_to_contain_text("3 days ago")


def test_two_tabs_that_edit_the_same_order_lose_nothing(two: Page) -> None:
    other = two.context.new_page()
    forms = [open_case(each, NEAR) for each in (two, other)]
    for form, opened in zip(forms, ("2026-11-20", "2026-11-21"), strict=True):
        buyer.fill(form, {"opened": opened})
        expect(form.locator('[data-answer] time[data-date="reply-by"]').first).to_be_visible()
    expect(keep(forms[0], "Phone")).to_have_text(WORDS.get("orders", "kept"))
    expect(keep(forms[1], "Phone")).to_have_text(WORDS.get("orders", "both"))
    for each in (two, other):
        expect(names(each)).to_have_text(["Phone", "Phone (2)", "Lamp"])


def test_a_device_without_room_says_so(new_page: NewPage) -> None:
    page = new_page(today=TODAY.isoformat(), color_scheme="light")
    page.add_init_script(FULL)
    expect(keep(open_case(page, NEAR), "Phone")).to_have_text(WORDS.get("orders", "full"))
    expect(names(page)).to_have_count(0)


UNREADABLE = {
    "empty": "",
    "null": "null",
    "cut": "{",
    "gone": '{"fields": {"shipped": "x"}}',
    "list": '{"fields": [1]}',
    "number": '{"fields": {"sent": 5}}',
}


def test_each_order_that_cannot_be_read_is_said_and_can_be_forgotten(page: Page) -> None:
    page.goto("404.html")
    held = {f"dispute-checker order: {name}": written for name, written in UNREADABLE.items()}
    page.evaluate("held => Object.assign(localStorage, held)", held)
    page.goto("checker/")
    lines = page.locator(".checker-orders li")
    expect(lines).to_have_count(len(UNREADABLE))
    for left, name in reversed([*enumerate(UNREADABLE)]):
        line = lines.filter(has_text=name)
        expect(line).to_contain_text(WORDS.get("orders", "unreadable"))
        line.locator("[data-forget-order]").click()
        expect(lines).to_have_count(left)


def test_one_is_forgotten_or_all(two: Page) -> None:
    two.goto("checker/")
    two.locator(".checker-orders li", has_text="Lamp").locator("button").click()
    expect(names(two)).to_have_text(["Phone"])
    two.get_by_role("button", name=WORDS.get("orders", "forget-all")).click()
    expect(names(two)).to_have_count(0)
    two.reload()
    expect(two.locator(".checker-orders")).to_have_count(0)


def test_all_are_taken_to_another_device_and_read_there(
    two: Page, new_page: NewPage, tmp_path: Path
) -> None:
    two.goto("checker/")
    with two.expect_download() as coming:
        two.locator("[data-orders-take=file]").click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert {each["name"] for each in json.loads(file.read_text())["orders"]} == {"Lamp", "Phone"}
    device = new_page(today=TODAY.isoformat(), locale="en-GB")
    device.goto("checker/")
    mine(device).locator("[data-orders-bring]").set_input_files(file)
    expect(names(device)).to_have_text(["Phone", "Lamp"])
    said = WORDS.data["orders"]["brought"]["other"].format(count=2)
    expect(mine(device).locator(".checker-bring [data-orders-said]")).to_have_text(said)


NO_ORDERS = {
    "empty": ("", "no-file"),
    "nothing in it": ("{}", "no-file"),
    "of a later version": (
        json.dumps({"kind": WORDS.get("orders", "kind"), "version": 9}),
        "other-version",
    ),
    "of the greatest length": ("x" * LONGEST_FILE, "no-file"),
    "longer, and so not read": ("x" * (LONGEST_FILE + 1), "unread-file"),
}


def test_a_file_that_is_none_changes_nothing_and_is_told(
    two: Page, subtests: pytest.Subtests
) -> None:
    two.goto("checker/")
    expect(names(two)).to_have_count(2)
    said = mine(two).locator(".checker-bring [data-orders-said]")
    for name, (content, key) in NO_ORDERS.items():
        with subtests.test(name):
            said.evaluate("said => said.replaceChildren()")
            kind, buffer = "application/json", content.encode()
            file = {"name": "orders.json", "mimeType": kind, "buffer": buffer}
            mine(two).locator("[data-orders-bring]").set_input_files(file)
            expect(said).to_have_text(WORDS.get("orders", key))
            expect(names(two)).to_have_text(["Phone", "Lamp"])


def test_one_calendar_holds_the_days_of_all(two: Page, tmp_path: Path) -> None:
    two.goto("checker/")
    with two.expect_download() as coming:
        two.locator("[data-orders-take=calendar]").click()
    file = tmp_path / "all.ics"
    coming.value.save_as(file)
    titles = [str(each["SUMMARY"]) for each in Calendar.from_ical(file.read_bytes()).walk("VEVENT")]
    for name in ("Phone", "Lamp"):
        assert any(title.startswith(f"{name}: ") for title in titles)


def test_what_is_said_names_the_file_that_was_saved(two: Page, subtests: pytest.Subtests) -> None:
    two.goto("checker/")
    for way in ("calendar", "file"):
        with subtests.test(way):
            with two.expect_download() as coming:
                two.locator(f"[data-orders-take={way}]").click()
            name = WORDS.get("orders", f"{way}-name")
            assert coming.value.suggested_filename == name
            expect(two.locator(".checker-orders [data-orders-said]")).to_contain_text(name)


def test_what_nobody_answers_and_a_file_that_is_not_saved_are_told_apart(two: Page) -> None:
    two.goto("checker/")
    said = two.locator(".checker-orders [data-orders-said]")
    two.evaluate("() => { URL.createObjectURL = () => { throw new Error('no files'); }; }")
    two.locator("[data-orders-take=file]").click()
    expect(said).to_have_text(WORDS.get("orders", "unsaved"))
    two.evaluate(
        "() => { Worker.prototype.postMessage = () => { throw new Error('no worker'); }; }"
    )
    two.locator("[data-orders-take=file]").click()
    expect(said).to_have_text(WORDS.get("orders", "unanswered"))
    file = {"name": "orders.json", "mimeType": "application/json", "buffer": b"{}"}
    mine(two).locator("[data-orders-bring]").set_input_files(file)
    brought = mine(two).locator(".checker-bring [data-orders-said]")
    expect(brought).to_have_text(WORDS.get("orders", "unanswered"))


def test_where_no_day_of_any_order_lies_ahead_no_file_is_told_of(page: Page) -> None:
    keep(open_case(page, {"closed-by": "seller"}), "Phone")
    page.goto("checker/")
    page.locator("[data-orders-take=calendar]").click()
    said = page.locator(".checker-orders [data-orders-said]")
    expect(said).to_have_text(WORDS.get("take", "no-days"))


@pytest.mark.parametrize("address", ["checker/", ""])
def test_the_list_is_usable_by_everybody(new_page: NewPage, address: str) -> None:
    page = with_axe(new_page, today=TODAY.isoformat())
    keep(open_case(page, NEAR), "Phone")
    page.goto("about:blank")
    page.goto(address)
    expect(names(page)).to_have_count(1)
    assert barriers(page) == []
