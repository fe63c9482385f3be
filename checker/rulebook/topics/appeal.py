"""Can I still appeal? Against the Case Management Team's result, for some days; the survey longer (Q11)."""

from collections.abc import Iterator

from ...engine.case import Case
from ...engine.facts import Facts
from ...engine.record import DateKind, Deadline, Finding, Verdict
from ...engine.topic import Dates, Topic


def dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give `appeal-by` and `survey-by`, the last days for either."""
    if closed := case.day("closed"):
        yield Deadline("appeal-by", DateKind.BY, facts["appeal"].after(closed))
        yield Deadline("survey-by", DateKind.BY, facts["survey"].after(closed))


def judge(case: Case, dates: Dates, _facts: Facts) -> Finding:
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
        return Finding(
            Verdict.TOO_LATE,
            "survey-open",
            ("appeal", "survey"),
            ("answer-survey",),
            still="survey-by",
            perhaps="survey-open-perhaps",
        )
    if not closed_by:
        return Finding(
            Verdict.NEED,
            "need-closed-by",
            ("appeal", "result-where"),
            ("see-history",),
            ("closed-by",),
            still="appeal-by",
        )
    steps = ("appeal-now", "or-survey")
    return Finding(Verdict.YES, "open", ("appeal", "survey"), steps, still="appeal-by")


TOPIC = Topic(
    "appeal",
    ("closed-by", "closed"),
    ("appeal", "survey", "result-where"),
    dates,
    judge,
    moot={"closed": ("closed-by=agreement", "closed-by=seller", "closed-by=cancelled")},
)
