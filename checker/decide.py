"""Answers any topic, and knows none: a topic and a case go in; an `Answer` comes out.

Adds to a topic's finding what time and doubt add: on which later days the verdict changes (flips), and,
where a day is only known as a range, what each day of it would mean.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from .answer import Answer, Deadline, Finding, Flip, Kind, Stretch, Verdict
from .case import Case
from .days import ONE_DAY, OutsideCalendar
from .errors import Code, Mistake, Refused
from .fields import LAST_DAY
from .topics import Topic


@dataclass(frozen=True, slots=True)
class _Day:
    """One day of a range (or the whole case, where there is none) with all that follows from it."""

    case: Case
    dates: Mapping[str, Deadline]
    finding: Finding
    later: tuple[Flip, ...]


def decide(topic: Topic, case: Case) -> Answer:
    """Return the answer to the topic's question for this case.

    Raises Refused where a count needs holidays that are not known.
    """
    try:
        days = [_examine(topic, each) for each in case.spread()]
    except OutsideCalendar as outside:
        raise Refused(_outside(topic, case, outside), topic=topic.id, today=case.today) from None
    field = case.span()
    dates = _safe_dates(days) if field else days[0].dates
    finding = _finding(topic, case, days, dates)
    return Answer(
        topic=topic.id,
        today=case.today,
        finding=finding,
        dates=dates,
        flips=_flips(days),
        stretches=_stretches(field, days) if field and finding.verdict is Verdict.DEPENDS else (),
        act_by=min(filter(None, map(_act_by, days)), default=None),
        known=case.values,
    )


def _outside(topic: Topic, case: Case, outside: OutsideCalendar) -> Mistake:
    values = {"first": outside.first, "last": outside.last, "country": case.option("country")}
    return Mistake(topic.counted_from, Code.OUT_OF_RANGE, values, "calendar")


def _examine(topic: Topic, case: Case) -> _Day:
    dates = {deadline.id: deadline for deadline in topic.dates(case)}
    finding = topic.judge(case, dates)
    return _Day(case, dates, finding, tuple(_later(topic, case, dates)))


def _later(topic: Topic, case: Case, dates: Mapping[str, Deadline]) -> Iterator[Flip]:
    """Yield the verdict of each later day on which it can change: a known day, or the day after one."""
    known = [deadline.date for deadline in dates.values()]
    known += [value for value in case.values.values() if isinstance(value, date)]
    turns = {turn for day in known for turn in (day, day + ONE_DAY)}
    # After the last day that can be typed, nobody can ask again.
    for turn in sorted(turn for turn in turns if case.today < turn <= LAST_DAY):
        yield Flip(turn, topic.judge(case.on(turn), dates).verdict)


def _safe_dates(days: Sequence[_Day]) -> dict[str, Deadline]:
    """Return each date at its safe end: the later one to act from or wait for, the earlier one to act by."""
    safe = {}
    for name, deadline in days[0].dates.items():
        candidates = [day.dates[name] for day in days]
        ordered = sorted(candidates, key=lambda each: each.date)
        chosen = ordered[0] if deadline.kind is Kind.BY else ordered[-1]
        safe[name] = replace(chosen, range=(ordered[0].date, ordered[-1].date))
    return safe


def _finding(
    topic: Topic, case: Case, days: Sequence[_Day], safe: Mapping[str, Deadline]
) -> Finding:
    """Return what holds of all the days: for a shared verdict, the finding of the day with the safe dates.

    Where no date says which day that is and their reasons differ, the day of the range stays unknown.
    """
    verdict = _common([day.finding.verdict for day in days])
    if verdict is Verdict.DEPENDS:
        return _depends(days)
    if verdict is Verdict.TOO_LATE and (perhaps := _perhaps(days)):
        return perhaps
    if not safe and any(day.finding != days[0].finding for day in days):
        return topic.judge(case.without_span(), {})
    safest = max(days, key=lambda d: sum(d.dates[name].date == safe[name].date for name in safe))
    return safest.finding


def _perhaps(days: Sequence[_Day]) -> Finding | None:
    """Return, where some days are too late for everything and others are not, a finding of those others."""
    left = [
        day
        for day in days
        if any(each.kind is Kind.BY and each.date >= day.case.today for each in day.dates.values())
    ]
    if len(left) in (0, len(days)):
        return None
    finding = left[0].finding
    return replace(finding, headline=f"{finding.headline}-perhaps")


def _depends(days: Sequence[_Day]) -> Finding:
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
        ("find-exact-day",),
        _distinct(need for finding in findings for need in finding.needs),
    )


def _act_by(day: _Day) -> date | None:
    """Return the last day to act, if it is today or tomorrow and there is something to be done."""
    if day.finding.verdict in (Verdict.NO, Verdict.NOT_YET):
        return None
    today = day.case.today
    ends = [each.date for each in day.dates.values() if each.kind is Kind.BY]
    return min((end for end in ends if today <= end <= today + ONE_DAY), default=None)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _stretches(field: str, days: Sequence[_Day]) -> tuple[Stretch, ...]:
    """Return the runs of days of the range that lead to the same verdict."""
    runs = []
    for verdict, run in groupby(days, key=lambda day: day.finding.verdict):
        values = [day.case.values[field] for day in run]
        runs.append(Stretch(field, values[0], values[-1], verdict))
    return tuple(runs)


def _flips(days: Sequence[_Day]) -> tuple[Flip, ...]:
    """Return when the verdict over the whole range changes: it is common to all days, or it depends."""
    current = [day.finding.verdict for day in days]
    changes = sorted((flip.on, n, flip.verdict) for n, day in enumerate(days) for flip in day.later)
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
