"""An answer as a chart: its windows go in; a date axis with a row for each of them comes out.

What is drawn is SVG and hidden from those who hear the page. All words stand beside it as HTML, so that they
break, grow and are translated like any other; only the names of days along the axis are drawn.
"""

from collections.abc import Iterator
from datetime import date

from ..engine.record import Answer, Window
from ..engine.rulebook import Rulebook
from ..engine.words import Words
from . import marks
from .axis import Axis, percent
from .markup import Html, join, tag
from .parts import bare, time
from .rows import Row, rows

# Nearer than this to an end of the axis, a name stands on the other side of its day.
EDGE = 15
# Above the lines of the days, it says today.
TOP = "1.1rem"


def chart(
    book: Rulebook, answer: Answer, *, leads: bool = False, is_explained: bool = True
) -> Html:
    """Return the chart of an answer, or nothing where it has no window.

    Where it `leads`, each row is a link to the window's entry in the list of a timeline. Below it stands what
    its marks mean, where it `is_explained`.
    """
    found, words = rows(book, answer), book.words
    if not found:
        return Html()
    days = [answer.today, *(day for row in found for day in row.days)]
    axis = Axis.around(days, goes_on=any(row.last is None for row in found))
    lines = (_row(words, axis, row, answer, leads=leads) for row in found)
    kinds = {kind for row in found for kind in row.kinds}
    return tag(
        "figure",
        tag(
            "div", _days(words, axis, answer.today), bare("ol", *lines), class_="checker-chart-plot"
        ),
        marks.legend(words, kinds) if is_explained else "",
        class_="checker-chart",
        aria_label=words.get("chart", "title"),
        data_search_exclude=True,
    )


def row_id(answer: Answer, window: Window) -> str:
    """Return the id of a window's row in the chart of an answer."""
    return f"{answer.topic}-row-{window.deadline.id}"


def entry_id(answer: Answer, window: Window) -> str:
    """Return the id of a window's entry in the list of its timeline."""
    return f"{answer.topic}-entry-{window.deadline.id}"


def _days(words: Words, axis: Axis, today: date) -> Html:
    """Return the ground on which all rows stand: the days that are named, and today."""
    now = axis.at(today, 0.5)
    return tag(
        "svg",
        *(_named(words, axis, day) for day in axis.named()),
        marks.today_line(now, TOP),
        tag(
            "text",
            words.get("chart", "today"),
            x=percent(now),
            y=".85rem",
            text_anchor=_anchor(now),
        ),
        class_="checker-chart-days",
        aria_hidden="true",
    )


def _named(words: Words, axis: Axis, day: date) -> Html:
    """Return the beginning of a day with its name; a year begins with its number."""
    place = axis.at(day)
    x = percent(place)
    is_new_year = (day.month, day.day) == (1, 1)
    name = str(day.year) if is_new_year else words.short_day(day)
    is_last = place > 100 - EDGE
    return join(
        tag("line", x1=x, x2=x, y1=TOP, y2="100%"),
        tag(
            "text",
            name,
            x=x,
            y="100%",
            dx="-4" if is_last else "4",
            dy="-4",
            text_anchor="end" if is_last else None,
            datetime=None if is_new_year else day.isoformat(),
        ),
    )


def _row(words: Words, axis: Axis, row: Row, answer: Answer, *, leads: bool) -> Html:
    """Return one row: what the day is, when it is and how far away, and below that its marks."""
    window = row.window
    label = words.of_topic(window.named_by, "date", window.deadline.id)
    said = tag(
        "span",
        tag("strong" if row.act_by else "span", label, class_="checker-label"),
        " ",
        _day(words, window.deadline.date, answer.today),
        " ",
        tag("span", words.left((window.deadline.date - answer.today).days), class_="checker-left"),
    )
    drawn = marks.drawing(window.state, *_drawn(axis, row), is_open=row.last is None)
    if not leads:
        return tag("li", tag("div", said, drawn))
    link = tag("a", said, drawn, href=f"#{entry_id(answer, window)}")
    return tag("li", link, id=row_id(answer, window))


def _day(words: Words, day: date, today: date) -> Html:
    """Return a day, with its year where that is another one than today's."""
    if day.year != today.year:
        return time(words, day)
    return tag("time", words.short_day(day), datetime=day.isoformat(), data_short=True)


def _drawn(axis: Axis, row: Row) -> Iterator[Html]:
    """Yield the marks of a row, those that lie over others last."""
    state, first, last = row.window.state, row.first, row.last
    if first == last and not row.unsure:
        yield marks.dot(axis.at(first, 0.5))
    elif last is None or first <= last:
        start, end = axis.at(first), axis.at(last, 1) if last else 100
        yield (
            marks.line(marks.CONTESTED, start, end)
            if row.is_contested
            else marks.bar(state, start, end)
        )
    if row.unsure:
        yield marks.line(marks.UNSURE, axis.at(row.unsure[0]), axis.at(row.unsure[1], 1))
    if row.act_by:
        yield marks.ring(axis.at(row.act_by, 0.5))


def _anchor(place: float) -> str:
    """Return which part of a word stands at a place, so that the word stays within the axis."""
    if place < EDGE:
        return "start"
    return "end" if place > 100 - EDGE else "middle"
