"""Whatever comes in, JSON goes out: an answer, or every mistake at once."""

import json
from dataclasses import replace
from datetime import date

import pytest

from checker.calendars import BankCalendars
from checker.doors import wire
from checker.doors.shelf import take
from checker.doors.wire import DEEPEST, LONGEST_REQUEST, parse, read_case, solve, write
from checker.engine.days import MONDAY_TO_FRIDAY
from checker.engine.errors import Refused
from checker.engine.rulebook import Rulebook
from tests import toy
from tests.toy.ask import BORROWED, TODAY
from tests.toy.book import book, words

CASE = book.course.id


def answer(request: object) -> dict:
    return wire.answer(book, request)


def answer_text(text: str | bytes) -> str:
    return wire.answer_text(book, text)


def errors(request: object) -> list[tuple[str, str]]:
    answered = answer(request)
    assert list(answered) == ["errors"]
    assert all(list(error) == ["field", "code", "message"] for error in answered["errors"])
    return [(error["field"], error["code"]) for error in answered["errors"]]


def message(request: object, asked: Rulebook = book) -> str:
    [error] = wire.answer(asked, request)["errors"]
    return error["message"]


def with_calendar(first: str, last: str) -> Rulebook:
    """Return the toy where Germany has one holiday, on 11 May, and holidays are known in these days only."""
    calendars = BankCalendars()
    days = {"first": first, "last": last, "follows": "its holidays", "weekend": [5, 6]}
    calendars.add("DE", json.dumps({**days, "holidays": {"Book Day": "260511"}}))
    return take(toy, calendars, "en")


def letter(question: str = "letter", posted: str = "2026-05-08", land: str = "DE") -> dict:
    return {"topic": question, "today": TODAY, "fields": {"posted": posted, "land": land}}


@pytest.mark.parametrize("question", book.forms)
def test_a_request_needs_nothing_but_its_topic(question):
    answered = answer({"topic": question})
    assert answered["topic"] == question
    assert answered["verdict"] in ("need", "unclear")
    assert bool(answered["needs"]) == (answered["verdict"] == "need")


def test_without_a_today_some_day_is_taken_and_named():
    answered = answer({"topic": "card"})
    assert answered == answer({"topic": "card", "today": answered["today"]})
    assert errors({"topic": "card", "fields": {"joined": "2099-12-31"}}) == [
        ("joined", "in-the-future")
    ]


@pytest.mark.parametrize("request_", [None, 5, True, "card", [], [{"topic": "card"}], 1.5])
def test_what_is_no_object_is_a_bad_request(request_):
    assert errors(request_) == [("request", "bad-request")]


@pytest.mark.parametrize("topic", [None, 5, [], {}, "", "Card", "no-such-topic"])
def test_another_topic_is_unknown_and_the_known_ones_are_named(topic):
    assert errors({"topic": topic, "fields": {"joined": "never looked at"}}) == [
        ("topic", "unknown-topic")
    ]
    assert ", ".join(book.forms) in message({"topic": topic})


def test_a_whole_case_is_a_question_like_the_others():
    assert [*book.forms][-1] == CASE
    answered = answer({"topic": CASE, "today": TODAY, "fields": {"borrowed": BORROWED}})
    assert (answered["topic"], answered["verdict"]) == (CASE, "yes")
    assert [part["topic"] for part in answered["answers"]] == ["overdue"]


def test_a_whole_case_takes_the_fields_of_its_questions_and_no_others():
    fields = {"joined": "2026-01-01", "borrowed": BORROWED, "note": "a"}
    assert errors({"topic": CASE, "today": TODAY, "fields": fields}) == [
        ("joined", "unknown-field"),
        ("note", "unknown-field"),
    ]


def test_a_request_without_a_topic_has_an_unknown_one():
    assert errors({}) == [("topic", "unknown-topic")]


def test_an_unknown_topic_is_shown_as_it_was_typed():
    assert "“Card”" in message({"topic": "Card"})
    assert "“topic” is missing" in message({"topic": ["Card"]})
    assert "“topic” is missing" in message({})


@pytest.mark.parametrize("fields", [None, 5, "joined=2026-01-01", [], [["joined", "2026-01-01"]]])
def test_fields_that_are_no_object_are_a_bad_request(fields):
    assert errors({"topic": "card", "fields": fields}) == [("fields", "bad-request")]


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (None, "bad-request"),
        (20260510, "bad-request"),
        ("today", "not-a-date"),
        ("2026-05-01..2026-05-02", "not-a-date"),
        ("2009-12-31", "out-of-range"),
        ("2010-01-01", None),
        ("2099-12-31", None),
        ("2100-01-01", "out-of-range"),
    ],
)
def test_a_today_that_is_no_date_is_refused(today, code):
    request = {"topic": "card", "today": today}
    if code:
        assert errors(request) == [("today", code)]
    else:
        assert answer(request)["today"] == today


def test_every_mistake_is_told_at_once():
    assert errors(
        {
            "topic": "overdue",
            "today": "soon",
            "lang": "en",
            5: 5,
            "fields": {
                "brought": "2026-02-30",
                "weather": "fine",
                "borrowed": "2026-01-01..2027-01-01",
                "excused": "perhaps",
            },
        }
    ) == [
        ("lang", "bad-request"),
        ("int", "bad-request"),
        ("today", "not-a-date"),
        ("excused", "not-an-option"),
        ("borrowed", "bad-range"),
        ("brought", "not-a-date"),
        ("weather", "unknown-field"),
    ]


def test_without_a_today_to_stand_on_nothing_lies_in_the_future():
    fields = {"joined": "2099-12-31"}
    assert errors({"topic": "card", "today": "soon", "fields": fields}) == [("today", "not-a-date")]


def test_a_message_s_example_is_today():
    asked = {"topic": "card", "today": TODAY, "fields": {"joined": "soon"}}
    assert f"such as {TODAY}." in message(asked)
    assert "such as 2026-01-31." in message({"topic": "card", "today": "soon"})


@pytest.mark.parametrize(
    ("question", "label"), [("letter", "Day on the envelope"), (CASE, "Day of the letter")]
)
def test_a_bad_field_is_named_by_the_question_s_own_label(question, label):
    asked = {"topic": question, "today": TODAY, "fields": {"posted": "soon"}}
    assert message(asked).startswith(f"{label}: ")


@pytest.mark.parametrize("question", ["letter", CASE])
def test_a_country_s_holidays_are_skipped_by_name(question):
    shown = wire.answer(with_calendar("2026-01-01", "2026-12-31"), letter(question))["dates"]
    first, last = (each for each in shown if each["id"] in ("letter-from", "letter-by"))
    assert {"date": "2026-05-11", "reason": "Book Day"} in first["skipped"]
    assert (first["date"], last["date"]) == ("2026-05-13", "2026-05-15")


@pytest.mark.parametrize("question", ["letter", CASE])
@pytest.mark.parametrize(
    ("first", "last", "is_known"),
    [
        ("2026-05-09", "2026-05-15", True),
        ("2026-05-09", "2026-05-14", False),
        ("2026-05-10", "2026-05-15", False),
    ],
)
def test_a_country_s_holidays_are_known_from_a_first_day_to_a_last(question, first, last, is_known):
    asked = with_calendar(first, last)
    answered = wire.answer(asked, letter(question))
    if is_known:
        assert answered["verdict"] == "not-yet"
        return
    [error] = answered["errors"]
    assert (error["field"], error["code"]) == ("posted", "out-of-range")
    assert "Germany" in error["message"]
    for day in (first, last):
        assert words.day(date.fromisoformat(day)) in error["message"]


class NoCalendars:
    """Calendars that name a country and have none."""

    def names(self):
        return {"DE": "Germany"}

    def regions(self, _code):
        return {}

    def worlds(self, code):
        raise AssertionError(f"nothing is counted by the calendar of {code}")


@pytest.mark.parametrize("question", ["letter", CASE])
def test_a_country_brings_its_calendar_where_business_days_are_counted(question):
    with pytest.raises(AssertionError, match="calendar of DE"):
        solve(take(toy, NoCalendars(), "en"), letter(question))


def test_a_country_in_a_question_that_counts_no_business_days_brings_none():
    asked = take(toy, NoCalendars(), "en")
    card = replace(asked.topics["card"], fields=("joined", "land"))
    travelling = replace(asked, topics={**asked.topics, "card": card})
    fields = {"joined": "2026-01-01", "land": "DE"}
    solved = solve(travelling, {"topic": "card", "today": TODAY, "fields": fields})
    assert solved.known["land"] == "DE"


def test_without_a_country_no_holiday_is_known():
    solved = solve(book, {"topic": "letter", "today": TODAY, "fields": {"posted": "2026-05-08"}})
    assert {day.holiday for day in solved.dates["letter-by"].count.skipped} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "{",
        "nonsense",
        '{"topic": "card"} x',
        "NaN",
        '{"topic": Infinity}',
        "[" * 100_000,
        '{"a":' * 30_000,
        "1" * 5_000,
        '\ufeff{"topic":"card"}',
        b"\xff\xfe\xfa",
        b"",
        "\x00",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_text_that_is_no_json_is_a_bad_request(text):
    [error] = json.loads(answer_text(text))["errors"]
    assert (error["field"], error["code"]) == ("request", "bad-request")


@pytest.mark.parametrize("kind", [str, str.encode])
def test_the_longest_request_is_read_and_a_longer_one_is_not(kind):
    request = json.dumps({"topic": "overdue", "today": TODAY})
    longest = request.ljust(LONGEST_REQUEST)
    assert json.loads(answer_text(kind(longest)))["verdict"] == "need"
    [error] = json.loads(answer_text(kind(longest + " ")))["errors"]
    assert (error["field"], error["code"]) == ("request", "bad-request")
    assert f"{LONGEST_REQUEST:,}" in error["message"]


@pytest.mark.parametrize(("most", "is_read"), [(7, True), (6, False)])
def test_a_door_may_read_more_or_less_and_says_how_long_a_request_may_be(most, is_read):
    if is_read:
        assert parse('{"a":1}', most) == {"a": 1}
        return
    with pytest.raises(Refused) as refused:
        parse('{"a":1}', most)
    [mistake] = refused.value.mistakes
    assert (mistake.variant, mistake.values) == ("too-large", {"most": LONGEST_REQUEST})


def test_json_goes_in_and_the_same_answer_comes_out_as_one_line_of_ascii():
    request = {"topic": "cover", "today": TODAY, "fields": {"note": "中#\ud800\n"}}
    written = answer_text(json.dumps(request))
    assert json.loads(written) == answer(request)
    assert written.isascii()
    assert "\n" not in written
    assert written.startswith('{"topic":"cover","question":')


def test_text_and_bytes_are_read_alike():
    text = '{"topic": "cover", "today": "2026-05-10", "fields": {"note": "é"}}'
    assert parse(text) == parse(text.encode()) == json.loads(text)
    assert answer_text(text) == answer_text(text.encode())


@pytest.mark.parametrize(("inner", "outer"), [('"["', 0), ('"\\"[["', 0), ("{}", 1), ("[]", 1)])
def test_values_may_stand_in_each_other_but_not_for_ever(inner, outer):
    deepest = f"{'[' * (DEEPEST - outer)}{inner}{']' * (DEEPEST - outer)}"
    assert parse(deepest) == parse(deepest.encode()) == json.loads(deepest)
    with pytest.raises(Refused):
        parse(f"[{deepest}]")


def test_what_is_written_can_be_parsed_again():
    value = {"a": [1, None, True, "é\ud800"], "b": {}}
    assert write(value) == '{"a":[1,null,true,"\\u00e9\\ud800"],"b":{}}'
    assert parse(write(value)) == value


PLACES = {
    "topic": lambda text: {"topic": text},
    "today": lambda text: {"topic": "overdue", "today": text},
    "date": lambda text: {"topic": "overdue", "fields": {"borrowed": text}},
    "range": lambda text: {"topic": "overdue", "fields": {"borrowed": f"{TODAY}..{text}"}},
    "option": lambda text: {"topic": "overdue", "fields": {"excused": text}},
    "country": lambda text: {"topic": "letter", "fields": {"land": text}},
    "field": lambda text: {"topic": "overdue", "fields": {text: "yes"}},
    "key": lambda text: {"topic": "overdue", text: {}},
    "whole case": lambda text: {"topic": CASE, "fields": {"land": text}},
}


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "\x00\x1b[31m\u202e",
        "\ud800",
        "{borrowed}{0}{label.__class__}",
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


@pytest.mark.parametrize("question", ["overdue", CASE])
def test_a_case_is_read_against_the_form_of_its_question(question):
    fields = {"borrowed": BORROWED, "brought": "2026-05-06"}
    asked, case = read_case(book, {"topic": question, "today": TODAY, "fields": fields})
    assert asked == question
    assert dict(case.values) == {name: date.fromisoformat(day) for name, day in fields.items()}
    assert (case.today, case.calendar) == (date.fromisoformat(TODAY), MONDAY_TO_FRIDAY)
    with pytest.raises(Refused, match="borrowed: unknown-field"):
        read_case(book, {"topic": "card", "fields": {"borrowed": BORROWED}})


def test_a_refusal_knows_the_topic_and_the_day_where_they_were_right():
    with pytest.raises(Refused) as refused:
        read_case(book, {"topic": CASE, "today": TODAY, "fields": None})
    assert (refused.value.topic, refused.value.today) == (CASE, date.fromisoformat(TODAY))
    with pytest.raises(Refused) as refused:
        read_case(book, {"topic": 5, "today": "soon"})
    assert (refused.value.topic, refused.value.today) == ("", None)
