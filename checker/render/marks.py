"""The marks of a chart: places along its axis go in; what is drawn there comes out, as SVG.

Each kind of mark has a shape of its own, so that none needs a colour. Style sheets give them their lines.
"""

from collections.abc import Collection

from ..engine.record import State
from ..engine.words import Words
from .axis import percent
from .markup import Html, tag
from .parts import bare

# Beside the states of a window, in the order in which they are explained.
OPEN, UNSURE, CONTESTED, ACT_BY, NOW = "open", "unsure", "contested", "act-by", "today"
STATES = (State.RUNNING, State.TO_COME, State.PAST, State.SETTLED)
KINDS = (*STATES, OPEN, UNSURE, CONTESTED, ACT_BY, NOW)
HEIGHT, MIDDLE = "18", "9"


def drawing(state: str, *marks: Html, is_open: bool = False, width: str = "100%") -> Html:
    """Return the marks of one row, in the lines of the state that its window is in."""
    fades = " checker-chart-drawing--open" if is_open else ""
    return tag(
        "svg",
        *marks,
        class_=f"checker-chart-drawing checker-chart-drawing--{state}{fades}",
        width=width,
        height=HEIGHT,
        aria_hidden="true",
    )


def bar(state: str, start: float, end: float) -> Html:
    """Return days that are sure: a bar, and a thin one for what is over or matters no more."""
    is_thin = state in (State.PAST, State.SETTLED)
    y, height = ("7", "4") if is_thin else ("4", "10")
    return tag("rect", x=percent(start), y=y, width=percent(end - start), height=height, rx="2")


def line(kind: str, start: float, end: float) -> Html:
    """Return days that are `UNSURE` or `CONTESTED`: a hatched or a dotted line."""
    ends = {"x1": percent(start), "x2": percent(end), "y1": MIDDLE, "y2": MIDDLE}
    return tag("line", class_=f"checker-chart-line checker-chart-line--{kind}", **ends)


def dot(place: float) -> Html:
    """Return a single day."""
    return tag("circle", cx=percent(place), cy=MIDDLE, r="5")


def ring(place: float) -> Html:
    """Return the last day for what is to be done now: a dot in a ring, over all else."""
    at = {"cx": percent(place), "cy": MIDDLE}
    return tag(
        "g", tag("circle", r="7", **at), tag("circle", r="3", **at), class_="checker-chart-act"
    )


def today_line(place: float, top: str = "0") -> Html:
    """Return today, as a line through all rows."""
    x = percent(place)
    return tag("line", x1=x, x2=x, y1=top, y2="100%", class_="checker-chart-now")


def legend(words: Words, kinds: Collection[str]) -> Html:
    """Return what the marks of these kinds mean, and today, for those who see them."""
    lines = (
        tag("li", _sample(kind), " ", words.get("chart", kind))
        for kind in KINDS
        if kind in kinds or kind == NOW
    )
    return bare("ul", *lines, class_="checker-chart-legend", aria_hidden="true")


def _sample(kind: str) -> Html:
    """Return a mark of one kind as it looks in a row."""
    state = State(kind) if kind in STATES else State.RUNNING
    match kind:
        case "unsure" | "contested":
            mark = line(kind, 15, 85)
        case "act-by":
            mark = ring(50)
        case "today":
            mark = today_line(50)
        case _:
            mark = bar(state, 5, 100 if kind == OPEN else 95)
    return drawing(state, mark, is_open=kind == OPEN, width="32")
