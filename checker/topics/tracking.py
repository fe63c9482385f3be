"""Is my tracking number overdue? The carrier may need 3 to 7 days to update it (Q1)."""

from collections.abc import Iterator

from ..answer import Deadline, Finding, Kind, Verdict
from ..case import Case
from ..days import calendar_days
from ..policy import POLICY
from .topic import Dates, Topic


def dates(case: Case) -> Iterator[Deadline]:
    """Give `updates-from` and `updates-by`, counted from the day of sending."""
    if sent := case.day("sent"):
        first, last = POLICY["tracking-update"].pair
        yield Deadline("updates-from", Kind.WAIT, calendar_days(sent, first))
        yield Deadline("updates-by", Kind.WAIT, calendar_days(sent, last))


def judge(case: Case, dates: Dates) -> Finding:
    """Say whether the tracking number should have been updated by the case's today."""
    because = ("tracking-update",)
    if not dates:
        return Finding(Verdict.NEED, "need-sent", because, ("find-sent",), ("sent",))
    if case.today > dates["updates-by"].date:
        return Finding(Verdict.YES, "overdue", because, ("ask-seller", "check-dispute"))
    headline = "early" if case.today < dates["updates-from"].date else "any-day"
    return Finding(Verdict.NOT_YET, headline, because, ("look-again", "ask-seller"))


TOPIC = Topic("tracking", ("sent",), dates, judge)
