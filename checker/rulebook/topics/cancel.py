"""Is it safe to cancel my dispute? Only once it is solved; after protection, the seller is paid (Q9)."""

from ...engine.case import Case
from ...engine.facts import Facts
from ...engine.record import Finding, Verdict
from ...engine.topic import Dates, Topic, no_dates


def judge(case: Case, _dates: Dates, _facts: Facts) -> Finding:
    """Say whether cancelling is safe, and what it does to the payment on the case's today."""
    because = (f"cancel/{_payment(case)}",)
    match case.option("solved"):
        case "no":
            return Finding(Verdict.NO, "unsolved", because, ("keep-open", "ask-seller"))
        case "yes":
            return Finding(Verdict.YES, "solved", because, ("check-again", "cancel-it"))
    return Finding(Verdict.NEED, "need-solved", because, ("check-again",), ("solved",))


def _payment(case: Case) -> str:
    ends = case.day("protection-ends")
    if ends is None:
        return "unknown"
    return "over" if case.today > ends else "running"


TOPIC = Topic("cancel", ("solved", "protection-ends"), ("cancel",), no_dates, judge)
