"""Hostile input is ordinary input: any JSON and any bytes are answered or refused, in little space."""

import io
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import checker
from checker.doors.command_line import _lines
from checker.doors.wire import LONGEST_REQUEST, answer_text
from checker.engine.errors import Code
from checker.engine.record import Verdict

from . import laws
from .contract import BOOK

ROOT = Path(__file__).parents[2]
MEGABYTE = 1_000_000
# Each mistake is a sentence or two, however long what was typed.
LONGEST_MISTAKE = 1_000

# Every character that Python knows, lone surrogates and control characters among them.
TEXTS = some.text(some.characters())
ATTACKS = [
    "<b>",
    '"><script>alert(1)</script>',
    "{label}",
    "%s",
    "\x00\x1b[2J",
    "\ud800",
    "2026-11-01",
]
ATOMS = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(-(10**400), 10**400),
    some.floats(),
    TEXTS,
    some.sampled_from([*ATTACKS, *BOOK.forms, *BOOK.fields, "2026-11-01..2026-11-05", ".."]),
)
ANYTHING = some.recursive(
    ATOMS,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
FILES = some.lists(
    some.fixed_dictionaries(
        {}, optional={"name": ATOMS, "size": ATOMS, "inside": ATOMS, "more": ATOMS}
    ),
    max_size=3,
)
FIELD_NAMES = some.sampled_from(list(BOOK.fields)) | TEXTS
ALMOST_REQUESTS = some.fixed_dictionaries(
    {"topic": some.sampled_from(list(BOOK.forms)) | ANYTHING},
    optional={
        "today": some.sampled_from(["2026-11-23", "2010-01-01", "2099-12-31"]) | ANYTHING,
        "fields": some.dictionaries(FIELD_NAMES, ANYTHING | FILES, max_size=6) | ANYTHING,
        "more": ANYTHING,
    },
)


def is_answered_or_refused(answer: Any) -> bool:
    """Whether the result is an answer, or the mistakes in its place; raises where it is neither."""
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer
    if answer.keys() != {"errors"}:
        assert Verdict(answer["verdict"])
        return True
    assert answer["errors"]
    for error in answer["errors"]:
        assert error.keys() == {"field", "code", "message"}
        assert Code(error["code"])
        assert error["message"]
        assert len(error["field"]) + len(error["message"]) < LONGEST_MISTAKE
    return True


@given(ANYTHING | ALMOST_REQUESTS)
def test_any_json_is_answered_or_refused_and_all_doors_agree(request: Any):
    answer = checker.answer(request)
    assert is_answered_or_refused(answer)
    text = json.dumps(request)
    if "NaN" not in text and "Infinity" not in text:
        asked = laws.question(request)
        expected = json.dumps(answer, separators=(",", ":"))
        assert answer_text(BOOK, text) == laws.DOOR.reply("answer", asked) == expected
        assert laws.page(request)["answer"] == answer


@given(some.binary() | TEXTS)
def test_any_bytes_and_any_text_are_answered_on_one_line_of_ascii(sent: bytes | str):
    line = answer_text(BOOK, sent)
    assert line.isascii()
    assert line.isprintable()
    assert is_answered_or_refused(json.loads(line))


def nested(depth: int) -> list[Any]:
    made: list[Any] = []
    for _ in range(depth):
        made = [made]
    return made


def a_request(**fields: Any) -> dict[str, Any]:
    return {"topic": "evidence", "today": "2026-11-23", "fields": fields}


LARGE = {
    "a megabyte for a topic": {"topic": "x" * MEGABYTE},
    "a megabyte for a day": {"topic": "tracking", "today": "2" * MEGABYTE},
    "a megabyte for a date": {"topic": "tracking", "fields": {"sent": "2026-11-01" * MEGABYTE}},
    "a megabyte of dots": {"topic": "tracking", "fields": {"sent": "." * MEGABYTE}},
    "a megabyte for an option": {"topic": "appeal", "fields": {"closed-by": "x" * MEGABYTE}},
    "a megabyte for a country": {"topic": "refund", "fields": {"country": "D" * MEGABYTE}},
    "a megabyte for a field's name": {
        "topic": "tracking",
        "fields": {"x" * MEGABYTE: "2026-11-01"},
    },
    "a megabyte for a key": {"topic": "tracking", "x" * MEGABYTE: 1},
    "a megabyte of text": a_request(text="x" * MEGABYTE),
    "a megabyte of files": a_request(files=[{"name": "a.png", "size": 1}] * 20_000),
    "a size of many digits": a_request(files=[{"name": "a.png", "size": 10**5_000}]),
    "a nest for the request": nested(100_000),
    "a nest for the fields": {"topic": "tracking", "fields": nested(100_000)},
    "a nest for a field": {"topic": "tracking", "fields": {"sent": nested(100_000)}},
    "a nest for a file": a_request(files=[nested(100_000)]),
}


@pytest.mark.parametrize("request_", LARGE.values(), ids=LARGE)
def test_what_is_large_or_deep_is_refused_in_few_words(request_: Any):
    answer = checker.answer(request_)
    assert is_answered_or_refused(answer)
    assert len(json.dumps(answer)) < 3 * LONGEST_MISTAKE


LINES = {
    "ten megabytes": b"x" * 10 * MEGABYTE,
    "an endless string": b'{"topic":"' + b"x" * 10 * MEGABYTE,
    "a deep list": b"[" * (LONGEST_REQUEST - 9),
    "a deep object": b'{"a":' * (LONGEST_REQUEST // 6),
    "a deep list that is closed": b"[" * 90_000 + b"]" * 90_000,
    "a number of many digits": b'{"size":' + b"9" * 100_000 + b"}",
    "not UTF-8": b'{"topic":"\xff\xfe"}',
    "UTF-16": '{"topic":"refund","today":"2026-11-23"}'.encode("utf-16"),
    "a lone surrogate": rb'{"topic":"\ud800"}',
    "zeros": b"\x00" * 100,
    "not a number": b'{"topic":"evidence","fields":{"files":[{"name":"a.png","size":NaN}]}}',
    "a key twice": b'{"topic":"refund","topic":"appeal","today":"2026-11-23"}',
    "many unknown fields": json.dumps(
        {"topic": "tracking", "fields": {f"f{n}": 1 for n in range(10_000)}}
    ).encode(),
}
GOOD = b'{"topic":"domestic-return","today":"2026-11-23","fields":{"unused":"no"}}'


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_hostile_line_takes_memory_in_proportion_to_what_is_read_of_it(line: bytes):
    tracemalloc.start()
    try:
        answers = [answer_text(BOOK, each) for each in _lines(io.BytesIO(line))]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(answers) == 1
    assert peak < 200 * LONGEST_REQUEST


def test_a_batch_goes_on_after_every_hostile_line():
    sent = [each + b"\r\n" for line in LINES.values() for each in (line, GOOD)]
    done = subprocess.run(
        [sys.executable, "-m", "checker", "batch"],
        input=b"".join(sent),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    answers = done.stdout.decode("ascii").splitlines()
    assert not done.stderr
    assert [json.loads(answer) for answer in answers] == [
        json.loads(answer_text(BOOK, line)) for line in sent
    ]
    assert all(is_answered_or_refused(json.loads(answer)) for answer in answers)
    assert json.loads(answers[-1])["verdict"] == "no"
