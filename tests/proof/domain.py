"""The whole domain: a topic goes in; every request comes out that combines its options and its telling days.

Each field is unknown, or has each of its options, or each day on which something changes with one day on
either side. Every such day follows from the figures of `contract`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from . import banks
from .contract import BOOK, LATER, LISTS, STAGES, figures

type Request = dict[str, Any]

UNKNOWN = None
YES_NO = (UNKNOWN, "yes", "no")
# A Monday; a leap day; the first day of a year; the day after a leap day; a day soon after Eid and Easter.
TODAYS = (
    date(2026, 11, 23),
    date(2028, 2, 29),
    date(2027, 1, 1),
    date(2028, 3, 1),
    date(2027, 3, 31),
)
COUNTRIES = tuple(BOOK.calendars.names())
TEXTS = (
    UNKNOWN,
    "",
    "Nothing came.",
    "Late\uff0c 没有",
    "\u2fff\u3000\u303f\u3040\ufeff\uff00\uffef\ufff0",
)


def around(*days: int) -> list[int]:
    """Return the days with one day on either side of each."""
    return sorted({day + step for day in days for step in (-1, 0, 1)})


def _types() -> Iterator[str]:
    """Yield the ending of every picture that is taken at some stage, of videos, and of what is neither."""
    pictures = [figures(f"evidence-types-{stage}") for stage in STAGES]
    videos = LISTS["evidence-types-responding"]["videos"]
    endings = dict.fromkeys((*pictures[0], *pictures[1], "pdf", videos[0], videos[-1]))
    yield from (each.upper() if n % 2 else each for n, each in enumerate(endings))


NAMES = (*(f"parcel.{ending}" for ending in _types()), "parcel", "parcel.", "<b>.png.exe")
# Names that say a type in another way, and what may be inside: a listed type, another one, or none.
MORE_NAMES = ("parcel.jfif", "parcel.jpg.", "parcel.MTS", "parcel.ogv")
INSIDES = (
    *("jpg", "png", "gif", "webp", "mp4", "flv", "docx"),
    *("empty", "unreadable", "broken", "not-a-picture", "unknown"),
)
SIZES = (0, 1, *around(*figures("evidence-size")))


def before(today: date, *days: int) -> list[date | None]:
    """Return "unknown" and each day so many days before today, with one day on either side."""
    return [UNKNOWN, *(today - timedelta(days=day) for day in around(*days))]


def in_weeks(count: int) -> int:
    """Return how many days so many business days take, counted from a Monday."""
    return count + count // 5 * 2


def requests(topic: str) -> Iterator[Request]:
    """Yield every request of the domain of a topic."""
    names, rows = _DOMAINS[topic]
    for today in (*TODAYS, *after_changes(topic)):
        for row in rows(today):
            yield request(topic, today, dict(zip(names, row, strict=True)))


def after_changes(topic: str) -> Iterator[date]:
    """Yield the day after each change of a fact of a topic: its events may lie on either side of that."""
    for fact_id in BOOK.topics[topic].facts:
        for day in LATER.get(fact_id, ()):
            yield date.fromisoformat(day) + timedelta(days=1)


def request(topic: str, today: date, fields: dict[str, Any]) -> Request:
    """Return a request as JSON data; unknown fields are left out."""
    known = {name: value for name, value in fields.items() if value is not UNKNOWN}
    shown = {
        name: str(value) if isinstance(value, date) else value for name, value in known.items()
    }
    return {"topic": topic, "today": str(today), "fields": shown}


def _disputes(today: date) -> Iterator[tuple[Any, ...]]:
    """Ends of the order lie around today, the last day after a finish, the sending and the first day."""
    if today in TODAYS[2:]:
        return
    opens, finish = figures("dispute-opens"), figures("dispute-after-finish")
    for sent in before(today, 0, *opens, *map(sum, product(opens, finish))):
        near = {today - timedelta(days=day) for day in around(0, *finish)}
        if sent:
            near |= {sent + timedelta(days=day) for day in around(0, *opens)}
        ends = [UNKNOWN, *sorted(near)]
        yield from product([sent], ends, ends, _PROBLEMS, YES_NO, YES_NO)


_PROBLEMS = (UNKNOWN, "not-received", "not-as-described")


def _refunds(today: date) -> Iterator[tuple[Any, ...]]:
    """Every country and region is asked with on the first day, on the others those where much moves."""
    methods = (UNKNOWN, "card", "bank-account")
    first, *_, last = sorted(map(in_weeks, figures("refund-arrival")))
    # Weekends and holidays lie between: every day is looked at up to a week later, or more.
    days = before(today, 0, *range(first, first + 6, 3), *range(last - 2, last + 8, 3))
    some = (UNKNOWN, "DE", "EG", "CN", "US", "GB", "AE", "MY")
    for country in COUNTRIES if today == TODAYS[0] else some:
        yield from product(days, [country], [UNKNOWN], methods)
        yield from product(days, [country], banks.regions(country or ""), [UNKNOWN])


def _warranties(today: date) -> Iterable[tuple[Any, ...]]:
    devices = (UNKNOWN, "phone", "tablet", "other")
    some = (UNKNOWN, "DE", "RU", "FR")
    countries = (UNKNOWN, *COUNTRIES) if today == TODAYS[0] else some
    return product(
        devices,
        countries,
        YES_NO,
        before(today, 0, *(365 * years for years in figures("warranty"))),
    )


def _evidence(today: date) -> Iterator[tuple[Any, ...]]:
    """One file of every kind, and with everything inside; two of every pair of kinds; with every text."""
    if today in TODAYS[1:]:
        return
    files = [{"name": name, "size": size} for name, size in product(NAMES, SIZES)]
    telling = [file for file in files if file["size"] in (1, *figures("evidence-size"))]
    seen = [
        {"name": name, "size": size, "inside": inside}
        for name, inside in product((*NAMES, *MORE_NAMES), INSIDES)
        for size in (1, *figures("evidence-size"))
    ]
    lists = [
        UNKNOWN,
        [],
        *([file] for file in (*files, *seen)),
        *map(list, product(telling, repeat=2)),
        # A file that was looked at beside one that was not.
        *([file, telling[0]] for file in seen),
    ]
    yield from product((UNKNOWN, *STAGES), lists, TEXTS)


_DOMAINS: dict[str, tuple[tuple[str, ...], Any]] = {
    "tracking": (("sent",), lambda today: product(before(today, 0, *figures("tracking-update")))),
    "open-dispute": (
        ("sent", "protection-ends", "finished", "problem", "agreed", "dispute-open"),
        _disputes,
    ),
    "seller-reply": (
        ("opened", "reply"),
        lambda today: product(
            before(today, 0, *figures("seller-reply")), (UNKNOWN, "none", "accepted", "countered")
        ),
    ),
    "refund": (("processed", "country", "region", "method"), _refunds),
    "appeal": (
        ("closed", "closed-by"),
        lambda today: product(
            before(today, 0, *figures("appeal"), *figures("survey")),
            (UNKNOWN, "case-team", "agreement", "seller", "cancelled"),
        ),
    ),
    "evidence": (("stage", "files", "text"), _evidence),
    "warranty": (("device", "country", "bought", "purchased"), _warranties),
    "domestic-return": (
        ("offered", "unused", "original-packaging"),
        lambda _today: product(YES_NO, YES_NO, YES_NO),
    ),
    "cancel": (("solved", "protection-ends"), lambda today: product(YES_NO, before(today, 0))),
}
