"""Am I covered by the warranty? If it was chosen, for few devices in few countries (Q7)."""

from collections.abc import Iterator

from ...engine.case import Case
from ...engine.facts import Fact, Facts
from ...engine.record import DateKind, Deadline, Finding, Verdict
from ...engine.topic import Dates, Topic


def dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give `covered-until`, the day before the anniversary of the purchase."""
    if purchased := case.day("purchased"):
        yield Deadline("covered-until", DateKind.BY, facts["warranty"].after(purchased))


def judge(case: Case, dates: Dates, facts: Facts) -> Finding:
    """Say whether the warranty covers the device on the case's today."""
    if case.option("bought") == "no":
        return Finding(Verdict.NO, "not-bought", ("warranty/chosen",), ("ask-seller",))
    if not _can_be_covered(case, facts["warranty"]):
        return Finding(Verdict.NO, "not-covered", ("warranty",), ("ask-seller",))
    until = dates.get("covered-until")
    if until and case.today > until.date:
        return Finding(Verdict.TOO_LATE, "over", ("warranty/year",), ("ask-seller",))
    if needs := case.missing("bought", "device", "country", "purchased"):
        steps = ("find-purchase",)
        return Finding(
            Verdict.NEED,
            "need",
            ("warranty",),
            steps,
            needs,
            still="covered-until" if until else "",
        )
    because = ("warranty", "warranty/year")
    return Finding(Verdict.YES, "covered", because, ("use-warranty",), still="covered-until")


def _can_be_covered(case: Case, warranty: Fact) -> bool:
    """Whether any device and country on the lists can match what is known; unknown matches all."""
    device, country = case.option("device"), case.option("country")
    lists = warranty.on(case.day("purchased") or case.today).lists
    return any(
        device in (None, covered) and (country is None or country in countries)
        for covered, countries in lists.items()
    )


TOPIC = Topic(
    "warranty",
    ("bought", "device", "country", "purchased"),
    ("warranty",),
    dates,
    judge,
    moot={
        "device": ("bought=no",),
        "country": ("bought=no", "device=other"),
        "purchased": ("bought=no", "device=other"),
    },
)
