"""Where the page says how far Python is: words go in; the elements that the browser fills in come out."""

from ..engine.words import Words
from .markup import Html, tag


def status(words: Words) -> list[Html]:
    """Return where the page says how far Python is, and offers to try again."""
    return [
        tag(
            "p",
            data_status=True,
            role="status",
            # It takes the focus of the button that tries again, which goes when it is pressed.
            tabindex="-1",
            data_loading=words.get("form", "loading"),
            data_failed=words.get("form", "failed"),
            data_unanswered=words.get("form", "unanswered"),
        ),
        tag("button", words.get("form", "retry"), type="button", data_retry=True, hidden=True),
    ]
