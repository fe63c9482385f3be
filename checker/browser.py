"""What the browser's worker calls: a request as JSON text goes in, JSON text comes out.

Where a country's holidays are needed and their file has not been fetched yet, the reply is
`{"missing": "calendars/DE.json"}`: the worker brings that file and asks again.
"""

from collections.abc import Callable, Mapping
from typing import Any

from . import pictures
from .calendars import CalendarMissing
from .errors import Refused
from .render import data, html, ics, text
from .render.timeline import timeline
from .timeline import MY_CASE, my_fields, trace
from .wire import answer_text, parse, read_case, solve, with_holidays, write


def ask(request: str) -> str:
    """Return the answer, the same bytes as every other door gives."""
    return _or_missing(lambda: answer_text(request))


def show(request: str, base: str, prefix: str, heads: str = "") -> str:
    """Return the answer, what the page shows for it, and what the buyer can take along.

    As JSON: `{"answer": …, "html": …, "text": …, "calendar": …}`, the last two "" where there is nothing
    to take. `base` leads from the page to the root of the site; `prefix` is that of the form's ids.
    `heads` holds the first bytes of the request's files, as hexadecimal digits with a comma after each.
    A request for the topic "my-case" is answered with the timeline of the whole case.
    """
    return _or_missing(lambda: write(_show(request, base, prefix, heads)))


def _show(request: str, base: str, prefix: str, heads: str) -> dict[str, Any]:
    try:
        parsed = parse(request)
        if isinstance(parsed, Mapping) and parsed.get("topic") == MY_CASE:
            return _my_case(parsed, base)
        answer = solve(parsed)
    except Refused as refused:
        shown = html.errors(refused, prefix)
        return {"answer": data.errors(refused), "html": shown, "text": "", "calendar": ""}
    return {
        "answer": data.answer(answer),
        "html": html.answer(answer, base, pictures.heads(heads)),
        "text": text.answer(answer),
        "calendar": ics.calendar(answer),
    }


def _my_case(request: Mapping[str, Any], base: str) -> dict[str, Any]:
    _, case = read_case(request, {MY_CASE: my_fields()})
    traced = trace(with_holidays(case))
    return {
        "answer": data.timeline(traced),
        "html": timeline(traced, base),
        "text": "\n\n".join(map(text.answer, traced.live)),
        "calendar": ics.calendar(*traced.live),
    }


def _or_missing(reply: Callable[[], str]) -> str:
    try:
        return reply()
    except CalendarMissing as missing:
        return write({"missing": f"calendars/{missing.file}"})
