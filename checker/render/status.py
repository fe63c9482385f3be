"""Where the page says how far Python is: words go in; the elements that the browser fills in come out.

All that can be said lies in the page from the start, so that it can be said whatever else does not come.
"""

from ..engine.words import Words
from .markup import Html, fill, tag

STATES = (
    *("loading", "slow", "ready"),
    *("absent", "altered", "stopped", "failed", "unloaded", "unanswered"),
)


def status(words: Words, base: str) -> list[Html]:
    """Return where the page says how far Python is, and offers to try again.

    `base` is the way from the page to the root of the site, such as "../".
    """
    said, href = words.link("form", "rules")
    rules = tag("a", said, href=f"{base}{href}")
    return [
        # It takes the focus of the button that tries again, which goes when it is pressed.
        tag("p", data_status=True, role="status", tabindex="-1"),
        _progress(words),
        tag("button", words.get("form", "retry"), type="button", data_retry=True, hidden=True),
        *(
            tag("template", fill(words.get("form", state), {"rules": rules}), data_when=state)
            for state in STATES
        ),
    ]


def _progress(words: Words) -> Html:
    """Return the figures of what has come: no part of the status, which is read out at each change."""
    figures = {
        "arrived": tag("span", data_arrived=True),
        "total": tag("span", data_total=True),
        "percent": tag("span", data_percent=True),
    }
    return tag("p", fill(words.get("form", "progress"), figures), data_progress=True, hidden=True)
