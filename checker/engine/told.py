"""What was told: an answer goes in; each field that is known, and its value in words, come out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .case import known_of_kind
from .fields import FieldKind, Span
from .record import Answer
from .rulebook import Rulebook
from .sentences import Ink

# A question about these says in its answer what was told of each.
LONG = (FieldKind.FILES, FieldKind.TEXT)


@dataclass(frozen=True, slots=True)
class Told[Text: str]:
    """One thing that was told: what was asked, and what was said to it."""

    label: Text
    value: Text


def told[Text: str](book: Rulebook, answer: Answer, ink: Ink[Text]) -> Iterator[Told[Text]]:
    """Yield what was told, in the order of the form, without files and long texts."""
    for name in book.forms[answer.topic]:
        if name in answer.known and book.fields[name].kind not in LONG:
            label = book.words.field(name, "label", answer.topic)
            yield Told(ink.text(label), _value(book, answer, name, ink))


def _value[Text: str](book: Rulebook, answer: Answer, name: str, ink: Ink[Text]) -> Text:
    value, words = answer.known[name], book.words
    match book.fields[name].kind, value:
        case _, date():
            return ink.date(value)
        case _, Span(first, last):
            span = {"first": ink.date(first), "last": ink.date(last)}
            return ink.fill(words.get("format", "span"), span)
        case FieldKind.COUNTRY, _:
            return ink.text(book.calendars.names()[value])
        case FieldKind.REGION, _:
            country = known_of_kind(answer.known, book.fields, FieldKind.COUNTRY)
            return ink.text(book.calendars.regions(country or "")[value])
    return ink.text(words.option(name, value))
