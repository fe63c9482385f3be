"""The orders that a reader keeps: each answered anew, with what has changed since it was last looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .record import Answer, Deadline, Verdict

# How many letters a name may have, and with the number that tells it from another one.
LONGEST_NAME = 60
LONGEST_NUMBERED = LONGEST_NAME + len(" (999)")
# How many bytes a file of orders may have.
LONGEST_FILE = 500_000


@dataclass(frozen=True, slots=True)
class Seen:
    """When an order was last looked at, what the verdict was then, and by which edition of the facts."""

    today: date
    verdict: Verdict
    edition: str


@dataclass(frozen=True, slots=True)
class Order:
    """An order by the reader's own name for it; there is no `answer` where its case cannot be read any more.

    `fields` are those of its case, as a request has them. It was `seen` before, or never.
    """

    name: str
    fields: dict[str, str]
    answer: Answer | None
    seen: Seen | None = None

    @property
    def next_day(self) -> date | None:
        """The day by which something can be done, else the next one that matters, else None."""
        if not self.answer:
            return None
        ahead = [each.date for live in self.answer.live for each in live.days_ahead]
        return self.answer.still or min(ahead, default=None)

    @property
    def passed(self) -> tuple[Deadline, ...]:
        """The days that have passed since it was seen, in their order."""
        if not self.answer or not self.seen:
            return ()
        over = (
            each
            for each in self.answer.dates.values()
            if self.seen.today <= each.date < self.answer.today
        )
        return tuple(sorted(over, key=lambda each: each.date))

    @property
    def turned_from(self) -> Verdict | None:
        """The verdict that was seen, if it is another one now."""
        if not self.answer or not self.seen:
            return None
        was = self.seen.verdict
        return None if was is self.answer.finding.verdict else was


def in_order(orders: Iterable[Order]) -> tuple[Order, ...]:
    """Return orders with the nearest next day first; those without any stand last, by name."""
    return tuple(sorted(orders, key=lambda each: (each.next_day or date.max, each.name)))
