"""What an answer is made of: plain records that say the verdict, its reasons and its days.

Sentences are kept as keys of the words file, so that each renderer fills them in its own way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from .days import Count


class Verdict(StrEnum):
    """The seven ways in which a question can be answered."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not-yet"
    TOO_LATE = "too-late"
    UNCLEAR = "unclear"
    NEED = "need"
    DEPENDS = "depends"


class Kind(StrEnum):
    """What a day means to the buyer: act from it, act by it, or wait until it has passed."""

    FROM = "from"
    BY = "by"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that matters, how it was counted, and for a range of input its earliest and latest."""

    id: str
    kind: Kind
    count: Count
    range: tuple[date, date] | None = None

    @property
    def date(self) -> date:
        """The day itself; for a range of input its safe end."""
        return self.count.date

    @property
    def is_unsure(self) -> bool:
        """Whether a range of input leaves open which day this is."""
        return self.range is not None and self.range[0] != self.range[1]


@dataclass(frozen=True, slots=True)
class Item:
    """The verdict on one file, or on the text, and the sentence that says why.

    `offending` holds each refused character of the text with its position, from 0; `cleaned` is the
    text without them.
    """

    name: str
    verdict: Verdict
    sentence: str
    offending: tuple[tuple[int, str], ...] = ()
    cleaned: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a topic found: a verdict and the keys of the words that explain it.

    `headline`, `because` and `next` are keys of the topic's tables in the words file. A reason names the
    fact that decides, or `fact/variant` where one fact has more than one thing to say.
    """

    verdict: Verdict
    headline: str
    because: tuple[str, ...]
    next: tuple[str, ...]
    needs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Flip:
    """From the day `on`, the verdict is this one, if nothing else changes."""

    on: date
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days of a range that leads to one verdict, both ends included."""

    field: str
    first: date
    last: date
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its finding, its days, and how both change with time or within a range.

    `act_by` is the last day to act, where that is, or may be, today or tomorrow; `known` is what was
    asked with.
    """

    topic: str
    today: date
    finding: Finding
    dates: Mapping[str, Deadline]
    flips: tuple[Flip, ...]
    stretches: tuple[Stretch, ...]
    act_by: date | None
    known: Mapping[str, Any]

    @property
    def days_count(self) -> bool:
        """Whether its days matter: where the answer is no, they only would have."""
        return self.finding.verdict is not Verdict.NO

    @property
    def days_ahead(self) -> tuple[Deadline, ...]:
        """The days that matter, from today on."""
        ahead = (each for each in self.dates.values() if each.date >= self.today)
        return tuple(ahead) if self.days_count else ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The finding's next steps; before them, where the last day is or may be near, one that says so."""
        if not self.act_by:
            return self.finding.next
        on_that_day = [each for each in self.dates.values() if each.date == self.act_by]
        is_sure = any(each.kind is Kind.BY and not each.is_unsure for each in on_that_day)
        return ("act-now" if is_sure else "act-now-perhaps", *self.finding.next)
