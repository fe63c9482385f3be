"""What a chart shows of each window: an `Answer` goes in; a row for each of its windows comes out."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..engine.days import ONE_DAY
from ..engine.record import Answer, DateKind, Deadline, Window
from ..engine.rulebook import Rulebook
from ..engine.windows import windows
from .marks import ACT_BY, CONTESTED, OPEN, UNSURE


class Row(NamedTuple):  # a dataclass would take twice as much of the memory that is sent
    """A window with its sure days, from `first` to `last`, and those that are `unsure`, all ends included.

    `last` is None where it stays open, and before `first` where no day is sure. By `act_by`, what is to be
    done now can still be done.
    """

    window: Window
    first: date
    last: date | None
    unsure: tuple[date, date] | None
    is_contested: bool
    act_by: date | None

    @property
    def days(self) -> Iterator[date]:
        """The days that need room."""
        yield self.window.first
        yield self.window.last or self.window.first
        yield from self.unsure or ()

    @property
    def kinds(self) -> Iterator[str]:
        """The kinds of marks that it has."""
        yield CONTESTED if self.is_contested else self.window.state
        if self.last is None:
            yield OPEN
        if self.unsure:
            yield UNSURE
        if self.act_by:
            yield ACT_BY


def rows(book: Rulebook, answer: Answer) -> list[Row]:
    """Return a row for each window, in the order of their days.

    >>> from tests.toy.ask import ask
    >>> from tests.toy.book import book
    >>> [row.window.deadline.id for row in rows(book, ask("letter", posted="2026-05-08"))]
    ['letter-from', 'letter-by']
    """
    return [_row(book, answer.lead, window) for window in windows(answer)]


def _row(book: Rulebook, lead: Answer, window: Window) -> Row:
    deadline, first, last = window.deadline, window.first, window.last
    unsure = _unsure(window)
    if unsure and last:
        last = min(last, unsure[0] - ONE_DAY)
    elif unsure:
        first = unsure[1] + ONE_DAY
    fact = deadline.count.fact
    is_contested = bool(fact and book.facts[fact].conflicts)
    act_by = lead.still if window.answer.topic == lead.topic and _may_end(deadline, lead) else None
    return Row(window, first, last, unsure, is_contested, act_by)


def _unsure(window: Window) -> tuple[date, date] | None:
    """Return the days on one of which the window may open or close: those of a range, or that may move it."""
    deadline, last = window.deadline, window.last
    may_move = [each.date for each in deadline.count.provisional]
    start, end = deadline.range if deadline.range and deadline.is_unsure else (None, None)
    if not start and not may_move:
        return None
    if last is None:
        # On its safe day it is open, unless that day moves.
        end = deadline.date if may_move else deadline.date - ONE_DAY
        return min(start or end, end, *may_move), end
    # On the earliest day, it is still open.
    begins = min(start + ONE_DAY if start else date.max, *may_move, date.max)
    return max(begins, window.first), max(end or last, last, *may_move)


def _may_end(deadline: Deadline, lead: Answer) -> bool:
    """Whether this is the last day for what is to be done now, or may be."""
    first, last = deadline.range or (deadline.date, deadline.date)
    return deadline.kind is DateKind.BY and lead.still is not None and first <= lead.still <= last
