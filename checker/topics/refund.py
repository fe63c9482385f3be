"""Is my refund late? The bank may need 3 to 15 business days after it was processed (Q10)."""

from collections.abc import Iterator

from ..answer import Deadline, Finding, Kind, Verdict
from ..case import Case
from ..days import business_days
from ..policy import POLICY
from .topic import Dates, Topic


def dates(case: Case) -> Iterator[Deadline]:
    """Give `earliest` and `latest`, in business days of the bank's country.

    Raises OutsideCalendar where that country's holidays are not known for the days counted.
    """
    if processed := case.day("processed"):
        first, last = POLICY["refund-arrival"].pair
        yield Deadline("earliest", Kind.WAIT, business_days(processed, first, case.calendar))
        yield Deadline("latest", Kind.WAIT, business_days(processed, last, case.calendar))


def judge(case: Case, dates: Dates) -> Finding:
    """Say whether the refund should have arrived before the case's today."""
    if not dates:
        because: tuple[str, ...] = ("refund-start", "refund-arrival")
        return Finding(Verdict.NEED, "need-processed", because, ("find-processed",), ("processed",))
    counted = "weekdays" if case.missing("country") else "country"
    because = ("refund-start", f"refund-arrival/{counted}")
    if case.today <= dates["latest"].date:
        headline = "early" if case.today < dates["earliest"].date else "any-day"
        meanwhile = () if case.option("method") == "card" else ("check-details",)
        return Finding(Verdict.NOT_YET, headline, because, ("wait", *meanwhile))
    ways = [each for each in _LATE if case.option("method") in (None, each)]
    because = (*because, *(_LATE[way][0] for way in ways))
    return Finding(Verdict.YES, "late", because, (*(_LATE[way][1] for way in ways), "ask-bank"))


# Where to look first, by the way in which the money travels: the fact that says so, and the step.
_LATE = {
    "card": ("refund-late-card", "check-card"),
    "bank-account": ("refund-late-account", "check-account"),
}


TOPIC = Topic("refund", ("processed", "country", "method"), dates, judge, counted_from="processed")
