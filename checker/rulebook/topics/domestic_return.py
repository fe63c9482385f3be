"""Can I return it inside my country? Only if the seller offers it, unused and in its packaging (Q6)."""

from ...engine.case import Case
from ...engine.facts import Facts
from ...engine.record import Finding, Verdict
from ...engine.topic import Dates, Topic, no_dates

CONDITIONS = ("offered", "unused", "original-packaging")


def judge(case: Case, _dates: Dates, _facts: Facts) -> Finding:
    """Say whether all three conditions of a return inside the country are met."""
    broken = [name for name in CONDITIONS if case.option(name) == "no"]
    if broken:
        because = tuple(f"domestic-return/not-{name}" for name in broken)
        return Finding(Verdict.NO, "not-met", because, ("ask-seller", "check-dispute"))
    if needs := case.missing(*CONDITIONS):
        return Finding(Verdict.NEED, "need", ("domestic-return",), ("look-at-offer",), needs)
    return Finding(Verdict.YES, "met", ("domestic-return",), ("return-it",))


TOPIC = Topic(
    "domestic-return",
    CONDITIONS,
    ("domestic-return",),
    no_dates,
    judge,
    moot={
        "unused": ("offered=no",),
        "original-packaging": ("offered=no", "unused=no"),
    },
)
