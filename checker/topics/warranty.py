"""Am I covered by the warranty? If it was chosen, for few devices in few countries (Q7)."""

from collections.abc import Iterator

from ..answer import Deadline, Finding, Kind, Verdict
from ..case import Case
from ..days import whole_years
from ..policy import POLICY
from .topic import Dates, Topic


def dates(case: Case) -> Iterator[Deadline]:
    """Give `covered-until`, the day before the anniversary of the purchase."""
    if purchased := case.day("purchased"):
        yield Deadline("covered-until", Kind.BY, whole_years(purchased, POLICY["warranty"].number))


def judge(case: Case, dates: Dates) -> Finding:
    """Say whether the warranty covers the device on the case's today."""
    if case.option("bought") == "no":
        return Finding(Verdict.NO, "not-bought", ("warranty/chosen",), ("ask-seller",))
    if not _can_be_covered(case.option("device"), case.option("country")):
        return Finding(Verdict.NO, "not-covered", ("warranty",), ("ask-seller",))
    until = dates.get("covered-until")
    if until and case.today > until.date:
        return Finding(Verdict.TOO_LATE, "over", ("warranty/year",), ("ask-seller",))
    if needs := case.missing("bought", "device", "country", "purchased"):
        return Finding(Verdict.NEED, "need", ("warranty",), ("find-purchase",), needs)
    return Finding(Verdict.YES, "covered", ("warranty", "warranty/year"), ("use-warranty",))


def _can_be_covered(device: str | None, country: str | None) -> bool:
    """Whether any device and country on the lists can match what is known; unknown matches all."""
    return any(
        device in (None, covered) and (country is None or country in countries)
        for covered, countries in POLICY["warranty"].lists.items()
    )


TOPIC = Topic(
    "warranty",
    ("bought", "device", "country", "purchased"),
    dates,
    judge,
    moot={
        "device": ("bought=no",),
        "country": ("bought=no", "device=other"),
        "purchased": ("bought=no", "device=other"),
    },
)
