"""Every worked example of the rulebook gets the answer that the published rules give."""

import re
from collections import Counter
from pathlib import Path

import pytest

from checker import marketplace
from checker.doors import wire
from checker.engine.record import Answer
from checker.render.entries import entries
from tools.examples import Example, read_examples

DOCS = Path(__file__).parents[2] / "docs"
BOOK = marketplace()
EXAMPLES = list(read_examples())
ANSWERED = [each for each in EXAMPLES if "verdict" in each.expected]
REFUSED = [each for each in EXAMPLES if "errors" in each.expected]

# How the parts of an answer are written in examples.toml: what every example has, and what it may have.
ALWAYS = {
    "verdict": lambda answer: answer.finding.verdict.value,
    "dates": lambda answer: {name: str(day.date) for name, day in answer.dates.items()},
    "needs": lambda answer: sorted(answer.finding.needs),
}
NOTHING = {"dates": {}, "needs": []}
SOMETIMES = {
    "headline": lambda answer: answer.finding.headline,
    "because": lambda answer: list(answer.finding.because),
    "next": lambda answer: list(answer.finding.next),
    "lead": lambda answer: answer.lead.topic,
    "flips": lambda answer: [[str(flip.on), flip.verdict.value] for flip in answer.flips],
    "ranges": lambda answer: {
        name: [str(end) for end in day.range] for name, day in answer.dates.items() if day.range
    },
    "cases": lambda answer: [
        *([str(run.first), str(run.last), run.verdict.value] for run in answer.stretches),
        *([*run.values, run.verdict.value] for run in answer.alternatives),
    ],
    "provisional": lambda answer: [
        str(day.date) for day in list(answer.dates.values())[-1].count.provisional
    ],
    "lasting": lambda answer: {each.deadline.id: each.because for each in answer.lasting},
    "items": lambda answer: [item.verdict.value for item in answer.finding.items],
    "offending": lambda answer: [
        list(found) for item in answer.finding.items for found in item.offending
    ],
    "skipped": lambda answer: {
        str(day.date): day.holiday or BOOK.words.weekday(day.date)
        for day in list(answer.dates.values())[-1].count.skipped
    },
}


def sentence(example: Example) -> str:
    return f"{example.topic}: {example.name}"


def solved(example: Example) -> Answer:
    return wire.solve(BOOK, example.request)


@pytest.mark.parametrize("example", ANSWERED, ids=sentence)
def test_an_example_is_answered_as_the_rules_say(example):
    answer, expected = solved(example), example.expected
    for key, read in ALWAYS.items():
        said = expected.get(key, NOTHING.get(key))
        assert read(answer) == (sorted(said) if key == "needs" else said), key
    for key in SOMETIMES.keys() & expected.keys():
        found = SOMETIMES[key](answer)
        # Of the ranges, an example names those that tell something.
        assert (found | expected[key] if key == "ranges" else expected[key]) == found, key


@pytest.mark.parametrize("example", REFUSED, ids=sentence)
def test_an_example_with_mistakes_is_told_all_of_them(example):
    answer = wire.answer(BOOK, example.request)
    mistakes = [[error["field"], error["code"]] for error in answer.get("errors", ())]
    assert sorted(mistakes) == sorted(example.expected["errors"]), answer


@pytest.mark.parametrize("example", EXAMPLES, ids=sentence)
def test_an_example_says_only_what_is_looked_at(example):
    known = ALWAYS.keys() | SOMETIMES.keys() if example in ANSWERED else {"errors"}
    assert example.expected.keys() <= known
    assert not example.page or (DOCS / f"{example.page}.md").is_file()
    assert example.page or not example.shows


def test_there_are_enough_examples_of_every_question():
    counted = Counter(example.topic for example in EXAMPLES)
    assert counted.total() >= 120
    assert all(counted[topic] >= 9 for topic in BOOK.topics)
    assert counted[BOOK.course.id] >= len(BOOK.course.topics)


def test_no_two_examples_bear_one_name_or_ask_one_thing():
    assert len({sentence(example) for example in EXAMPLES}) == len(EXAMPLES)
    assert len({str(example.request) for example in EXAMPLES}) == len(EXAMPLES)


def test_the_name_of_an_example_is_plain_ascii():
    """`make mutate` finds tests by name, and pytest escapes other letters once more at each collection."""
    assert [example.name for example in EXAMPLES if not example.name.isascii()] == []


@pytest.mark.parametrize("example", ANSWERED, ids=sentence)
def test_an_entry_of_a_calendar_names_its_day_of_counting_and_speaks_of_no_today(example):
    answer = solved(example)
    for entry in entries(BOOK, answer, ""):
        spoken = f"{entry.title} {' '.join(entry.said)}"
        assert not re.search(r"\b(today|tomorrow|yesterday|now)\b", spoken, re.IGNORECASE)
        assert BOOK.words.day(answer.today) in entry.said[-1]
