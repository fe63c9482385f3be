"""The orders that a reader keeps, as HTML: what to act on first stands on top.

The browser finds here what each button is for: `data-forget-order` bears the name of the order,
`data-orders-take` in which way all are taken along, `data-orders-said` what is said where that fails.
"""

from collections.abc import Iterator, Mapping, Sequence

from ..engine.orders import LONGEST_FILE, Order
from ..engine.rulebook import Rulebook
from ..engine.words import Words
from .markup import Html, fill, tag, typed
from .parts import bare, time

# What stands in a link as it is; the library's own module for that would weigh 40 kB in the browser.
PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def orders(book: Rulebook, kept: Sequence[Order], base: str, page: str) -> Html:
    """Return the list of orders, with what takes all of them along; `page` is where a case is asked."""
    words = book.words
    return tag(
        "section",
        tag("h2", words.get("orders", "title")),
        bare("ol", *(_line(book, order, base + page) for order in kept)),
        *(
            tag("button", words.get("orders", way), type="button", data_orders_take=way)
            for way in ("file", "calendar")
        ),
        tag("button", words.get("orders", "forget-all"), type="button", data_forget_order=True),
        _came(words),
        class_="checker-orders",
        aria_label=words.get("orders", "title"),
    )


def bring(words: Words, prefix: str) -> Html:
    """Return what brings orders in from a file; `prefix` is that of the form's ids."""
    control_id = f"{prefix}-bring"
    return tag(
        "div",
        tag("label", words.get("orders", "bring"), for_=control_id),
        tag(
            "input",
            type="file",
            id=control_id,
            accept=".json,application/json",
            data_orders_bring=True,
            data_longest=str(LONGEST_FILE),
        ),
        _came(words),
        class_="checker-bring",
    )


def _came(words: Words) -> Html:
    """Return where it is said what came of a press."""
    return tag(
        "p",
        role="status",
        data_orders_said=words.get("orders", "unread-file"),
        data_unsaved=words.get("orders", "unsaved"),
        data_unanswered=words.get("orders", "unanswered"),
        data_full=words.get("orders", "full"),
    )


def _line(book: Rulebook, order: Order, address: str) -> Html:
    words = book.words
    query = dict(order.fields)
    if order.seen and order.seen.edition:
        query["edition"] = order.seen.edition
    name = typed(order.name)
    return tag(
        "li",
        tag("a", name, href=f"{address}#{book.course.id}?{_query(query)}"),
        *(tag("p", said) for said in _said(book, order)),
        tag(
            "button",
            fill(words.get("orders", "forget"), {"name": name}),
            type="button",
            data_forget_order=order.name,
        ),
    )


def _query(values: Mapping[str, str]) -> str:
    """Return values as the query of a link.

    >>> _query({"borrowed": "2026-11-01..2026-11-03", "a&b": "\u00fc"})
    'borrowed=2026-11-01..2026-11-03&a%26b=%C3%BC'
    """
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in values.items())


def _quoted(text: str) -> str:
    letters = (chr(byte) for byte in text.encode(errors="replace"))
    return "".join(each if each in PLAIN else f"%{ord(each):02X}" for each in letters)


def _said(book: Rulebook, order: Order) -> Iterator[Html]:
    """Yield what is to be done and by when, and what has changed since the order was last looked at."""
    words = book.words
    if not order.answer:
        yield fill(words.get("orders", "unreadable"), {})
        return
    day, today = order.next_day, order.answer.today
    if day:
        key = "act" if day == order.answer.still else "next"
        values = {"day": time(words, day), "left": words.left((day - today).days)}
        yield tag("strong", fill(words.get("orders", key), values))
    else:
        yield fill(words.get("orders", "no-day"), {})
    if order.seen and order.seen.today < today:
        yield fill(
            words.get("orders", "seen"), {"left": words.left((order.seen.today - today).days)}
        )
    if was := order.turned_from:
        now = order.answer.finding.verdict
        verdicts = {"then": words.get("verdict", was), "now": words.get("verdict", now)}
        yield fill(words.get("orders", "turned"), verdicts)
    for passed in order.passed:
        topic = next(each.topic for each in order.answer.parts if passed.id in each.dates)
        label = words.of_topic(topic, "date", passed.id)
        yield fill(words.get("orders", "passed"), {"label": label, "day": time(words, passed.date)})
    # The answer says which of them, and what that does to the case.
    if order.seen and order.seen.edition and book.facts.have_changed_since(order.seen.edition):
        yield fill(words.get("orders", "rules"), {})
