"""The windows of an answer: its dates go in; the stretches of days that they open and close come out.

A window is what a date closes or opens: from the day of the event, or from the day on which something
becomes possible, to the last day. Each stands under the question that it belongs to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from .record import Answer, DateKind, Deadline, State, Window


def windows(answer: Answer) -> tuple[Window, ...]:
    """Return the windows of any answer, in the order of their days.

    >>> from tests.toy.ask import ask
    >>> [window.deadline.id for window in windows(ask("letter", posted="2026-05-08"))]
    ['letter-from', 'letter-by']
    """
    if answer.timeline:
        return answer.timeline.windows
    return in_order(windows_of(answer))


def in_order(found: Iterable[Window]) -> tuple[Window, ...]:
    """Return windows in the order of their first days, then of their last ones."""
    return tuple(sorted(found, key=lambda window: (window.first, window.last or date.max)))


def windows_of(
    answer: Answer, lasting: Mapping[str, str] | None = None, *, is_settled: bool = False
) -> Iterator[Window]:
    """Yield the windows of one question; those that matter no more are marked as settled.

    A day that outlasts its question matters on; `lasting` holds by its id the question that names it.
    """
    lasting = lasting or {}
    matters = answer.days_count and not is_settled
    for window in _all(answer):
        if window.deadline.id in lasting:
            yield replace(window, named_by=lasting[window.deadline.id])
        elif matters or window.state is State.PAST:
            yield window
        else:
            yield replace(window, state=State.SETTLED)


def _all(answer: Answer) -> Iterator[Window]:
    """Yield the answer's windows. A day that was given, not counted, closes what an earlier day opened."""
    opens: date | None = None
    for deadline in answer.dates.values():
        first, last = deadline.count.start, deadline.date
        if deadline.kind is DateKind.FROM:
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
    return Window(answer, answer.topic, deadline, first, last, state)
