"""Is my tracking number overdue? The carrier may need some days to update it (Q1)."""

from collections.abc import Iterator

from ...engine.case import Case
from ...engine.facts import Facts
from ...engine.record import DateKind, Deadline, Finding, Verdict
from ...engine.topic import Dates, Topic


def dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give `updates-from` and `updates-by`, counted from the day of sending."""
    if sent := case.day("sent"):
        first, last = facts["tracking-update"].span_after(sent)
        yield Deadline("updates-from", DateKind.WAIT, first)
        yield Deadline("updates-by", DateKind.WAIT, last)


def judge(case: Case, dates: Dates, _facts: Facts) -> Finding:
    """Say whether the tracking number should have been updated by the case's today."""
    because = ("tracking-update",)
    if not dates:
        return Finding(Verdict.NEED, "need-sent", because, ("find-sent",), ("sent",))
    if case.today > dates["updates-by"].date:
        return Finding(Verdict.YES, "overdue", because, ("ask-seller", "check-dispute"))
    headline = "early" if case.today < dates["updates-from"].date else "any-day"
    return Finding(Verdict.NOT_YET, headline, because, ("look-again", "ask-seller"))


TOPIC = Topic("tracking", ("sent",), ("tracking-update",), dates, judge)
