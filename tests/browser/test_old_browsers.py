"""A browser that cannot run the checker is told so at once; one that only lacks what is newer works."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import buyer, evidence, scenes
from tools import browsers

CANNOT = {
    "no WebAssembly": "delete window.WebAssembly",
    "an old WebAssembly": "WebAssembly.validate = () => false",
    "a blocked WebAssembly": "WebAssembly.Module = function () { throw new EvalError(); }",
    "no cascade layers": "delete window.CSSLayerBlockRule",
    "a Safari before 16.4": "delete window.CompressionStream",
    "no workers that are modules": "window.Worker = class { constructor() { throw new Error(); } }",
    "no elements of its own": "delete window.customElements",
}
OLD = CANNOT["no cascade layers"]
PYTHON = ("/runtime/", "/pack/", "dispute-checker/worker.js")
# What came after the oldest browsers, or differs there.
OLDER = """
for (const name of Object.keys(Object.getOwnPropertyDescriptors(Element.prototype))) {
  if (/^aria[A-Z]/.test(name)) delete Element.prototype[name];
}
delete HTMLElement.prototype.inert;
for (const name of ["toSpliced", "toSorted", "toReversed", "with", "findLast"]) delete Array.prototype[name];
for (const name of ["groupBy"]) delete Object[name];
delete Promise.withResolvers;
delete window.ClipboardItem;
const opens = window.createImageBitmap;
window.createImageBitmap = (picture, options) => {
  if (options?.imageOrientation === "from-image") throw new TypeError("no such orientation");
  return opens(picture);
};
"""
WITHOUT_HAS = """
() => {
  const drop = (rules) => {
    for (let place = rules.length - 1; place >= 0; place -= 1) {
      const rule = rules[place];
      if (rule.selectorText?.includes(":has(")) (rule.parentRule ?? rule.parentStyleSheet).deleteRule(place);
      else if (rule.cssRules?.length) drop(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) drop(sheet.cssRules);
}
"""


def words(place: Page | Locator) -> Locator:
    return place.locator(".checker-unable")


@pytest.mark.parametrize("missing", CANNOT.values(), ids=CANNOT)
@pytest.mark.console_errors("Worker|customElements|reading 'define'|reading 'get'")
def test_a_browser_that_cannot_is_told_so_and_fetches_no_python(page: Page, missing: str) -> None:
    page.add_init_script(missing)
    sent = buyer.requests(page)
    page.goto("refund/")
    expect(words(page)).to_be_visible()
    expect(words(page)).to_contain_text(browsers.sentence("{others} and {last}"))
    for place in ("form", "[data-status]", "[data-retry]", "[data-keep]", "[data-forget]"):
        expect(
            page.locator("dispute-checker").locator(place).locator("visible=true")
        ).to_have_count(0)
    expect(words(page).get_by_role("link")).to_have_attribute("href", re.compile("/rules/$"))
    expect(page.locator(".examples li").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not [each.url for each in sent if any(part in each.url for part in PYTHON)]


def test_a_link_to_an_answer_leads_to_these_words(page: Page) -> None:
    page.add_init_script(OLD)
    sent = buyer.requests(page)
    page.goto(scenes.address(scenes.ANSWERS["too-late"]))
    told = words(page.locator("#appeal"))
    expect(told).to_be_in_viewport()
    expect(words(page).locator("visible=true")).to_have_count(1)
    expect(page.locator("#appeal .examples li").first).to_be_visible()
    assert not [each.url for each in sent if any(part in each.url for part in PYTHON)]


def test_a_page_that_came_without_loading_says_so_too(page: Page) -> None:
    page.add_init_script(OLD)
    page.goto("about/")
    page.locator(".md-nav__link[href*=warranty]").first.evaluate("link => link.click()")
    expect(words(page)).to_be_visible()


@pytest.mark.console_errors("integrity")
def test_a_script_that_cannot_be_read_is_told_by_one_that_can(page: Page) -> None:
    page.add_init_script(OLD)
    page.route(
        "**/element.js",
        lambda route: route.fulfill(body="class { #= }", content_type="text/javascript"),
    )
    page.goto("refund/")
    expect(words(page)).to_be_visible()


def test_a_browser_that_can_is_told_nothing(page: Page) -> None:
    page.goto("refund/")
    expect(words(page)).to_be_hidden()
    expect(buyer.checker(page, "refund").locator("form")).to_be_visible()


def test_an_older_browser_answers_marks_and_copies(page: Page) -> None:
    page.add_init_script(OLDER)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2026-11-02", "today": scenes.TODAY})
    assert buyer.read(form)["verdict"] == "not-yet"
    release = buyer.hold(page, "**/calendars/DE.json")
    buyer.ask(form, {"country": "DE"})
    expect(form.locator("[data-answer]")).to_have_attribute("aria-busy", "true")
    release()
    buyer.read(form)


def test_an_older_browser_opens_pictures_and_takes_files_off_the_list(page: Page) -> None:
    page.add_init_script(OLDER)
    form = evidence.opening(page)
    files = {"a.png": evidence.big_drawing(), "b.png": evidence.box()}
    first, _ = evidence.chosen(form, files)
    expect(first.locator("canvas")).to_be_visible()
    first.locator("[data-shrink]").click()
    assert evidence.saved(form, "a-copy.jpg")
    evidence.lines(form, "a-copy.jpg", "b.png")[0].locator("[data-remove]").click()
    evidence.lines(form, "b.png")


def test_python_starts_where_nothing_is_compiled_while_it_comes(page: Page) -> None:
    release = buyer.hold(page)
    with page.expect_worker(lambda worker: "dispute-checker" in worker.url) as started:
        page.goto("refund/")
    started.value.evaluate("() => { delete WebAssembly.compileStreaming; }")
    release()
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2026-11-02", "today": scenes.TODAY})
    assert buyer.read(form)["verdict"] == "not-yet"


@pytest.mark.parametrize("address", ["refund/", "checker/"])
def test_an_answer_stands_alone_on_paper_without_has(page: Page, address: str) -> None:
    page.goto(scenes.address(scenes.ANSWERS["not-yet"], address))
    form = buyer.checker(page, "refund")
    buyer.read(form)
    page.evaluate(WITHOUT_HAS)
    page.emulate_media(media="print")
    headings = page.locator(".md-content :is(h1, h2, h3)").locator("visible=true")
    inside = form.locator("[data-answer] :is(h2, h3)").locator("visible=true")
    assert headings.count() == inside.count() + 1
    for place in ("form", ".checker-take", ".examples", ".checker-question", ".page-note"):
        expect(page.locator(place).locator("visible=true")).to_have_count(0)
