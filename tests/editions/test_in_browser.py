"""The published editions as readers meet them, below a path of their host."""

import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.axe import barriers, with_axe
from tests.browser import published
from tools import host
from tools.chromium import program as chromium
from tools.editions import preview

NOTE = ".edition-note"


def appeal(closed, today):
    """Return the address of a question about the last day of an appeal."""
    return f"checker/#appeal?closed={closed}&closed-by=case-team&today={today}"


def verdict(page, address):
    """Return the verdict at an address; where the page is the same one, it is asked once more."""
    page.evaluate(
        """() => {
          for (const shown of document.querySelectorAll("[data-answer]")) {
            shown.removeAttribute("data-verdict");
          }
        }"""
    )
    page.goto(address)
    answer = page.locator("dispute-checker[topic=appeal] [data-answer]")
    expect(answer).to_have_attribute("data-verdict", re.compile("."))
    return answer.get_attribute("data-verdict")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_root_leads_to_the_newest(new_page, javascript):
    page = new_page(java_script_enabled=javascript)
    page.goto("")
    page.wait_for_url("**/help/latest/**")
    expect(page.locator("h1")).to_be_visible()
    page.goto("refund/")
    page.wait_for_url("**/help/latest/refund/")
    page.goto("hints/")
    page.wait_for_url("**/help/latest/refund/#card")


def test_a_redirect_keeps_the_query_and_the_hash(page):
    for address in ("", "checker/", "latest/hints/"):
        page.goto(f"{address}?from=mail#appeal")
        page.wait_for_url(re.compile(r"/help/latest/(checker/|refund/)?\?from=mail#appeal$"))


@pytest.mark.parametrize("javascript", [True, False])
def test_an_old_edition_is_marked_and_leads_to_the_same_page_in_the_newest(new_page, javascript):
    page = new_page(java_script_enabled=javascript)
    for edition in ("2026-11", "2026-12"):
        page.goto(f"{edition}/refund/")
        expect(page.locator(NOTE)).to_contain_text(
            f"This is edition {edition}. The newest is edition 2027-01."
        )
        expect(page.locator('meta[content="noindex"]')).to_have_count(1)
        page.locator(f"{NOTE} a").click()
        page.wait_for_url("**/help/latest/refund/")
        expect(page.locator(NOTE)).to_have_count(0)
        expect(page.locator('meta[content="noindex"]')).to_have_count(0)


def test_a_page_that_went_leads_to_its_nearest(page):
    page.goto("2026-11/hints/")
    page.locator(f"{NOTE} a").click()
    page.wait_for_url("**/help/latest/refund/#card")


def test_pages_of_an_old_edition_come_without_loading(page):
    page.goto("2026-11/refund/")
    page.evaluate("window.isTheSame = true")
    page.locator('.md-nav__link[href$="/rules/"]').first.click()
    page.wait_for_url("**/help/2026-11/rules/")
    expect(page.locator(NOTE)).to_contain_text("edition 2026-11")
    assert page.evaluate("window.isTheSame")


@pytest.mark.parametrize(
    ("edition", "first", "second"),
    [
        ("2026-11", "too-late", "too-late"),
        ("2026-12", "yes", "too-late"),
        ("2027-01", "yes", "yes"),
        ("latest", "yes", "yes"),
    ],
)
def test_each_edition_answers_by_its_own_rules(page, edition, first, second):
    assert verdict(page, f"{edition}/{appeal('2026-12-12', '2026-12-20')}") == first
    assert verdict(page, f"{edition}/{appeal('2027-01-06', '2027-01-18')}") == second


def copied_link(page):
    """Return where the link leads that the answer on the page offers to copy."""
    page.locator("dispute-checker[topic=appeal] [data-take=link]").click()
    expect(page.locator("[data-taken]").first).not_to_be_empty()
    return page.evaluate("navigator.clipboard.readText()")


def test_a_link_from_an_old_edition_opened_in_the_newest_is_told_what_has_changed(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"], locale="en-GB")
    assert verdict(page, f"2026-11/{appeal('2026-12-12', '2026-12-20')}") == "too-late"
    link = copied_link(page)
    assert link.endswith("&edition=2026-11")
    page.goto("about:blank")
    assert verdict(page, link.replace("/2026-11/", "/latest/")) == "yes"
    told = page.locator(".checker-since")
    expect(told).to_contain_text(
        "This link was made with edition 2026-11 of this guide. You read edition 2027-01."
    )
    expect(told).to_contain_text("2 rules behind this answer have changed in between:")
    expect(told.locator("li").nth(0)).to_contain_text("7 days")
    expect(told.locator("li").nth(0)).to_contain_text("Thursday, 10 December 2026")
    expect(told.locator("li").nth(1)).to_contain_text("14 days")
    expect(told).to_contain_text("By edition 2026-11 it was: Too late.")
    expect(told).to_contain_text("19 December 2026, now it is Tuesday, 22 December 2026.")


def test_a_link_from_an_old_edition_is_told_of_no_change_that_it_knew(page):
    verdict(page, f"latest/{appeal('2026-12-12', '2026-12-20')}&edition=2026-12")
    told = page.locator(".checker-since")
    expect(told.locator("li")).to_have_count(1)
    expect(told).to_contain_text("The verdict and the days are the same as before.")


@pytest.mark.parametrize(
    ("edition", "named"), [("latest", ("2027-01", "1999-01", "soon")), ("2026-11", ("2027-01",))]
)
def test_an_edition_that_is_not_an_earlier_one_is_passed_over(page, edition, named):
    for made_with in named:
        verdict(page, f"{edition}/{appeal('2026-12-12', '2026-12-14')}&edition={made_with}")
        expect(page.locator(".checker-since")).to_have_count(0)


def test_a_runtime_is_fetched_once_for_the_editions_that_share_it(browser, served, tmp_path):
    # A context without a folder of its own keeps nothing of this size.
    context = browser.browser_type.launch_persistent_context(
        tmp_path,
        executable_path=chromium.find(),
        args=chromium.arguments(),
        base_url=served.address,
    )
    with context:
        page = context.new_page()
        served.asked.clear()
        for edition in ("2026-11", "2026-12", "latest"):
            verdict(page, f"{edition}/{appeal('2026-12-12', '2026-12-20')}")
    asked = [each for each in served.asked if "/runtime/" in each]
    assert all(each.startswith("/help/runtime/") for each in asked)
    assert len(asked) == len(set(asked)), "nothing of it is asked for twice"
    assert len([each for each in asked if each.endswith("/pyodide.asm.js")]) == 2, (
        "the third has its own"
    )


def test_editions_that_were_visited_and_the_way_to_the_newest_work_without_a_network(
    new_page, served
):
    class Host(preview.below("/help/")):
        protocol_version = "HTTP/1.0"  # no connection outlives the host

    with ExitStack() as running:
        address = running.enter_context(host.serving(served.folder, Host))
        page = new_page(first_visit=True, base_url=address, service_workers="allow")
        asked = appeal("2026-12-12", "2026-12-20")
        for edition in ("2026-11", "latest"):
            verdict(page, f"{edition}/{asked}")
            published.wait_until_kept(page, f"{address}{edition}/", served.folder / edition)
        workers = page.evaluate(
            "navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope))"
        )
        assert workers == [address], "one at the root for all editions"
        running.close()
        page.goto("about:blank")
        for edition, expected in (("2026-11", "too-late"), ("latest", "yes")):
            assert verdict(page, f"{address}{edition}/{asked}") == expected
        page.goto(f"{address}refund/?from=mail#card")
        page.wait_for_url("**/help/latest/refund/?from=mail#card")
        expect(page.locator("h1")).to_be_visible()


def test_the_selector_goes_to_the_same_page_by_keyboard(page):
    page.goto("latest/refund/")
    current = page.locator(".md-version__current")
    expect(current).to_contain_text("2027-01")
    current.focus()
    items = page.locator(".md-version__link")
    expect(items).to_have_text(["2027-01latest", "2026-12", "2026-11"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(items.nth(1)).to_be_focused()
    expect(items.nth(1)).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/2026-12/refund/")
    expect(page.locator(".md-version__current")).to_contain_text("2026-12")


@pytest.mark.parametrize("address", ["2026-11/refund/", "latest/changes/", "nowhere/"])
def test_nothing_keeps_anybody_out(new_page, address):
    page = with_axe(new_page)
    page.goto(address)
    expect(page.locator(".md-version__current")).to_be_visible()
    page.locator(".md-version__current").focus()
    assert not (found := barriers(page)), "\n".join(found)


@pytest.mark.parametrize("address", ["nowhere/", "latest/nowhere/", "2025-01/nowhere/deep/"])
def test_a_lost_address_is_helped(page, address):
    response = page.goto(address)
    assert response.status == 404
    expect(page.locator("h1")).to_have_text("We cannot find this page")
    expect(page.locator("[data-newest]")).to_be_hidden()
    page.get_by_role("link", name="When my refund comes").last.click()
    page.wait_for_url("**/help/latest/refund/")


def test_a_lost_address_searches(page):
    page.goto("nowhere/")
    page.get_by_label("Search this guide").fill("refnud")
    page.get_by_role("button", name="Search", exact=True).last.click()
    page.wait_for_url("**/help/latest/?q=refnud")
    expect(page.locator(".md-search-result__item").first).to_contain_text("refund")


@pytest.mark.parametrize("address", ["nowhere/", "2026-11/rules/"])
def test_where_nothing_is_found_each_page_of_the_edition_is_offered(page, address):
    page.goto(address)
    page.locator(".md-search__input").fill("qwxzv")
    offered = page.get_by_role("dialog", name="Search")
    offered.get_by_role("link", name="When will my refund arrive?").click()
    page.wait_for_url(f"**/help/{'latest' if address == 'nowhere/' else '2026-11'}/refund/")


@pytest.mark.parametrize(
    "address", ["2025-01/refund/?from=mail#card", "2025-01/refund?from=mail#card"]
)
def test_a_lost_edition_leads_to_the_same_page_in_the_newest(page, address):
    assert page.goto(address).status == 404
    page.locator("[data-newest] a").click()
    page.wait_for_url("**/help/latest/refund/?from=mail#card")


def test_the_changes_stand_on_their_page(page):
    page.goto("latest/changes/")
    entry = page.locator("#appeal-2027-01-05")
    for said in ("From 5 January 2027", "10 days", "14 days", "Can I still appeal?", "uestion 11"):
        expect(entry).to_contain_text(said)
    expect(page.locator("#appeal-2026-12-10")).to_contain_text("7 days")
    page.goto("2026-11/changes/")
    expect(page.locator("main")).to_contain_text("No rule has changed")
