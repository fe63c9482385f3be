"""Is it safe to cancel my dispute? Only once it is solved; after protection, the seller is paid (Q9)."""

from ..answer import Finding, Verdict
from ..case import Case
from .topic import Dates, Topic, no_dates


def judge(case: Case, _dates: Dates) -> Finding:
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


TOPIC = Topic("cancel", ("solved", "protection-ends"), no_dates, judge)
