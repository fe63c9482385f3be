"""Every message about a mistake is reached by some request, and all mistakes are told at once."""

import json
import re
from datetime import date
from itertools import product
from typing import Any

import pytest

import checker
from checker.doors.wire import LONGEST_REQUEST, answer_text
from checker.engine.fields import FieldKind

from . import contract, record
from .contract import BOOK
from .domain import UNKNOWN, request

TODAY = date(2026, 11, 23)
FILE = {"name": "a.png", "size": 1}


def evidence(**fields: Any) -> dict[str, Any]:
    return request("evidence", TODAY, fields)


def dispute(sent: Any, ends: Any = UNKNOWN) -> dict[str, Any]:
    return request("open-dispute", TODAY, {"sent": sent, "protection-ends": ends})


def refund(processed: Any, country: Any = UNKNOWN, region: Any = UNKNOWN) -> dict[str, Any]:
    fields = {"processed": processed, "country": country, "region": region}
    return request("refund", TODAY, fields)


# The sentence of the words, the field that it is for, and a request that gets it.
REACHED = [
    ("unknown-topic", "topic", {"topic": "lottery"}),
    ("unknown-topic/missing", "topic", {}),
    ("unknown-field", "opened", {"topic": "refund", "fields": {"opened": "2026-11-01"}}),
    ("not-a-date", "sent", dispute("soon")),
    ("not-a-date", "sent", dispute("2026-02-29")),
    ("not-a-date/begun", "sent", dispute("?")),
    ("not-a-date/begun", "sent", dispute("2026-11-")),
    ("not-a-date/begun", "sent", dispute("2026-11-01..2026-1")),
    ("not-a-date/half", "sent", dispute("2026-11-01..")),
    ("not-a-date", "today", {"topic": "refund", "today": "2026-11-20..2026-11-23"}),
    ("out-of-range", "sent", dispute("2009-12-31")),
    ("out-of-range", "protection-ends", dispute("2026-11-01", "2100-01-01")),
    ("out-of-range", "today", {"topic": "refund", "today": "2100-01-01"}),
    ("out-of-range/calendar", "processed", refund("2015-01-05", "DE")),
    ("in-the-future", "sent", dispute("2026-11-24")),
    ("in-the-future", "sent", dispute("2026-11-01..2026-11-24")),
    ("out-of-order", "protection-ends", dispute("2026-11-10", "2026-11-09")),
    ("out-of-order", "protection-ends", dispute("2026-11-10", "2026-11-01..2026-11-09")),
    ("not-an-option", "stage", evidence(stage="later")),
    ("not-an-option/country", "country", refund("2026-11-01", "XX")),
    ("not-an-option/region", "region", refund("2026-11-01", "GB", "DE-BY")),
    ("not-an-option/region", "region", refund("2026-11-01", "GB", "SCT")),
    ("not-an-option/no-region", "region", refund("2026-11-01", "FR", "FR-75")),
    ("not-an-option/no-region", "region", refund("2026-11-01", UNKNOWN, "GB-SCT")),
    ("not-an-option/country", "country", refund("2026-11-01", "XX", "GB-SCT")),
    ("bad-range", "sent", dispute("2026-08-01..2026-10-02")),
    ("bad-range/backwards", "sent", dispute("2026-11-02..2026-11-01")),
    ("one-range", "protection-ends", dispute("2026-11-01..2026-11-02", "2026-12-01..2026-12-02")),
    ("bad-file", "files", evidence(files=[{"name": " ", "size": 1}])),
    ("bad-file", "files", evidence(files=[{"name": "a.png", "size": True}])),
    ("bad-file/inside", "files", evidence(files=[FILE | {"inside": "nonsense"}])),
    ("bad-file/inside", "files", evidence(files=[FILE | {"inside": 5}])),
    ("bad-file/too-many", "files", evidence(files=[FILE] * 51)),
    ("too-long", "text", evidence(text="x" * 10_001)),
    ("bad-request", "request", [1, 2]),
    ("bad-request/too-large", "request", {"topic": "x" * LONGEST_REQUEST}),
    ("bad-request/fields", "fields", {"topic": "refund", "fields": ["processed"]}),
    ("bad-request/text-expected", "sent", dispute(5)),
    ("bad-request/list-expected", "files", evidence(files="a.png")),
    ("bad-request/unknown-key", "feilds", {"topic": "refund", "feilds": {}}),
]


@pytest.mark.parametrize(("key", "field", "asked"), REACHED)
def test_a_request_with_one_mistake_gets_the_one_sentence_about_it(
    key: str, field: str, asked: Any
):
    (error,) = json.loads(answer_text(BOOK, json.dumps(asked)))["errors"]
    assert error["field"] == field
    assert error["code"] == key.partition("/")[0]
    fixed = re.split(
        r"\{[^{}]+\}", BOOK.words.data["error"][key].replace("{{", "").replace("}}", "")
    )
    message = error["message"].replace("{", "").replace("}", "")
    assert re.fullmatch(".*".join(map(re.escape, fixed)), message), error["message"]


def test_every_sentence_about_a_mistake_is_reached():
    assert {key for key, _, _ in REACHED} == set(BOOK.words.data["error"])


@pytest.mark.parametrize(
    "asked",
    [
        evidence(text="x" * 10_000),
        evidence(files=[FILE] * 50),
        dispute("2026-08-01..2026-10-01"),
        dispute("2010-01-01", "2099-12-31"),
        dispute("2026-11-10", "2026-11-10"),
        refund("2026-11-01", "GB", "GB-SCT"),
    ],
    ids=["text", "files", "range", "years", "order", "region"],
)
def test_up_to_each_limit_a_request_is_answered(asked: dict[str, Any]):
    assert "errors" not in checker.answer(asked)


WRONG = {
    FieldKind.DATE: ("soon", 5, "2009-01-01", "2026-11-05..2026-11-01"),
    FieldKind.OPTION: ("perhaps", None),
    FieldKind.COUNTRY: ("XX", 49),
    FieldKind.REGION: ("GB-XXX", 49),
    FieldKind.FILES: ("a.png", [{"name": "a.png", "size": -1}]),
    FieldKind.TEXT: ("x" * 10_001, ["text"]),
}


@pytest.mark.parametrize("topic", BOOK.topics)
def test_all_mistakes_are_told_at_once_and_nothing_is_answered(topic: str):
    """Two wrong fields have the mistakes of the one and of the other, and so on for any number of them."""
    names = BOOK.topics[topic].fields
    choices = [("", *_wrong(name)) for name in names]
    asked = 0
    alone = {
        (name, str(value)): _mistakes(topic, {name: value})
        for name, values in zip(names, choices, strict=True)
        for value in values[1:]
    }
    for values in product(*choices):
        fields = {name: value for name, value in zip(names, values, strict=True) if value != ""}
        expected = [each for name, value in fields.items() for each in alone[name, str(value)]]
        if "country" in fields:
            # Of a country that is itself refused, nobody knows the regions.
            expected = [each for each in expected if each != ("region", "not-an-option")]
        assert sorted(_mistakes(topic, fields)) == sorted(expected), fields
        assert bool(expected) == bool(fields)
        asked += 1
    record.compare(f"{topic}, mistakes", asked)


def _wrong(name: str) -> tuple[Any, ...]:
    future = ("2026-11-24",) if name in contract.PAST else ()
    return WRONG[BOOK.fields[name].kind] + future


def _mistakes(topic: str, fields: dict[str, Any]) -> list[tuple[str, str]]:
    answer = checker.answer({"topic": topic, "today": TODAY.isoformat(), "fields": fields})
    return [(error["field"], error["code"]) for error in answer.get("errors", ())]
