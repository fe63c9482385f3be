"""The command line: its words and a rulebook go in; text or JSON goes out, and an exit code.

`python -m checker answer | batch | facts | topics`
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from ..calendars import CalendarMissing
from ..engine.errors import Refused
from ..engine.facts import Fact
from ..engine.fields import FieldKind
from ..engine.rulebook import Rulebook
from ..render import data, text
from .wire import LONGEST_REQUEST, answer_text, solve

ANSWERED, REFUSED = 0, 2
DESCRIPTION = "Answers questions, from a terminal or line by line."


def main(book: Rulebook, arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 answered, 2 on errors in the request."""
    options = _parser(book).parse_args(arguments)
    # Whatever the terminal's own encoding is, every sentence can be written.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        code: int = options.run(book, options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has heard enough, as `head` does. What is left goes nowhere, at the exit too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except CalendarMissing as missing:
        print(missing, file=sys.stderr)
        return REFUSED
    return code


def _parser(book: Rulebook) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m checker", description=DESCRIPTION)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    answer = commands.add_parser("answer", help="answer one question")
    answer.add_argument("topic", metavar="TOPIC", help=", ".join(book.forms))
    answer.add_argument("fields", metavar="field=value", nargs="*", help="what is known")
    answer.add_argument("--today", metavar="YYYY-MM-DD", help="the day to count from")
    answer.add_argument("--json", action="store_true", help="print the answer as JSON")
    answer.set_defaults(run=_answer)

    batch = commands.add_parser("batch", help="answer a request a line, from standard input")
    batch.set_defaults(run=_batch)

    facts = commands.add_parser("facts", help="list every fact with its figure and source")
    facts.add_argument("--json", action="store_true", help="print them as JSON")
    facts.set_defaults(run=_facts)

    topics = commands.add_parser("topics", help="list every question with its fields")
    topics.add_argument("--json", action="store_true", help="print them as JSON")
    topics.set_defaults(run=_topics)
    return parser


def _answer(book: Rulebook, options: argparse.Namespace) -> int:
    request: dict[str, Any] = {
        "topic": options.topic,
        "fields": dict(_pair(book, each) for each in options.fields),
    }
    if options.today is not None:
        request["today"] = options.today
    try:
        answer = solve(book, request)
    except Refused as refused:
        print(_json(data.errors(book, refused)) if options.json else text.errors(book, refused))
        return REFUSED
    print(_json(data.answer(book, answer)) if options.json else text.answer(book, answer))
    return ANSWERED


def _pair(book: Rulebook, argument: str) -> tuple[str, Any]:
    """Split `field=value`; the files of a request are written as JSON, all else as it is."""
    name, _, value = argument.partition("=")
    if name in book.fields and book.fields[name].kind is FieldKind.FILES:
        try:
            return name, json.loads(value)
        except (ValueError, RecursionError):
            return name, value
    return name, value


def _batch(book: Rulebook, _options: argparse.Namespace) -> int:
    for line in _lines(sys.stdin.buffer):
        print(answer_text(book, line))
    return ANSWERED


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each line that is not blank; of an endless one, only enough to see that it is too long."""
    while line := stream.readline(LONGEST_REQUEST + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_REQUEST)
        request = line.removesuffix(b"\n")
        if request.strip() or len(request) > LONGEST_REQUEST:
            yield request


def _facts(book: Rulebook, options: argparse.Namespace) -> int:
    facts = list(map(_fact, book.facts.values()))
    lines = [line for fact in book.facts.values() for line in _fact_lines(book, fact)]
    return _list(options, facts, lines)


def _fact(fact: Fact) -> dict[str, Any]:
    """Return a fact as data; one whose value changes also has its later values, each with its first day."""
    shown: dict[str, Any] = {
        "id": fact.id,
        "value": fact.value,
        "unit": fact.unit.name if fact.unit else "",
        "source": fact.source,
    }
    if fact.later:
        shown["changes"] = [
            {"since": each.since, "value": each.value, "source": each.source} for each in fact.later
        ]
    return shown


def _fact_lines(book: Rulebook, fact: Fact) -> Iterator[str]:
    yield f"{fact.id}  ({', '.join(fact.source)})"
    for each in fact.versions:
        since = f"{each.since}: " if each.since else ""
        yield f"    {since}{book.words.of_fact(each, 'states')}"


def _topics(book: Rulebook, options: argparse.Namespace) -> int:
    topics = [
        {"id": question, "question": book.words.question(question), "fields": fields}
        for question, fields in book.forms.items()
    ]
    lines = [
        f"{each['id']}: {each['question']}\n    {', '.join(each['fields'])}" for each in topics
    ]
    return _list(options, topics, lines)


def _list(options: argparse.Namespace, entries: Any, lines: Sequence[str]) -> int:
    print(_json(entries) if options.json else "\n".join(lines))
    return ANSWERED


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, default=date.isoformat)
