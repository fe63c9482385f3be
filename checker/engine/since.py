"""What has changed since an earlier edition: an answer goes in; the rules behind it that changed come out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .errors import Refused
from .facts import Change, Facts
from .record import Answer, Deadline, Verdict


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since an edition, of all that an answer rests on.

    `verdict` is what the earlier edition would have answered, None where that is the same. `days` are those
    that it would have given otherwise, each with the day that holds now. `is_rest_same` where nothing else
    of the answer was another one: what it says of each file, text, day of a range or region, and when it
    changes. Perhaps it never `had_answer`.
    """

    edition: str
    changes: tuple[Change, ...]
    verdict: Verdict | None = None
    days: tuple[tuple[Deadline, Deadline], ...] = ()
    is_rest_same: bool = True
    had_answer: bool = True


def since(
    edition: str, facts: Facts, answer: Answer, solve: Callable[[Facts], Answer]
) -> Since | None:
    """Return what has changed since an edition; None for one that this guide never had before.

    `solve` answers the same request by other facts.
    """
    if not facts.has_earlier(edition):
        return None
    changes = tuple(_changes(edition, facts, answer))
    if not changes:
        return Since(edition, ())
    try:
        then = solve(facts.known_in(edition))
    except Refused:
        # By the earlier figure, a count may leave the years whose holidays are known.
        return Since(edition, changes, had_answer=False)
    is_same = then.finding.verdict is answer.finding.verdict
    days = ((then.dates[name], now) for name, now in answer.dates.items() if name in then.dates)
    return Since(
        edition,
        changes,
        None if is_same else then.finding.verdict,
        tuple((was, now) for was, now in days if (was.date, was.range) != (now.date, now.range)),
        is_rest_same=_rest(then) == _rest(answer),
    )


def _rest(answer: Answer) -> tuple[Any, ...]:
    """Return what an answer says besides its verdict and the days themselves."""
    return tuple(
        (each.topic, each.finding, each.stretches, each.alternatives, each.flips, tuple(each.dates))
        for each in (answer, *answer.parts)
    )


def _changes(edition: str, facts: Facts, answer: Answer) -> Iterator[Change]:
    """Yield what this guide has learned since the edition of the facts that decide, or count, an answer."""
    used = [key.partition("/")[0] for part in answer.parts for key in part.finding.because]
    used += [deadline.count.fact for deadline in answer.dates.values()]
    for fact_id in dict.fromkeys(filter(None, used)):
        yield from facts[fact_id].learned_since(edition)
