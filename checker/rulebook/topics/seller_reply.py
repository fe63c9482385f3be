"""Is my request granted without the seller's word? After some days of silence it is (Q2, Q4)."""

from collections.abc import Iterator

from ...engine.case import Case
from ...engine.facts import Facts
from ...engine.record import DateKind, Deadline, Finding, Verdict
from ...engine.topic import Dates, Topic


def dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give `reply-by`, the seller's last day, and `granted-from`, the day after it."""
    if opened := case.day("opened"):
        reply = facts["seller-reply"]
        yield Deadline("reply-by", DateKind.WAIT, reply.after(opened))
        yield Deadline("granted-from", DateKind.FROM, reply.after(opened, more=1))


def judge(case: Case, dates: Dates, _facts: Facts) -> Finding:
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
    ("seller-reply", "seller-silence", "seller-counter"),
    dates,
    judge,
    moot={"opened": ("reply=accepted", "reply=countered")},
)
