"""Every worked example of cases.toml gets the answer that the published rules give."""

from collections import Counter
from pathlib import Path

import pytest

import checker
from tools.cases import Case, cases

DOCS = Path(__file__).parents[1] / "docs"
CASES = list(cases())
ANSWERED = [case for case in CASES if "verdict" in case.expected]
REFUSED = [case for case in CASES if "errors" in case.expected]

# How the parts of an answer are written in cases.toml.
SHORT = {
    "flips": lambda answer: [[flip["on"], flip["verdict"]] for flip in answer["flips"]],
    "cases": lambda answer: [[run["from"], run["to"], run["verdict"]] for run in answer["cases"]],
    "items": lambda answer: [item["verdict"] for item in answer["items"]],
    "offending": lambda answer: [
        [found["position"], found["character"]]
        for item in answer["items"]
        for found in item.get("offending", ())
    ],
    "skipped": lambda answer: {
        day["date"]: day["reason"] for day in answer["dates"][-1]["skipped"]
    },
}


def sentence(case: Case) -> str:
    return f"{case.topic}: {case.name}"


@pytest.mark.parametrize("case", ANSWERED, ids=sentence)
def test_an_example_is_answered_as_the_rules_say(case: Case):
    answer = checker.answer(case.request)
    assert answer.get("verdict") == case.expected["verdict"], answer
    assert {each["id"]: each["date"] for each in answer["dates"]} == case.expected.get("dates", {})
    assert sorted(answer["needs"]) == sorted(case.expected.get("needs", []))
    for key in SHORT.keys() & case.expected.keys():
        assert SHORT[key](answer) == case.expected[key], key
    ranges = {each["id"]: each.get("range") for each in answer["dates"]}
    assert ranges | case.expected.get("ranges", {}) == ranges


@pytest.mark.parametrize("case", REFUSED, ids=sentence)
def test_an_example_with_mistakes_is_told_all_of_them(case: Case):
    answer = checker.answer(case.request)
    mistakes = [[error["field"], error["code"]] for error in answer.get("errors", ())]
    assert sorted(mistakes) == sorted(case.expected["errors"]), answer


@pytest.mark.parametrize("case", CASES, ids=sentence)
def test_an_example_says_only_what_is_looked_at(case: Case):
    known = {"verdict", "dates", "ranges", "needs", *SHORT} if case in ANSWERED else {"errors"}
    assert case.expected.keys() <= known
    assert not case.page or (DOCS / f"{case.page}.md").is_file()
    assert case.page or not case.shows


def test_there_are_enough_examples_of_every_topic():
    counted = Counter(case.topic for case in CASES)
    assert counted.total() >= 120
    assert all(counted[topic] >= 9 for topic in checker.TOPICS)


def test_no_two_examples_bear_one_name_or_ask_one_thing():
    assert len({sentence(case) for case in CASES}) == len(CASES)
    assert len({str(case.request) for case in CASES}) == len(CASES)


def test_the_name_of_an_example_is_plain_ascii():
    """`make mutate` finds tests by name, and pytest escapes other letters once more at each collection."""
    assert [case.name for case in CASES if not case.name.isascii()] == []
