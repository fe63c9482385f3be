"""Who lets the browser translate the page gets the same answers, and keeps their own words."""

import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Locator, Page, expect

import checker
from checker import marketplace
from tests.browser import buyer, evidence, scenes
from tests.browser.conftest import NewPage
from tests.browser.translator import translate, translated

BOOK = marketplace()
SCRIPTS = Path(__file__).parents[2] / "overrides"
# What gives a script back a text that it has written. Its title it has to put back.
READS_TEXT = re.compile(r"\.(textContent|innerText|innerHTML|outerHTML|nodeValue)\b(?!\s*=[^=])")
TEXT, CLEANED = "It never 到了。", "It never ."


def words(table: str, key: str) -> str:
    return translated(BOOK.words.get(table, key))


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page that is translated all the time."""
    page = new_page(locale="en-GB")
    translate(page)
    return page


def expected(link: str) -> dict[str, object]:
    """Return what a page must show for a link."""
    topic, _, query = link.partition("?")
    request = {"topic": topic, "today": scenes.TODAY, "fields": dict(parse_qsl(query))}
    return buyer.seen(checker.answer(request))


def test_every_answer_is_the_same(page: Page) -> None:
    page.goto("checker/")
    for name, link in scenes.ANSWERS.items():
        form = scenes.show(page, link)
        shown, right = buyer.read(form), expected(link)
        assert shown["verdict"] == right["verdict"], name
        assert shown["dates"].items() >= right["dates"].items(), name
        word = translated(BOOK.words.data["verdict"][shown["verdict"]])
        expect(form.locator(".checker-word").first).to_contain_text(word.split()[0])


def test_mistakes_are_told_and_mended_and_the_title_is_marked_once(page: Page) -> None:
    page.goto("refund/")
    expect(page).to_have_title(re.compile("^x"))
    title = page.title()
    form = buyer.checker(page, "refund")
    for _ in range(2):
        buyer.ask(form, {"processed": "2026-12-01", "today": scenes.TODAY})
        expect(form.locator(".checker-errors")).to_be_focused()
        expect(page).to_have_title(f"{words('form', 'errors-title')} {title}")
        expect(form.locator(".checker-error:visible")).to_have_count(1)
    buyer.ask(form, {"processed": "2026-11-20"})
    assert buyer.read(form)["verdict"] == "not-yet"
    expect(page).to_have_title(title)
    expect(form.locator(".checker-error:visible")).to_have_count(0)


def test_a_page_that_came_without_loading_has_its_own_title(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2026-12-01", "today": scenes.TODAY})
    form.locator(".checker-errors").wait_for()
    page.locator(".md-nav__link[href*=warranty]").first.evaluate("link => link.click()")
    warranty = buyer.checker(page, "warranty")
    buyer.ask(warranty, {"today": scenes.TODAY})
    buyer.read(warranty)
    expect(page).not_to_have_title(re.compile("Error"))
    expect(page).to_have_title(re.compile("xwarranty"))


def test_what_is_said_while_python_loads_is_said_once(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2026-11-20", "today": scenes.TODAY})
    buyer.read(form)
    assert page.evaluate("window.translated").count(BOOK.words.get("form", "loading")) == 1


def marked(page: Page) -> Locator:
    """Return the checker that has marked what the dispute form refuses in the text."""
    page.goto(scenes.address(scenes.ANSWERS["evidence"]))
    form = buyer.checker(page, "evidence")
    form.locator("[data-cleaned]").wait_for()
    return form


def test_the_cleaned_text_is_the_buyers_own(page: Page) -> None:
    form = marked(page)
    expect(form.locator(".checker-marked").first).to_have_text(TEXT)
    expect(form.locator("[data-use]")).to_have_text(words("take", "use"))
    form.locator("[data-use]").click()
    expect(form.locator("[name=text]")).to_have_value(CLEANED)


def test_the_cleaned_text_is_copied_as_the_buyer_wrote_it(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    form = marked(page)
    form.locator("[data-take=cleaned]").click()
    expect(form.locator("[data-by-hand]")).to_have_value(CLEANED)
    expect(form.locator("[data-taken]")).to_have_text(words("take", "refused"))


def test_files_bear_their_own_names_and_their_copies_are_made(page: Page) -> None:
    form = evidence.opening(page)
    name = "my broken phone.png"
    evidence.choose(form, {name: evidence.big_drawing()})
    [line] = evidence.lines(form, name)
    line.locator("[data-shrink]").click()
    saved = evidence.saved(form, "my broken phone-copy.jpg")
    assert saved


def test_dates_in_the_readers_language_and_labels_of_the_marketplace_stay(
    new_page: NewPage,
) -> None:
    page = new_page(locale="he-IL")
    translate(page)
    form = scenes.show_first(page, scenes.ANSWERS["not-yet"])
    for date in form.locator("[data-answer] time").all():
        assert "x" not in date.inner_text()
    assert "x" not in form.locator(".checker-edition bdi").inner_text()
    page.goto("open-dispute/")
    assert "x" not in page.locator(".screen").first.inner_text()


def test_a_search_that_finds_nothing_says_what_else_there_is(page: Page) -> None:
    page.goto("about/")
    expect(page.locator(".md-search-result__meta")).to_have_text("xType xto xstart xsearching")
    box, offer = page.locator(".md-search__input"), page.locator(".nothing-found")
    box.fill("qwxzv")
    expect(offer).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile("/about/"))
    box.fill("refund")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(offer).to_have_count(0)


def test_what_is_forgotten_is_said(page: Page) -> None:
    page.goto("checker/")
    form = buyer.checker(page, "my-case")
    buyer.fill(form, {"sent": "2026-11-01"})
    form.locator("[data-forget]").click()
    expect(form.locator("[data-status]")).to_have_text(words("timeline", "forgotten"))
    expect(form.locator("[name=sent]")).to_have_value("")


@pytest.mark.parametrize("script", sorted(SCRIPTS.rglob("*.js")), ids=lambda file: file.name)
def test_no_script_reads_what_a_page_says(script: Path) -> None:
    assert READS_TEXT.findall(script.read_text("utf-8")) == []
