"""Answers any topic, and knows none: a topic and a case go in; an `Answer` comes out.

Adds to a topic's finding what time and doubt add: on which later days the verdict changes (flips), and,
where a day is only known as a range, what each day of it would mean.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from .case import Case
from .days import ONE_DAY, OutsideCalendar
from .errors import Code, Mistake, Refused
from .facts import Facts
from .fields import LAST_DAY
from .record import Answer, DateKind, Deadline, Finding, Flip, Nudge, Stretch, Verdict
from .topic import Topic

# Nothing can be done about these, today at least.
IDLE = (Verdict.NO, Verdict.NOT_YET)


@dataclass(frozen=True, slots=True)
class PossibleDay:
    """One day of a range (or the whole case, where there is none) with all that follows from it.

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
    """A topic's question, looked at for each day that the case allows."""

    topic: Topic
    case: Case
    days: tuple[PossibleDay, ...]

    def verdict_on(self, today: date) -> Verdict:
        """Return the verdict over all days, as it is on one day."""
        return _common([day.finding_on(today).verdict for day in self.days])

    def still_on(self, today: date) -> date | None:
        """Return the nearest day by which something can still be done, whatever the day of the range is."""
        return min(filter(None, (day.still_on(today) for day in self.days)), default=None)

    def act_by_on(self, today: date) -> date | None:
        """Return the nearest last day that is, or may be, this day or the next."""
        return min(filter(None, (day.act_by_on(today) for day in self.days)), default=None)


def examine(topic: Topic, case: Case, facts: Facts) -> Examined:
    """Look at the topic's question for each day that the case allows.

    Raises Refused where a count needs holidays that are not known.
    """
    own = facts.only(topic.facts)
    return Examined(topic, case, tuple(_possible(topic, each, own) for each in case.spread()))


def decide(topic: Topic, case: Case, facts: Facts) -> Answer:
    """Return the answer to the topic's question for this case.

    Raises Refused where a count needs holidays that are not known.
    """
    return sum_up(examine(topic, case, facts), facts)


def sum_up(examined: Examined, facts: Facts) -> Answer:
    """Return the answer that all the days together give."""
    topic, case, days = examined.topic, examined.case, examined.days
    field = case.span()
    dates = _safe_dates(days) if field else days[0].dates
    finding = _finding(examined, dates, facts.only(topic.facts))
    return Answer(
        topic=topic.id,
        today=case.today,
        finding=finding,
        dates=dates,
        flips=_flips(days),
        stretches=_stretches(field, days) if field and finding.verdict is Verdict.DEPENDS else (),
        still=examined.still_on(case.today),
        act_by=examined.act_by_on(case.today),
        known=case.values,
    )


def _possible(topic: Topic, case: Case, facts: Facts) -> PossibleDay:
    try:
        dates = {deadline.id: deadline for deadline in topic.dates(case, facts)}
    except OutsideCalendar as outside:
        raise Refused(_outside(topic, case, outside), topic=topic.id, today=case.today) from None
    finding = topic.judge(case, dates, facts)
    return PossibleDay(case, dates, finding, tuple(_later(topic, case, dates, facts)))


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
    turns = {turn for day in known for turn in (day, day + ONE_DAY)}
    turns.update(facts.changes)
    # After the last day that can be typed, nobody can ask again.
    for turn in sorted(turn for turn in turns if case.today < turn <= LAST_DAY):
        yield turn, topic.judge(case.on(turn), dates, facts)


def _safe_dates(days: Sequence[PossibleDay]) -> dict[str, Deadline]:
    """Return each date at its safe end: the later one to act from or wait for, the earlier one to act by."""
    safe = {}
    for name, deadline in days[0].dates.items():
        candidates = [day.dates[name] for day in days]
        ordered = sorted(candidates, key=lambda each: each.date)
        chosen = ordered[0] if deadline.kind is DateKind.BY else ordered[-1]
        safe[name] = replace(chosen, range=(ordered[0].date, ordered[-1].date))
    return safe


def _finding(examined: Examined, safe: Mapping[str, Deadline], facts: Facts) -> Finding:
    """Return what holds of all the days: for a shared verdict, the finding of the day with the safe dates.

    Where no date says which day that is and their reasons differ, the day of the range stays unknown,
    if the verdict holds without it.
    """
    topic, case, days = examined.topic, examined.case, examined.days
    verdict = _common([day.finding.verdict for day in days])
    if verdict is Verdict.DEPENDS:
        return _depends(days)
    if verdict is Verdict.TOO_LATE and (perhaps := _perhaps(days)):
        return perhaps
    if not safe and any(day.finding != days[0].finding for day in days):
        unsure = topic.judge(case.without_span(), {}, facts)
        if unsure.verdict is verdict:
            return unsure
    safest = max(days, key=lambda d: sum(d.dates[name].date == safe[name].date for name in safe))
    return safest.finding


def _perhaps(days: Sequence[PossibleDay]) -> Finding | None:
    """Return, where some days are too late for everything and others are not, a finding of those others."""
    left = [day for day in days if day.still_on(day.case.today)]
    if len(left) in (0, len(days)):
        return None
    finding = left[0].finding
    return replace(finding, headline=finding.perhaps or "perhaps")


def _depends(days: Sequence[PossibleDay]) -> Finding:
    """Return a finding that says "it depends", with every reason and need of the days.

    A reason that not every day shares names no day: it falls back on the fact itself.
    """
    findings = [day.finding for day in days]
    shared = set.intersection(*(set(finding.because) for finding in findings))
    reasons = _distinct(reason for finding in findings for reason in finding.because)
    return Finding(
        Verdict.DEPENDS,
        "depends",
        _distinct(each if each in shared else each.partition("/")[0] for each in reasons),
        (Nudge.FIND_DAY,),
        _distinct(need for finding in findings for need in finding.needs),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _stretches(field: str, days: Sequence[PossibleDay]) -> tuple[Stretch, ...]:
    """Return the runs of days of the range that lead to the same verdict."""
    runs = []
    for verdict, run in groupby(days, key=lambda day: day.finding.verdict):
        values = [day.case.values[field] for day in run]
        runs.append(Stretch(field, values[0], values[-1], verdict))
    return tuple(runs)


def _flips(days: Sequence[PossibleDay]) -> tuple[Flip, ...]:
    """Return when the verdict over the whole range changes: it is common to all days, or it depends."""
    current = [day.finding.verdict for day in days]
    changes = sorted(
        (turn, n, finding.verdict) for n, day in enumerate(days) for turn, finding in day.later
    )
    verdict, flips = _common(current), []
    for on, of_that_day in groupby(changes, key=lambda change: change[0]):
        for _, n, changed in of_that_day:
            current[n] = changed
        if (common := _common(current)) is not verdict:
            verdict = common
            flips.append(Flip(on, verdict))
    return tuple(flips)


def _common(verdicts: Sequence[Verdict]) -> Verdict:
    first, *others = verdicts
    return first if all(other is first for other in others) else Verdict.DEPENDS
