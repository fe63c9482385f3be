"""What the browser's worker calls: a request as JSON text goes in, JSON text comes out.

Where a country's holidays are needed and their file has not been fetched yet, the reply is
`{"missing": "calendars/DE.json"}`: the worker brings that file and asks again.
"""

from collections.abc import Callable

from .calendars import CalendarMissing
from .errors import Refused
from .render import data, html
from .wire import answer_text, parse, solve, write


def ask(text: str) -> str:
    """Return the answer, the same bytes as every other door gives."""
    return _or_missing(lambda: answer_text(text))


def show(text: str, base: str, prefix: str) -> str:
    """Return `{"answer": …, "html": …}`: the answer, and what the page shows for it.

    `base` leads from the page to the root of the site; `prefix` is that of the form's ids.
    """
    return _or_missing(lambda: _show(text, base, prefix))


def _show(text: str, base: str, prefix: str) -> str:
    try:
        answer = solve(parse(text))
        return write({"answer": data.answer(answer), "html": html.answer(answer, base)})
    except Refused as refused:
        return write({"answer": data.errors(refused), "html": html.errors(refused, prefix)})


def _or_missing(reply: Callable[[], str]) -> str:
    try:
        return reply()
    except CalendarMissing as missing:
        return write({"missing": f"calendars/{missing.file}"})
