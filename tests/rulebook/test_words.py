"""Every sentence about the marketplace's rules is there, is used, can be filled, and holds no figure."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from checker import marketplace
from checker.doors import wire
from checker.engine.errors import Refused
from checker.engine.fields import FieldKind
from checker.engine.record import Answer, Nudge, State, Verdict
from tests.words import FLAWS, looked_up, placeholders, sentences
from tools.examples import read_examples

from .cases import BOOK

ROOT = Path(__file__).parents[2]
WORDS = BOOK.words
LANGUAGES = [file.stem for file in (ROOT / "checker/rulebook/words").glob("*.toml")]
GENERAL, OWN = (
    tomllib.loads((ROOT / "checker" / file).read_text("utf-8"))
    for file in ("words/en.toml", "rulebook/words/en.toml")
)
QUESTIONS = (*BOOK.topics, BOOK.course.id)
PARTS_OF_AN_ANSWER = ("headline", "because", "next", "date", "item")
PLACES = {
    field.name
    for field in BOOK.fields.values()
    if field.kind in (FieldKind.COUNTRY, FieldKind.REGION)
}
# What a sentence of any topic may name besides figures and the topic's own dates.
ALWAYS = PLACES | {"act-by", "still"}
# What a sentence about a file may name besides: how its name ends, what is inside, what to call it.
OF_A_FILE = {"ending", "inside", "rename"}
# Only other figures than those of today can reach these.
OUT_OF_REACH = {"headline/never", "because/dispute-after-finish/never"}


ALL = list(sentences(OWN))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_asked_in_words(question):
    assert WORDS.question(question).endswith("?")


@pytest.mark.parametrize("name", BOOK.fields)
def test_a_field_has_its_label(name):
    assert WORDS.field(name, "label")


@pytest.mark.parametrize("field", BOOK.fields.values(), ids=BOOK.fields)
def test_every_option_has_its_words_and_no_other_has(field):
    own, general = OWN["field"][field.name].get("options", {}), GENERAL["option"]
    assert set(own) <= set(field.options)
    for option in field.options:
        assert WORDS.option(field.name, option) == (own.get(option) or general[option])


def test_words_for_fields_are_not_there_in_vain():
    assert set(OWN["field"]) == set(BOOK.fields)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_words_only_the_fields_that_it_asks_for_in_its_own_way(question):
    own = OWN[question].get("field", {})
    assert set(own) <= set(BOOK.forms[question])
    for name, words in own.items():
        assert set(words) <= {"label", "hint"}
        assert words["label"] != OWN["field"][name]["label"]


@pytest.mark.parametrize("topic", BOOK.topics)
def test_a_sentence_of_a_topic_names_only_figures_and_dates_that_there_are(topic):
    known = {*BOOK.figures, *OWN[topic].get("date", ()), *ALWAYS}
    if BOOK.counts_business_days(topic):
        known.add("follows")
    for table in PARTS_OF_AN_ANSWER:
        for path, sentence in sentences(OWN[topic].get(table, {}), table):
            of_a_file = OF_A_FILE if topic == "evidence" and table == "item" else set()
            assert placeholders(sentence) <= known | of_a_file, path


@pytest.mark.parametrize("topic", BOOK.topics)
def test_a_reason_names_the_figures_of_no_fact_but_its_own(topic):
    for key, sentence in sentences(OWN[topic]["because"]):
        fact = key.partition("/")[0].partition(".")[0]
        named = {name.partition("/")[0] for name in placeholders(sentence)} & set(BOOK.facts)
        assert named <= {fact}, key


def test_the_steps_for_all_questions_are_those_that_time_and_doubt_add():
    assert set(OWN["next"]) == set(Nudge)
    for path, sentence in sentences(OWN["next"]):
        assert placeholders(sentence) <= ALWAYS, path


def spoken(answer: Answer) -> Iterator[str]:
    """Yield the place of every sentence of an answer in the words of its topic."""
    finding = answer.finding
    yield f"headline/{finding.headline}"
    yield from (f"because/{key}" for key in finding.because)
    yield from (f"next/{key}" for key in answer.steps)
    yield from (f"date/{name}" for name in answer.dates)
    yield from (f"item/{item.sentence}" for item in finding.items)


def reached(topic: str) -> set[str]:
    """Return the place of every sentence that an example of a topic is answered with."""
    found: set[str] = set()
    for example in read_examples():
        if example.topic == topic:
            try:
                found.update(spoken(wire.solve(BOOK, example.request)))
            except Refused:
                continue
    return found


@pytest.mark.parametrize("topic", BOOK.topics)
def test_every_sentence_of_a_topic_is_reached_by_an_example(topic):
    there = {f"{part}/{key}" for part in PARTS_OF_AN_ANSWER for key in OWN[topic].get(part, ())}
    assert there - OUT_OF_REACH == reached(topic) & there
    general = {
        *(f"next/{nudge}" for nudge in Nudge),
        *(f"headline/{key}" for key in GENERAL["headline"]),
    }
    assert reached(topic) <= there | general


def test_every_step_leads_to_a_place_on_a_page():
    steps = [step for path, step in ALL if path.endswith(".href")]
    assert len(steps) > 50
    for href in steps:
        page, _, place = href.partition("/#")
        source = (ROOT / "docs" / f"{page.rstrip('/')}.md").read_text("utf-8")
        assert not place or f"{{ #{place} }}" in source, href


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_and_files_that_were_taken_along_are_known_again_for_ever(language):
    words = marketplace(language).words
    marks = [("take", "product"), ("take", "origin"), ("orders", "kind")]
    assert [words.get(*mark) for mark in marks] == [
        "-//dispute-checker//EN",
        "dispute-checker",
        "dispute-checker orders",
    ]


def test_no_figure_is_typed_by_hand():
    # Day 0, the day of the event, is how we count and no figure of the source.
    typed = [(path, re.findall(r"\d+", re.sub(r"\{[^}]*\}", "", text))) for path, text in ALL]
    named = {"fact.evidence-size.states"}  # "2 MB" is how the source writes it
    assert {path for path, digits in typed if set(digits) - {"0"}} <= named | by_the_calendar()


def by_the_calendar() -> set[str]:
    """Return the place of what is said about days that the calendar, and no fact, makes special."""
    return {path for path, text in ALL if "29 February" in text}


@pytest.mark.parametrize(
    ("flaw", "why"),
    FLAWS,
)
def test_sentences_are_neat(flaw, why):
    assert [path for path, sentence in ALL if re.search(flaw, sentence)] == [], why


@cache
def worked_out() -> set[tuple[str, str]]:
    """Return what the code may look up as data: any string of the module may be the key."""
    possible = set()
    for file in [*ROOT.glob("checker/**/*.py"), *ROOT.glob("tools/**/*.py")]:
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        strings = {node.value for node in nodes if isinstance(node, ast.Constant)}
        for node in nodes:
            match node:
                case ast.Subscript(value=ast.Attribute(attr="data"), slice=ast.Constant(table)):
                    possible |= {(table, word) for word in strings}
                case ast.Subscript(value=ast.Attribute(attr="words")):
                    possible |= {("site", word) for word in strings}
    return possible


@cache
def in_templates() -> set[str]:
    """Return the keys of the site's words that the theme names."""
    templates = " ".join(file.read_text("utf-8") for file in ROOT.glob("overrides/**/*.html"))
    return set(re.findall(r"\bwords(?:\.|\[\")([a-z-]+)", templates))


PARTS_OF_A_PAGE = (
    "form",
    "slide",
    "orders",
    "what-if",
    "journey",
    "answer",
    "strip",
    "take",
    "chart",
    "timeline",
    "left",
    "pictures",
    "source",
    "site",
)


@pytest.mark.parametrize("table", PARTS_OF_A_PAGE)
def test_no_sentence_of_the_page_is_there_in_vain(table):
    named, possible = looked_up()
    possible = possible | worked_out()
    states = {(part, state) for part in ("chart", "timeline") for state in State}
    states.add(("orders", "brought"))
    known = named | possible | states | {("site", key) for key in in_templates()}
    assert [key for key in WORDS.data[table] if (table, key) not in known] == []


@pytest.mark.parametrize("table", [*PARTS_OF_A_PAGE, "format", "verdict", "headline"])
def test_every_sentence_that_the_code_names_is_there(table):
    named, _ = looked_up()
    assert [key for name, key in named if name == table and key not in WORDS.data[table]] == []
    assert in_templates() <= set(WORDS.data["site"])


def test_a_table_that_nobody_knows_does_not_stand_in_the_words():
    general = {
        "language",
        "format",
        "unit",
        "verdict",
        "headline",
        "error",
        "field",
        "option",
        "counted",
        "provisional",
        "since",
    }
    own = {"next", "fact", "word", "bank-days", *QUESTIONS}
    assert set(WORDS.data) == general | own | set(PARTS_OF_A_PAGE)
    assert set(WORDS.data["verdict"]) == set(GENERAL["verdict"]) > set(Verdict)


def test_the_rulebook_s_own_words_take_the_place_of_no_general_ones():
    general, own = dict(sentences(GENERAL)), dict(sentences(OWN))
    assert general.keys() & own.keys() == {"language"}
