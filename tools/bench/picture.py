"""Bars side by side: rows of medians go in; an SVG comes out that takes its colour from the text around it.

So it is light and dark as the page is. A first visit is a full bar and a later one is hatched, and each
has its figure: nobody needs colours.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from checker.render.markup import Html, tag

from .tables import VISITS, condition, seconds

# As narrow as a phone, so that the words can be read there.
WIDTH, FIGURE = 340, 60
ROOM = WIDTH - FIGURE
BAR, GAP, HEAD, WORDS, BETWEEN = 12, 2, 26, 16, 8
ROW = WORDS + 2 * (BAR + GAP) + BETWEEN
HATCHED = "bench-hatched"
FILLS = {"cold": "currentColor", "warm": f"url(#{HATCHED})"}


def picture(rows: Sequence[Mapping[str, Any]], title: str) -> Html:
    """Return the bars of all rows. On each line and processor, the longest one fills the width."""
    drawn = [*_key()]
    top = HEAD
    for name, group in groupby(rows, condition):
        together = list(group)
        longest = max(row[kind] for row in together for kind in FILLS)
        top += HEAD
        drawn.append(_text(0, top, name, font_weight="bold"))
        top += BETWEEN
        for row in together:
            drawn += _bars(row, top, ROOM / longest)
            top += ROW
    return tag(
        "svg",
        tag("title", title),
        tag("defs", _hatched()),
        *drawn,
        viewBox=f"0 0 {WIDTH} {top}",
        role="img",
        font_size="13",
        fill="currentColor",
    )


def _key() -> list[Html]:
    """Return which bar is which."""
    drawn = []
    for number, (kind, words) in enumerate(VISITS.items()):
        left = number * ROOM // 2
        drawn += [_bar(left, 4, 2 * BAR, kind), _text(left + 2 * BAR + 6, 4 + BAR - 2, words)]
    return drawn


def _bars(row: Mapping[str, Any], top: int, scale: float) -> list[Html]:
    drawn = [_text(0, top + BAR, row["name"])]
    for number, kind in enumerate(FILLS):
        at, width = top + WORDS + number * (BAR + GAP), row[kind] * scale
        drawn.append(_bar(0, at, width, kind))
        drawn.append(_text(width + 6, at + BAR - 2, seconds(row[kind])))
    return drawn


def _bar(left: float, top: float, width: float, kind: str) -> Html:
    return tag(
        "rect",
        x=f"{left:.0f}",
        y=f"{top:.0f}",
        width=f"{width:.0f}",
        height=str(BAR),
        fill=FILLS[kind],
        stroke="currentColor",
    )


def _text(left: float, base: float, words: str, **attributes: str) -> Html:
    return tag("text", words, x=f"{left:.0f}", y=f"{base:.0f}", **attributes)


def _hatched() -> Html:
    stripe = tag("rect", width="2", height="6", fill="currentColor")
    return tag(
        "pattern",
        stripe,
        id=HATCHED,
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
