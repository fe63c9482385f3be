"""The slider below a chart: an answer goes in; what moves its today, day by day, comes out as HTML.

The browser asks the same question for the day that is chosen, and puts that answer around the slider. It
finds here the day on which the slider stands at 0 (`data-slide`), and how many days later each verdict
changes (`data-flips`).
"""

from ..engine.fields import LAST_DAY
from ..engine.record import Answer
from ..engine.rulebook import Rulebook
from .markup import Html, fill, tag
from .parts import time

# So far beyond the last day that matters one can see what holds then.
BEYOND = 7
LEAST = 28


def slide(book: Rulebook, answer: Answer) -> Html:
    """Return the slider, from the answer's today to some days after the last one that matters."""
    words = book.words
    slider_id, flips_id = f"{answer.topic}-slide", f"{answer.topic}-flips"
    flips = [(flip.on - answer.today).days for flip in answer.flips]
    ahead = [(deadline.date - answer.today).days for deadline in answer.dates.values()]
    most = min(max(LEAST, *flips, *ahead, 0) + BEYOND, (LAST_DAY - answer.today).days)
    note = fill(words.get("slide", "note"), {"day": time(words, answer.today)})
    return tag(
        "div",
        tag("label", words.get("slide", "title"), for_=slider_id),
        tag(
            "input",
            type="range",
            id=slider_id,
            min="0",
            max=str(most),
            value="0",
            list=flips_id,
            autocomplete="off",
            aria_describedby=f"{slider_id}-hint",
            data_slide=answer.today.isoformat(),
            data_flips=" ".join(map(str, flips)),
        ),
        tag("datalist", *(tag("option", value=str(each)) for each in flips), id=flips_id),
        tag("p", words.get("slide", "hint"), class_="checker-hint", id=f"{slider_id}-hint"),
        tag("p", note, data_slid=True, hidden=True),
        tag("button", words.get("slide", "back"), type="button", data_back=True),
        class_="checker-slide",
    )
