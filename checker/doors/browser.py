"""What the browser's worker calls: a question as JSON text goes in, JSON or plain text comes out.

A question holds a `request` as every door takes it and, where a page is to show the answer, how that page
is laid out: `base` leads from it to the root of the site, `prefix` is that of the form's ids, and `edition`
is what the link that asks was made with, "" for none. Where a calendar is wanted, `moment` is when it is
taken along, by the reader's clock with its distance from UTC, and `order` the reader's name for the order.
A question about the inside of a file has no request: it names the `field`, the file's `name`, and holds its
first bytes, the `head`, in hexadecimal digits.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from .. import rulebook
from ..calendars import BankCalendars, file_of
from ..engine.choices import faced, told
from ..engine.errors import Refused
from ..engine.facts import Facts
from ..engine.record import Answer
from ..engine.rulebook import Rulebook
from ..engine.since import Since, since
from ..engine.words import Words
from ..render import answer as page
from ..render import data, errors, ics, text, whatif
from . import orders
from .shelf import take
from .wire import LONGEST_REQUEST, parse, read_case, solve, write

# What a question may hold besides its request.
LONGEST_LAYOUT = 600_000


def opened(language: str) -> "Door":
    """Return the door to the marketplace's own rulebook, in one of its languages."""
    calendars = BankCalendars()
    return Door(take(rulebook, calendars, language), calendars)


class Door:
    """A rulebook behind a worker: brings in the calendars that a question needs, and answers it."""

    def __init__(self, book: Rulebook, calendars: BankCalendars) -> None:
        self._book = book
        self._calendars = calendars

    def lacks(self, question: str) -> str:
        """Return the file of the pack that must be brought before this question; "" for none."""
        for request in _requests(self._book, question):
            country = self._counts_in(request)
            if country is not None and not self._calendars.has(country):
                return f"calendars/{file_of(country)}"
        return ""

    def _counts_in(self, request: Any) -> str | None:
        """Return the country whose bank days a request is answered with, None for none."""
        topic = request.get("topic") if isinstance(request, Mapping) else None
        is_known = isinstance(topic, str) and topic in self._book.forms
        if not is_known or not self._book.counts_business_days(str(topic)):
            return None
        try:
            return read_case(self._book, request)[1].country
        except Refused:
            return None

    def bring(self, file: str, content: str) -> None:
        """Take in a file that a question lacked."""
        code = file.rpartition("/")[2].partition(".")[0]
        self._calendars.add(code, content)

    def reply(self, what: str, question: str) -> str:
        """Return what is wanted of the answer to a question, or what is wrong with it.

        `what` is "answer", the same bytes as every other door gives; "page", JSON with that answer and the
        `html` that shows it; "text", its lines to take along; "calendar", JSON with its days as the `content`
        of a calendar `file` of this name, "" where none lies ahead, and what is to be `said` of it; "try",
        HTML that shows the answer beside what one `choice` of the case makes of it; or "look", JSON that says
        what the first bytes of a file show. Of the orders that are kept, "orders" is their list as HTML,
        "orders-file" all of them for a file, "orders-calendar" one calendar for all, and "orders-brought"
        JSON with those of a file, or why there are none.
        """
        return _WAYS[what](self._book, question)


def _answer(book: Rulebook, question: str) -> str:
    try:
        return write(data.answer(book, solve(book, _read(question)["request"])))
    except Refused as refused:
        return write(data.errors(book, refused))


def _page(book: Rulebook, question: str) -> str:
    asked: Mapping[str, Any] = {}
    try:
        asked = _read(question)
        answer = solve(book, asked["request"])
    except Refused as refused:
        shown = errors.summary(book, refused, asked.get("prefix", ""))
        return write({"answer": data.errors(book, refused), "html": shown})
    shown = page.answer(book, answer, asked["base"], _since(book, answer, asked))
    return write({"answer": data.answer(book, answer), "html": shown})


def _try(book: Rulebook, question: str) -> str:
    asked = _read(question)
    request, name = asked["request"], asked["choice"]
    now = solve(book, request)
    choice = next((each for each in faced(book.course, now) if each.id == name), None)
    if choice:
        then = solve(book, request | {"fields": request["fields"] | told(choice, now)})
    else:
        then = solve(book, request | {"today": now.flips[0].on.isoformat()})
    return whatif.compare(book, name, now, then)


def _text(book: Rulebook, question: str) -> str:
    try:
        return text.answer(book, solve(book, _read(question)["request"]))
    except Refused as refused:
        return text.errors(book, refused)


def _calendar(book: Rulebook, question: str) -> str:
    try:
        asked = _read(question)
        taking = ics.Taking(datetime.fromisoformat(asked["moment"]), asked["order"])
        made = ics.calendar(book, solve(book, asked["request"]), taking)
    except Refused:
        made = ics.CalendarFile("", ())
    words = book.words
    return _told(words, made, words.get("take", "file"), words.get("take", "saved"))


def _told(words: Words, made: ics.CalendarFile, file: str, saved: str) -> str:
    """Return a calendar for a file of this name, with what is to be said of it where it was `saved`."""
    said = (saved if made.text else words.get("take", "no-days")).format(file=file)
    if made.unheard:
        days = words.all([*map(words.day, dict.fromkeys(made.unheard))])
        said = words.get("take", "unheard").format(saved=said, days=days)
    return write({"content": made.text, "file": file, "said": said})


def _orders(book: Rulebook, question: str) -> str:
    return orders.listed(book, _read(question))


def _orders_calendar(book: Rulebook, question: str) -> str:
    made, words = orders.calendar(book, _read(question)), book.words
    return _told(
        words, made, words.get("orders", "calendar-name"), words.get("orders", "calendar-saved")
    )


def _orders_file(book: Rulebook, question: str) -> str:
    words, (content, left_out) = book.words, orders.file(book, _read(question))
    name = words.get("orders", "file-name")
    said = words.get("orders", "saved").format(file=name)
    if left_out:
        told = words.plural(words.data["orders"]["left-out"], left_out)
        said = told.format(said=said, count=left_out)
    return write({"content": content, "file": name, "said": said})


def _orders_brought(book: Rulebook, question: str) -> str:
    return write(orders.brought(book, _read(question)))


def _look(book: Rulebook, question: str) -> str:
    asked = _read(question)
    look = book.fields[asked["field"]].look
    assert look, "only files are looked at"
    return write(asdict(look(asked["name"], bytes.fromhex(asked["head"]))))


_WAYS: Mapping[str, Callable[[Rulebook, str], str]] = {
    "answer": _answer,
    "page": _page,
    "try": _try,
    "text": _text,
    "calendar": _calendar,
    "look": _look,
    "orders": _orders,
    "orders-file": _orders_file,
    "orders-calendar": _orders_calendar,
    "orders-brought": _orders_brought,
}


@lru_cache(1)  # first what it lacks is asked, and then itself
def _read(question: str) -> Mapping[str, Any]:
    """Return the question, which the page itself has written. Raises Refused for one that is too large."""
    asked: Mapping[str, Any] = parse(question, most=LONGEST_REQUEST + LONGEST_LAYOUT)
    return asked


def _requests(book: Rulebook, question: str) -> list[Any]:
    """Return the requests that a question holds: its own, or one for each kept order."""
    try:
        asked = _read(question)
    except Refused:
        return []
    kept = asked.get("orders", ())
    case = {"topic": book.course.id}
    return [
        asked.get("request"),
        *(case | {"today": asked["today"], "fields": order["fields"]} for order in kept),
    ]


def _since(book: Rulebook, answer: Answer, asked: Mapping[str, Any]) -> Since | None:
    """Return what has changed since the edition of the link that asks."""

    def solve_by(facts: Facts) -> Answer:
        return solve(replace(book, facts=facts), asked["request"])

    return since(asked["edition"], book.facts, answer, solve_by)
