"""A range of days agrees with asking about each of its days: verdict, runs, dates, flips and mistakes.

Where the region is not known either, each of its days may have a range of dates, and depend, of its own.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, product
from typing import Any

import pytest

import checker

from . import contract, laws, record, sentences
from .contract import BOOK, figures
from .domain import TODAYS, UNKNOWN, Request, around, in_weeks, request

DAILY = 37
WIDTHS = {TODAYS[0]: (1, 2, 9, 62), TODAYS[1]: (3,)}
AGREED = ("agreed", (UNKNOWN, "yes"))
OPENS, FINISH = max(figures("dispute-opens")), max(figures("dispute-after-finish"))
REFUNDS = [in_weeks(count) for count in figures("refund-arrival")]
ENDS = (UNKNOWN, -3, 1, OPENS + 1)

# The field whose day is not sure, how many days ago its first day lies, and what else is known.
SPREADS: dict[str, list[tuple[str, list[int], list[tuple[str, tuple[Any, ...]]]]]] = {
    "tracking": [("sent", around(0, max(figures("tracking-update")), 60), [])],
    "open-dispute": [
        (
            "sent",
            around(0, OPENS, FINISH, 70),
            [
                AGREED,
                ("protection-ends", ENDS),
                ("finished", (UNKNOWN, 1, OPENS + 1)),
                ("problem", ("not-received",)),
            ],
        ),
        (
            "protection-ends",
            around(-2, FINISH, 2 * FINISH),
            [AGREED, ("sent", (UNKNOWN, 0, OPENS - 1, OPENS, 40)), ("finished", (UNKNOWN, 3))],
        ),
        (
            "finished",
            around(0, FINISH, 2 * FINISH),
            [AGREED, ("sent", (UNKNOWN, 5, OPENS, 2 * FINISH - 1, 40)), ("protection-ends", ENDS)],
        ),
    ],
    "seller-reply": [
        (
            "opened",
            around(0, *figures("seller-reply"), 65),
            [("reply", (UNKNOWN, "none", "accepted", "countered"))],
        )
    ],
    "refund": [
        (
            "processed",
            around(0, *REFUNDS, 75),
            [("country", (UNKNOWN, "DE", "EG", "CN", "GB"))],
        ),
        (
            "processed",
            around(0, *REFUNDS, 75),
            [("country", ("GB",)), ("region", ("GB-SCT",))],
        ),
    ],
    "appeal": [
        (
            "closed",
            around(0, *figures("appeal"), *figures("survey"), 70),
            [("closed-by", (UNKNOWN, "case-team", "seller"))],
        )
    ],
    "warranty": [
        (
            "purchased",
            around(0, *(365 * years for years in figures("warranty")), 420),
            [
                ("device", (UNKNOWN, "phone")),
                ("country", ("DE",)),
                ("bought", (UNKNOWN, "yes", "no")),
            ],
        )
    ],
    "cancel": [("protection-ends", around(-30, 0, 30), [("solved", (UNKNOWN, "yes", "no"))])],
}


def spreads(topic: str) -> Iterator[tuple[str, list[Request], Request]]:
    """Yield the unsure field, the request of each of its days, and the request of the whole range."""
    for today, (field, starts, others) in product(WIDTHS, SPREADS[topic]):
        names = [name for name, _ in others]
        for start, width, *values in product(starts, WIDTHS[today], *(each for _, each in others)):
            rest = {
                name: today - timedelta(days=value) if isinstance(value, int) else value
                for name, value in zip(names, values, strict=True)
            }
            days = [today - timedelta(days=start - n) for n in range(width)]
            span = f"{days[0]}..{days[-1]}"
            each = [request(topic, today, {**rest, field: day}) for day in days]
            yield field, each, request(topic, today, {**rest, field: span})


@pytest.mark.parametrize("topic", SPREADS)
def test_a_range_agrees_with_asking_about_each_day(topic: str):
    proof, reached = laws.Proof(), set()
    for number, (field, single_days, whole) in enumerate(spreads(topic), start=1):
        asked = proof.ask(whole)
        reached |= sentences.of(asked.record) if asked.record else set()
        days = [proof.ask(each) for each in single_days]
        try:
            agrees_with_each_day(field, asked, days)
            if asked.record and number % DAILY == 0:
                laws.nothing_changes_between_flips(asked)
        except (AssertionError, KeyError) as broken:
            broken.add_note(f"{whole} was answered with {asked.answer}")
            raise
    in_the_words = sentences.in_the_words(topic)
    assert reached - sentences.OF_ANY_TOPIC <= in_the_words
    both_can_matter = "region" in BOOK.topics[topic].fields
    assert ("headline/depends" in reached) == both_can_matter
    assert reached >= in_the_words & sentences.OF_RANGES
    # How many of the single days are the same day depends on the figures, and most are asked elsewhere too.
    record.compare(f"{topic}, ranges", number)


def agrees_with_each_day(field: str, whole: laws.Asked, days: list[laws.Asked]) -> None:
    """Raise AssertionError where the answer on a range differs from what its single days say."""
    if whole.record:
        _agrees(field, whole, days)
        laws.flips_agree_with_asking_again(whole)
        _says_of_the_days_only_what_is_so(whole, days)
    else:
        _is_refused_for_a_reason(field, whole, days)


def _agrees(field: str, whole: laws.Asked, days: list[laws.Asked]) -> None:
    assert all(_is_out_of_order(day) for day in days if day.record is None)
    days = [day for day in days if day.record]
    runs = [
        (run[0].request["fields"][field], run[-1].request["fields"][field], verdict)
        for verdict, run in ((v, list(run)) for v, run in groupby(days, lambda day: day.verdict))
    ]
    assert whole.verdict == (runs[0][2] if len(runs) == 1 else "depends")
    cases = [(run["from"], run["to"], run["verdict"]) for run in whole.answer["cases"]]
    assert cases == (runs if whole.verdict == "depends" else [])
    assert {run["field"] for run in whole.answer["cases"]} <= {field}
    assert set(whole.answer["needs"]) == {need for day in days for need in day.answer["needs"]}
    for n, shown in enumerate(whole.answer["dates"]):
        each = [day.answer["dates"][n] for day in days]
        found = sorted(end for day in each for end in day.get("range", [day["date"]]))
        assert {day["id"] for day in each} == {shown["id"]}
        assert shown["range"] == [found[0], found[-1]]
        assert shown["date"] == (found[0] if shown["kind"] == "by" else found[-1])


def _says_of_the_days_only_what_is_so(whole: laws.Asked, days: list[laws.Asked]) -> None:
    """A last day that is near on some day of the range is named, and what may be open is not called over."""
    records = [day.record for day in days if day.record]
    near = [record.act_by for record in records if record.act_by]
    assert whole.record.act_by == min(near, default=None)
    headlines = {record.finding.headline for record in records}
    if whole.verdict == "too-late" and "survey-open" in headlines:
        expected = "survey-open-perhaps" if "over" in headlines else "survey-open"
        assert whole.record.finding.headline == expected


def _is_refused_for_a_reason(field: str, whole: laws.Asked, days: list[laws.Asked]) -> None:
    """A range is refused where one of its ends lies in the future, or where no day keeps the order."""
    codes = {error["code"] for error in whole.answer["errors"]}
    last = date.fromisoformat(days[-1].request["fields"][field])
    if field in contract.PAST and last > whole.today:
        assert "in-the-future" in codes
    else:
        assert codes == {"out-of-order"}
        assert all(map(_is_out_of_order, days))


@pytest.mark.parametrize("solved", [UNKNOWN, "yes", "no"])
@pytest.mark.parametrize(
    ("ends", "like"),
    [
        ("2026-11-20..2026-11-22", "2026-11-22"),
        ("2026-11-22..2026-11-23", UNKNOWN),
        ("2026-11-23..2026-11-25", "2026-11-23"),
    ],
)
def test_where_no_date_is_safer_than_another_a_range_gives_the_reasons_of_all_its_days(
    solved: str | None, ends: str, like: str | None
):
    """Whether the payment goes to the seller is told only where every day of the range agrees."""
    asked, alike = (
        request("cancel", TODAYS[0], {"solved": solved, "protection-ends": day})
        for day in (ends, like)
    )
    assert checker.answer(asked) == checker.answer(alike)


def _is_out_of_order(day: laws.Asked) -> bool:
    return {error["code"] for error in day.answer.get("errors", ())} == {"out-of-order"}


def test_every_field_that_takes_a_day_is_asked_with_a_range():
    asked = {(topic, field) for topic, spreads in SPREADS.items() for field, _, _ in spreads}
    dates = {(name, field) for name, topic in BOOK.topics.items() for field in topic.fields}
    assert asked == {(topic, field) for topic, field in dates if field in contract.DAYS}
