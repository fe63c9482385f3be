"""The whole domain: a topic goes in; every request comes out that combines its options and its telling days.

Each field is unknown, or has each of its options, or each day on which something changes with one day on
either side. Figures are those of the published rules, typed a second time.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from checker import calendars

type Request = dict[str, Any]

UNKNOWN = None
YES_NO = (UNKNOWN, "yes", "no")
# A Monday; a leap day; the first day of a year; the day after a leap day.
TODAYS = (date(2026, 11, 23), date(2028, 2, 29), date(2027, 1, 1), date(2028, 3, 1))
COUNTRIES = tuple(calendars.countries())
TYPES = ("jpg", "JPEG", "bmp", "gif", "png", "pdf", "mp4", "WMV")
NAMES = (*(f"parcel.{ending}" for ending in TYPES), "parcel", "parcel.", "<b>.png.exe")
SIZES = (0, 1_999_999, 2_000_000, 2_000_001, 2_097_151, 2_097_152, 2_097_153)
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


def before(today: date, *days: int) -> list[date | None]:
    """Return "unknown" and each day so many days before today, with one day on either side."""
    return [UNKNOWN, *(today - timedelta(days=day) for day in around(*days))]


def requests(topic: str) -> Iterator[Request]:
    """Yield every request of the domain of a topic."""
    names, rows = _DOMAINS[topic]
    for today in TODAYS:
        for row in rows(today):
            yield request(topic, today, dict(zip(names, row, strict=True)))


def request(topic: str, today: date, fields: dict[str, Any]) -> Request:
    """Return a request as JSON data; unknown fields are left out."""
    known = {name: value for name, value in fields.items() if value is not UNKNOWN}
    shown = {
        name: str(value) if isinstance(value, date) else value for name, value in known.items()
    }
    return {"topic": topic, "today": str(today), "fields": shown}


def _disputes(today: date) -> Iterator[tuple[Any, ...]]:
    """Ends of the order lie around today, around 15 days ago, around the sending and day 11."""
    if today not in TODAYS[:2]:
        return
    for sent in before(today, 0, 11, 26):
        near = {today - timedelta(days=day) for day in around(0, 15)}
        if sent:
            near |= {sent + timedelta(days=day) for day in around(0, 11)}
        ends = [UNKNOWN, *sorted(near)]
        yield from product([sent], ends, ends, _PROBLEMS, YES_NO, YES_NO)


_PROBLEMS = (UNKNOWN, "not-received", "not-as-described")


def _refunds(today: date) -> Iterable[tuple[Any, ...]]:
    methods = (UNKNOWN, "card", "bank-account")
    days = before(today, 0, 3, 6, 19, 22, 25, 28)
    some = (UNKNOWN, "DE", "EG", "CN", "US")
    return product(days, COUNTRIES if today == TODAYS[0] else some, methods)


def _warranties(today: date) -> Iterable[tuple[Any, ...]]:
    devices = (UNKNOWN, "phone", "tablet", "other")
    some = (UNKNOWN, "DE", "RU", "FR")
    countries = (UNKNOWN, *COUNTRIES) if today == TODAYS[0] else some
    return product(devices, countries, YES_NO, before(today, 0, 365))


def _evidence(today: date) -> Iterator[tuple[Any, ...]]:
    """One file of every kind; two files of every pair of kinds; with every text."""
    if today != TODAYS[0]:
        return
    files = [{"name": name, "size": size} for name, size in product(NAMES, SIZES)]
    telling = [file for file in files if file["size"] in (0, 2_000_000, 2_097_152)]
    lists = [UNKNOWN, [], *([file] for file in files), *map(list, product(telling, repeat=2))]
    yield from product((UNKNOWN, "opening", "responding"), lists, TEXTS)


_DOMAINS: dict[str, tuple[tuple[str, ...], Any]] = {
    "tracking": (("sent",), lambda today: product(before(today, 0, 3, 7))),
    "open-dispute": (
        ("sent", "protection-ends", "finished", "problem", "agreed", "dispute-open"),
        _disputes,
    ),
    "seller-reply": (
        ("opened", "reply"),
        lambda today: product(before(today, 0, 5), (UNKNOWN, "none", "accepted", "countered")),
    ),
    "refund": (("processed", "country", "method"), _refunds),
    "appeal": (
        ("closed", "closed-by"),
        lambda today: product(
            before(today, 0, 7, 15), (UNKNOWN, "case-team", "agreement", "seller", "cancelled")
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
