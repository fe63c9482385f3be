"""The marketplace and a library stand beside each other in one process, and neither hears of the other.

What each answers alone, in a process of its own, it answers here too, while the other is asked in between.
"""

import importlib
import io
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import checker
from checker import rulebook
from checker.calendars import BankCalendars
from checker.doors import command_line, wire
from checker.doors import orders as kept_orders
from checker.doors.browser import Door
from checker.doors.shelf import take
from checker.engine.choices import WAIT, faced
from checker.engine.course import Course
from checker.engine.facts import Facts
from checker.engine.fields import TODAY, Field, FieldKind
from checker.engine.rulebook import Rulebook
from checker.engine.topic import Topic
from checker.engine.words import Words
from checker.render import data, ics, text
from checker.render.form import form
from tests import names as n
from tests import toy
from tests.elements import read
from tests.toy.ask import NOON, TAKING

ROOT = Path(__file__).parents[1]
PACKAGES = {"the marketplace": rulebook, "the library": toy}
# Asks one rulebook alone: its package is named, and the other one is never opened.
ALONE = """
import importlib, sys
from checker.calendars import BankCalendars
from checker.doors.command_line import main
from checker.doors.shelf import take
package = importlib.import_module(sys.argv[1])
sys.exit(main(take(package, BankCalendars(), "en"), sys.argv[2:]))
"""
# Asks its door, as a worker does: each line holds in which way, and the question.
DOOR_ALONE = """
import importlib, json, sys
from tests.test_two_rulebooks import opened, replied
door = opened(importlib.import_module(sys.argv[1]))
for line in sys.stdin:
    print(json.dumps(replied(door, *json.loads(line))))
"""


@cache
def days() -> tuple[str, str]:
    """Return a day whose holidays are known in every country asked about, and one some days later."""
    first = BankCalendars().worlds("DE")[0].calendar.first
    return first.isoformat(), (first + timedelta(days=6)).isoformat()


@dataclass
class Side:
    """One rulebook, with all that it is asked: of each question, nothing and everything that it asks for."""

    package: ModuleType
    book: Rulebook
    requests: list[dict[str, Any]]

    @property
    def lines(self) -> list[str]:
        """Each request as a line of a batch."""
        return [json.dumps(request) for request in self.requests]

    @property
    def orders(self) -> list[dict[str, Any]]:
        """Each whole case as one that is kept, seen on its first day; the last cannot be read."""
        seen = {"today": days()[0], "verdict": "need", "edition": "2026-01"}
        cases = [each for each in self.requests if each["topic"] == self.book.course.id]
        return [
            {"name": f"number {number}", "fields": each["fields"], "seen": seen}
            for number, each in enumerate(cases)
        ]

    @cached_property
    def questions(self) -> list[tuple[str, str]]:
        """In each way that the command line has not, a question to the worker's door."""
        return [(way, json.dumps(question)) for way, question in _asked_of_a_door(self)]


def side(package: ModuleType) -> Side:
    book = take(package, BankCalendars(), "en")
    return Side(package, book, list(_requests(book)))


def _requests(book: Rulebook) -> Iterator[dict[str, Any]]:
    happened, today = days()
    files = [{"name": "a.png", "size": 9}, {"name": "b", "size": 10**9}]
    for question, names in book.forms.items():
        full = {
            name: {
                FieldKind.DATE: happened,
                FieldKind.OPTION: book.fields[name].options[-1:],
                FieldKind.COUNTRY: "DE",
                FieldKind.REGION: "DE-BE",
                FieldKind.FILES: files,
                FieldKind.TEXT: "a#\u4e2d",
            }[book.fields[name].kind]
            for name in names
        }
        full = {name: value[0] if type(value) is tuple else value for name, value in full.items()}
        dates = [name for name in names if book.fields[name].kind is FieldKind.DATE]
        alone = {
            name: full[name]
            for name in (*dates[:1], *(each for each in names if each not in dates))
        }
        ranges = dict.fromkeys(dates[:1], f"{happened}..{today}")
        for known in ({}, full, alone, ranges, {**full, "no-such-field": "x"}):
            yield {"topic": question, "today": today, "fields": known}
    yield {"topic": "no-such-topic", "today": today}


def _asked_of_a_door(side: Side) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what a page asks of choices, of files and of kept orders, good and bad."""
    course, orders = side.book.course, side.orders
    for order in orders[:-1]:
        request = {"topic": course.id, "today": days()[1], "fields": order["fields"]}
        answer = wire.solve(side.book, request)
        waits = (WAIT,) if answer.flips else ()
        for choice in (*waits, *(each.id for each in faced(course, answer))):
            yield "try", {"request": request, "choice": choice}
    for field in side.book.fields.values():
        if field.look:
            for head in ("89504e47", "ff", ""):
                yield "look", {"field": field.name, "name": "a.png", "head": head}
    layout = {"today": days()[1], "base": "../", "page": "checker/", "moment": NOON.isoformat()}
    for kept in ([], orders[:1], orders[:-1], orders):
        for way in ("orders", "orders-file", "orders-calendar"):
            yield way, layout | {"orders": kept}
        yield (
            "orders-brought",
            layout | {"content": kept_orders.file(side.book, layout | {"orders": kept})[0]},
        )


def opened(package: ModuleType) -> Door:
    """Return a door as it is when a page opens: it has no country's file yet."""
    calendars = BankCalendars()
    return Door(take(package, calendars, "en"), calendars)


def replied(door: Door, way: str, question: str) -> str:
    """Return what a door replies once it has been brought what it lacks."""
    while lacking := door.lacks(question):
        door.bring(lacking, (ROOT / "checker" / lacking).read_text("utf-8"))
    return door.reply(way, question)


@pytest.fixture(scope="module")
def sides() -> list[Side]:
    return [side(package) for package in PACKAGES.values()]


def in_turn(sides: list[Side]) -> Iterator[tuple[Side, int]]:
    """Yield each request of both, alternately, by its number; the one with fewer begins again."""
    for number in range(max(len(each.requests) for each in sides)):
        for each in sides:
            yield each, number % len(each.requests)


@cache
def asked_alone(package: ModuleType, *arguments: str, given: str = "", program: str = ALONE) -> str:
    """Return what a rulebook says in a process of its own, where the other is never opened."""
    done = subprocess.run(
        [sys.executable, "-c", program, package.__name__, *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def alone(sides) -> dict[str, list[str]]:
    """What each rulebook answers to all its requests in a process of its own, a line each."""
    return {
        each.package.__name__: asked_alone(
            each.package, "batch", given="".join(f"{line}\n" for line in each.lines)
        ).splitlines()
        for each in sides
    }


def test_what_is_asked_here_comes_to_answers_and_to_mistakes(sides, alone):
    for each in sides:
        answers = [json.loads(line) for line in alone[each.package.__name__]]
        verdicts = {answer["verdict"] for answer in answers if "verdict" in answer}
        assert len(verdicts) > 3
        assert sum("errors" in answer for answer in answers) == len(each.book.forms) + 1
        assert {answer["topic"] for answer in answers if "topic" in answer} == {*each.book.forms}
        assert any(answer.get("answers") for answer in answers)


def test_the_wire_answers_both_in_turn_as_each_alone(sides, alone):
    for each, number in in_turn(sides):
        expected = alone[each.package.__name__][number]
        assert wire.answer_text(each.book, each.lines[number]) == expected
        assert wire.answer(each.book, each.requests[number]) == json.loads(expected)


def test_the_worker_s_door_answers_both_in_turn_as_each_alone(sides, alone):
    doors = {name: opened(package) for name, package in PACKAGES.items()}
    brought: dict[str, list[str]] = {name: [] for name in PACKAGES}
    names = {package.__name__: name for name, package in PACKAGES.items()}
    for each, number in in_turn(sides):
        name, request = names[each.package.__name__], each.requests[number]
        layout = {
            "base": "../",
            "prefix": "form",
            "edition": "",
            "order": "",
            "moment": NOON.isoformat(),
        }
        asked = json.dumps({"request": request, **layout})
        if lacking := doors[name].lacks(asked):
            brought[name].append(lacking)
            content = (ROOT / "checker" / lacking).read_text("utf-8")
            doors[name].bring(lacking, content)
        expected = alone[each.package.__name__][number]
        assert doors[name].reply("answer", asked) == expected
        page = json.loads(doors[name].reply("page", asked))
        assert page["answer"] == json.loads(expected)
        if "errors" in page["answer"]:
            continue
        solved = wire.solve(each.book, request)
        assert doors[name].reply("text", asked) == text.answer(each.book, solved)
        taken = json.loads(doors[name].reply("calendar", asked))
        assert taken["content"] == ics.calendar(each.book, solved, TAKING).text
        assert taken["file"] == each.book.words.get("take", "file")
        assert page["answer"] == data.answer(each.book, solved)
        assert links(page["html"]) <= pages(each.book)
    # Each brought its own country's file, once: neither took the other's.
    assert brought == {name: ["calendars/DE.json"] for name in PACKAGES}


def test_the_worker_s_door_tries_looks_and_keeps_orders_for_both_in_turn_as_each_alone(sides):
    doors = [opened(each.package) for each in sides]
    expected = [
        asked_alone(
            each.package,
            program=DOOR_ALONE,
            given="".join(f"{json.dumps(asked)}\n" for asked in each.questions),
        ).splitlines()
        for each in sides
    ]
    ways = {"try", "look", "orders", "orders-file", "orders-calendar", "orders-brought"}
    assert [{way for way, _ in each.questions} for each in sides] == [ways, ways]
    for number in range(max(len(each.questions) for each in sides)):
        for each, door, alone in zip(sides, doors, expected, strict=True):
            at = number % len(alone)
            assert replied(door, *each.questions[at]) == json.loads(alone[at])


def test_each_lists_its_orders_in_its_own_words(sides):
    asked = {"today": days()[1], "base": "", "page": ""}
    lists = [kept_orders.listed(each.book, asked | {"orders": each.orders}) for each in sides]
    assert [read(each).one("h2").text for each in lists] == ["My orders", "My books"]


def test_neither_reads_the_other_s_file_of_orders(sides):
    for one, other in (sides, sides[::-1]):
        asked = {"orders": other.orders[:-1], "today": days()[1]}
        content, _ = kept_orders.file(other.book, asked)
        asked |= {"content": content}
        assert len(kept_orders.brought(other.book, asked)["orders"]) == len(other.orders) - 1
        said = {"said": one.book.words.get("orders", "no-file")}
        assert kept_orders.brought(one.book, asked) == said


def links(html: str) -> set[str]:
    """Return the pages to which an answer leads; what leads to a part of itself, must find it there."""
    shown = read(html)
    found = {each["href"].removeprefix("../") for each in shown.all("a")}
    inside = {href for href in found if href.startswith("#")}
    assert inside <= {f"#{each['id']}" for each in shown.all() if "id" in each.attributes}
    return found - inside


def pages(book: Rulebook) -> set[str]:
    """Return every page to which an answer of a rulebook can lead."""
    tables = [book.words.data, *(book.words.data[topic] for topic in book.topics)]
    steps = {step["href"] for table in tables for step in table["next"].values()}
    return steps | {fact.page for fact in book.facts.values()}


def test_no_page_is_in_both_so_that_a_link_shows_whose_it_is(sides):
    one, other = (pages(each.book) for each in sides)
    assert one
    assert other
    assert not one & other


@pytest.mark.parametrize(
    "command", [["facts"], ["facts", "--json"], ["topics"], ["topics", "--json"]]
)
def test_the_command_line_lists_both_in_turn_as_each_alone(sides, capsys, command):
    for each in (*sides, *sides):
        assert command_line.main(each.book, command) == 0
        assert capsys.readouterr().out == asked_alone(each.package, *command)


def test_the_command_line_goes_through_a_batch_of_each_as_each_alone(
    sides, alone, capsys, monkeypatch
):
    for each in (*sides, *sides):
        given = io.BytesIO("\n".join(each.lines).encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
        assert command_line.main(each.book, ["batch"]) == 0
        assert capsys.readouterr().out.splitlines() == alone[each.package.__name__]


def test_the_command_line_answers_both_in_turn(sides, alone, capsys):
    for each, number in in_turn(sides):
        request = each.requests[number]
        known = [
            f"{name}={value if isinstance(value, str) else json.dumps(value)}"
            for name, value in request.get("fields", {}).items()
        ]
        asked = ["answer", request["topic"], *known, "--today", request["today"], "--json"]
        expected = json.loads(alone[each.package.__name__][number])
        assert command_line.main(each.book, asked) == (2 if "errors" in expected else 0)
        assert json.loads(capsys.readouterr().out) == expected


def test_every_question_of_both_has_its_form(sides):
    for each, number in in_turn(sides):
        question = [*each.book.forms][number % len(each.book.forms)]
        element = read(form(each.book, question)).one("dispute-checker")
        asked = [field[n.FIELD_NAME] for field in element.all(class_=n.FIELD)]
        assert asked == [*each.book.forms[question], TODAY.name]
        assert element.one("form")["aria-label"] == each.book.words.question(question)


def test_neither_knows_the_other_s_questions_and_fields(sides):
    for one, other in (sides, sides[::-1]):
        for question, names in other.book.forms.items():
            assert question not in one.book.forms
            [error] = wire.answer(one.book, {"topic": question})["errors"]
            assert error["code"] == "unknown-topic"
            assert error["message"].endswith(f"{', '.join(one.book.forms)}.")
            strange = {name: "x" for name in names if name not in one.book.fields}
            assert strange
            course = one.book.course.id
            errors = wire.answer(one.book, {"topic": course, "fields": strange})["errors"]
            assert {error["code"] for error in errors} == {"unknown-field"}
            for error in errors:
                assert error["message"].endswith(f"{', '.join(one.book.forms[course])}.")


def test_the_ready_made_door_is_the_marketplace_s(sides, alone):
    market, _ = sides
    for request, expected in zip(market.requests, alone[rulebook.__name__], strict=True):
        assert checker.answer(request) == json.loads(expected)
    assert checker.marketplace() is checker.marketplace()
    with pytest.raises(OSError, match="xx"):
        checker.marketplace("xx")


MODULES = sorted(
    module.name for module in pkgutil.walk_packages(checker.__path__, f"{checker.__name__}.")
)


def test_every_module_of_the_checker_is_looked_at():
    assert {"checker.doors.wire", "checker.engine.decide", "checker.render.answer"} <= {*MODULES}


@pytest.mark.parametrize("name", ["checker", *MODULES])
def test_no_module_holds_a_rulebook_or_what_one_is_made_of(name):
    module = importlib.import_module(name)
    made = (Rulebook, Words, Facts, BankCalendars)
    assert [key for key, value in vars(module).items() if isinstance(value, made)] == []
    if name.startswith(rulebook.__name__):
        return
    # The one field that every form asks for, and that is no rulebook's.
    law = [value for value in _inside(module) if isinstance(value, Topic | Course | Field)]
    assert [value for value in law if value is not TODAY] == []


def _inside(module: ModuleType) -> Iterator[Any]:
    """Yield what a module holds, and what stands in its tables and in its functions' defaults."""
    for value in vars(module).values():
        yield value
        yield from getattr(value, "__defaults__", None) or ()
        match value:
            case dict():
                yield from value.values()
            case list() | tuple() | set() | frozenset():
                yield from value


@pytest.mark.parametrize(
    "name", [name for name in MODULES if not name.startswith(rulebook.__name__)]
)
def test_only_where_a_door_opens_is_the_marketplace_named(name):
    module = importlib.import_module(name)
    held = [
        value
        for value in vars(module).values()
        if (isinstance(value, ModuleType) and value.__name__.startswith(rulebook.__name__))
        or str(getattr(value, "__module__", "")).startswith(f"{rulebook.__name__}.")
    ]
    assert held == ([rulebook] if name == "checker.doors.browser" else [])
