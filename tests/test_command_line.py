"""The command line answers, lists and goes through a batch; its exit code says how it went."""

import io
import json
import os
import runpy
import subprocess
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from checker import POLICY, TOPICS, WORDS, answer
from checker.__main__ import main
from checker.wire import LONGEST_REQUEST, answer_text

ROOT = Path(__file__).parents[1]
ASKED = ["answer", "appeal", "closed=2026-11-20", "closed-by=case-team", "--today", "2026-11-21"]
REQUEST = {
    "topic": "appeal",
    "today": "2026-11-21",
    "fields": {"closed": "2026-11-20", "closed-by": "case-team"},
}


def run(
    *arguments: str, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the real command."""
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        input=given,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def batch(monkeypatch, capsys):
    """Run `batch` on these bytes, or on this stream, and return the lines that it prints."""

    def run_batch(given: bytes | io.RawIOBase) -> list[str]:
        raw = io.BytesIO(given) if isinstance(given, bytes) else io.BufferedReader(given)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
        assert main(["batch"]) == 0
        return capsys.readouterr().out.splitlines()

    return run_batch


def test_a_question_is_answered_as_text(capsys):
    assert main(ASKED) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == WORDS.question("appeal")
    assert "- Appeal by: Friday, 27 November 2026" in lines


def test_a_question_is_answered_as_the_same_json_as_from_python(capsys):
    assert main([*ASKED, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == answer(REQUEST)


def test_a_refused_question_ends_with_two_and_says_every_mistake(capsys):
    asked = ["answer", "appeal", "closed=soon", "closed-by=", "weather"]
    assert main(asked) == 2
    title, *lines = capsys.readouterr().out.splitlines()
    assert title == WORDS.get("answer", "errors")
    assert len(lines) == 3
    assert all(line.startswith("- ") for line in lines)
    assert main([*asked, "--json"]) == 2
    errors = json.loads(capsys.readouterr().out)["errors"]
    assert sorted((error["field"], error["code"]) for error in errors) == [
        ("closed", "not-a-date"),
        ("closed-by", "not-an-option"),
        ("weather", "unknown-field"),
    ]


@pytest.mark.parametrize(("value", "cleaned"), [("a=b中", "a=b"), ("[中]", "[]"), ("中5", "5")])
def test_a_value_may_hold_an_equals_sign_and_look_like_json(capsys, value, cleaned):
    assert main(["answer", "evidence", f"text={value}", "--json"]) == 0
    [item] = json.loads(capsys.readouterr().out)["items"]
    assert (item["name"], item["cleaned"]) == ("text", cleaned)


@pytest.mark.parametrize("value", ["5", "[]", "null", '"Hi"'])
def test_only_files_are_read_as_json(capsys, value):
    assert main(["answer", "evidence", f"text={value}", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["items"][0]["verdict"] == "yes"


@pytest.mark.parametrize(
    ("files", "code", "shown"),
    [
        ('[{"name": "a.jpg", "size": 5}]', 0, "yes"),
        ("a.jpg", 2, "bad-request"),
        ("[" * 100_000, 2, "bad-request"),
        ('{"name": "a.jpg", "size": 5}', 2, "bad-request"),
    ],
    ids=["a list", "a name", "deep", "one file"],
)
def test_files_are_given_as_json(capsys, files, code, shown):
    assert main(["answer", "evidence", f"files={files}", "--json"]) == code
    answered = json.loads(capsys.readouterr().out)
    assert (answered["errors"][0]["code"] if code else answered["verdict"]) == shown


@pytest.mark.parametrize(
    "sign", ["\\ud800", "\\u001b"], ids=["half a sign", "a command to the screen"]
)
def test_a_name_that_no_screen_should_get_is_shown_without_it(sign):
    done = run("answer", "evidence", f'files=[{{"name": "{sign}.jpg", "size": 5}}]')
    assert done.returncode == 0
    assert "\ufffd.jpg" in done.stdout.decode()


def test_a_batch_answers_each_line_and_goes_on_after_a_bad_one(batch):
    good = json.dumps(REQUEST).encode()
    lines = [good, b"nonsense", b"\xff\xfe", b"[]", b"5", good]
    shown = batch(b"\n".join(lines))
    assert shown == [answer_text(line) for line in lines]
    assert [next(iter(json.loads(line))) for line in shown] == ["topic", *["errors"] * 4, "topic"]


def test_a_batch_leaves_out_blank_lines_and_takes_any_line_end(batch):
    good = json.dumps(REQUEST).encode()
    assert batch(b"\n" + good + b"\r\n \t\n\n" + good + b"\n") == [answer_text(good)] * 2
    assert batch(b"") == []


def test_the_longest_line_of_a_batch_is_answered_and_a_longer_one_refused(batch):
    longest = json.dumps(REQUEST).encode().ljust(LONGEST_REQUEST)
    for end in (b"", b"\n"):
        answered, refused, after = batch(
            longest + b"\n" + longest + b" \n" + json.dumps(REQUEST).encode() + end
        )
        assert answered == after == answer_text(longest)
        assert json.loads(refused)["errors"][0]["code"] == "bad-request"
    for blank in (b" " * LONGEST_REQUEST + b"\n", b" " * LONGEST_REQUEST):
        assert batch(blank) == []
    [refused] = batch(b" " * (LONGEST_REQUEST + 1))
    assert json.loads(refused)["errors"][0]["code"] == "bad-request"


class Endless(io.RawIOBase):
    """A line of many megabytes, then one good request."""

    def __init__(self) -> None:
        self.left = 20_000_000
        self.end = io.BytesIO(b"\n" + json.dumps(REQUEST).encode())

    def readable(self) -> bool:
        return True

    def readinto(self, room) -> int:
        if not self.left:
            return self.end.readinto(room)
        count = min(len(room), self.left)
        room[:count] = b"x" * count
        self.left -= count
        return count


def test_an_endless_line_takes_little_memory_and_the_batch_goes_on(batch):
    tracemalloc.start()
    try:
        refused, answered = batch(Endless())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert json.loads(refused)["errors"][0]["code"] == "bad-request"
    assert answered == answer_text(json.dumps(REQUEST))
    assert peak < 10 * LONGEST_REQUEST


def test_every_fact_is_listed_with_its_figure(capsys):
    assert main(["facts"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("\n") == 2 * len(POLICY)
    fact = POLICY["seller-reply"]
    assert f"seller-reply  (Q2, Q4)\n    {fact.fill(fact.states)}\n" in shown


def test_every_fact_is_listed_as_json(capsys):
    assert main(["facts", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert [fact["id"] for fact in facts] == list(POLICY)
    by_id = {fact.pop("id"): fact for fact in facts}
    assert by_id["appeal"] == {"value": 7, "unit": "days", "source": ["Q11"]}
    assert by_id["tracking-update"] == {"value": [3, 7], "unit": "days", "source": ["Q1"]}
    assert by_id["cancel"] == {"value": None, "unit": "", "source": ["Q9"]}


def test_every_question_is_listed_with_its_fields(capsys):
    assert main(["topics"]) == 0
    expected = [
        f"{topic.id}: {WORDS.question(topic.id)}\n    {', '.join(topic.fields)}\n"
        for topic in TOPICS.values()
    ]
    assert capsys.readouterr().out == "".join(expected)
    assert main(["topics", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"id": topic.id, "question": WORDS.question(topic.id), "fields": list(topic.fields)}
        for topic in TOPICS.values()
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (ASKED, 0),
        (["answer", "appeal", "closed=soon"], 2),
        (["batch"], 0),
        (["topics"], 0),
        ([], 2),
    ],
)
def test_the_real_command_ends_with_the_same_code(arguments, code):
    done = run(*arguments)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_the_real_command_answers_a_real_batch():
    lines = [json.dumps(REQUEST).encode(), b"\xff", "{}".encode("utf-16")]
    done = run("batch", given=b"\n".join(lines))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) >= 3
    assert done.stdout.splitlines()[0].decode() == answer_text(lines[0])


def test_the_module_run_as_a_program_takes_its_arguments_from_the_command_line(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "checker.__main__")
    monkeypatch.setattr(sys, "argv", ["checker", *ASKED, "--json"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("checker", run_name="__main__")
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out) == answer(REQUEST)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (["--help"], ["usage: python -m checker ", "answer", "batch", "facts", "topics"]),
        (["answer", "--help"], ["TOPIC", "field=value", "--today YYYY-MM-DD", "--json", *TOPICS]),
        (["facts", "--help"], ["--json"]),
    ],
)
def test_help_names_what_can_be_asked(capsys, asked, named):
    with pytest.raises(SystemExit) as ended:
        main(asked)
    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    for each in named:
        assert each in shown


def test_today_is_the_reader_s_own_date():
    """Two places that are 26 hours apart never share a date."""
    west, east = (
        date.fromisoformat(json.loads(run("answer", "cancel", "--json", TZ=zone).stdout)["today"])
        for zone in ("WEST+12", "EAST-14")
    )
    assert west < east


def test_a_reader_that_has_heard_enough_ends_the_list_without_a_word(monkeypatch):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["topics"]) == 0
