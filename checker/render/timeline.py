"""My case as HTML: a `Timeline` goes in; the next action and the windows, by where they stand, come out."""

from collections.abc import Iterable
from datetime import date

from ..answer import Answer
from ..sentences import Sentences
from ..timeline import State, Timeline, Window
from ..words import WORDS
from .html import INK, edition, found, section, steps, take_along, time, verdict
from .markup import Html, fill, join, tag


def timeline(shown: Timeline, base: str = "") -> Html:
    """Return what to do first, then every window under where it stands today."""
    if not shown.first:
        return found(tag("p", WORDS.get("timeline", "empty"), class_="checker-headline"))
    return join(
        _first(shown.first, base),
        tag("h2", WORDS.get("timeline", "windows")) if shown.windows else "",
        *(_group(state, shown.windows) for state in (State.RUNNING, State.TO_COME, State.PAST)),
        take_along(has_dates=any(window.deadline.date >= shown.today for window in shown.windows)),
        tag("p", edition(shown.today), class_="checker-edition"),
    )


def _first(answer: Answer, base: str) -> Html:
    """Return the answer to act on first; the others stand in the timeline below it."""
    sentences = Sentences(answer, INK)
    return join(
        found(
            tag("p", WORDS.question(answer.topic), class_="checker-label"),
            *verdict(answer.finding.verdict, sentences.headline()),
        ),
        section("next", steps(sentences, base)),
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
