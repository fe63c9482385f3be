"""Every fact is worded, stated on a page and used, and says where and when it was read."""

import re
from pathlib import Path

import pytest

from .cases import BOOK

ROOT = Path(__file__).parents[2]
FACTS = BOOK.facts
PAGES = {file.stem: file.read_text("utf-8") for file in (ROOT / "docs").glob("*.md")}
JUDGED_WITH = {fact_id for topic in BOOK.topics.values() for fact_id in topic.facts}


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_fact_leads_to_the_heading_that_states_it(fact):
    page, _, anchor = fact.page.partition("/#")
    assert f"{{ #{anchor} }}" in PAGES[page]


@pytest.mark.parametrize("fact_id", FACTS)
def test_a_fact_is_judged_with_or_named_on_a_page(fact_id):
    named = any(f'"{fact_id}"' in page for page in PAGES.values())
    assert fact_id in JUDGED_WITH or named


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_fact_says_its_figure_in_its_words(fact):
    states = BOOK.words.of_fact(fact, "states")
    sentences = BOOK.words.data["fact"][fact.id]
    assert states
    assert "{" not in states + BOOK.words.of_fact(fact, "reading")
    # "At once" and "one-year" are words, not figures.
    if BOOK.words.has_unit(fact) and fact.value not in (0, 1):
        assert re.search(r"\{(value|first|counted|list)\}", " ".join(sentences.values()))


def test_no_words_are_there_for_a_fact_that_is_not():
    assert set(BOOK.words.data["fact"]) == set(FACTS)
    for fact in FACTS.values():
        days = ("", *(f"/{each.since}" for each in fact.later))
        keys = {f"{key}{day}" for key in ("states", "reading") for day in days}
        assert set(BOOK.words.data["fact"][fact.id]) <= keys, fact.id


def test_the_edition_bears_the_month_in_which_the_facts_were_compared_last():
    versions = [each for fact in FACTS.values() for each in fact.versions]
    assert f"{max(each.checked_on for each in versions):%Y-%m}" == FACTS.edition
    latest = re.search(
        r"^## Edition (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert latest[1] == FACTS.edition


def test_every_question_of_the_source_is_asked_for_by_its_number():
    asked = {int(number) for fact in FACTS.values() for number in fact.asked}
    assert asked == set(range(1, len(asked) + 1))
    assert all(len(fact.asked) == len(fact.source) for fact in FACTS.values())


def test_a_contradiction_is_named_on_both_sides_and_on_one_page():
    for fact in FACTS.values():
        for other in fact.conflicts:
            assert fact.id in FACTS[other].conflicts
            assert FACTS[other].page.partition("#")[0] == fact.page.partition("#")[0]
    assert any(fact.conflicts for fact in FACTS.values())


def test_every_country_of_the_warranty_is_one_and_has_a_word():
    for countries in FACTS["warranty"].lists.values():
        assert set(countries) <= set(BOOK.calendars.names())
        assert set(countries) <= set(BOOK.words.data["word"])


def test_there_is_a_word_for_nothing_that_no_list_holds():
    listed = {word for fact in FACTS.values() for words in fact.lists.values() for word in words}
    assert set(BOOK.words.data["word"]) <= listed


def test_every_unit_of_a_figure_is_used():
    source = (ROOT / "checker" / "rulebook" / "facts.toml").read_text("utf-8")
    [units] = re.findall(r"^units = \[(.*)\]$", source, re.MULTILINE)
    assert set(re.findall(r'"(.*?)"', units)) <= {
        fact.unit.name for fact in FACTS.values() if fact.unit
    }
