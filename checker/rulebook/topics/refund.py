"""Is my refund late? The bank may need some business days after it was processed (Q10)."""

from collections.abc import Iterator

from ...engine.case import Case
from ...engine.facts import Facts
from ...engine.record import DateKind, Deadline, Finding, Verdict
from ...engine.topic import Dates, Topic


def dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give `earliest` and `latest`, in business days of the bank's country.

    Raises OutsideCalendar where that country's holidays are not known for the days counted.
    """
    if processed := case.day("processed"):
        first, last = facts["refund-arrival"].span_after(processed, case.calendar)
        yield Deadline("earliest", DateKind.WAIT, first)
        yield Deadline("latest", DateKind.WAIT, last)


def judge(case: Case, dates: Dates, _facts: Facts) -> Finding:
    """Say whether the refund should have arrived before the case's today."""
    if not dates:
        because: tuple[str, ...] = ("refund-start", "refund-arrival")
        return Finding(Verdict.NEED, "need-processed", because, ("find-processed",), ("processed",))
    because = ("refund-start", f"refund-arrival/{_counted(case)}")
    if case.today <= dates["latest"].date:
        headline = "early" if case.today < dates["earliest"].date else "any-day"
        meanwhile = () if case.option("method") == "card" else ("check-details",)
        return Finding(Verdict.NOT_YET, headline, because, ("wait", *meanwhile))
    ways = [each for each in _LATE if case.option("method") in (None, each)]
    because = (*because, *(_LATE[way][0] for way in ways))
    return Finding(Verdict.YES, "late", because, (*(_LATE[way][1] for way in ways), "ask-bank"))


def _counted(case: Case) -> str:
    """Name whose days were counted: a country's, a region's, any region's, or Monday to Friday."""
    if case.missing("country"):
        return "weekdays"
    if case.option("region"):
        return "region"
    return "regions" if case.regions else "country"


# Where to look first, by the way in which the money travels: the fact that says so, and the step.
_LATE = {
    "card": ("refund-late-card", "check-card"),
    "bank-account": ("refund-late-account", "check-account"),
}


TOPIC = Topic(
    "refund",
    ("processed", "country", "region", "method"),
    ("refund-start", "refund-arrival", "refund-late-card", "refund-late-account"),
    dates,
    judge,
)
