"""The orders that a buyer keeps on the device: they come as JSON, and go out as a list, a file or a calendar.

An order is a `name` and the `fields` of a case; the browser adds as `seen` when it was last looked at.
Nothing that a file brings in is believed: each order is checked as a request is, and one mistake refuses all.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..engine.errors import Refused
from ..engine.fields import is_visible
from ..engine.orders import (
    LONGEST_FILE,
    LONGEST_NAME,
    LONGEST_NUMBERED,
    Order,
    Seen,
    in_order,
)
from ..engine.record import Verdict
from ..engine.rulebook import Rulebook
from ..render import ics, orders, text
from .wire import parse, read_case, solve

VERSION = 1
MOST_ORDERS = 100
# What nobody sees, and emoji and some scripts need inside of a name.
JOINERS = "\u200c\u200d"


def listed(book: Rulebook, asked: Mapping[str, Any]) -> str:
    """Return the list as HTML; "" without orders."""
    today = asked["today"]
    kept = [_answered(book, each, today) for each in asked["orders"]]
    return orders.orders(book, in_order(kept), asked["base"], asked["page"]) if kept else ""


def calendar(book: Rulebook, asked: Mapping[str, Any]) -> ics.CalendarFile:
    """Return one calendar with the days of all orders that can be read."""
    moment = datetime.fromisoformat(asked["moment"])
    kept = (_answered(book, each, asked["today"]) for each in asked["orders"])
    return ics.calendar_of_all(
        book, [(each.answer, ics.Taking(moment, each.name)) for each in kept if each.answer]
    )


def file(book: Rulebook, asked: Mapping[str, Any]) -> tuple[str, int]:
    """Return all orders that can be read as the text of a file, and how many are left out.

    From the file they can be brought in again: one that cannot be read would keep all others out. So would
    what nobody sees in a name, which is taken out of it.
    """
    read = (_readable(book, each, asked["today"]) for each in asked["orders"])
    kept = [each for each in read if each]
    held = {"kind": book.words.get("orders", "kind"), "version": VERSION, "orders": kept}
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return text, len(asked["orders"]) - len(kept)


def brought(book: Rulebook, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the orders that the `content` of a file holds, or as `said` why none of it is brought in."""
    words = book.words
    try:
        found = parse(asked["content"], most=LONGEST_FILE)
    except Refused:
        return {"said": words.get("orders", "no-file")}
    if not isinstance(found, Mapping) or found.get("kind") != words.get("orders", "kind"):
        return {"said": words.get("orders", "no-file")}
    if found.get("version") != VERSION:
        return {"said": words.get("orders", "other-version")}
    kept = found.get("orders")
    if not isinstance(kept, list) or not 0 < len(kept) <= MOST_ORDERS:
        return {"said": words.get("orders", "no-file")}
    bad_name = words.get("orders", "bad-name").format(most=LONGEST_NAME)
    try:
        read = [_read(book, each, asked["today"]) for each in kept]
    except Refused as refused:
        return {"said": text.errors(book, refused)}
    except ValueError:
        return {"said": bad_name}
    if len({each["name"] for each in read}) < len(read):
        return {"said": bad_name}
    said = words.plural(words.data["orders"]["brought"], len(read)).format(count=len(read))
    return {"orders": read, "said": said}


def _readable(book: Rulebook, order: Mapping[str, Any], today: str) -> dict[str, Any] | None:
    """Return a kept order as a file holds it, or None where it cannot be read."""
    try:
        return _read(book, {**order, "name": "".join(filter(_is_seen, order["name"]))}, today)
    except (Refused, ValueError):
        return None


def _is_seen(letter: str) -> bool:
    return letter in JOINERS or is_visible(letter)


def _read(book: Rulebook, order: Any, today: str) -> dict[str, Any]:
    """Return an order of a file. Raises ValueError for its name, and Refused for its fields."""
    name = order.get("name") if isinstance(order, Mapping) else None
    if (
        not isinstance(name, str)
        or not 0 < len(name.strip()) <= LONGEST_NUMBERED
        or not all(map(_is_seen, name))
    ):
        raise ValueError(name)
    fields = order.get("fields", {})
    read_case(book, {"topic": book.course.id, "today": today, "fields": fields})
    return {"name": name.strip(), "fields": dict(fields)}


def _answered(book: Rulebook, order: Mapping[str, Any], today: str) -> Order:
    name, fields = order["name"], order["fields"]
    try:
        answer = solve(book, {"topic": book.course.id, "today": today, "fields": fields})
    except Refused:
        return Order(name, fields, None)
    return Order(name, fields, answer, _seen(order.get("seen")))


def _seen(raw: Any) -> Seen | None:
    """Return when an order was last looked at; None where what was kept of that cannot be read."""
    try:
        return Seen(date.fromisoformat(raw["today"]), Verdict(raw["verdict"]), str(raw["edition"]))
    except (KeyError, TypeError, ValueError):
        return None
