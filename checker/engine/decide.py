"""Answers any topic, and knows none: a topic and a case go in; an `Answer` comes out.

Sums up what is possible: on which later days the verdict changes (flips), and, where a day is only known as
a range or the region is open, what each of them would mean.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from .case import Case
from .facts import Facts
from .possible import Examined, PossibleDay, common, examine
from .record import Alternative, Answer, DateKind, Deadline, Finding, Flip, Nudge, Stretch, Verdict
from .topic import Topic


def decide(topic: Topic, case: Case, facts: Facts) -> Answer:
    """Return the answer to the topic's question for this case.

    Raises Refused where a count needs holidays that are not known.
    """
    return sum_up(examine(topic, case, facts), facts)


def sum_up(examined: Examined, facts: Facts) -> Answer:
    """Return the answer that all the days together give."""
    topic, case, days = examined.topic, examined.case, examined.days
    field = case.span()
    if len(days) == 1 and not field:
        return _of_one(examined, days[0])
    is_open = bool(field) or examined.regions_differ
    dates = _safe_dates(examined, with_range=is_open)
    finding = _finding(examined, dates, facts.only(topic.facts))
    depends = finding.verdict is Verdict.DEPENDS
    by_region = depends and not field and examined.region_matters
    return Answer(
        topic=topic.id,
        today=case.today,
        finding=finding,
        dates=dates,
        flips=_flips(days),
        stretches=_stretches(field, examined) if field and depends else (),
        alternatives=_alternatives(examined) if by_region else (),
        still=examined.still_on(case.today),
        act_by=examined.act_by_on(case.today),
        known=case.values,
    )


def _of_one(examined: Examined, day: PossibleDay) -> Answer:
    """Return the answer of the only day that is possible: nothing is to be chosen, and most cases are so."""
    today = examined.case.today
    return Answer(
        topic=examined.topic.id,
        today=today,
        finding=day.finding,
        dates=day.dates,
        flips=_flips(examined.days),
        stretches=(),
        alternatives=(),
        still=day.still_on(today),
        act_by=day.act_by_on(today),
        known=examined.case.values,
    )


def _safe_dates(examined: Examined, *, with_range: bool) -> dict[str, Deadline]:
    """Return each date at its safe end: the later one to act from or wait for, the earlier one to act by."""
    safe = {}
    for name in examined.days[0].dates:
        candidates = [_safest([each.dates[name] for each in same]) for same in examined.by_day]
        chosen = _safest(candidates[::-1])
        if with_range:
            ends = [day.dates[name].date for day in examined.days]
            chosen = replace(chosen, range=(min(ends), max(ends)))
        safe[name] = chosen
    return safe


def _safest(deadlines: Sequence[Deadline]) -> Deadline:
    """Return the safe one of the same date on several days; of equal ones, the first that may still move."""
    if deadlines[0].kind is DateKind.BY:
        return min(deadlines, key=lambda each: (each.date, not each.count.provisional))
    return max(deadlines, key=lambda each: (each.date, bool(each.count.provisional)))


def _finding(examined: Examined, safe: Mapping[str, Deadline], facts: Facts) -> Finding:
    """Return what holds of all the days: for a shared verdict, the finding of the day with the safe dates.

    Where no date says which day that is and their reasons differ, the day of the range stays unknown,
    if the verdict holds without it.
    """
    topic, case, days = examined.topic, examined.case, examined.days
    verdict = common([day.finding.verdict for day in days])
    if verdict is Verdict.DEPENDS:
        return _depends(examined)
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


def _depends(examined: Examined) -> Finding:
    """Return a finding that says "it depends", with every reason and need of the days.

    A reason that not every day shares names no day: it falls back on the fact itself.
    """
    findings = [day.finding for day in examined.days]
    shared = set.intersection(*(set(finding.because) for finding in findings))
    reasons = _distinct(reason for finding in findings for reason in finding.because)
    on_day, on_region = examined.case.span() is not None, examined.region_matters
    headlines = {(True, False): "depends-day", (False, True): "depends-region"}
    return Finding(
        Verdict.DEPENDS,
        headlines.get((on_day, on_region), "depends"),
        _distinct(each if each in shared else each.partition("/")[0] for each in reasons),
        (*((Nudge.FIND_DAY,) if on_day else ()), *((Nudge.SAY_REGION,) if on_region else ())),
        _distinct(
            (
                *(need for finding in findings for need in finding.needs),
                *((examined.region_field,) if on_region else ()),
            )
        ),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _stretches(field: str, examined: Examined) -> tuple[Stretch, ...]:
    """Return the runs of days of the range that lead to the same verdict."""
    runs = []
    dated = [
        (same[0].case.values[field], common([day.finding.verdict for day in same]))
        for same in examined.by_day
    ]
    for verdict, run in groupby(dated, key=lambda pair: pair[1]):
        values = [day for day, _ in run]
        runs.append(Stretch(field, values[0], values[-1], verdict))
    return tuple(runs)


def _alternatives(examined: Examined) -> tuple[Alternative, ...]:
    """Return the regions that lead to each verdict."""
    regions: dict[Verdict, list[str]] = {}
    for day in examined.days:
        regions.setdefault(day.finding.verdict, []).extend(day.case.regions)
    field = examined.region_field
    return tuple(
        Alternative(field, tuple(sorted(each)), verdict) for verdict, each in regions.items()
    )


def _flips(days: Sequence[PossibleDay]) -> tuple[Flip, ...]:
    """Return when the verdict over the whole range changes: it is common to all days, or it depends."""
    current = [day.finding.verdict for day in days]
    changes = sorted(
        (turn, n, finding.verdict) for n, day in enumerate(days) for turn, finding in day.later
    )
    verdict, flips = common(current), []
    for on, of_that_day in groupby(changes, key=lambda change: change[0]):
        for _, n, changed in of_that_day:
            current[n] = changed
        if (shared := common(current)) is not verdict:
            verdict = shared
            flips.append(Flip(on, verdict))
    return tuple(flips)
