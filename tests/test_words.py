"""Every sentence that is needed is there, can be filled, and holds no figure of its own."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from checker.answer import Verdict
from checker.errors import Code
from checker.fields import FIELDS, TODAY
from checker.policy import POLICY
from checker.sentences import FIGURES
from checker.timeline import MY_CASE, State
from checker.topics import TOPICS
from checker.words import WORDS

ROOT = Path(__file__).parents[1]
SOURCES = [*ROOT.glob("checker/**/*.py"), *ROOT.glob("tools/**/*.py")]

# What a sentence of any topic may name besides figures and the topic's own dates.
ALWAYS = {"country", "act-by"}
# What a message about a mistake may name, besides what every such message may.
EVERY_ERROR = {"label", "field", "options", "example"}
ERRORS = {
    "unknown-topic": {"typed", "known"},
    "unknown-topic/missing": {"known"},
    "unknown-field": {"known"},
    "not-a-date": {"typed"},
    "not-a-date/half": set(),
    "out-of-range": {"first", "last"},
    "out-of-range/calendar": {"first", "last", "country"},
    "in-the-future": {"today"},
    "out-of-order": {"earlier"},
    "not-an-option": {"typed"},
    "not-an-option/country": {"typed"},
    "bad-range": {"most"},
    "bad-range/backwards": set(),
    "one-range": {"other"},
    "bad-file": {"number"},
    "bad-file/too-many": {"most", "number"},
    "too-long": {"most", "length"},
    "bad-request": set(),
    "bad-request/too-large": {"most"},
    "bad-request/fields": set(),
    "bad-request/text-expected": set(),
    "bad-request/list-expected": set(),
    "bad-request/unknown-key": set(),
}


def sentences(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every sentence with the path that leads to it."""
    match data:
        case str():
            yield path, data
        case list():
            for word in data:
                yield path, word
        case dict():
            for key, value in data.items():
                yield from sentences(value, f"{path}.{key}" if path else key)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


ALL = list(sentences(WORDS.data))


def test_the_words_are_english():
    assert WORDS.language == "en"


@pytest.mark.parametrize("topic", [*TOPICS, MY_CASE])
def test_a_topic_has_its_question(topic):
    assert WORDS.question(topic).endswith("?")


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_has_its_word(verdict):
    assert WORDS.get("verdict", verdict)


def test_there_is_a_word_for_no_other_verdict():
    assert set(WORDS.data["verdict"]) == set(Verdict)


@pytest.mark.parametrize("name", [*FIELDS, TODAY.name])
def test_a_field_has_its_label(name):
    assert WORDS.field(name, "label")


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)
def test_every_option_has_its_words_and_no_other_has(field):
    own, general = WORDS.data["field"][field.name].get("options", {}), WORDS.data["option"]
    assert set(own) <= set(field.options)
    for option in field.options:
        assert WORDS.option(field.name, option) == (own.get(option) or general[option])


def test_words_for_options_and_fields_are_not_there_in_vain():
    asked = {option for field in FIELDS.values() for option in field.options}
    assert set(WORDS.data["option"]) <= asked
    assert set(WORDS.data["field"]) == {*FIELDS, TODAY.name}


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.id)
def test_a_topic_words_only_the_fields_that_it_asks_for_in_its_own_way(topic):
    own = WORDS.data[topic.id].get("field", {})
    assert set(own) <= set(topic.fields)
    for name, words in own.items():
        assert set(words) <= {"label", "hint"}
        assert WORDS.field(name, "label", topic.id) == words["label"]


def test_a_field_without_a_hint_has_none():
    assert WORDS.field("country", "hint") == ""
    assert WORDS.field("country", "hint", "refund") != ""
    assert WORDS.field("no-such-field", "label", "refund") == ""
    assert WORDS.field("sent", "label", "no-such-topic") == WORDS.field("sent", "label")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_reason_names_a_fact(topic):
    facts = {key.partition("/")[0] for key in WORDS.data[topic]["because"]}
    assert facts <= set(POLICY)


def test_the_messages_are_those_of_the_codes_and_their_variants():
    assert set(WORDS.data["error"]) == set(ERRORS)
    assert {key.partition("/")[0] for key in ERRORS} == set(Code)


@pytest.mark.parametrize(("key", "names"), ERRORS.items())
def test_a_message_names_only_what_its_mistake_knows(key, names):
    assert placeholders(WORDS.data["error"][key]) <= names | EVERY_ERROR


def test_a_message_is_the_variant_s_own_or_else_that_of_the_code():
    own, general = WORDS.data["error"]["bad-range/backwards"], WORDS.data["error"]["bad-range"]
    assert WORDS.error("bad-range", "backwards") == own
    assert WORDS.error("bad-range", "country") == WORDS.error("bad-range") == general


@pytest.mark.parametrize("topic", TOPICS)
def test_a_sentence_of_a_topic_names_only_figures_and_dates_that_there_are(topic):
    known = set(FIGURES) | set(WORDS.data[topic].get("date", ())) | ALWAYS
    for table in ("headline", "because", "next", "item"):
        for path, sentence in sentences(WORDS.data[topic].get(table, {}), table):
            assert placeholders(sentence) <= known, path


def test_a_step_for_all_topics_names_only_what_every_topic_has():
    for path, sentence in sentences(WORDS.data["next"]):
        assert placeholders(sentence) <= ALWAYS, path


def test_a_step_is_the_topic_s_own_or_else_that_of_all():
    own = WORDS.data["refund"]["next"]["wait"]
    assert WORDS.step("refund", "wait") == (own["text"], own["href"])
    general = WORDS.data["next"]["find-exact-day"]
    assert WORDS.step("refund", "find-exact-day") == (general["text"], general["href"])


def test_every_step_leads_to_a_place_on_a_page():
    steps = [step for path, step in ALL if path.endswith(".href")]
    assert len(steps) > 50
    for href in steps:
        page, _, place = href.partition("/#")
        source = (ROOT / "docs" / f"{page.rstrip('/')}.md").read_text("utf-8")
        assert not place or f"{{ #{place} }}" in source, href


def test_no_figure_is_typed_by_hand():
    # Day 0, the day of the event, is how we count and no figure of the source.
    typed = [(path, re.findall(r"\d+", re.sub(r"\{[^}]*\}", "", text))) for path, text in ALL]
    assert [(path, digits) for path, digits in typed if set(digits) - {"0"}] == []


@pytest.mark.parametrize(
    ("flaw", "why"),
    [
        (r"^\s|\s$|^$", "a blank end"),
        (r"  ", "two spaces"),
        (r"'", "an apostrophe is typed as \u2019"),
        (r"\b(\w+) \1\b", "a word twice"),
        (r"<|&lt;", "markup"),
    ],
)
def test_sentences_are_neat(flaw, why):
    assert [path for path, sentence in ALL if re.search(flaw, sentence)] == [], why


def looked_up() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return each table and key that the code looks up by name, and those that it may look up.

    Where a key is worked out, every string of that module may be the key.
    """
    named, possible = set(), set()
    for file in SOURCES:
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        strings = {node.value for node in nodes if isinstance(node, ast.Constant)}
        for node in nodes:
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="get"), args=[ast.Constant(table), ast.Constant(key)]
                ):
                    named.add((table, key))
                case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(table), _]):
                    possible |= {(table, word) for word in strings}
    return named, possible


PARTS_OF_A_PAGE = ("form", "answer", "strip", "take", "timeline", "left", "pictures")


@pytest.mark.parametrize("table", PARTS_OF_A_PAGE)
def test_no_sentence_of_the_page_is_there_in_vain(table):
    named, possible = looked_up()
    states = {("timeline", state) for state in State}
    known = named | possible | states
    assert [key for key in WORDS.data[table] if (table, key) not in known] == []


@pytest.mark.parametrize("table", [*PARTS_OF_A_PAGE, "format", "verdict", "next"])
def test_every_sentence_that_the_code_names_is_there(table):
    named, _ = looked_up()
    assert [key for name, key in named if name == table and key not in WORDS.data[table]] == []


def test_a_table_that_nobody_knows_does_not_stand_in_the_words():
    known = {"language", "format", "verdict", "error", "next", "field", "option", *PARTS_OF_A_PAGE}
    assert set(WORDS.data) == known | set(TOPICS) | {MY_CASE}


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        ("2026-01-01", "1 January 2026", "Thursday, 1 January 2026"),
        ("2028-02-29", "29 February 2028", "Tuesday, 29 February 2028"),
        ("2026-12-31", "31 December 2026", "Thursday, 31 December 2026"),
    ],
)
def test_a_date_has_its_month_as_a_word(day, short, long):
    assert WORDS.day(date.fromisoformat(day)) == short
    assert WORDS.long_day(date.fromisoformat(day)) == long


def test_months_and_weekdays_stand_in_their_order():
    days = [date(2026, 6, n) for n in range(1, 8)]
    assert " ".join(map(WORDS.weekday, days)) == (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    )
    assert [WORDS.day(date(2026, n, 1)).split()[1][:3] for n in range(1, 13)] == (
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, "2 days ago"),
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (365, "in 365 days"),
    ],
)
def test_how_far_away_a_day_is(days, said):
    assert WORDS.left(days) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [(["jpg"], "jpg"), (["jpg", "png"], "jpg or png"), (("a", "b", "c"), "a, b or c")],
)
def test_a_choice_ends_in_or(words, said):
    assert WORDS.choice(words) == said
