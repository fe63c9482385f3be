"""Light or dark: as the device prefers, until the reader chooses; and a page's styles are read once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

SCHEMES = {"light": "default", "dark": "slate"}
PALETTE = "Object.keys(localStorage).filter((key) => key.endsWith('__palette'))"
# What has been read when the body begins. Whoever reads a stylesheet again has another object for it.
READ = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.read = [...document.styleSheets];
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
READ_ONCE = "window.read.every((sheet, n) => sheet === document.styleSheets[n])"


def shows(page: Page, scheme: str) -> None:
    """Raise AssertionError unless the page is shown in the colours of this scheme, and offers the others."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    assert page.evaluate("document.documentElement.style.colorScheme") == scheme
    [other] = set(SCHEMES) - {scheme}
    expect(page.locator("[data-colours] label:visible")).to_have_attribute(
        "title", f"Use {other} colours"
    )


def choose_other(page: Page) -> None:
    page.locator("[data-colours] label:visible").click()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.console_errors("bundle|ERR_FAILED|is not defined|undefined")
def test_the_first_look_has_the_colours_of_the_device_whatever_script_comes_late(
    new_page: NewPage, without_python: str, scheme: str
) -> None:
    page = new_page(base_url=without_python, color_scheme=scheme)
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto("about/")
    shows(page, scheme)


def test_until_the_reader_chooses_the_colours_follow_the_device_and_nothing_is_kept(
    new_page: NewPage, without_python: str
) -> None:
    page = new_page(base_url=without_python, color_scheme="light")
    page.goto("about/")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        shows(page, scheme)
    assert page.evaluate(PALETTE) == []


@pytest.mark.parametrize(("device", "chosen"), [("light", "dark"), ("dark", "light")])
def test_what_the_reader_chooses_holds_on_every_page_whatever_the_device_prefers(
    new_page: NewPage, without_python: str, device: str, chosen: str
) -> None:
    page = new_page(base_url=without_python, color_scheme=device)
    page.goto("about/")
    choose_other(page)
    shows(page, chosen)
    page.get_by_role("link", name="Rules").first.click()
    expect(page.locator("h1")).to_contain_text("rules")
    shows(page, chosen)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.reload()
        shows(page, chosen)
    choose_other(page)
    shows(page, device)


def test_the_colours_are_changed_by_the_keyboard_too(
    new_page: NewPage, without_python: str
) -> None:
    page = new_page(base_url=without_python, color_scheme="light")
    page.goto("about/")
    page.locator("[name=__palette]:checked").focus()
    for scheme in ("dark", "light"):
        page.keyboard.press("Enter")
        shows(page, scheme)
        expect(page.locator("[name=__palette]:checked")).to_be_focused()
    page.keyboard.press("ArrowDown")
    shows(page, "dark")
    assert page.evaluate("location.search") == ""


def test_the_page_stays_where_it_is_while_its_colours_change(
    new_page: NewPage, without_python: str
) -> None:
    page = new_page(base_url=without_python, color_scheme="light")
    page.goto("rules/")
    page.evaluate("scrollTo(0, 900)")
    for scheme in ("dark", "light"):
        choose_other(page)
        shows(page, scheme)
        assert page.evaluate("scrollY") == 900


def test_the_bar_of_a_phone_has_the_colour_of_the_header(
    new_page: NewPage, without_python: str
) -> None:
    page = new_page(base_url=without_python, color_scheme="light")
    page.goto("about/")
    bar = page.locator("meta[name=theme-color]")
    for _ in SCHEMES:
        header = page.locator(".md-header")
        expect(bar).to_have_attribute(
            "content", header.evaluate("header => getComputedStyle(header).backgroundColor")
        )
        choose_other(page)


def test_stylesheets_are_read_once_from_page_to_page(
    new_page: NewPage, without_python: str
) -> None:
    page = new_page(base_url=without_python)
    page.add_init_script(READ)
    page.goto("about/")
    # By then the theme has written the addresses anew, and two frames later a sheet would have come again.
    page.wait_for_function("document.querySelector('.md-logo').getAttribute('href').includes('//')")
    page.evaluate("new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")
    assert page.evaluate("window.read.length") >= 3
    assert page.evaluate(READ_ONCE)
    page.get_by_role("link", name="Rules").first.click()
    expect(page.locator("h1")).to_contain_text("rules")
    assert page.evaluate(READ_ONCE), "the page that came instantly has the same"
