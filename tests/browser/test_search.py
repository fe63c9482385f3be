"""The search finds what buyers mean, however they type it, and where it finds nothing it says what to do."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data
from playwright.sync_api import Locator, Page, expect

from tests.axe import barriers, with_axe
from tests.browser import buyer, scenes
from tests.browser.conftest import NewPage

FILE = Path(__file__).with_name("search.toml")
PHRASES = tomllib.loads(FILE.read_text(encoding="utf-8"))
NOTHING = "qwxzv"  # no word, and near to none
OFFER = ".nothing-found"

# The box says with each list of hits how many there are. It asks again only where the text is another one.
ARM = """
said => {
  window.answered = new Promise(answer => {
    new MutationObserver(answer).observe(said, { childList: true });
    setTimeout(answer, 30_000); // a search that is broken
  });
}
"""
HITS = """
async hits => {
  await window.answered;
  return [...document.querySelectorAll(hits)].map(hit => new URL(hit.href).pathname.split("/").at(-2));
}
"""


def box(page: Page) -> Locator:
    return page.locator(".md-search__input")


def hits(page: Page, phrase: str) -> list[str]:
    """Type a phrase in the place of another one, and return the pages that are found, the best first."""
    page.locator(buyer.SEARCH_SAYS).evaluate(ARM)
    box(page).fill(phrase)
    return answered(page)


def answered(page: Page) -> list[str]:
    """Wait for the answer to what was typed, and return the pages that are found, the best first."""
    found: list[str] = page.evaluate(HITS, ".md-search-result__item > a")
    return list(dict.fromkeys(found))


def missed(page: Page, table: str, places: int) -> Iterator[str]:
    """Yield each phrase of the table whose page is not among the first hits, and what is found instead."""
    for meant, phrases in PHRASES[table].items():
        for phrase in phrases:
            found = hits(page, phrase)[:places]
            if meant not in found:
                yield f"{phrase}: {meant} is not among {found}"


@pytest.fixture
def searching(page: Page) -> Page:
    """Return a page whose search has read its index."""
    page.goto("about/")
    buyer.await_search(page)
    return page


def test_the_most_usual_phrases_find_their_page_first(searching: Page) -> None:
    assert not list(missed(searching, "first", 1))


def test_whatever_buyers_type_finds_its_page_among_the_first_three(searching: Page) -> None:
    assert not list(missed(searching, "among-three", 3))


def test_enough_phrases_are_tried_and_none_twice() -> None:
    first, others = (
        [phrase for phrases in PHRASES[table].values() for phrase in phrases]
        for table in ("first", "among-three")
    )
    assert len(first) >= 20
    assert len(first) + len(others) >= 80
    assert len({*first, *others}) == len(first) + len(others)


def test_each_page_of_a_question_is_looked_for() -> None:
    asked = {
        page.stem for page in scenes.DOCS.glob("*.md") if "\ntopic: " in page.read_text("utf-8")
    }
    assert asked <= PHRASES["first"].keys() & PHRASES["among-three"].keys()


# What is typed, and what else finds the same: a test that loads a page for each would take a minute.
SAME = {
    "REFUND": "refund",
    "  refund?!  ": "refund",
    "refund: +card -~^*": "refund card",
    '"refund" (card)': "refund card",
    "jpg/png": "jpg png",
    "can\u2019t open dispute": "cannot open dispute",
    "cant open dispute": "cannot open dispute",
    "seller doesn't answer": "seller not answer",
    "lostparcel": "lost parcel",
    "how big is 2MB": "how big is 2 mb",
    # A typing mistake: two letters exchanged, one missing, one too many, the key beside it; and two at once.
    "refnud": "refund",
    "refud": "refund",
    "reffund": "refund",
    "rwfund": "refund",
    "wararnyt": "warranty",
}


def test_signs_capitals_and_typing_mistakes_change_nothing(searching: Page) -> None:
    for typed, meant in SAME.items():
        assert hits(searching, typed) == hits(searching, meant) != [], typed


def test_a_word_is_found_by_its_forms_and_not_by_what_only_begins_like_it(
    searching: Page,
) -> None:
    # The page about the seller's answer speaks of a partial refund and a counter offer.
    for forms in (("part", "parts"), ("count", "counts", "counted")):
        first, *others = (hits(searching, form) for form in forms)
        assert first
        assert "seller-reply" not in first
        assert all(found == first for found in others)


def test_a_pasted_letter_is_searched_for_by_its_first_words(searching: Page) -> None:
    # To look for the word that was meant by each of these would take a minute.
    hits(searching, NOTHING)
    letter = " ".join(f"qwxz{number}v" for number in range(20_000))
    assert "refund" in hits(searching, f"refund {letter}")


def test_a_word_is_found_before_it_is_whole(searching: Page) -> None:
    for part in ("ref", "refu", "warr", "cust"):
        assert hits(searching, part), part


def test_a_phrase_that_finds_nothing_leaves_no_hits_standing(searching: Page) -> None:
    for typed in (NOTHING, "нонсенс", "無無無", "?!"):
        assert hits(searching, "refund")
        # Text in another script comes without keys: it is composed, pasted or spoken.
        searching.locator(buyer.SEARCH_SAYS).evaluate(ARM)
        box(searching).select_text()
        searching.keyboard.insert_text(typed)
        assert answered(searching) == [], typed
        expect(searching.locator(buyer.SEARCH_SAYS)).to_have_text("Nothing found")
        expect(searching.locator(OFFER)).to_be_visible()


def test_another_script_is_found_where_a_page_knows_it(searching: Page) -> None:
    box(searching).focus()
    searching.keyboard.insert_text("退款")
    expect(searching.locator(".md-search-result__item").first).to_contain_text("refund")


def test_where_nothing_is_found_the_questions_and_the_checker_are_offered(page: Page) -> None:
    page.goto("refund/#card")
    hits(page, NOTHING)
    offered = page.locator(f"{OFFER} a")
    expect(offered.first).to_have_text("Check my dates")
    pages = [get_data(page.read_text("utf-8"))[1] for page in scenes.DOCS.glob("*.md")]
    titles = ["Check my dates", *(page["title"] for page in pages if "questions" in page)]
    assert sorted(offered.all_text_contents()) == sorted(titles)
    # The theme closes the search when the place has come, often after the words were typed.
    expect(offered.first).to_be_visible()
    assert hits(page, "refund")
    expect(offered).to_have_count(0)


def test_the_offer_leads_there_from_a_page_that_came_without_loading(page: Page) -> None:
    buyer.enter(page, "")
    page.locator(".choices a[href*='cancel']").click()
    page.wait_for_url("**/cancel/")
    # The address is another one before the page is.
    page.locator("dispute-checker[topic=cancel]").wait_for(state="attached")
    hits(page, NOTHING)
    page.get_by_role("link", name="Is my phone or tablet under warranty?").click()
    page.wait_for_url("**/warranty/")
    expect(page.locator("h1")).to_have_text("Is my phone or tablet under warranty?")
    assert page.evaluate("window.kept")
    expect(page.locator(OFFER)).not_to_be_in_viewport()


def test_the_keyboard_walks_through_what_is_offered(searching: Page) -> None:
    hits(searching, NOTHING)
    searching.keyboard.press("Enter")
    assert searching.url.endswith("/about/"), "nothing was chosen yet"
    searching.keyboard.press("ArrowDown")
    expect(searching.locator(f"{OFFER} a").first).to_be_focused()
    searching.keyboard.press("ArrowUp")
    expect(box(searching)).to_be_focused()
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("ArrowDown")
    expect(searching.locator(f"{OFFER} a").nth(1)).to_be_focused()
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/not-arrived/")


def test_the_keyboard_walks_through_hits_as_before(searching: Page) -> None:
    hits(searching, NOTHING)
    assert hits(searching, "refund late")[0] == "refund"
    searching.keyboard.press("ArrowDown")
    expect(searching.locator(".md-search-result__link").first).to_be_focused()
    searching.keyboard.press("ArrowUp")
    searching.keyboard.press("Enter")
    searching.wait_for_url(re.compile("/refund/"))


def test_a_search_that_stands_in_the_address_is_answered(page: Page) -> None:
    page.goto("?q=waranty")
    expect(page.locator(".md-search-result__item").first).to_contain_text("under warranty?")
    page.goto(f"?q={NOTHING}")
    expect(page.locator(OFFER)).to_be_visible()


def test_how_much_was_found_is_said_to_those_who_hear_the_page(searching: Page) -> None:
    hits(searching, NOTHING)
    expect(searching.get_by_role("status").filter(has_text="Nothing found")).to_be_visible()


def test_an_open_search_has_no_barrier(new_page: NewPage) -> None:
    page = with_axe(new_page)
    page.goto("about/")
    for phrase in ("refund card", NOTHING):
        hits(page, phrase)
        assert not (found := barriers(page)), "\n".join(found)
