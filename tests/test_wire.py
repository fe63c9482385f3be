"""Whatever comes in, JSON goes out: an answer, or every mistake at once."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

import checker
from checker import calendars
from checker.days import MONDAY_TO_FRIDAY
from checker.errors import Refused
from checker.topics import TOPICS
from checker.wire import LONGEST_REQUEST, answer, answer_text, parse, read_case, solve, write
from checker.words import WORDS

TODAY = "2026-11-23"
ORDER = {"sent": "2026-11-01", "protection-ends": "2026-12-20"}


def errors(request: object) -> list[tuple[str, str]]:
    answered = answer(request)
    assert list(answered) == ["errors"]
    assert all(list(error) == ["field", "code", "message"] for error in answered["errors"])
    return [(error["field"], error["code"]) for error in answered["errors"]]


def refund(processed: date) -> dict[str, Any]:
    """Return the answer about a refund to a bank in the United States, asked on the day it was processed."""
    day = processed.isoformat()
    return answer({"topic": "refund", "today": day, "fields": {"processed": day, "country": "US"}})


def message(request: object) -> str:
    [error] = answer(request)["errors"]
    return error["message"]


def test_the_package_s_door_is_the_wire_s():
    assert checker.answer is answer


def test_an_answer_has_the_contract_s_keys_in_its_order():
    answered = answer({"topic": "open-dispute", "today": TODAY, "fields": ORDER})
    expected = "topic question verdict today edition headline reasons dates flips next needs cases"
    assert list(answered) == [*expected.split(), "items"]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_request_needs_nothing_but_its_topic(topic):
    answered = answer({"topic": topic})
    assert (answered["topic"], answered["verdict"]) == (topic, "need")
    assert answered["needs"] != []


def test_without_a_today_some_day_is_taken_and_named():
    answered = answer({"topic": "cancel"})
    assert answered == answer({"topic": "cancel", "today": answered["today"]})
    assert errors({"topic": "tracking", "fields": {"sent": "2099-12-31"}}) == [
        ("sent", "in-the-future")
    ]


@pytest.mark.parametrize("request_", [None, 5, True, "refund", [], [{"topic": "refund"}], 1.5])
def test_what_is_no_object_is_a_bad_request(request_):
    assert errors(request_) == [("request", "bad-request")]


@pytest.mark.parametrize("topic", [None, 5, [], {}, "", "Refund", "my-case", "no-such-topic"])
def test_another_topic_is_unknown_and_the_known_ones_are_named(topic):
    assert errors({"topic": topic, "fields": {"sent": "never looked at"}}) == [
        ("topic", "unknown-topic")
    ]
    assert ", ".join(TOPICS) in message({"topic": topic})


def test_a_request_without_a_topic_has_an_unknown_one():
    assert errors({}) == [("topic", "unknown-topic")]


def test_an_unknown_topic_is_shown_as_it_was_typed():
    assert "“Refund”" in message({"topic": "Refund"})
    assert "“topic” is missing" in message({"topic": ["Refund"]})
    assert "“topic” is missing" in message({})


@pytest.mark.parametrize("fields", [None, 5, "sent=2026-11-01", [], [["sent", "2026-11-01"]]])
def test_fields_that_are_no_object_are_a_bad_request(fields):
    assert errors({"topic": "refund", "fields": fields}) == [("fields", "bad-request")]


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (None, "bad-request"),
        (20261123, "bad-request"),
        ("today", "not-a-date"),
        ("2026-11-01..2026-11-02", "not-a-date"),
        ("2009-12-31", "out-of-range"),
        ("2100-01-01", "out-of-range"),
    ],
)
def test_a_today_that_is_no_date_is_refused(today, code):
    assert errors({"topic": "refund", "today": today}) == [("today", code)]


def test_every_mistake_is_told_at_once():
    assert errors(
        {
            "topic": "open-dispute",
            "today": "soon",
            "lang": "en",
            5: 5,
            "fields": {
                "finished": "2026-02-30",
                "weather": "fine",
                "sent": "2026-01-01..2027-01-01",
            },
        }
    ) == [
        ("lang", "bad-request"),
        ("int", "bad-request"),
        ("today", "not-a-date"),
        ("sent", "bad-range"),
        ("finished", "not-a-date"),
        ("weather", "unknown-field"),
    ]


def test_without_a_today_to_stand_on_nothing_lies_in_the_future():
    fields = {"sent": "2099-12-31"}
    assert errors({"topic": "tracking", "today": "soon", "fields": fields}) == [
        ("today", "not-a-date")
    ]


def test_a_message_s_example_is_today():
    asked = {"topic": "tracking", "today": TODAY, "fields": {"sent": "soon"}}
    assert f"such as {TODAY}." in message(asked)
    assert "such as 2026-01-31." in message({"topic": "tracking", "today": "soon"})


def test_a_bad_field_is_named_by_the_topic_s_own_label():
    asked = {"topic": "refund", "today": TODAY, "fields": {"country": "Germany"}}
    assert message(asked).startswith("Country of your bank: ")


def test_a_country_s_holidays_are_known_up_to_a_last_day():
    last = calendars.load("US").last
    known, unknown = (last - timedelta(days=n) for n in (40, 10))
    answered = refund(known)
    assert known < date.fromisoformat(answered["dates"][1]["date"]) <= last
    [error] = refund(unknown)["errors"]
    assert (error["field"], error["code"]) == ("processed", "out-of-range")
    assert "United States" in error["message"]
    assert WORDS.day(last) in error["message"]


def test_a_country_s_holidays_are_skipped_by_name():
    holidays = calendars.load("US").holidays
    [christmas, *_] = [day for day, name in holidays.items() if name == "Christmas Day"]
    earliest, _ = refund(christmas - timedelta(days=1))["dates"]
    assert {"date": christmas.isoformat(), "reason": "Christmas Day"} in earliest["skipped"]


def test_a_country_in_another_topic_brings_no_calendar():
    fields = {"country": "US", "purchased": "2012-01-01"}
    assert answer({"topic": "warranty", "today": TODAY, "fields": fields})["verdict"] == "too-late"


def test_without_a_country_no_holiday_is_known():
    solved = solve({"topic": "refund", "today": TODAY, "fields": {"processed": TODAY}})
    assert {day.holiday for day in solved.dates["latest"].count.skipped} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "{",
        "nonsense",
        '{"topic": "refund"} x',
        "NaN",
        '{"topic": Infinity}',
        "[" * 100_000,
        '{"a":' * 30_000,
        "1" * 5_000,
        '\ufeff{"topic":"refund"}',
        b"\xff\xfe\xfa",
        b"",
        "\x00",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_text_that_is_no_json_is_a_bad_request(text):
    answered = json.loads(answer_text(text))
    [error] = answered["errors"]
    assert (error["field"], error["code"]) == ("request", "bad-request")


@pytest.mark.parametrize("kind", [str, str.encode])
def test_the_longest_request_is_read_and_a_longer_one_is_not(kind):
    request = json.dumps({"topic": "refund", "today": TODAY})
    longest = request.ljust(LONGEST_REQUEST)
    assert json.loads(answer_text(kind(longest)))["verdict"] == "need"
    [error] = json.loads(answer_text(kind(longest + " ")))["errors"]
    assert (error["field"], error["code"]) == ("request", "bad-request")
    assert "200,000" in error["message"]


def test_json_goes_in_and_the_same_answer_comes_out_as_one_line_of_ascii():
    request = {"topic": "evidence", "today": TODAY, "fields": {"text": "中\ud800\n"}}
    written = answer_text(json.dumps(request))
    assert json.loads(written) == answer(request)
    assert written.isascii()
    assert "\n" not in written
    assert written.startswith('{"topic":"evidence","question":')


def test_text_and_bytes_are_read_alike():
    text = '{"topic": "evidence", "today": "2026-11-23", "fields": {"text": "é"}}'
    assert parse(text) == parse(text.encode()) == json.loads(text)
    assert answer_text(text) == answer_text(text.encode())


def test_what_is_written_can_be_parsed_again():
    value = {"a": [1, None, True, "é\ud800"], "b": {}}
    assert write(value) == '{"a":[1,null,true,"\\u00e9\\ud800"],"b":{}}'
    assert parse(write(value)) == value


PLACES = {
    "topic": lambda text: {"topic": text},
    "today": lambda text: {"topic": "open-dispute", "today": text},
    "date": lambda text: {"topic": "open-dispute", "fields": {"sent": text}},
    "range": lambda text: {"topic": "open-dispute", "fields": {"sent": f"{TODAY}..{text}"}},
    "option": lambda text: {"topic": "open-dispute", "fields": {"agreed": text}},
    "country": lambda text: {"topic": "refund", "fields": {"country": text}},
    "field": lambda text: {"topic": "open-dispute", "fields": {text: "yes"}},
    "key": lambda text: {"topic": "open-dispute", text: {}},
}


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "\x00\x1b[31m\u202e",
        "\ud800",
        "{sent}{0}{label.__class__}",
        "%s%n",
        "__class__",
        "x" * 100_000,
    ],
    ids=lambda text: repr(text[:12]),
)
@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_is_ordinary_text(hostile, place):
    [error] = answer(PLACES[place](hostile))["errors"]
    assert len(error["message"]) < 400
    assert all(letter.isprintable() for letter in error["message"] + error["field"])
    if place not in ("field", "key") and len(hostile) < 40 and hostile.isprintable():
        assert f"“{hostile}”" in error["message"]


def test_a_case_can_be_read_against_any_form():
    topic, case = read_case(
        {"topic": "own", "today": TODAY, "fields": ORDER}, {"own": tuple(ORDER)}
    )
    assert topic == "own"
    assert dict(case.values) == {name: date.fromisoformat(day) for name, day in ORDER.items()}
    assert case.calendar is MONDAY_TO_FRIDAY
    with pytest.raises(Refused, match="topic: unknown-topic"):
        read_case({"topic": "refund"}, {"own": ()})


def test_a_refusal_knows_the_topic_and_the_day_where_they_were_right():
    with pytest.raises(Refused) as refused:
        read_case({"topic": "own", "today": TODAY, "fields": None}, {"own": ()})
    assert (refused.value.topic, refused.value.today) == ("own", date(2026, 11, 23))
    with pytest.raises(Refused) as refused:
        read_case({"topic": 5, "today": "soon"}, {"own": ()})
    assert (refused.value.topic, refused.value.today) == ("", None)
