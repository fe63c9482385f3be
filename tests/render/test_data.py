"""The answer as data has every key of the contract, with days as `YYYY-MM-DD` and finished sentences."""

import json

import pytest

from checker.engine.errors import Code, Mistake, Refused
from checker.render import data
from tests.toy.ask import BORROWED, TODAY, ask, refusal, wide
from tests.toy.book import book, facts

KEYS = [
    *("topic", "question", "verdict", "today", "edition", "headline", "reasons"),
    *("dates", "flips", "next", "needs", "cases", "items"),
]


def shown(question: str, today: str = TODAY, /, **known: object) -> dict:
    return data.answer(book, ask(question, today, **known))


def test_an_answer_about_one_question_is_whole():
    assert shown("overdue", borrowed=BORROWED) == {
        "topic": "overdue",
        "question": "Is my book overdue?",
        "verdict": "yes",
        "today": "2026-05-10",
        "edition": "2026-05",
        "headline": "Bring it back until 18 May 2026.",
        "reasons": [
            {
                "text": "A book is lent for 14 days. For events from 1 June 2026 on, this holds:"
                " A book is lent for 21 days.",
                "fact": "loan",
                "source": "rule 1",
                "href": "loans/#loan",
            }
        ],
        "dates": [
            {
                "id": "renew-from",
                "kind": "from",
                "date": "2026-05-11",
                "label": "Renew from",
                "count": 7,
                "unit": "days",
                "start": "2026-05-04",
                "skipped": [],
            },
            {
                "id": "due-by",
                "kind": "by",
                "date": "2026-05-18",
                "label": "Bring it back by",
                "count": 14,
                "unit": "days",
                "start": "2026-05-04",
                "skipped": [],
            },
            {
                "id": "amnesty-by",
                "kind": "by",
                "date": "2026-05-25",
                "label": "Free until",
                "count": 7,
                "unit": "days",
                "start": "2026-05-18",
                "skipped": [],
            },
        ],
        "flips": [{"on": "2026-05-19", "verdict": "too-late"}],
        "next": [{"text": "Bring it back by 18 May 2026.", "href": "loans/#loan"}],
        "needs": [],
        "cases": [],
        "items": [],
    }


@pytest.mark.parametrize("question", book.topics)
def test_every_answer_has_the_same_keys_in_the_same_order(question):
    assert list(shown(question)) == KEYS


@pytest.mark.parametrize("known", [{}, {"borrowed": BORROWED}])
def test_a_whole_case_has_them_too_and_the_answers_to_its_questions(known):
    assert list(shown(book.course.id, **known)) == [*KEYS, "answers"]


def test_a_whole_case_speaks_as_its_most_urgent_question_does_and_has_the_days_of_all():
    # Of the letter, nothing is known but the country: it has nothing to say.
    overdue, case = (
        shown("overdue", borrowed=BORROWED),
        shown("my-book", borrowed=BORROWED, land="DE"),
    )
    assert case["answers"] == [overdue]
    for key in ("verdict", "headline", "reasons", "next", "cases", "items", "dates"):
        assert case[key] == overdue[key], key
    assert (case["topic"], case["question"]) == ("my-book", "What about my book?")


def test_a_whole_case_has_the_days_of_all_its_questions_in_their_order():
    known = {"overdue": {"borrowed": BORROWED}, "card": {"joined": "2024-01-01"}}
    parts = [shown(topic, **fields) for topic, fields in known.items()]
    case = data.answer(wide, ask("my-book", TODAY, wide, **known["overdue"], **known["card"]))
    assert case["answers"] == parts
    assert case["dates"] == parts[0]["dates"] + parts[1]["dates"]
    assert len(case["dates"]) == 4


def test_an_answer_that_a_later_event_has_settled_still_stands_among_the_answers():
    case = shown("my-book", borrowed=BORROWED, posted="2026-05-08")
    overdue = shown("overdue", borrowed=BORROWED)
    letter = shown("letter", posted="2026-05-08")
    assert case["answers"] == [overdue, letter]
    assert case["dates"] == overdue["dates"] + letter["dates"]
    assert (case["verdict"], case["headline"]) == (letter["verdict"], letter["headline"])


def test_an_empty_case_says_what_to_fill_in_and_has_no_answers():
    case = shown("my-book")
    assert (case["verdict"], case["answers"], case["dates"]) == ("need", [], [])
    assert case["headline"] == "Say at least one thing about your book."
    assert case["needs"] == ["borrowed", "posted"]


def test_a_skipped_day_has_its_reason():
    first, last = shown("letter", posted="2026-05-08")["dates"]
    expected = [
        {"date": "2026-05-09", "reason": "Saturday"},
        {"date": "2026-05-10", "reason": "Sunday"},
    ]
    assert first["skipped"] == last["skipped"] == expected


def test_a_day_that_was_given_is_counted_by_nothing():
    [given] = shown("overdue", brought="2026-05-09")["dates"]
    assert (given["kind"], given["count"], given["date"]) == ("wait", 0, given["start"])


def test_a_range_shows_its_cases_and_both_ends_of_each_date():
    case = shown("overdue", "2026-05-19", borrowed="2026-05-04..2026-05-06")
    assert case["verdict"] == "depends"
    assert [(each["date"], each["range"]) for each in case["dates"]] == [
        ("2026-05-13", ["2026-05-11", "2026-05-13"]),
        ("2026-05-18", ["2026-05-18", "2026-05-20"]),
        ("2026-05-25", ["2026-05-25", "2026-05-27"]),
    ]
    assert case["cases"] == [
        {"field": "borrowed", "from": "2026-05-04", "to": "2026-05-04", "verdict": "too-late"},
        {"field": "borrowed", "from": "2026-05-05", "to": "2026-05-06", "verdict": "yes"},
    ]


def test_without_a_range_no_date_has_two_ends():
    assert not any("range" in each for each in shown("overdue", borrowed=BORROWED)["dates"])


def test_each_file_and_the_text_have_their_verdict():
    files = [{"name": "a.png", "size": 5}, {"name": "a.gif", "size": 5}]
    assert shown("cover", cover=files, note="a#b#")["items"] == [
        {"name": "a.png", "verdict": "yes", "text": "It fits."},
        {"name": "a.gif", "verdict": "no", "text": "This format is not taken."},
        {
            "name": "note",
            "verdict": "no",
            "text": "Leave the marked signs out.",
            "offending": [
                {"character": "#", "position": 1},
                {"character": "#", "position": 3},
            ],
            "cleaned": "ab",
        },
    ]


def test_what_must_still_be_known_is_named():
    assert shown("overdue")["needs"] == ["borrowed"]


def test_each_mistake_stands_on_its_field_with_its_code_and_its_sentence():
    refused = refusal("overdue", borrowed="soon", rain="yes")
    assert data.errors(book, refused) == {
        "errors": [
            {
                "field": "borrowed",
                "code": "not-a-date",
                "message": "Day of the loan: “soon” is not a date."
                " Type year, month and day, such as 2026-05-10.",
            },
            {
                "field": "rain",
                "code": "unknown-field",
                "message": "This question does not ask for “rain”. It asks for:"
                " excused, borrowed, brought.",
            },
        ]
    }


def test_a_mistake_of_no_field_is_told_too():
    [error] = data.errors(book, Refused(Mistake("request", Code.BAD_REQUEST)))["errors"]
    assert (error["field"], error["code"]) == ("request", "bad-request")


@pytest.mark.parametrize("question", book.forms)
@pytest.mark.parametrize(
    "known", [{}, {"borrowed": BORROWED}, {"borrowed": "2026-05-01..2026-05-04"}]
)
def test_the_data_is_plain_json(question, known):
    known = {name: value for name, value in known.items() if name in book.forms[question]}
    answered = shown(question, **known)
    assert json.loads(json.dumps(answered)) == answered
    assert answered["edition"] == facts.edition
