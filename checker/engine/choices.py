"""What if: a whole case goes in; the choices that it faces, and what each would change, come out."""

from collections.abc import Mapping
from dataclasses import dataclass

from .course import TODAY, Choice, Course, has_happened
from .record import Answer, State, Verdict, Window

# What needs no choice: the same case on the day on which its answer changes by itself.
WAIT = "wait"
CAN_ACT = {Verdict.YES, Verdict.UNCLEAR}
MATTERS = {State.RUNNING, State.TO_COME}


@dataclass(frozen=True, slots=True)
class Difference:
    """What becomes of the windows of a case: those that it gains, and those that matter no more."""

    gained: tuple[Window, ...]
    lost: tuple[Window, ...]


def faced(course: Course, answer: Answer) -> tuple[Choice, ...]:
    """Return the choices that a whole case faces on its today.

    >>> from tests.toy.ask import ask
    >>> from tests.toy.book import book
    >>> [choice.id for choice in faced(book.course, ask("my-book", borrowed="2026-05-04"))]
    ['return', 'ask']
    """
    return tuple(choice for choice in course.choices if _is_faced(choice, answer))


def _is_faced(choice: Choice, answer: Answer) -> bool:
    if has_happened(answer.known, choice.until):
        return False
    if choice.topic:
        live = {each.topic: each.finding.verdict for each in answer.live}
        return live.get(choice.topic) in CAN_ACT
    return has_happened(answer.known, choice.since)


def told(choice: Choice, answer: Answer) -> Mapping[str, str]:
    """Return the fields that are known once a choice is made on the answer's today, as a request has them."""
    today = answer.today.isoformat()
    return {name: today if value == TODAY else value for name, value in choice.tells.items()}


def difference(now: Answer, then: Answer) -> Difference:
    """Return what of a case differs once it stands as `then`."""
    before, after = _matters(now), _matters(then)
    return Difference(
        tuple(window for name, window in after.items() if name not in before),
        tuple(window for name, window in before.items() if name not in after),
    )


def _matters(answer: Answer) -> dict[str, Window]:
    windows = answer.timeline.windows if answer.timeline else ()
    return {window.deadline.id: window for window in windows if window.state in MATTERS}
