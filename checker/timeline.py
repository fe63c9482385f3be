"""My case: all that a buyer knows goes in; one timeline of every window, and what to do first, come out.

A window is what a date closes or opens: from the day of the event, or from the day on which something
becomes possible, to the last day. Each stands under the question that it belongs to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from .answer import Answer, Deadline, Kind, Verdict
from .case import Case
from .decide import decide
from .topics import TOPICS

MY_CASE = "my-case"
# The questions that follow each other in one case, in that order.
COURSE = ("tracking", "open-dispute", "seller-reply", "appeal", "refund")
# Once a later event is known, an earlier question is settled: its windows stay, its advice goes.
SETTLED_BY = {
    "tracking": (
        "finished",
        "opened",
        "closed",
        "processed",
        "agreed=yes",
        "dispute-open=yes",
        "problem=not-as-described",
    ),
    "open-dispute": ("opened", "closed", "processed"),
    "seller-reply": ("closed", "processed"),
}
# The sooner in this list, the more there is to do; what is unclear may be over tomorrow.
URGENCY = (
    {Verdict.YES, Verdict.UNCLEAR, Verdict.DEPENDS},
    {Verdict.NEED},
    {Verdict.NOT_YET},
    {Verdict.TOO_LATE},
    {Verdict.NO},
)


class State(StrEnum):
    """Where a window stands today; one that is not past may matter no more."""

    PAST = "past"
    RUNNING = "running"
    TO_COME = "to-come"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days that matters, both ends included; `last` is None where it stays open."""

    answer: Answer
    deadline: Deadline
    first: date
    last: date | None
    state: State


@dataclass(frozen=True, slots=True)
class Timeline:
    """All windows of a case in the order of their days, and the answers behind them.

    `live` holds those that a later event has not settled, the one to act on first in front.
    """

    today: date
    answers: tuple[Answer, ...]
    live: tuple[Answer, ...]
    windows: tuple[Window, ...]


def trace(case: Case) -> Timeline:
    """Return the timeline of a case. Raises Refused where holidays are not known."""
    answers = [answer for topic in COURSE if (answer := _answer(topic, case)).dates]
    live = sorted((each for each in answers if not _is_settled(each.topic, case)), key=_urgency)
    windows = [
        window if answer in live and answer.days_count else _settled(window)
        for answer in answers
        for window in _windows(answer)
    ]
    windows.sort(key=lambda window: (window.first, window.last or date.max))
    return Timeline(case.today, tuple(answers), tuple(live), tuple(windows))


def my_fields() -> tuple[str, ...]:
    """Return every field that the questions of a case ask for, in the order of the case."""
    names = (name for topic in COURSE for name in TOPICS[topic].fields)
    return tuple(dict.fromkeys(names))


def _answer(topic_id: str, case: Case) -> Answer:
    topic = TOPICS[topic_id]
    known = {name: value for name, value in case.values.items() if name in topic.fields}
    return decide(topic, replace(case, values=known))


def _is_settled(topic: str, case: Case) -> bool:
    known = {*case.values, *(f"{name}={value}" for name, value in case.values.items())}
    return not known.isdisjoint(SETTLED_BY.get(topic, ()))


def _windows(answer: Answer) -> Iterator[Window]:
    """Yield the answer's windows. A day that was given, not counted, closes what an earlier day opened."""
    opens: date | None = None
    for deadline in answer.dates.values():
        first, last = deadline.count.start, deadline.date
        if deadline.kind is Kind.FROM:
            opens = deadline.date
            yield _window(answer, deadline, deadline.date, None)
        elif deadline.count.count or opens is None:
            yield _window(answer, deadline, first, last)
        else:
            yield _window(answer, deadline, min(opens, last), last)


def _window(answer: Answer, deadline: Deadline, first: date, last: date | None) -> Window:
    if first > answer.today:
        state = State.TO_COME
    elif last and last < answer.today:
        state = State.PAST
    else:
        state = State.RUNNING
    return Window(answer, deadline, first, last, state)


def _settled(window: Window) -> Window:
    return window if window.state is State.PAST else replace(window, state=State.SETTLED)


def _urgency(answer: Answer) -> tuple[bool, int, date]:
    """Rank an answer: what ends today or tomorrow first, then by what can be done, then by its last day."""
    ends = [each.date for each in answer.dates.values() if each.kind is Kind.BY]
    ahead = [day for day in ends if day >= answer.today]
    verdict = answer.finding.verdict
    if verdict is Verdict.TOO_LATE and ahead:
        # Too late for what was asked, but not for the next best thing.
        verdict = Verdict.YES
    rank = next(n for n, verdicts in enumerate(URGENCY) if verdict in verdicts)
    return answer.act_by is None, rank, min(ahead, default=date.max)
