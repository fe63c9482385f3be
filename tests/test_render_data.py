"""The answer as data has every key of the contract, with days as `YYYY-MM-DD` and finished sentences."""

import json

import pytest

from checker.policy import POLICY
from checker.render import data
from checker.wire import answer, solve
from checker.words import WORDS


def test_an_answer_about_one_order_is_whole():
    request = {
        "topic": "open-dispute",
        "today": "2026-11-11",
        "fields": {"sent": "2026-11-01", "protection-ends": "2026-12-20"},
    }
    because = WORDS.of_topic("open-dispute", "because", "dispute-opens")
    label = WORDS.data["open-dispute"]["date"]
    steps = [WORDS.step("open-dispute", key) for key in ("ask-seller", "keep-proof", "come-back")]
    headline = WORDS.of_topic("open-dispute", "headline", "early-until")
    days = {"opens": "12 November 2026", "closes": "20 December 2026"}
    assert answer(request) == {
        "topic": "open-dispute",
        "question": WORDS.question("open-dispute"),
        "verdict": "not-yet",
        "today": "2026-11-11",
        "edition": POLICY.edition,
        "headline": headline.format_map(days),
        "reasons": [
            {
                "text": because.replace("{dispute-opens}", "11"),
                "fact": "dispute-opens",
                "source": "Q3",
                "href": POLICY["dispute-opens"].page,
            }
        ],
        "dates": [
            {
                "id": "opens",
                "kind": "from",
                "date": "2026-11-12",
                "label": label["opens"],
                "count": 11,
                "unit": "days",
                "start": "2026-11-01",
                "skipped": [],
            },
            {
                "id": "closes",
                "kind": "by",
                "date": "2026-12-20",
                "label": label["closes"],
                "count": 0,
                "unit": "days",
                "start": "2026-12-20",
                "skipped": [],
            },
            {
                "id": "contested-until",
                "kind": "by",
                "date": "2027-01-04",
                "label": label["contested-until"],
                "count": 15,
                "unit": "days",
                "start": "2026-12-20",
                "skipped": [],
            },
        ],
        "flips": [
            {"on": "2026-11-12", "verdict": "yes"},
            {"on": "2026-12-21", "verdict": "unclear"},
            {"on": "2027-01-05", "verdict": "too-late"},
        ],
        "next": [{"text": text.format_map(days), "href": href} for text, href in steps],
        "needs": [],
        "cases": [],
        "items": [],
    }


def test_a_skipped_day_has_its_reason():
    request = {"topic": "refund", "today": "2026-11-20", "fields": {"processed": "2026-11-20"}}
    earliest, _ = answer(request)["dates"]
    assert earliest["skipped"] == [
        {"date": "2026-11-21", "reason": "Saturday"},
        {"date": "2026-11-22", "reason": "Sunday"},
    ]


def test_a_range_shows_its_cases_and_both_ends_of_each_date():
    request = {
        "topic": "appeal",
        "today": "2026-11-27",
        "fields": {"closed-by": "case-team", "closed": "2026-11-19..2026-11-21"},
    }
    shown = answer(request)
    assert shown["verdict"] == "depends"
    assert [(each["date"], each["range"]) for each in shown["dates"]] == [
        ("2026-11-26", ["2026-11-26", "2026-11-28"]),
        ("2026-12-04", ["2026-12-04", "2026-12-06"]),
    ]
    assert shown["cases"] == [
        {"field": "closed", "from": "2026-11-19", "to": "2026-11-19", "verdict": "too-late"},
        {"field": "closed", "from": "2026-11-20", "to": "2026-11-21", "verdict": "yes"},
    ]


def test_each_file_and_the_text_have_their_verdict():
    request = {
        "topic": "evidence",
        "today": "2026-11-23",
        "fields": {
            "stage": "opening",
            "files": [{"name": "a.jpg", "size": 5}],
            "text": "a\u4e2d\uff0c",
        },
    }
    say = WORDS.data["evidence"]["item"]
    assert answer(request)["items"] == [
        {"name": "a.jpg", "verdict": "yes", "text": say["fits"]},
        {
            "name": "text",
            "verdict": "no",
            "text": say["text-refused"],
            "offending": [
                {"character": "\u4e2d", "position": 1},
                {"character": "\uff0c", "position": 2},
            ],
            "cleaned": "a,",
        },
    ]


def test_what_must_still_be_known_is_named():
    assert answer({"topic": "cancel", "today": "2026-11-23"})["needs"] == ["solved"]


@pytest.mark.parametrize("topic", ["appeal", "evidence"])
def test_the_data_is_plain_json(topic):
    shown = data.answer(solve({"topic": topic, "today": "2026-11-23"}))
    assert json.loads(json.dumps(shown)) == shown
