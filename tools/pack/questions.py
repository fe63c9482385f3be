"""What is asked of the packed Python to see which functions answers need: of every kind, and what is odd."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle, product
from typing import Any

from checker import marketplace
from checker.doors.orders import VERSION
from checker.doors.wire import solve
from checker.engine.choices import WAIT, faced
from checker.engine.errors import Refused
from checker.engine.facts import edition_of
from checker.engine.fields import FieldKind
from tools import heads

type Request = dict[str, Any]
type Asked = tuple[str, dict[str, Any]]

MOMENT = "2026-11-23T12:00:00+01:00"
TODAY = MOMENT[:10]
# Bytes and characters: what is long is read by other functions than what is short.
MOST = 66_000
# Python holds a text in one of three ways, by its largest character, with functions of its own for each.
TEXTS = (
    *("?", "31.12.2026", "2026-02-30", "naïve", "不明 和", "😀"),
    *("\u202e", "\ud800", "\x00\t\r\n", "Я" * MOST),
)
NAMES = ("mine", "naïve", "不明", "😀")
NO_TEXTS: tuple[Any, ...] = (5, -1, 1.5, 1e300, 10**30, None, True, [], ["a", {}], {})
# From these days on, much has passed, or all.
LATER = (4, 20, 400)
UNSURE = (1, 30)


def asked(examples: Iterable[Request]) -> Iterator[Asked]:
    """Yield what is wanted of an answer and the question, as a page asks the browser's door."""
    examples = [*examples]
    for request in examples:
        yield "text", _question(request=request)
        yield "calendar", _question(request=request)
        for edition in _editions():
            yield "page", _question(request=request, edition=edition)
    by_topic = {each["topic"]: each for each in reversed(examples)}
    firsts = [by_topic[topic] for topic in marketplace().forms]
    for request in (*_varied(examples), *_wrong(firsts), *_odd(), *_everywhere(firsts)):
        yield "page", _question(request=request, edition="")
    cases = [each for each in examples if each["topic"] == marketplace().course.id]
    yield from _choices(cases)
    yield from _orders([each["fields"] for each in cases])
    for field, (name, head) in product(_named(FieldKind.FILES), _files()):
        yield "look", {"field": field, "name": name, "head": head.hex()}


def _editions() -> list[str]:
    """Return the editions since which a rule has changed, or could have."""
    facts = marketplace().facts
    changes = (change for fact in facts.values() for change in fact.changes())
    return sorted({facts.first_edition, *(edition_of(change.learned_on) for change in changes)})


def _question(**more: object) -> dict[str, Any]:
    return {"base": "", "prefix": "a-", "order": "", "moment": MOMENT} | more


def _varied(examples: Iterable[Request]) -> Iterator[Request]:
    """Yield examples on a later day, and with days that somebody is unsure of."""
    for each, later, unsure in zip(examples, cycle(LATER), cycle(UNSURE), strict=False):
        yield each | {"today": _later(each["today"], later)}
        fields = {name: _unsure(value, unsure) for name, value in each["fields"].items()}
        yield each | {"fields": fields}


def _later(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except ValueError:
        return day


def _unsure(value: object, days: int) -> object:
    last = _later(value, days) if isinstance(value, str) else value
    return value if last == value else f"{value}..{last}"


def _named(kind: FieldKind) -> list[str]:
    """Return the names of the fields of a kind."""
    return [name for name, field in marketplace().fields.items() if field.kind is kind]


def _wrong(examples: Iterable[Request]) -> Iterator[Request]:
    """Yield each example with every odd text in each field."""
    for each in examples:
        for name, value in product(marketplace().forms[each["topic"]], TEXTS):
            yield each | {"fields": each["fields"] | {name: value}}


def _odd() -> Iterator[Request]:
    """Yield requests that are empty or wrong."""
    with_files = _named(FieldKind.FILES)
    for topic, names in marketplace().forms.items():
        yield {"topic": topic, "today": TODAY}
        for value in (*TEXTS, *NO_TEXTS):
            yield {"topic": topic, "today": TODAY, "fields": dict.fromkeys(names, value)}
    for value in (*TEXTS, *NO_TEXTS):
        yield {"topic": value, "today": value, "fields": {str(value): value}}
        files = [{"name": value, "size": value, "inside": value}, value]
        for topic, names in marketplace().forms.items():
            if fields := {name: files for name in names if name in with_files}:
                yield {"topic": topic, "today": TODAY, "fields": fields}
    yield {}


def _files() -> Iterator[tuple[str, bytes]]:
    """Yield names of files with their first bytes: of every type, some cut, some with a place, and none."""
    for kind, head in heads.HEADS.items():
        yield f"a.{kind}", head
        yield "不明.jpg", head[:-1] + bytes(600)
    yield "large.jpg", heads.HEADS["jpg"] + bytes(MOST)
    yield "place.jpg", heads.photo(heads.WITH_PLACE)
    yield "place.png", heads.HEADS["png"] + b"eXIf" + heads.WITH_PLACE
    for text in (heads.TEXT, heads.WORD, *(text.encode(errors="replace") for text in TEXTS)):
        yield "letter", text
        yield "letter.txt", text[:-1]
    yield "", b""


def _everywhere(examples: Iterable[Request]) -> Iterator[Request]:
    """Yield the examples that count business days, by the banks of each country and of one of its regions."""
    counting = [each for each in examples if marketplace().counts_business_days(each["topic"])]
    for each, country in product(counting, marketplace().calendars.names()):
        [region, *_] = [*marketplace().calendars.regions(country), ""]
        where = dict.fromkeys(_named(FieldKind.COUNTRY), country)
        where |= dict.fromkeys(_named(FieldKind.REGION), region)
        yield each | {"fields": each["fields"] | where}


def _choices(cases: Iterable[Request]) -> Iterator[Asked]:
    """Yield what a page asks of the choices that cases face."""
    book = marketplace()
    for request in cases:
        try:
            answer = solve(book, request)
        except Refused:
            continue
        waits = (WAIT,) if answer.flips else ()
        for choice in (*waits, *(each.id for each in faced(book.course, answer))):
            yield "try", _question(request=request, choice=choice)


def _orders(cases: Iterable[Mapping[str, Any]]) -> Iterator[Asked]:
    """Yield what is asked of kept orders, and files of them, good and bad."""
    seen = {"today": "2026-10-01", "verdict": "yes", "edition": "2026-01"}
    named = [{"name": f"{NAMES[at % 4]}{at}", "fields": fields} for at, fields in enumerate(cases)]
    kept = [each | {"seen": seen} for each in named]
    for orders in ([], kept[:1], kept):
        layout = {"orders": orders, "today": TODAY, "page": "checker/"}
        yield "orders", _question(**layout)
        yield "orders-file", _question(**layout)
        yield "orders-calendar", _question(**layout)
    file = {"kind": marketplace().words.get("orders", "kind"), "version": VERSION}
    odd = ([each] for each in (*TEXTS, *NO_TEXTS, *({"name": text} for text in TEXTS)))
    files = [file | {"orders": orders} for orders in (named, named * 9, [], None, *odd)]
    broken = ("[" * MOST, "1" * MOST, f'"{"x" * MOST}', "[NaN, 1e999, -0.0]")
    for content in (*map(json.dumps, (*files, file | {"version": 9}, [])), *broken, *TEXTS):
        yield "orders-brought", {"content": content, "today": TODAY}
