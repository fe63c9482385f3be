"""What an answer is made of: plain records that say the verdict, its reasons and its days.

Sentences are kept as keys of the words file, so that each renderer fills them in its own way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from enum import StrEnum
from typing import Any

from .counting import Count


class Verdict(StrEnum):
    """The seven ways in which a question can be answered."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not-yet"
    TOO_LATE = "too-late"
    UNCLEAR = "unclear"
    NEED = "need"
    DEPENDS = "depends"


class DateKind(StrEnum):
    """What a day means to who asks: act from it, act by it, or wait until it has passed."""

    FROM = "from"
    BY = "by"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that matters, how it was counted, and for a range of input its earliest and latest."""

    id: str
    kind: DateKind
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
class Copy:
    """What a copy of a picture must be: smaller than `below` bytes, and named after the picture's `stem`."""

    stem: str
    below: int


@dataclass(frozen=True, slots=True)
class Item:
    """The verdict on one file, or on the text, of a field, and the sentence that says why.

    `values` fill the sentence. A file `is_heavy` where a smaller one would do better; `copy` is what a copy
    of it must be. `offending` holds each refused character of the text with its position, from 0; `cleaned`
    is the text without them.
    """

    field: str
    name: str
    verdict: Verdict
    sentence: str
    values: Mapping[str, str] = default(default_factory=dict)
    is_heavy: bool = False
    copy: Copy | None = None
    offending: tuple[tuple[int, str], ...] = ()
    cleaned: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a topic found: a verdict and the keys of the words that explain it.

    `headline`, `because` and `next` are keys of the topic's tables in the words file. A reason names the
    fact that decides, or `fact/variant` where one fact has more than one thing to say. `still` is the id
    of the date by which something can be done even now, if anything can; `perhaps` is the headline where
    some days of a range leave that open and others do not.
    """

    verdict: Verdict
    headline: str
    because: tuple[str, ...]
    next: tuple[str, ...]
    needs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    still: str = ""
    perhaps: str = ""


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


class State(StrEnum):
    """Where a window stands today; one that is not past may matter no more."""

    PAST = "past"
    RUNNING = "running"
    TO_COME = "to-come"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days that matters, both ends included; `last` is None where it stays open.

    It is a day of `answer`, and `named_by` the question in whose words it is named.
    """

    answer: "Answer"
    named_by: str
    deadline: Deadline
    first: date
    last: date | None
    state: State


@dataclass(frozen=True, slots=True)
class Lasting:
    """A day that still matters though its own question is settled, and the key of the reason."""

    deadline: Deadline
    because: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole case: the answer to each of its questions, and all their windows in the order of their days.

    `live` holds the answers that a later event has not settled, the one to act on first in front.
    """

    answers: tuple["Answer", ...]
    live: tuple["Answer", ...]
    windows: tuple[Window, ...]
    lasting: tuple[Lasting, ...]


class Nudge(StrEnum):
    """The steps that follow from time and doubt alone; any question can come to them."""

    ACT_NOW = "act-now"
    ACT_NOW_PERHAPS = "act-now-perhaps"
    FIND_DAY = "find-exact-day"
    SAY_REGION = "say-region"


@dataclass(frozen=True, slots=True)
class Alternative:
    """The values of a field that is unknown, and the one verdict to which these lead."""

    field: str
    values: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its finding, its days, and how both change with time or within a range.

    `still` is the nearest day by which something can be done even now; `act_by` is that day where it is,
    or may be, today or tomorrow. `known` is what was asked with. Only a whole case has a `timeline`; its
    own finding is that of the question to act on first.
    """

    topic: str
    today: date
    finding: Finding
    dates: Mapping[str, Deadline]
    flips: tuple[Flip, ...]
    stretches: tuple[Stretch, ...]
    alternatives: tuple[Alternative, ...]
    still: date | None
    act_by: date | None
    known: Mapping[str, Any]
    timeline: Timeline | None = None

    @property
    def live(self) -> tuple["Answer", ...]:
        """The answers that are to be acted on, the most urgent first: itself, if it is no whole case."""
        return self.timeline.live if self.timeline else (self,)

    @property
    def parts(self) -> tuple["Answer", ...]:
        """The answer to each of its questions: itself, if it is no whole case."""
        return self.timeline.answers if self.timeline else (self,)

    @property
    def lead(self) -> "Answer":
        """The answer in whose words this one speaks: that of the question to act on first."""
        return self.live[0] if self.live else self

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
    def lasting(self) -> tuple[Lasting, ...]:
        """The days of a whole case that outlast their question."""
        return self.timeline.lasting if self.timeline else ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The finding's next steps; before them, where the last day is or may be near, one that says so."""
        if not self.act_by:
            return self.finding.next
        on_that_day = [each for each in self.dates.values() if each.date == self.act_by]
        is_sure = any(each.kind is DateKind.BY and not each.is_unsure for each in on_that_day)
        return (Nudge.ACT_NOW if is_sure else Nudge.ACT_NOW_PERHAPS, *self.finding.next)
