"""What a field is: its kind and options; a raw value goes in, a checked one comes out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from .errors import Code, Mistake, Refused

FIRST_DAY, LAST_DAY = date(2010, 1, 1), date(2099, 12, 31)
LONGEST_SPAN = 62
MOST_FILES = 50
LONGEST_TEXT = 10_000
# Enough to recognise what was typed; a megabyte of it would only bury the message.
LONGEST_ECHO = 40


class FieldKind(StrEnum):
    """What sort of value a field takes."""

    DATE = "date"
    OPTION = "option"
    COUNTRY = "country"
    REGION = "region"
    FILES = "files"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that may be known.

    `past`: cannot lie after today; `not_before` names an earlier date. A form asks for it at once, or only
    `after` one of these other fields has been filled in. Of each file, the first `head` bytes are looked at.
    """

    name: str
    kind: FieldKind
    options: tuple[str, ...] = ()
    past: bool = False
    not_before: str = ""
    after: tuple[str, ...] = ()
    head: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A day that is only known to lie between two days, both included."""

    first: date
    last: date

    def days(self) -> tuple[date, ...]:
        """Return every day of the span, in order."""
        return tuple(
            self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)
        )


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody wants to send: only its name and its size in bytes are ever known."""

    name: str
    size: int


TODAY = Field("today", FieldKind.DATE)


def parse(field: Field, raw: Any, countries: Collection[str] = ()) -> Any:
    """Return the checked value of `raw`: a date or Span, an option, one of `countries`, files or text.

    Raises Refused with the one mistake that `raw` makes.

    >>> parse(TODAY, "2026-11-01..2026-11-05").last
    datetime.date(2026, 11, 5)
    """
    if field.kind is FieldKind.FILES:
        return _files(field.name, raw)
    if not isinstance(raw, str):
        raise Refused(Mistake(field.name, Code.BAD_REQUEST, variant="text-expected"))
    match field.kind:
        case FieldKind.DATE:
            return _span(field.name, raw) if ".." in raw else _date(field.name, raw)
        case FieldKind.OPTION:
            return _option(field.name, raw, field.options)
        case FieldKind.COUNTRY:
            return _option(field.name, raw, countries)
        case FieldKind.REGION:
            # Which regions there are depends on the country: the case knows it.
            return raw
        case FieldKind.TEXT if len(raw) > LONGEST_TEXT:
            raise Refused(
                Mistake(field.name, Code.TOO_LONG, {"most": LONGEST_TEXT, "length": len(raw)})
            )
    return raw


def echo(raw: str) -> str:
    """Return the start of what was typed, printable, for use in a message."""
    shown = printable(raw[:LONGEST_ECHO])
    return shown + "…" if len(raw) > LONGEST_ECHO else shown


def printable(raw: str) -> str:
    """Return what was typed without what would steer a terminal or break a line."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in raw)


def name_of(key: Any) -> str:
    """Return how a message names a key that has no place in a request; in JSON every key is text."""
    return echo(key) if isinstance(key, str) else type(key).__name__


def _date(name: str, raw: str) -> date:
    try:
        # fromisoformat alone would also take "20261101" and "2026-W45-1".
        if len(raw) != len("2026-11-01") or raw[4] != "-" or raw[7] != "-" or not raw.isascii():
            raise ValueError
        day = date.fromisoformat(raw)
    except ValueError:
        raise Refused(Mistake(name, Code.NOT_A_DATE, {"typed": echo(raw)})) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(Mistake(name, Code.OUT_OF_RANGE, {"first": FIRST_DAY, "last": LAST_DAY}))
    return day


def _span(name: str, raw: str) -> Span:
    start, _, end = raw.partition("..")
    if not (start and end):
        raise Refused(Mistake(name, Code.NOT_A_DATE, variant="half"))
    span = Span(_date(name, start), _date(name, end))
    if span.last < span.first:
        raise Refused(Mistake(name, Code.BAD_RANGE, variant="backwards"))
    if (span.last - span.first).days >= LONGEST_SPAN:
        raise Refused(Mistake(name, Code.BAD_RANGE, {"most": LONGEST_SPAN}))
    return span


def _option(name: str, raw: str, options: Collection[str]) -> str:
    if raw not in options:
        raise Refused(Mistake(name, Code.NOT_AN_OPTION, {"typed": echo(raw)}))
    return raw


def _files(name: str, raw: Any) -> tuple[File, ...]:
    if not isinstance(raw, list):
        raise Refused(Mistake(name, Code.BAD_REQUEST, variant="list-expected"))
    if len(raw) > MOST_FILES:
        raise Refused(
            Mistake(name, Code.BAD_FILE, {"most": MOST_FILES, "number": len(raw)}, "too-many")
        )
    bad = [number for number, file in enumerate(raw, 1) if not _is_file(file)]
    if bad:
        raise Refused(*(Mistake(name, Code.BAD_FILE, {"number": number}) for number in bad))
    return tuple(File(file["name"], file["size"]) for file in raw)


def _is_file(raw: Any) -> bool:
    match raw:
        case {"name": str() as name, "size": size, **rest}:
            return bool(name.strip()) and not rest and type(size) is int and size >= 0
    return False
