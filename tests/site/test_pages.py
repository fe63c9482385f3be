"""Every question has its page, and every page says what it is, from when, and how to ask it."""

import re
from datetime import date
from html import escape
from urllib.parse import urljoin

import pytest

from checker import answer
from tools import site_language
from tools.examples import read_examples

BOOK = site_language.rulebook()
# Which page answers which question of the source.
PAGES = {
    "Q1": "not-arrived",
    "Q2": "open-dispute",
    "Q3": "cannot-open",
    "Q4": "seller-reply",
    "Q5": "add-proof",
    "Q6": "domestic-return",
    "Q7": "warranty",
    "Q8": "late-arrival",
    "Q9": "cancel",
    "Q10": "refund",
    "Q11": "result",
}


@pytest.mark.parametrize(("question", "slug"), PAGES.items())
def test_every_question_of_the_source_has_its_page(built, sources, question, slug):
    [page] = [source for source in sources if source.slug == slug]
    assert question in page.meta["questions"]
    assert page.address in built


def test_every_question_that_a_fact_is_from_has_its_row():
    assert {question for fact in BOOK.facts.values() for question in fact.source} == set(PAGES)


@pytest.mark.parametrize("address", ["", "checker/", "rules/", "about/"])
def test_the_pages_around_the_questions_exist(built, address):
    assert address in built


def test_a_page_says_what_it_is_about(built, source):
    page = built[source.address]
    assert source.meta["title"] in page.title
    assert page.description == source.meta["description"]
    assert page.headings == [source.meta["title"]]


def test_a_page_says_when_a_person_last_read_it(built, source):
    reviewed = source.meta["reviewed"]
    assert isinstance(reviewed, date)
    assert f'<time datetime="{reviewed}">' in built[source.address].html


def test_a_page_bears_the_edition_without_javascript(built, source):
    assert f"Edition {BOOK.facts.edition}" in built[source.address].html


def test_no_two_pages_share_a_heading_or_a_description(sources):
    for name in ("title", "description"):
        values = [source.meta[name] for source in sources]
        assert len(set(values)) == len(values)


def test_a_page_with_a_topic_has_its_checker(built, source):
    expected = [source.meta["topic"]] if "topic" in source.meta else []
    if source.slug != "checker":
        assert built[source.address].topics == expected


def test_the_checker_page_has_every_topic_that_a_page_has(built, sources):
    topics = {source.meta["topic"] for source in sources if "topic" in source.meta}
    assert topics <= set(built["checker/"].topics)
    assert topics <= set(built["checker/"].ids)


def test_the_menu_reaches_every_page(built, source):
    start = built[""]
    assert f"/{source.address}" in {urljoin("/", href).partition("#")[0] for href in start.menu}


def test_no_id_stands_twice_on_a_page(built, source):
    ids = built[source.address].ids
    assert sorted(set(ids)) == sorted(ids)


def test_the_checker_page_asks_every_question(built):
    assert set(BOOK.topics) <= set(built["checker/"].topics)
    assert len(built["checker/"].topics) == len(set(built["checker/"].topics))


def test_every_topic_has_a_page_of_its_own(sources):
    assert {source.meta["topic"] for source in sources if "topic" in source.meta} == set(
        BOOK.topics
    )


def test_every_page_of_a_question_has_a_card_on_the_start_page(sources):
    [start] = [source for source in sources if source.slug == "index"]
    cards = re.findall(r'"([\w-]+)"', " ".join(re.findall(r"cards\((.*?)\)", start.body)))
    assert {source.slug for source in sources if "topic" in source.meta} <= set(cards)


@pytest.mark.parametrize(
    "example", [each for each in read_examples() if each.shows], ids=lambda each: each.name
)
def test_a_telling_example_stands_on_its_page_with_its_answer(built, example):
    page = built[f"{example.page}/"]
    assert example.link in page.links
    assert escape(answer(example.request)["headline"]) in page.html


def test_an_address_that_does_not_exist_leads_back_to_the_start(not_found):
    assert not_found.headings == [BOOK.words.get("site", "not-found-title")]
    assert "/" in {urljoin("/", href) for href in not_found.links}
