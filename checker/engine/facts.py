"""What a fact is: one thing that the source says, with its figure and its date; and all facts together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from .counting import BUSINESS_DAYS, Count, Unit
from .days import MONDAY_TO_FRIDAY, Calendar


class Pair(NamedTuple):
    """A figure that is a span, such as "3 to 15 business days"."""

    first: int
    last: int


type Value = int | Pair | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that this guide had wrong until the day `on`, and why."""

    on: date
    value: Value
    why: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the source says: its figure, where it stands there, and where this guide states it.

    The figure holds from the day `since`, or from the beginning. `later` are the same fact's later values,
    and `corrections` what this guide gave in place of this one, in the order of their days. `asked` are the
    source's questions as sentences name them.
    """

    id: str
    value: Value
    unit: Unit | None
    source: tuple[str, ...]
    checked_on: date
    page: str
    asked: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    later: tuple["Fact", ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def number(self) -> int:
        """The figure of a fact that has one, in `unit`."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.id} has no single figure")
        return self.value

    @property
    def pair(self) -> Pair:
        """The first and last figure of a fact that has a span, in `unit`."""
        if not isinstance(self.value, Pair):
            raise TypeError(f"{self.id} has no pair of figures")
        return self.value

    @property
    def words(self) -> tuple[str, ...]:
        """The list of a fact whose value is a list, such as file types."""
        match self.value:
            case Pair():
                pass
            case tuple() as words:
                return words
        raise TypeError(f"{self.id} has no list")

    @property
    def counts_business_days(self) -> bool:
        """Whether its figure is counted by a country's calendar."""
        return self.unit is BUSINESS_DAYS

    @property
    def versions(self) -> tuple["Fact", ...]:
        """The fact with its first value, and with each later one."""
        return (self, *self.later)

    def on(self, day: date) -> "Fact":
        """Return the fact with the value that is in force on a day."""
        in_force = self
        for each in self.later:
            if each.since and each.since <= day:
                in_force = each
        return in_force

    def known_in(self, edition: str) -> "Fact":
        """Return the fact as an edition had it: without what was read, or put right, after its month."""
        wrong = [each.value for each in self.corrections if edition_of(each.on) > edition]
        known = (each for each in self.later if edition_of(each.checked_on) <= edition)
        return replace(
            self,
            value=wrong[0] if wrong else self.value,
            later=tuple(each.known_in(edition) for each in known),
        )

    def changes(self) -> Iterator["Change"]:
        """Yield what has changed about it: first what was put right of each value, then the next value."""
        before = None
        for each in self.versions:
            if before and each.since:
                yield Change(before, each, each.since, each.checked_on)
            figures = [*(put_right.value for put_right in each.corrections), each.value]
            for put_right, (wrong, right) in zip(each.corrections, pairwise(figures), strict=True):
                was, is_now = replace(each, value=wrong), replace(each, value=right)
                yield Change(was, is_now, put_right.on, put_right.on, put_right.why)
            before = each

    def learned_since(self, edition: str) -> Iterator["Change"]:
        """Yield those of its changes of which this guide has learned after the month of an edition."""
        return (each for each in self.changes() if edition_of(each.learned_on) > edition)

    def after(self, day: date, calendar: Calendar = MONDAY_TO_FRIDAY, *, more: int = 0) -> Count:
        """Count the figure in force on `day` from that day, which is day 0, in the fact's own unit.

        `more` counts on beyond it. Raises TypeError for a fact without a single figure of time, and
        OutsideCalendar where the count needs a day whose holidays are not known.
        """
        return self._count(day, self.on(day).number + more, calendar)

    def span_after(self, day: date, calendar: Calendar = MONDAY_TO_FRIDAY) -> tuple[Count, Count]:
        """Count both ends of the span in force on `day` from that day; raises as `after` does."""
        first, last = self.on(day).pair
        return self._count(day, first, calendar), self._count(day, last, calendar)

    def _count(self, day: date, number: int, calendar: Calendar) -> Count:
        if self.unit is None:
            raise TypeError(f"{self.id} has no unit to count in")
        return self.unit.after(day, number, calendar, self.id)


@dataclass(frozen=True, slots=True)
class Change:
    """What a fact said before and says now, since when, and the day on which this guide learned of it.

    `why` is what was misread, where the fact itself has not changed.
    """

    before: Fact
    now: Fact
    since: date
    learned_on: date
    why: str = ""


def edition_of(day: date) -> str:
    """Return the edition of a day: its year and month.

    >>> edition_of(date(2026, 11, 23))
    '2026-11'
    """
    return day.isoformat()[: len("2026-11")]


def is_edition(text: str) -> bool:
    """Whether a text names an edition."""
    try:
        return edition_of(date.fromisoformat(f"{text}-01")) == text
    except ValueError:
        return False


class Facts(Mapping[str, Fact]):
    """All facts by id, their edition, and the days on which the value of one of them `changes`.

    They `count_business_days` where the figure of one of them does. `first_edition` is the oldest one that
    this guide ever had.
    """

    def __init__(self, edition: str, facts: Mapping[str, Fact], first_edition: str = "") -> None:
        self.edition = edition
        self.first_edition = first_edition or edition
        self._facts = dict(facts)
        later = [each for fact in self._facts.values() for each in fact.later]
        self.changes = tuple(each.since for each in later if each.since)
        self.count_business_days = any(each.counts_business_days for each in facts.values())
        self._parts: dict[tuple[str, ...], Facts] = {}

    def __getitem__(self, fact_id: str) -> Fact:
        return self._facts[fact_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def only(self, ids: tuple[str, ...]) -> "Facts":
        """Return the facts with these ids alone. Raises KeyError for an id that no fact bears."""
        if ids not in self._parts:
            self._parts[ids] = Facts(self.edition, {fact_id: self[fact_id] for fact_id in ids})
        return self._parts[ids]

    def has_earlier(self, edition: str) -> bool:
        """Whether a text names an edition between the first one and this."""
        return is_edition(edition) and self.first_edition <= edition < self.edition

    def have_changed_since(self, edition: str) -> bool:
        """Whether this guide has learned of a change of one of them after the month of an edition."""
        return any(True for fact in self.values() for _ in fact.learned_since(edition))

    def known_in(self, edition: str) -> "Facts":
        """Return the facts as an earlier edition had them."""
        return Facts(edition, {fact_id: fact.known_in(edition) for fact_id, fact in self.items()})

    def on(self, day: date) -> "Facts":
        """Return the facts with the values that are in force on a day."""
        if not self.changes:
            return self
        return Facts(self.edition, {fact_id: fact.on(day) for fact_id, fact in self.items()})
