"""The wire: a request as JSON goes in, an answer as JSON comes out. Bad input never raises; it is answered.

This is the only place that turns outside data into a case, and the only one that reads a clock: for a
request that names no `today`.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NoReturn

from . import calendars
from .answer import Answer
from .case import Case, check, check_today
from .decide import decide
from .errors import Code, Mistake, Refused
from .fields import echo, name_of
from .render import data
from .topics import TOPICS

# Fifty files and the longest text, written as \u escapes, stay far below this.
LONGEST_REQUEST = 200_000
KEYS = ("topic", "today", "fields")


def answer(request: Any) -> dict[str, Any]:
    """Return the answer to a request, or `{"errors": […]}` with every mistake in it.

    Dates are calendar dates as `YYYY-MM-DD`; the day of an event is day 0.

    >>> answer({"topic": "appeal", "today": "2026-11-23", "fields": {"closed": "2026-11-16"}})["needs"]
    ['closed-by']
    >>> [error["code"] for error in answer({"topic": "refund", "fields": {"sent": 5}})["errors"]]
    ['unknown-field']
    """
    try:
        return data.answer(solve(request))
    except Refused as refused:
        return data.errors(refused)


def answer_text(text: str | bytes) -> str:
    """Return the answer to a request that is written as JSON, as JSON on one line."""
    try:
        return write(answer(parse(text)))
    except Refused as refused:
        return write(data.errors(refused))


def parse(text: str | bytes) -> Any:
    """Return the JSON value in `text`. Raises Refused where it holds none, or too much of it."""
    if len(text) > LONGEST_REQUEST:
        raise Refused(Mistake("request", Code.BAD_REQUEST, {"most": LONGEST_REQUEST}, "too-large"))
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Refused(Mistake("request", Code.BAD_REQUEST)) from None


def write(value: Any) -> str:
    """Return a value as JSON on one line, in ASCII, so that no character can be lost on the way."""
    return json.dumps(value, separators=(",", ":"))


def solve(request: Any) -> Answer:
    """Return the answer to a parsed request. Raises Refused with every mistake at once."""
    name, case = read_case(request, {topic.id: topic.fields for topic in TOPICS.values()})
    topic = TOPICS[name]
    return decide(topic, with_holidays(case) if topic.counted_from else case)


def read_case(request: Any, forms: Mapping[str, Sequence[str]]) -> tuple[str, Case]:
    """Return the request's topic, one of `forms`, and its case, checked against that form's fields.

    Raises Refused with every mistake at once.
    """
    if not isinstance(request, Mapping):
        raise Refused(Mistake("request", Code.BAD_REQUEST))
    problems = _Problems()
    for key in request:
        if key not in KEYS:
            problems.add(Mistake(name_of(key), Code.BAD_REQUEST, variant="unknown-key"))
    topic = problems.catch(lambda: _topic(request.get("topic"), forms))
    today = problems.catch(lambda: _today(request))
    fields = problems.catch(lambda: _fields(request.get("fields", {})))
    case = None
    if topic and fields is not None:
        # Without a day to stand on, nothing lies in the future; the other mistakes still show.
        case = problems.catch(lambda: check(forms[topic], fields, today or date.max))
    if problems.mistakes or not topic or not case:
        raise Refused(*problems.mistakes, topic=topic or "", today=today)
    return topic, case


def with_holidays(case: Case) -> Case:
    """Return the case with the calendar of its country, if it names one. Raises CalendarMissing."""
    country = case.option("country")
    return replace(case, calendar=calendars.load(country)) if country else case


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


def _topic(raw: Any, known: Collection[str]) -> str:
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
