"""Can I open a dispute today? From some days after sending, until Buyer Protection ends; then it is unclear.

Sources: Q1, Q2 and Q3. Q3 contradicts itself about completed orders, and so this topic says "unclear" there.
"""

from collections.abc import Iterator

from ...engine.case import Case
from ...engine.counting import given
from ...engine.facts import Facts
from ...engine.record import DateKind, Deadline, Finding, Verdict
from ...engine.topic import Dates, Topic


def dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give `opens`, `closes`, the end of protection, and `contested-until`, counted from the order's end."""
    sent, ends, finished = case.day("sent"), case.day("protection-ends"), case.day("finished")
    if sent:
        yield Deadline("opens", DateKind.FROM, facts["dispute-opens"].after(sent))
    if ends and not finished:
        yield Deadline("closes", DateKind.BY, given(ends))
    if end := finished or ends:
        yield Deadline("contested-until", DateKind.BY, facts["dispute-after-finish"].after(end))


def judge(case: Case, dates: Dates, _facts: Facts) -> Finding:
    """Say whether a dispute can be opened on the case's today; the first rule that fits decides."""
    if case.option("agreed") == "yes":
        return Finding(Verdict.NO, "agreed", ("dispute-completed/agreed",), ("ask-seller",))
    if case.option("dispute-open") == "yes":
        return Finding(
            Verdict.NO, "already-open", ("seller-reply",), ("follow-dispute", "add-proof")
        )
    opens, closes, last = map(dates.get, ("opens", "closes", "contested-until"))
    is_over = last and not (closes and case.today <= closes.date)
    if last and is_over and case.today > last.date:
        because = ("dispute-after-finish/over", "dispute-expired")
        return Finding(Verdict.TOO_LATE, "over", because, ("customer-service", "ask-seller"))
    still = ("contested-until" if is_over else "closes") if last else ""
    if not opens:
        needs = ("sent",) if last else ("sent", "protection-ends")
        return Finding(
            Verdict.NEED, "need-sent", ("dispute-opens",), ("find-dates",), needs, still=still
        )
    if last and last.date < opens.date:
        because = ("dispute-opens", "dispute-after-finish/never")
        return Finding(Verdict.NO, "never", because, ("ask-seller", "customer-service"))
    if case.today < opens.date:
        return _early(opens, closes, last, still)
    if is_over:
        steps = ("try-now", "customer-service")
        return Finding(Verdict.UNCLEAR, "contested", _CONTESTED, steps, still=still)
    if not closes:
        needs = ("protection-ends",)
        return Finding(Verdict.NEED, "need-end", ("dispute-protection",), ("find-dates",), needs)
    problem = case.option("problem")
    ground = (f"dispute-problem/{problem}",) if problem else ()
    because = ("dispute-opens/reached", "dispute-protection/running", *ground)
    proof = () if problem == "not-received" else ("take-pictures",)
    steps = ("open-now", "choose-request", *proof)
    return Finding(Verdict.YES, "open", because, steps, still=still)


# Q3 says both: some days are left after the order finished, and nothing is possible any more.
_CONTESTED = ("dispute-after-finish/contested", "dispute-completed")


def _early(opens: Deadline, closes: Deadline | None, last: Deadline | None, still: str) -> Finding:
    """Say "not yet", and whether protection will be over by the day on which it opens."""
    if last and not (closes and opens.date <= closes.date):
        because = ("dispute-opens", *_CONTESTED)
        steps: tuple[str, ...] = ("ask-seller", "come-back")
        return Finding(Verdict.NOT_YET, "early-contested", because, steps, still=still)
    headline = "early-until" if closes else "early"
    steps = ("ask-seller", "keep-proof", "come-back")
    return Finding(Verdict.NOT_YET, headline, ("dispute-opens",), steps, still=still)


TOPIC = Topic(
    "open-dispute",
    ("dispute-open", "agreed", "sent", "protection-ends", "finished", "problem"),
    (
        "dispute-opens",
        "dispute-protection",
        "dispute-after-finish",
        "dispute-completed",
        "dispute-expired",
        "dispute-problem",
        "seller-reply",
    ),
    dates,
    judge,
    moot={
        "agreed": ("dispute-open=yes",),
        **dict.fromkeys(
            ("sent", "protection-ends", "finished", "problem"), ("agreed=yes", "dispute-open=yes")
        ),
    },
)
