"""What is possible: a topic and a case go in; each day and each region that the case allows come out.

Each is judged as if it were known, on the case's own day and on every later day on which that can change.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from .case import Case
from .days import ONE_DAY, OutsideCalendar, Ways, World
from .errors import Code, Mistake, Refused
from .facts import Facts
from .fields import LAST_DAY, FieldKind
from .record import Deadline, Finding, Verdict
from .topic import Topic

# Nothing can be done about these, today at least.
IDLE = (Verdict.NO, Verdict.NOT_YET)


@dataclass(frozen=True, slots=True)
class PossibleDay:
    """One day of a range in all regions that keep its days alike, with what follows from it.

    `later` holds, in order, each day on which the finding may change, and the finding from then on.
    """

    case: Case
    dates: Mapping[str, Deadline]
    finding: Finding
    later: tuple[tuple[date, Finding], ...]

    def finding_on(self, today: date) -> Finding:
        """Return what holds on a day that is not before the case's own today."""
        reached = self.finding
        for turn, finding in self.later:
            if turn > today:
                break
            reached = finding
        return reached

    def still_on(self, today: date) -> date | None:
        """Return the day by which something can be done even on this day, if anything can."""
        last = self.dates.get(self.finding_on(today).still)
        return last.date if last and last.date >= today else None

    def act_by_on(self, today: date) -> date | None:
        """Return that day where it is the same one or the next, and there is something to be done."""
        last = self.still_on(today)
        is_near = last is not None and last <= today + ONE_DAY
        return last if is_near and self.finding_on(today).verdict not in IDLE else None


@dataclass(frozen=True, slots=True)
class Examined:
    """A topic's question, looked at for each day that the case allows.

    `by_day` holds for each day of its range all that is possible on it, one for each way of keeping days;
    `days` are all of these.
    """

    topic: Topic
    case: Case
    by_day: tuple[tuple[PossibleDay, ...], ...]
    days: tuple[PossibleDay, ...]

    def verdict_on(self, today: date) -> Verdict:
        """Return the verdict over all days, as it is on one day."""
        return common([day.finding_on(today).verdict for day in self.days])

    def still_on(self, today: date) -> date | None:
        """Return the nearest day by which something can still be done, whatever the day of the range is."""
        return min(filter(None, (day.still_on(today) for day in self.days)), default=None)

    def act_by_on(self, today: date) -> date | None:
        """Return the nearest last day that is, or may be, this day or the next."""
        return min(filter(None, (day.act_by_on(today) for day in self.days)), default=None)

    @property
    def region_field(self) -> str:
        """The name of the topic's field for a region."""
        fields = self.case.fields
        return next(n for n in self.topic.fields if fields[n].kind is FieldKind.REGION)

    @property
    def regions_differ(self) -> bool:
        """Whether on any day of the range, two regions keep the days that are counted differently."""
        return any(len({_skipped(possible) for possible in same}) > 1 for same in self.by_day)

    @property
    def region_matters(self) -> bool:
        """Whether on any day of the range, two regions lead to two verdicts."""
        return any(len({possible.finding.verdict for possible in same}) > 1 for same in self.by_day)


def examine(topic: Topic, case: Case, facts: Facts) -> Examined:
    """Look at the topic's question for each day that the case allows.

    Raises Refused where a count needs holidays that are not known.
    """
    own = facts.only(topic.facts)
    if case.worlds and not own.count_business_days:
        case = case.kept_in(())
    ways = Ways([world.calendar for world in case.ways()])
    by_day = tuple(tuple(_possible(topic, day, own, ways)) for day in case.spread())
    return Examined(topic, case, by_day, tuple(chain.from_iterable(by_day)))


def common(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict that all of these are; where they differ, it depends."""
    first = verdicts[0]
    return first if verdicts.count(first) == len(verdicts) else Verdict.DEPENDS


def _possible(topic: Topic, case: Case, facts: Facts, ways: Ways) -> Iterator[PossibleDay]:
    """Yield what follows on one day in each way to keep days; ways that agree on what is counted are one."""
    if not case.worlds:
        yield _judged(topic, case, _dates(topic, case, facts), facts)
    worlds = case.worlds
    left: Sequence[int] = range(len(worlds))
    while left:
        world = worlds[left[0]]
        first = case.kept_as(world)
        dates = _dates(topic, first, facts)
        alike = _alike(ways, left, dates)
        regions = chain.from_iterable(worlds[n].regions for n in alike)
        own = case.kept_as(World(tuple(regions), world.calendar))
        yield _judged(topic, own, dates, facts)
        left = [n for n in left if n not in alike]


def _judged(topic: Topic, case: Case, dates: Mapping[str, Deadline], facts: Facts) -> PossibleDay:
    finding = topic.judge(case, dates, facts)
    return PossibleDay(case, dates, finding, tuple(_later(topic, case, dates, facts)))


def _dates(topic: Topic, case: Case, facts: Facts) -> Mapping[str, Deadline]:
    try:
        return {deadline.id: deadline for deadline in topic.dates(case, facts)}
    except OutsideCalendar as outside:
        raise Refused(_outside(topic, case, outside), topic=topic.id, today=case.today) from None


def _alike(ways: Ways, left: Sequence[int], dates: Mapping[str, Deadline]) -> Sequence[int]:
    """Return the numbers of the ways that agree with the first of those left on what was counted."""
    if not dates or not left[1:]:
        return left
    # One day more on either side: a holiday there may move into the count.
    starts = [each.count.start for each in dates.values()]
    ends = [each.date + ONE_DAY for each in dates.values()]
    return ways.alike(left, min(starts), max(ends))


def _skipped(possible: PossibleDay) -> tuple[date, ...]:
    counts = (deadline.count for deadline in possible.dates.values())
    return tuple(off.date for count in counts for off in count.skipped)


def _outside(topic: Topic, case: Case, outside: OutsideCalendar) -> Mistake:
    """Return what is wrong with the field that holds the day from which was counted.

    Where that day was itself counted, it is the first field that holds a day, else today.
    """
    days = [name for name in topic.fields if isinstance(case.values.get(name), date)]
    field = [*(name for name in days if case.values[name] == outside.start), *days, "today"][0]
    values = {"first": outside.first, "last": outside.last, "country": case.country}
    return Mistake(field, Code.OUT_OF_RANGE, values, "calendar")


def _later(
    topic: Topic, case: Case, dates: Mapping[str, Deadline], facts: Facts
) -> Iterator[tuple[date, Finding]]:
    """Yield each later day on which the finding can change, a known day or the next, and the finding."""
    known = [deadline.date for deadline in dates.values()]
    known += [value for value in case.values.values() if isinstance(value, date)]
    turns = {*known, *(day + ONE_DAY for day in known), *facts.changes}
    # After the last day that can be typed, nobody can ask again.
    for turn in sorted(turn for turn in turns if case.today < turn <= LAST_DAY):
        yield turn, topic.judge(case.on(turn), dates, facts)
