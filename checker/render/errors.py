"""What is wrong with a form: a refused request goes in; the summary above the form comes out as HTML."""

from ..engine.errors import Mistake, Refused
from ..engine.messages import error_message
from ..engine.rulebook import Rulebook
from .markup import Html, tag
from .parts import ink


def summary(book: Rulebook, refused: Refused, prefix: str) -> Html:
    """Return all that is wrong; each line leads to the field in the form with that `prefix`."""
    title_id = f"{prefix}-errors"
    lines = (
        tag("li", tag("a", message, href=_field(mistake, prefix)))
        for mistake in refused.mistakes
        for message in [error_message(book, mistake, refused, ink(book))]
    )
    return tag(
        "div",
        tag("h2", book.words.get("answer", "errors"), id=title_id),
        tag("p", book.words.get("answer", "errors-hint")),
        tag("ul", *lines),
        class_="checker-errors",
        role="group",
        aria_labelledby=title_id,
    )


def _field(mistake: Mistake, prefix: str) -> str:
    return f"#{prefix}-{mistake.field}"
