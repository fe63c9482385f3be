"""The wire: a request goes in, its answer or its mistakes come out; both as data, or as JSON text.

`answer` and `answer_text` never raise for bad input; their steps raise Refused, with every mistake. This is
the only place that turns outside data into a case, and the only one that reads a clock: for a request that
names no `today`.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, NoReturn

from ..engine.case import Case, check, check_today
from ..engine.decide import decide
from ..engine.errors import Code, Mistake, Refused
from ..engine.fields import echo, name_of
from ..engine.record import Answer
from ..engine.rulebook import Rulebook
from ..engine.timeline import trace
from ..render import data

# Fifty files and the longest text, written as \u escapes, stay far below this.
LONGEST_REQUEST = 200_000
KEYS = ("topic", "today", "fields")
# So deep may values stand in each other. Python would go on until a browser has no room left for its calls.
DEEPEST = 50
BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"|[][{}]', re.DOTALL)
STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


def answer(book: Rulebook, request: Any) -> dict[str, Any]:
    """Return the answer to a request, or `{"errors": […]}` with every mistake in it.

    Dates are calendar dates as `YYYY-MM-DD`; the day of an event is day 0.
    """
    try:
        return data.answer(book, solve(book, request))
    except Refused as refused:
        return data.errors(book, refused)


def answer_text(book: Rulebook, text: str | bytes) -> str:
    """Return the answer to a request that is written as JSON, as JSON on one line."""
    try:
        return write(answer(book, parse(text)))
    except Refused as refused:
        return write(data.errors(book, refused))


def parse(text: str | bytes, most: int = LONGEST_REQUEST) -> Any:
    """Return the JSON value in `text`. Raises Refused where it holds none, or more than `most` characters."""
    if len(text) > most:
        raise Refused(Mistake("request", Code.BAD_REQUEST, {"most": LONGEST_REQUEST}, "too-large"))
    if _is_deep(text if isinstance(text, str) else text.decode("latin-1")):
        raise Refused(Mistake("request", Code.BAD_REQUEST))
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Refused(Mistake("request", Code.BAD_REQUEST)) from None


def _is_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    depth = deepest = 0
    for found in BRACKETS.finditer(text):
        depth += STEPS.get(found[0], 0)
        deepest = max(depth, deepest)
    return deepest > DEEPEST


def write(value: Any) -> str:
    """Return a value as JSON on one line, in ASCII, so that no character can be lost on the way."""
    return json.dumps(value, separators=(",", ":"))


def solve(book: Rulebook, request: Any) -> Answer:
    """Return the answer to a parsed request. Raises Refused with every mistake at once."""
    question, case = read_case(book, request)
    if case.country and book.counts_business_days(question):
        case = case.kept_in(book.calendars.worlds(case.country))
    if question == book.course.id:
        return trace(book, case)
    return decide(book.topics[question], case, book.facts)


def read_case(book: Rulebook, request: Any) -> tuple[str, Case]:
    """Return the question that a request asks and its case, checked against that question's fields.

    Raises Refused with every mistake at once.
    """
    if not isinstance(request, Mapping):
        raise Refused(Mistake("request", Code.BAD_REQUEST))
    problems = _Problems()
    for key in request:
        if key not in KEYS:
            problems.add(Mistake(name_of(key), Code.BAD_REQUEST, variant="unknown-key"))
    question = problems.catch(lambda: _question(request.get("topic"), book.forms))
    today = problems.catch(lambda: _today(request))
    raw = problems.catch(lambda: _fields(request.get("fields", {})))
    case = None
    if question and raw is not None:
        names, calendars = book.forms[question], book.calendars
        # Without a day to stand on, nothing lies in the future; the other mistakes still show.
        day = today or date.max
        case = problems.catch(lambda: check(names, raw, day, book.fields, calendars))
    if problems.mistakes or not question or not case:
        raise Refused(*problems.mistakes, topic=question or "", today=today)
    return question, case


class _Problems:
    """Gathers the mistakes of several steps, so that all of them can be shown at once."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []

    def add(self, mistake: Mistake) -> None:
        self.mistakes.append(mistake)

    def catch[Result](self, step: Callable[[], Result]) -> Result | None:
        try:
            return step()
        except Refused as refused:
            self.mistakes += refused.mistakes
            return None


def _question(raw: Any, known: Collection[str]) -> str:
    if isinstance(raw, str) and raw in known:
        return raw
    typed = echo(raw) if isinstance(raw, str) else ""
    values = {"typed": typed, "known": tuple(known)}
    raise Refused(Mistake("topic", Code.UNKNOWN_TOPIC, values, variant="" if typed else "missing"))


def _today(request: Mapping[str, Any]) -> date:
    return check_today(request["today"]) if "today" in request else date.today()  # noqa: DTZ011 — the reader's own calendar


def _fields(raw: Any) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise Refused(Mistake("fields", Code.BAD_REQUEST, variant="fields"))
    return raw


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
