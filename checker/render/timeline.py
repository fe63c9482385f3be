"""My case as HTML: a `Timeline` goes in; the next action and the windows, by where they stand, come out."""

from collections.abc import Iterable
from datetime import date

from ..sentences import Sentences
from ..timeline import State, Timeline, Window
from ..words import WORDS
from .html import INK, beginning, edition, found, reasons, section, steps, take_along, time
from .markup import Html, fill, join, tag

GROUPS = (State.RUNNING, State.TO_COME, State.PAST, State.SETTLED)


def timeline(shown: Timeline, base: str = "") -> Html:
    """Return what to do first, every window under where it stands today, and why."""
    if not shown.live:
        return found(tag("p", WORDS.get("timeline", "empty"), class_="checker-headline"))
    first = shown.live[0]
    sentences = Sentences(first, INK)
    return join(
        beginning(first, sentences),
        section("next", steps(sentences, base)),
        tag("h2", WORDS.get("timeline", "windows")),
        *(_group(state, shown.windows) for state in GROUPS),
        section("because", reasons(sentences, base)),
        take_along(has_dates=any(answer.days_ahead for answer in shown.live)),
        tag("p", edition(shown.today), class_="checker-edition"),
    )


def _group(state: State, windows: Iterable[Window]) -> Html:
    """Return the windows in this state, the nearest on top; nothing where there is none."""
    group = [window for window in windows if window.state is state]
    if not group:
        return Html()
    # A window that stays open has no end to be near to; before it opens, its first day is near.
    group.sort(
        key=lambda each: each.deadline.date if state is State.TO_COME else each.last or date.max
    )
    return join(
        tag("h3", WORDS.get("timeline", state)),
        tag("ol", *map(_window, group), class_="checker-timeline"),
    )


def _window(window: Window) -> Html:
    sentences = Sentences(window.answer, INK)
    days = (window.deadline.date - window.answer.today).days
    return tag(
        "li",
        tag("span", sentences.label(window.deadline), class_="checker-label"),
        " ",
        time(window.deadline.date, data_date=window.deadline.id),
        " ",
        tag("span", WORDS.left(days), class_="checker-left"),
        tag("span", _span(window), class_="checker-count"),
        class_=f"checker-window checker-window--{window.state}",
    )


def _span(window: Window) -> Html:
    values = {"first": time(window.first)}
    if window.last is None:
        return fill(WORDS.get("timeline", "open-end"), values)
    return fill(WORDS.get("timeline", "closed-end"), values | {"last": time(window.last)})
