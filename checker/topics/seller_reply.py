"""Is my request granted without the seller's word? After 5 days of silence it is (Q2, Q4)."""

from collections.abc import Iterator

from ..answer import Deadline, Finding, Kind, Verdict
from ..case import Case
from ..days import calendar_days
from ..policy import POLICY
from .topic import Dates, Topic


def dates(case: Case) -> Iterator[Deadline]:
    """Give `reply-by`, the seller's last day, and `granted-from`, the day after it."""
    if opened := case.day("opened"):
        days = POLICY["seller-reply"].number
        yield Deadline("reply-by", Kind.WAIT, calendar_days(opened, days))
        yield Deadline("granted-from", Kind.FROM, calendar_days(opened, days + 1))


def judge(case: Case, dates: Dates) -> Finding:
    """Say whether the request counts as granted on the case's today. No reply given means none."""
    match case.option("reply"):
        case "accepted":
            return Finding(Verdict.YES, "accepted", ("seller-silence/accepted",), ("see-refund",))
        case "countered":
            steps = ("weigh-offer", "change-request")
            return Finding(Verdict.NO, "countered", ("seller-counter",), steps)
    if not dates:
        return Finding(
            Verdict.NEED, "need-opened", ("seller-reply",), ("find-opened",), ("opened",)
        )
    because = ("seller-reply", "seller-silence")
    if case.today <= dates["reply-by"].date:
        return Finding(Verdict.NOT_YET, "waiting", because, ("wait", "keep-open"))
    return Finding(Verdict.YES, "silent", because, ("see-result", "see-refund"))


TOPIC = Topic(
    "seller-reply",
    ("reply", "opened"),
    dates,
    judge,
    moot={"opened": ("reply=accepted", "reply=countered")},
)
