"""What a field is: its kind and options; a raw value goes in, a checked one comes out."""

import re
from collections.abc import Callable, Collection
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
# Letters that are read from the right: words beside them would change places.
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# A date that stops before its day, as where a link was cut short; "?" is one of which a form holds a part.
BEGUN = re.compile(r"\?|[0-9]{4}(-([0-9]{1,2}-?)?)?")
# Letters and signs that are blank (fillers, a joiner, the empty pattern of Braille, a note without a head),
# and those that only choose how the one before them looks.
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159"
    "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)


class FieldKind(StrEnum):
    """What sort of value a field takes."""

    DATE = "date"
    OPTION = "option"
    COUNTRY = "country"
    REGION = "region"
    FILES = "files"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody wants to send; what is `inside` is "" where nobody looked."""

    name: str
    size: int
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What the first bytes of a file show.

    `opened` is what is inside if a browser opens it as a picture, `failed` if it cannot. Only where it
    `may_open` is that worth a try. It `tells_place` if it says where it was taken.
    """

    opened: str
    failed: str
    may_open: bool
    tells_place: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that may be known.

    `past`: cannot lie after today; `not_before` names an earlier date. A form asks for it at once, or only
    `after` one of these other fields has been filled in. Of files, `contents` are what may be inside one;
    `look` says it of a name and the first `head` bytes.
    """

    name: str
    kind: FieldKind
    options: tuple[str, ...] = ()
    past: bool = False
    not_before: str = ""
    after: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    head: int = 0
    look: Callable[[str, bytes], Look] | None = None


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


TODAY = Field("today", FieldKind.DATE)


def parse(field: Field, raw: Any, countries: Collection[str] = ()) -> Any:
    """Return the checked value of `raw`: a date or Span, an option, one of `countries`, files or text.

    Raises Refused with the one mistake that `raw` makes.

    >>> parse(TODAY, "2026-11-01..2026-11-05").last
    datetime.date(2026, 11, 5)
    """
    if field.kind is FieldKind.FILES:
        return _files(field, raw)
    if not isinstance(raw, str):
        raise Refused(Mistake(field.name, Code.BAD_REQUEST, variant="text-expected"))
    match field.kind:
        case FieldKind.DATE:
            return _span(field.name, raw) if ".." in raw else _date(field.name, raw)
        case FieldKind.OPTION:
            return _option(field.name, raw, field.options)
        case FieldKind.COUNTRY:
            return _option(field.name, raw, countries)
        case FieldKind.TEXT if len(raw) > LONGEST_TEXT:
            raise Refused(
                Mistake(field.name, Code.TOO_LONG, {"most": LONGEST_TEXT, "length": len(raw)})
            )
    # Which regions there are depends on the country: the case knows it.
    return raw


def echo(raw: str) -> str:
    """Return the start of what was typed, with nothing hidden in it, for use in a message."""
    shown = visible(raw[:LONGEST_ECHO])
    return shown + "…" if len(raw) > LONGEST_ECHO else shown


def visible(raw: str, keep: Collection[str] = ()) -> str:
    """Return what was typed with what cannot be seen written out, save for what is to `keep`.

    >>> visible("photo\u202egpj.exe")
    'photo[U+202E]gpj.exe'
    """
    if is_visible(raw):
        return raw
    return "".join(
        letter if letter in keep or is_visible(letter) else f"[U+{ord(letter):04X}]"
        for letter in raw
    )


def is_visible(text: str) -> bool:
    """Whether a reader sees that each character is there, and none steers terminal or line."""
    return text.isprintable() and not BLANK.search(text)


def isolated(raw: str, keep: str = "") -> str:
    """Return what was typed as one line of plain text that cannot turn the words around it."""
    shown = visible(raw, keep)
    return f"\u2068{shown}\u2069" if RIGHT_TO_LEFT.search(shown) else shown


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
        if BEGUN.fullmatch(raw):
            raise Refused(Mistake(name, Code.NOT_A_DATE, variant="begun")) from None
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


def _files(field: Field, raw: Any) -> tuple[File, ...]:
    if not isinstance(raw, list):
        raise Refused(Mistake(field.name, Code.BAD_REQUEST, variant="list-expected"))
    if len(raw) > MOST_FILES:
        values = {"most": MOST_FILES, "number": len(raw)}
        raise Refused(Mistake(field.name, Code.BAD_FILE, values, "too-many"))
    bad = [
        Mistake(field.name, Code.BAD_FILE, {"number": number}, flaw)
        for number, file in enumerate(raw, 1)
        if (flaw := _flaw(file, field.contents)) is not None
    ]
    if bad:
        raise Refused(*bad)
    return tuple(File(**file) for file in raw)


def _flaw(raw: Any, contents: Collection[str]) -> str | None:
    """Return the variant of the mistake that a file makes, or None where it makes none."""
    match raw:
        case {"name": str() as name, "size": size, **rest} if rest.keys() <= {"inside"}:
            if not name.strip() or type(size) is not int or size < 0:
                return ""
            return None if not rest or rest["inside"] in contents else "inside"
    return ""
