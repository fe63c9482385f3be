"""Can I open a dispute today? From day 11 after sending, until Buyer Protection ends; then it is unclear.

Sources: Q1, Q2 and Q3. Q3 contradicts itself about completed orders, and so this topic says "unclear" there.
"""

from collections.abc import Iterator

from ..answer import Deadline, Finding, Kind, Verdict
from ..case import Case
from ..days import calendar_days
from ..policy import POLICY
from .topic import Dates, Topic


def dates(case: Case) -> Iterator[Deadline]:
    """Give `opens` (sent + 11), `closes` (the end of protection) and `contested-until` (the end + 15)."""
    sent, ends, finished = case.day("sent"), case.day("protection-ends"), case.day("finished")
    if sent:
        yield Deadline("opens", Kind.FROM, calendar_days(sent, POLICY["dispute-opens"].number))
    if ends and not finished:
        yield Deadline("closes", Kind.BY, calendar_days(ends, 0))
    if end := finished or ends:
        extra = calendar_days(end, POLICY["dispute-after-finish"].number)
        yield Deadline("contested-until", Kind.BY, extra)


def judge(case: Case, dates: Dates) -> Finding:
    """Say whether a dispute can be opened on the case's today; the first rule that fits decides."""
    if case.option("agreed") == "yes":
        return Finding(Verdict.NO, "agreed", ("dispute-completed/agreed",), ("ask-seller",))
    if case.option("dispute-open") == "yes":
        return Finding(
            Verdict.NO, "already-open", ("seller-reply",), ("follow-dispute", "add-proof")
        )
    opens, closes, last = (dates.get(name) for name in ("opens", "closes", "contested-until"))
    is_over = last and not (closes and case.today <= closes.date)
    if last and is_over and case.today > last.date:
        because = ("dispute-after-finish/over", "dispute-expired")
        return Finding(Verdict.TOO_LATE, "over", because, ("customer-service", "ask-seller"))
    if not opens:
        needs = ("sent",) if last else ("sent", "protection-ends")
        return Finding(Verdict.NEED, "need-sent", ("dispute-opens",), ("find-dates",), needs)
    if last and last.date < opens.date:
        because = ("dispute-opens", "dispute-after-finish/never")
        return Finding(Verdict.NO, "never", because, ("ask-seller", "customer-service"))
    if case.today < opens.date:
        return _early(opens, closes, last)
    if is_over:
        return Finding(Verdict.UNCLEAR, "contested", _CONTESTED, ("try-now", "customer-service"))
    if not closes:
        needs = ("protection-ends",)
        return Finding(Verdict.NEED, "need-end", ("dispute-protection",), ("find-dates",), needs)
    problem = case.option("problem")
    ground = (f"dispute-problem/{problem}",) if problem else ()
    because = ("dispute-opens/reached", "dispute-protection/running", *ground)
    proof = () if problem == "not-received" else ("take-pictures",)
    return Finding(Verdict.YES, "open", because, ("open-now", "choose-request", *proof))


# Q3 says both: some days are left after the order finished, and nothing is possible any more.
_CONTESTED = ("dispute-after-finish/contested", "dispute-completed")


def _early(opens: Deadline, closes: Deadline | None, last: Deadline | None) -> Finding:
    """Say "not yet", and whether protection will be over by the day on which it opens."""
    if last and not (closes and opens.date <= closes.date):
        because = ("dispute-opens", *_CONTESTED)
        return Finding(Verdict.NOT_YET, "early-contested", because, ("ask-seller", "come-back"))
    headline = "early-until" if closes else "early"
    steps = ("ask-seller", "keep-proof", "come-back")
    return Finding(Verdict.NOT_YET, headline, ("dispute-opens",), steps)


TOPIC = Topic(
    "open-dispute",
    ("dispute-open", "agreed", "sent", "protection-ends", "finished", "problem"),
    dates,
    judge,
    moot={
        "agreed": ("dispute-open=yes",),
        **dict.fromkeys(
            ("sent", "protection-ends", "finished", "problem"), ("agreed=yes", "dispute-open=yes")
        ),
    },
)
