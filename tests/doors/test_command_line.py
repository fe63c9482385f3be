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

import checker
from checker.calendars import BankCalendars
from checker.doors import command_line, wire
from checker.doors.shelf import take
from checker.doors.wire import LONGEST_REQUEST
from checker.engine.rulebook import Rulebook
from tests import toy
from tests.toy.ask import BORROWED
from tests.toy.book import book, facts, words

ROOT = Path(__file__).parents[2]
ASKED = ["answer", "overdue", f"borrowed={BORROWED}", "excused=no", "--today", "2026-05-10"]
REQUEST = {
    "topic": "overdue",
    "today": "2026-05-10",
    "fields": {"borrowed": BORROWED, "excused": "no"},
}
ASK_THE_LIBRARY = """
import sys
from checker.doors.command_line import main
from tests.toy.book import book
sys.exit(main(book, sys.argv[1:]))
"""


def main(arguments: list[str], asked: Rulebook = book) -> int:
    return command_line.main(asked, arguments)


def answer_text(text: str | bytes) -> str:
    return wire.answer_text(book, text)


def run(
    *arguments: str,
    given: bytes = b"",
    program: tuple[str, ...] = ("-c", ASK_THE_LIBRARY),
    **environment: str,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with the toy's rulebook."""
    return subprocess.run(
        [sys.executable, *program, *arguments],
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
    assert lines[0] == "Is my book overdue?"
    assert "- Bring it back by: Monday, 18 May 2026" in lines


def test_a_question_is_answered_as_the_same_json_as_from_python(capsys):
    assert main([*ASKED, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == wire.answer(book, REQUEST)


def test_a_whole_case_is_answered_like_any_question(capsys):
    asked = ["answer", "my-book", *ASKED[2:]]
    assert main(asked) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Is my book overdue?"
    assert main([*asked, "--json"]) == 0
    answered = json.loads(capsys.readouterr().out)
    assert answered == wire.answer(book, REQUEST | {"topic": "my-book"})
    assert [part["topic"] for part in answered["answers"]] == ["overdue"]


def test_a_refused_question_ends_with_two_and_says_every_mistake(capsys):
    asked = ["answer", "overdue", "borrowed=soon", "excused=", "weather"]
    assert main(asked) == 2
    title, *lines = capsys.readouterr().out.splitlines()
    assert title == words.get("answer", "errors")
    assert len(lines) == 3
    assert all(line.startswith("- ") for line in lines)
    assert main([*asked, "--json"]) == 2
    errors = json.loads(capsys.readouterr().out)["errors"]
    assert sorted((error["field"], error["code"]) for error in errors) == [
        ("borrowed", "not-a-date"),
        ("excused", "not-an-option"),
        ("weather", "unknown-field"),
    ]


@pytest.mark.parametrize(("value", "cleaned"), [("a=b#", "a=b"), ("[#]", "[]"), ("#5", "5")])
def test_a_value_may_hold_an_equals_sign_and_look_like_json(capsys, value, cleaned):
    assert main(["answer", "cover", f"note={value}", "--json"]) == 0
    [item] = json.loads(capsys.readouterr().out)["items"]
    assert (item["name"], item["cleaned"]) == ("note", cleaned)


@pytest.mark.parametrize("value", ["5", "[]", "null", '"Hi"'])
def test_only_files_are_read_as_json(capsys, value):
    assert main(["answer", "cover", f"note={value}", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["items"][0]["verdict"] == "yes"


@pytest.mark.parametrize(
    ("files", "code", "shown"),
    [
        ('[{"name": "a.png", "size": 5}]', 0, "yes"),
        ("a.png", 2, "bad-request"),
        ("[" * 100_000, 2, "bad-request"),
        ('{"name": "a.png", "size": 5}', 2, "bad-request"),
    ],
    ids=["a list", "a name", "deep", "one file"],
)
def test_files_are_given_as_json(capsys, files, code, shown):
    assert main(["answer", "cover", f"cover={files}", "--json"]) == code
    answered = json.loads(capsys.readouterr().out)
    assert (answered["errors"][0]["code"] if code else answered["verdict"]) == shown


@pytest.mark.parametrize(
    ("sign", "shown"),
    [("\\ud800", "[U+D800]"), ("\\u001b", "[U+001B]")],
    ids=["half a sign", "a command to the screen"],
)
def test_a_name_that_no_screen_should_get_is_written_out(sign, shown):
    done = run("answer", "cover", f'cover=[{{"name": "{sign}.png", "size": 5}}]')
    assert done.returncode == 0
    assert f"{shown}.png" in done.stdout.decode()


def test_a_terminal_s_own_encoding_loses_no_sentence():
    done = run("answer", "overdue", "weather=", PYTHONIOENCODING="ascii")
    assert (done.returncode, "“weather”" in done.stdout.decode("utf-8")) == (2, True)


def test_a_batch_answers_each_line_and_goes_on_after_a_bad_one(batch):
    good = json.dumps(REQUEST).encode()
    case = json.dumps(REQUEST | {"topic": "my-book"}).encode()
    lines = [good, b"nonsense", b"\xff\xfe", b"[]", b"5", case, good]
    shown = batch(b"\n".join(lines))
    assert shown == [answer_text(line) for line in lines]
    keys = ["topic", *["errors"] * 4, "topic", "topic"]
    assert [next(iter(json.loads(line))) for line in shown] == keys


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
    assert shown.count("\n") == sum(2 + len(fact.later) for fact in facts.values())
    assert "loan  (rule 1)\n    A book is lent for 14 days.\n" in shown
    assert "    2026-06-01: A book is lent for 21 days.\n" in shown
    assert "fine  (rule 2, rule 3)\n    Then there is a fine.\n" in shown


def test_every_fact_is_listed_as_json(capsys):
    assert main(["facts", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [fact["id"] for fact in listed] == list(facts)
    by_id = {fact.pop("id"): fact for fact in listed}
    later = {"since": "2026-06-01", "value": 21, "source": ["rule 1"]}
    assert by_id["loan"] == {"value": 14, "unit": "days", "source": ["rule 1"], "changes": [later]}
    assert by_id["letter"] == {"value": [2, 4], "unit": "business days", "source": ["rule 4"]}
    assert by_id["cover-formats"]["changes"][0]["value"] == ["png", "jpg"]
    assert by_id["fine"] == {"value": None, "unit": "", "source": ["rule 2", "rule 3"]}


def test_every_question_is_listed_with_its_fields_the_whole_case_last(capsys):
    assert main(["topics"]) == 0
    loan = ["excused", "borrowed", "brought"]
    case = ["borrowed", "brought", "excused", "posted", "land", "district"]
    expected = [
        ("overdue", "Is my book overdue?", loan),
        ("letter", "Is my letter late?", ["posted", "land", "district"]),
        ("card", "Is my card valid?", ["joined"]),
        ("cover", "Is my picture taken?", ["cover", "note"]),
        ("my-book", "What about my book?", case),
    ]
    assert capsys.readouterr().out == "".join(
        f"{question}: {asks}\n    {', '.join(fields)}\n" for question, asks, fields in expected
    )
    assert main(["topics", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"id": question, "question": asks, "fields": fields} for question, asks, fields in expected
    ]


@pytest.fixture
def nowhere() -> Rulebook:
    """The library where a country is known whose file has not been made."""
    calendars = BankCalendars()
    calendars._index = {"countries": {"ZZ": "Nowhere"}, "regions": {}}
    return take(toy, calendars, "en")


@pytest.mark.parametrize("question", ["letter", "my-book"])
def test_a_calendar_that_is_missing_is_one_plain_line_and_ends_with_two(capsys, nowhere, question):
    assert main(["answer", question, "posted=2026-05-08", "land=ZZ"], nowhere) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "checker/calendars/ZZ.json is missing: run `make calendars`\n"


def test_a_batch_answers_what_it_can_before_a_calendar_is_missing(monkeypatch, capsys, nowhere):
    good = json.dumps(REQUEST)
    fields = {"posted": "2026-05-08", "land": "ZZ"}
    bad = json.dumps({"topic": "letter", "today": "2026-05-10", "fields": fields})
    given = io.BytesIO(f"{good}\n{bad}\n".encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
    assert main(["batch"], nowhere) == 2
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [answer_text(good)]
    assert shown.err.splitlines() == ["checker/calendars/ZZ.json is missing: run `make calendars`"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (ASKED, 0),
        (["answer", "overdue", "borrowed=soon"], 2),
        (["answer", "my-book"], 0),
        (["batch"], 0),
        (["topics"], 0),
        ([], 2),
    ],
)
def test_the_command_ends_with_the_same_code_in_a_process_of_its_own(arguments, code):
    done = run(*arguments)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_process_of_its_own_answers_a_batch():
    lines = [json.dumps(REQUEST).encode(), b"\xff", "{}".encode("utf-16")]
    done = run("batch", given=b"\n".join(lines))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) >= 3
    assert done.stdout.splitlines()[0].decode() == answer_text(lines[0])


@pytest.mark.parametrize(("arguments", "code"), [(["topics"], 0), (["answer", "no-such-topic"], 2)])
def test_the_real_command_asks_the_marketplace(arguments, code, capsys):
    done = run(*arguments, program=("-m", "checker"))
    assert (done.returncode, done.stderr) == (code, b"")
    assert main(arguments, checker.marketplace()) == code
    assert done.stdout.decode() == capsys.readouterr().out


def test_the_module_run_as_a_program_takes_its_arguments_from_the_command_line(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "checker.__main__", raising=False)
    monkeypatch.setattr(sys, "argv", ["checker", "topics", "--json"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("checker", run_name="__main__")
    assert ended.value.code == 0
    listed = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in listed] == [*checker.marketplace().forms]


def test_the_module_is_imported_without_running():
    import checker.__main__ as program

    assert program.main is command_line.main


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (["--help"], ["usage: python -m checker ", "answer", "batch", "facts", "topics"]),
        (
            ["answer", "--help"],
            ["TOPIC", "field=value", "--today YYYY-MM-DD", "--json", *book.forms],
        ),
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
        date.fromisoformat(json.loads(run("answer", "card", "--json", TZ=zone).stdout)["today"])
        for zone in ("WEST+12", "EAST-14")
    )
    assert west < east


def test_a_reader_that_has_heard_enough_ends_the_list_without_a_word(monkeypatch):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["topics"]) == 0
