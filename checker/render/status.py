"""Where the page says how far Python is: nothing goes in; the elements that the browser fills in come out."""

from ..words import WORDS
from .markup import Html, tag


def status() -> list[Html]:
    """Return where the page says how far Python is, and offers to try again."""
    return [
        tag(
            "p",
            data_status=True,
            role="status",
            # It takes the focus of the button that tries again, which goes when it is pressed.
            tabindex="-1",
            data_loading=WORDS.get("form", "loading"),
            data_failed=WORDS.get("form", "failed"),
            data_unanswered=WORDS.get("form", "unanswered"),
        ),
        tag("button", WORDS.get("form", "retry"), type="button", data_retry=True, hidden=True),
    ]
