"""Can I still appeal? Against the Case Management Team's result, for 7 days; the survey takes 15 (Q11)."""

from collections.abc import Iterator

from ..answer import Deadline, Finding, Kind, Verdict
from ..case import Case
from ..days import calendar_days
from ..policy import POLICY
from .topic import Dates, Topic


def dates(case: Case) -> Iterator[Deadline]:
    """Give `appeal-by` and `survey-by`, the last days for either."""
    if closed := case.day("closed"):
        yield Deadline("appeal-by", Kind.BY, calendar_days(closed, POLICY["appeal"].number))
        yield Deadline("survey-by", Kind.BY, calendar_days(closed, POLICY["survey"].number))


def judge(case: Case, dates: Dates) -> Finding:
    """Say whether an appeal is possible on the case's today."""
    closed_by = case.option("closed-by")
    if closed_by not in (None, "case-team"):
        steps = ("ask-seller", "see-history")
        return Finding(Verdict.NO, "other-result", (f"appeal/{closed_by}",), steps)
    if not dates:
        needs = case.missing("closed-by", "closed")
        return Finding(
            Verdict.NEED, "need-closed", ("appeal", "result-where"), ("see-history",), needs
        )
    if case.today > dates["appeal-by"].date:
        if case.today > dates["survey-by"].date:
            because = ("appeal", "survey/over")
            return Finding(Verdict.TOO_LATE, "over", because, ("ask-seller", "see-history"))
        return Finding(Verdict.TOO_LATE, "survey-open", ("appeal", "survey"), ("answer-survey",))
    if not closed_by:
        because = ("appeal", "result-where")
        return Finding(Verdict.NEED, "need-closed-by", because, ("see-history",), ("closed-by",))
    return Finding(Verdict.YES, "open", ("appeal", "survey"), ("appeal-now", "or-survey"))


TOPIC = Topic(
    "appeal",
    ("closed-by", "closed"),
    dates,
    judge,
    moot={"closed": ("closed-by=agreement", "closed-by=seller", "closed-by=cancelled")},
)
