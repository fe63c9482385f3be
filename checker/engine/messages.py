"""Says what is wrong with a request: a mistake goes in; the sentence on it comes out."""

from datetime import date

from .errors import Mistake, Refused
from .fields import FieldKind
from .rulebook import Rulebook
from .sentences import Ink

# Shows how a date is typed where a request names no day of its own.
EXAMPLE_DAY = date(2026, 1, 31)


def error_message[Text: str](
    book: Rulebook, mistake: Mistake, refused: Refused, ink: Ink[Text]
) -> Text:
    """Return the sentence that says what is wrong with a field and what to type instead."""
    field = book.fields.get(mistake.field)
    values = {
        **{key: _shown(book, key, value, refused.topic) for key, value in mistake.values.items()},
        "field": mistake.field,
        "label": _label(book, mistake.field, refused.topic),
        "options": ", ".join(field.options) if field else "",
        "example": (refused.today or EXAMPLE_DAY).isoformat(),
    }
    own = ("typed", "field", "example")
    filled = {key: (ink.typed if key in own else ink.text)(value) for key, value in values.items()}
    variant = mistake.variant or ("country" if field and field.kind is FieldKind.COUNTRY else "")
    return ink.fill(book.words.error(mistake.code, variant), filled)


def _shown(book: Rulebook, key: str, value: object, topic: str) -> str:
    """Return how a message shows one of its values; those that name a field show its label."""
    match key, value:
        case "earlier" | "other", str():
            return _label(book, value, topic)
        case "country", str():
            return book.calendars.names()[value]
        case _, date():
            return book.words.day(value)
        case _, tuple():
            return ", ".join(value)
        case _, int():
            return f"{value:,}"
    return str(value)


def _label(book: Rulebook, name: str, topic: str) -> str:
    return book.words.field(name, "label", topic) or name
