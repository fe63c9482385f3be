"""Each topic's rules, one row for each thing that it can find, and both sides of each day on which it turns.

The days of a row lie where the rule turns; what the buyer reads is left to the words.
"""

from datetime import date

import pytest

from checker.answer import Deadline, Finding, Kind, Verdict
from checker.case import Case, check
from checker.days import Calendar, Skipped
from checker.fields import FIELDS, FieldKind
from checker.topics import TOPICS

day = date.fromisoformat
TODAY = day("2026-11-23")

# The contract's topics with their fields.
FIELDS_OF = {
    "tracking": {"sent"},
    "open-dispute": {"problem", "sent", "protection-ends", "finished", "agreed", "dispute-open"},
    "seller-reply": {"opened", "reply"},
    "refund": {"processed", "country", "method"},
    "appeal": {"closed", "closed-by"},
    "evidence": {"stage", "files", "text"},
    "warranty": {"device", "country", "bought", "purchased"},
    "domestic-return": {"offered", "unused", "original-packaging"},
    "cancel": {"solved", "protection-ends"},
}


def case_of(topic: str, said: str, today: date = TODAY) -> Case:
    """Return the case of "sent=2026-11-01 agreed=no"."""
    return check(TOPICS[topic].fields, dict(pair.split("=") for pair in said.split()), today)


def dates_of(topic: str, case: Case) -> dict[str, Deadline]:
    return {deadline.id: deadline for deadline in TOPICS[topic].dates(case)}


def finding(topic: str, said: str, today: date = TODAY) -> Finding:
    case = case_of(topic, said, today)
    return TOPICS[topic].judge(case, dates_of(topic, case))


def test_the_nine_topics_ask_for_the_fields_of_the_contract():
    assert {name: set(topic.fields) for name, topic in TOPICS.items()} == FIELDS_OF
    assert all(topic.id == name for name, topic in TOPICS.items())
    assert all(len(topic.fields) == len(set(topic.fields)) for topic in TOPICS.values())


def test_only_a_refund_is_counted_in_business_days():
    assert {name: each.counted_from for name, each in TOPICS.items() if each.counted_from} == {
        "refund": "processed"
    }


# Topic, what is known, and each date: its id, kind, day, count and unit.
DATES = [
    ("tracking", "", []),
    (
        "tracking",
        "sent=2026-11-01",
        [
            ("updates-from", "wait", "2026-11-04", 3, "days"),
            ("updates-by", "wait", "2026-11-08", 7, "days"),
        ],
    ),
    ("open-dispute", "agreed=no", []),
    ("open-dispute", "sent=2026-11-01", [("opens", "from", "2026-11-12", 11, "days")]),
    (
        "open-dispute",
        "protection-ends=2026-12-20",
        [
            ("closes", "by", "2026-12-20", 0, "days"),
            ("contested-until", "by", "2027-01-04", 15, "days"),
        ],
    ),
    (
        "open-dispute",
        "finished=2026-11-20",
        [("contested-until", "by", "2026-12-05", 15, "days")],
    ),
    (
        "open-dispute",
        "sent=2026-11-01 protection-ends=2026-12-20 finished=2026-11-20",
        [
            ("opens", "from", "2026-11-12", 11, "days"),
            ("contested-until", "by", "2026-12-05", 15, "days"),
        ],
    ),
    ("seller-reply", "reply=none", []),
    (
        "seller-reply",
        "opened=2026-11-20",
        [
            ("reply-by", "wait", "2026-11-25", 5, "days"),
            ("granted-from", "from", "2026-11-26", 6, "days"),
        ],
    ),
    ("refund", "method=card", []),
    (
        "refund",
        "processed=2026-11-20",
        [
            ("earliest", "wait", "2026-11-25", 3, "business days"),
            ("latest", "wait", "2026-12-11", 15, "business days"),
        ],
    ),
    ("appeal", "closed-by=case-team", []),
    (
        "appeal",
        "closed=2026-11-20",
        [
            ("appeal-by", "by", "2026-11-27", 7, "days"),
            ("survey-by", "by", "2026-12-05", 15, "days"),
        ],
    ),
    ("evidence", "stage=opening text=Hello", []),
    ("warranty", "device=phone", []),
    ("warranty", "purchased=2026-11-20", [("covered-until", "by", "2027-11-19", 1, "year")]),
    ("domestic-return", "offered=yes", []),
    ("cancel", "solved=yes protection-ends=2026-12-20", []),
]


@pytest.mark.parametrize(("topic", "said", "expected"), DATES)
def test_every_date_is_given_that_can_be_computed(topic, said, expected):
    found = dates_of(topic, case_of(topic, said))
    assert [
        (each.id, each.kind, each.date.isoformat(), each.count.count, each.count.unit)
        for each in found.values()
    ] == expected


def test_a_refund_is_counted_in_the_working_days_of_the_bank_s_country():
    holiday = Skipped(day("2026-11-24"), "A holiday")
    country = Calendar(weekend=frozenset({6}), holidays={holiday.date: holiday.holiday})
    found = dates_of("refund", Case(TODAY, {"processed": day("2026-11-20")}, country))
    assert [each.date for each in found.values()] == [day("2026-11-25"), day("2026-12-09")]
    assert found["earliest"].count.skipped == (Skipped(day("2026-11-22")), holiday)
    assert holiday in found["latest"].count.skipped


CONDITIONS = ("offered", "unused", "original-packaging")
# Topic, what is known, today, and then: verdict, headline, reasons, next steps, needs.
FINDINGS = [
    # tracking
    ("tracking", "", TODAY, "need", "need-sent", "tracking-update", "find-sent", "sent"),
    *(
        ("tracking", "sent=2026-11-01", day(today), verdict, headline, "tracking-update", steps, "")
        for today, verdict, headline, steps in (
            ("2026-11-01", "not-yet", "early", "look-again ask-seller"),
            ("2026-11-03", "not-yet", "early", "look-again ask-seller"),
            ("2026-11-04", "not-yet", "any-day", "look-again ask-seller"),
            ("2026-11-08", "not-yet", "any-day", "look-again ask-seller"),
            ("2026-11-09", "yes", "overdue", "ask-seller check-dispute"),
        )
    ),
    # open-dispute: what settles it whatever the dates are
    (
        "open-dispute",
        "agreed=yes dispute-open=yes sent=2026-11-01 protection-ends=2026-12-20",
        TODAY,
        "no",
        "agreed",
        "dispute-completed/agreed",
        "ask-seller",
        "",
    ),
    (
        "open-dispute",
        "agreed=no dispute-open=yes sent=2026-11-01 protection-ends=2026-12-20",
        TODAY,
        "no",
        "already-open",
        "seller-reply",
        "follow-dispute add-proof",
        "",
    ),
    # open-dispute: too little is known
    *(
        ("open-dispute", said, TODAY, "need", "need-sent", "dispute-opens", "find-dates", needs)
        for said, needs in (
            ("", "sent protection-ends"),
            ("problem=not-received agreed=no dispute-open=no", "sent protection-ends"),
            ("protection-ends=2026-12-20", "sent"),
            ("finished=2026-11-20", "sent"),
        )
    ),
    (
        "open-dispute",
        "sent=2026-11-01",
        TODAY,
        "need",
        "need-end",
        "dispute-protection",
        "find-dates",
        "protection-ends",
    ),
    # open-dispute: the days of one order, from the day of sending on
    *(
        (
            "open-dispute",
            "sent=2026-11-01 protection-ends=2026-12-20",
            day(today),
            verdict,
            headline,
            because,
            steps,
            "",
        )
        for today, verdict, headline, because, steps in (
            (
                "2026-11-11",
                "not-yet",
                "early-until",
                "dispute-opens",
                "ask-seller keep-proof come-back",
            ),
            (
                "2026-11-12",
                "yes",
                "open",
                "dispute-opens/reached dispute-protection/running",
                "open-now choose-request take-pictures",
            ),
            (
                "2026-12-20",
                "yes",
                "open",
                "dispute-opens/reached dispute-protection/running",
                "open-now choose-request take-pictures",
            ),
            (
                "2026-12-21",
                "unclear",
                "contested",
                "dispute-after-finish/contested dispute-completed",
                "try-now customer-service",
            ),
            (
                "2027-01-04",
                "unclear",
                "contested",
                "dispute-after-finish/contested dispute-completed",
                "try-now customer-service",
            ),
            (
                "2027-01-05",
                "too-late",
                "over",
                "dispute-after-finish/over dispute-expired",
                "customer-service ask-seller",
            ),
        )
    ),
    # open-dispute: a finished order, whatever its protection says
    *(
        (
            "open-dispute",
            "sent=2026-11-01 protection-ends=2026-12-20 finished=2026-11-20",
            day(today),
            *rest,
        )
        for today, *rest in (
            (
                "2026-11-20",
                "unclear",
                "contested",
                "dispute-after-finish/contested dispute-completed",
                "try-now customer-service",
                "",
            ),
            (
                "2026-12-06",
                "too-late",
                "over",
                "dispute-after-finish/over dispute-expired",
                "customer-service ask-seller",
                "",
            ),
        )
    ),
    # open-dispute: too late needs no day of sending
    (
        "open-dispute",
        "finished=2026-11-07",
        TODAY,
        "too-late",
        "over",
        "dispute-after-finish/over dispute-expired",
        "customer-service ask-seller",
        "",
    ),
    # open-dispute: it opens before, on and after the last day of protection
    *(
        ("open-dispute", said, day("2026-11-11"), "not-yet", headline, because, steps, "")
        for said, headline, because, steps in (
            ("sent=2026-11-01", "early", "dispute-opens", "ask-seller keep-proof come-back"),
            (
                "sent=2026-11-01 protection-ends=2026-11-12",
                "early-until",
                "dispute-opens",
                "ask-seller keep-proof come-back",
            ),
            (
                "sent=2026-11-01 protection-ends=2026-11-11",
                "early-contested",
                "dispute-opens dispute-after-finish/contested dispute-completed",
                "ask-seller come-back",
            ),
            (
                "sent=2026-11-01 finished=2026-11-05",
                "early-contested",
                "dispute-opens dispute-after-finish/contested dispute-completed",
                "ask-seller come-back",
            ),
        )
    ),
    # open-dispute: the ground that the buyer gave
    (
        "open-dispute",
        "sent=2026-11-01 protection-ends=2026-12-20 problem=not-received",
        TODAY,
        "yes",
        "open",
        "dispute-opens/reached dispute-protection/running dispute-problem/not-received",
        "open-now choose-request",
        "",
    ),
    (
        "open-dispute",
        "sent=2026-11-01 protection-ends=2026-12-20 problem=not-as-described",
        TODAY,
        "yes",
        "open",
        "dispute-opens/reached dispute-protection/running dispute-problem/not-as-described",
        "open-now choose-request take-pictures",
        "",
    ),
    # seller-reply
    (
        "seller-reply",
        "opened=2026-11-01 reply=accepted",
        TODAY,
        "yes",
        "accepted",
        "seller-silence/accepted",
        "see-refund",
        "",
    ),
    (
        "seller-reply",
        "opened=2026-11-01 reply=countered",
        TODAY,
        "no",
        "countered",
        "seller-counter",
        "weigh-offer change-request",
        "",
    ),
    *(
        (
            "seller-reply",
            said,
            TODAY,
            "need",
            "need-opened",
            "seller-reply",
            "find-opened",
            "opened",
        )
        for said in ("", "reply=none")
    ),
    *(
        (
            "seller-reply",
            said,
            TODAY,
            verdict,
            headline,
            "seller-reply seller-silence",
            steps,
            "",
        )
        for said, verdict, headline, steps in (
            ("opened=2026-11-18", "not-yet", "waiting", "wait keep-open"),
            ("opened=2026-11-18 reply=none", "not-yet", "waiting", "wait keep-open"),
            ("opened=2026-11-17", "yes", "silent", "see-result see-refund"),
            ("opened=2026-11-17 reply=none", "yes", "silent", "see-result see-refund"),
        )
    ),
    # refund
    *(
        (
            "refund",
            said,
            TODAY,
            "need",
            "need-processed",
            "refund-start refund-arrival",
            "find-processed",
            "processed",
        )
        for said in ("", "country=DE")
    ),
    *(
        (
            "refund",
            f"processed=2026-11-20 {method}",
            day(today),
            "not-yet",
            headline,
            "refund-start refund-arrival/weekdays",
            steps,
            "",
        )
        for today, headline in (
            ("2026-11-24", "early"),
            ("2026-11-25", "any-day"),
            ("2026-12-11", "any-day"),
        )
        for method, steps in (
            ("", "wait check-details"),
            ("method=bank-account", "wait check-details"),
            ("method=card", "wait"),
        )
    ),
    *(
        (
            "refund",
            f"processed=2026-11-20 {said}",
            day("2026-12-12"),
            "yes",
            "late",
            because,
            step,
            "",
        )
        for said, because, step in (
            (
                "",
                "refund-start refund-arrival/weekdays refund-late-card refund-late-account",
                "check-card check-account ask-bank",
            ),
            (
                "method=card country=DE",
                "refund-start refund-arrival/country refund-late-card",
                "check-card ask-bank",
            ),
            (
                "method=bank-account",
                "refund-start refund-arrival/weekdays refund-late-account",
                "check-account ask-bank",
            ),
        )
    ),
    # appeal
    *(
        (
            "appeal",
            f"closed=2026-11-20 closed-by={closed_by}",
            TODAY,
            "no",
            "other-result",
            f"appeal/{closed_by}",
            "ask-seller see-history",
            "",
        )
        for closed_by in ("agreement", "seller", "cancelled")
    ),
    (
        "appeal",
        "closed-by=case-team",
        TODAY,
        "need",
        "need-closed",
        "appeal result-where",
        "see-history",
        "closed",
    ),
    (
        "appeal",
        "closed=2026-11-20",
        TODAY,
        "need",
        "need-closed-by",
        "appeal result-where",
        "see-history",
        "closed-by",
    ),
    *(
        ("appeal", "closed=2026-11-20 closed-by=case-team", day(today), *rest, "")
        for today, *rest in (
            ("2026-11-20", "yes", "open", "appeal survey", "appeal-now or-survey"),
            ("2026-11-27", "yes", "open", "appeal survey", "appeal-now or-survey"),
            ("2026-11-28", "too-late", "survey-open", "appeal survey", "answer-survey"),
            ("2026-12-05", "too-late", "survey-open", "appeal survey", "answer-survey"),
            ("2026-12-06", "too-late", "over", "appeal survey/over", "ask-seller see-history"),
        )
    ),
    (
        "appeal",
        "closed=2026-11-20",
        day("2026-11-28"),
        "too-late",
        "survey-open",
        "appeal survey",
        "answer-survey",
        "",
    ),
    # warranty
    (
        "warranty",
        "bought=no device=phone country=DE purchased=2026-11-20",
        TODAY,
        "no",
        "not-bought",
        "warranty/chosen",
        "ask-seller",
        "",
    ),
    *(
        ("warranty", said, TODAY, "no", "not-covered", "warranty", "ask-seller", "")
        for said in (
            "device=other",
            "country=FR",
            "device=phone country=FR",
            "device=tablet country=DE",
            "device=tablet country=DE bought=yes purchased=2020-01-01",
        )
    ),
    *(
        ("warranty", said, TODAY, "need", "need", "warranty", "find-purchase", needs)
        for said, needs in (
            ("device=phone", "bought country purchased"),
            ("country=DE", "bought device purchased"),
            ("country=RU bought=yes", "device purchased"),
            ("device=tablet country=RU bought=yes", "purchased"),
            ("device=phone country=DE purchased=2026-11-20", "bought"),
            ("purchased=2025-11-24", "bought device country"),
        )
    ),
    *(
        ("warranty", said, TODAY, "too-late", "over", "warranty/year", "ask-seller", "")
        for said in (
            "purchased=2025-11-23",
            "bought=yes device=phone country=US purchased=2025-11-23",
        )
    ),
    *(
        (
            "warranty",
            f"bought=yes purchased=2025-11-24 device={device} country={country}",
            TODAY,
            "yes",
            "covered",
            "warranty warranty/year",
            "use-warranty",
            "",
        )
        for device, country in (
            ("phone", "RU"),
            ("phone", "ES"),
            ("phone", "DE"),
            ("phone", "US"),
            ("tablet", "RU"),
        )
    ),
    # domestic-return
    (
        "domestic-return",
        "offered=no unused=no original-packaging=no",
        TODAY,
        "no",
        "not-met",
        " ".join(f"domestic-return/not-{name}" for name in CONDITIONS),
        "ask-seller check-dispute",
        "",
    ),
    *(
        (
            "domestic-return",
            f"{name}=no",
            TODAY,
            "no",
            "not-met",
            f"domestic-return/not-{name}",
            "ask-seller check-dispute",
            "",
        )
        for name in CONDITIONS
    ),
    *(
        ("domestic-return", said, TODAY, "need", "need", "domestic-return", "look-at-offer", needs)
        for said, needs in (
            ("", "offered unused original-packaging"),
            ("unused=yes", "offered original-packaging"),
            ("offered=yes unused=yes", "original-packaging"),
        )
    ),
    (
        "domestic-return",
        "offered=yes unused=yes original-packaging=yes",
        TODAY,
        "yes",
        "met",
        "domestic-return",
        "return-it",
        "",
    ),
    # cancel: the verdict, and what cancelling does to the payment
    *(
        ("cancel", f"{solved} {ends}", TODAY, *found, f"cancel/{payment}", steps, needs)
        for solved, found, steps, needs in (
            ("solved=no", ("no", "unsolved"), "keep-open ask-seller", ""),
            ("solved=yes", ("yes", "solved"), "check-again cancel-it", ""),
            ("", ("need", "need-solved"), "check-again", "solved"),
        )
        for ends, payment in (
            ("", "unknown"),
            ("protection-ends=2026-11-22", "over"),
            ("protection-ends=2026-11-23", "running"),
        )
    ),
]


@pytest.mark.parametrize(
    ("topic", "said", "today", "verdict", "headline", "because", "steps", "needs"),
    FINDINGS,
    ids=lambda value: str(value) if isinstance(value, (str, date)) else None,
)
def test_a_topic_finds(topic, said, today, verdict, headline, because, steps, needs):
    assert finding(topic, said, today) == Finding(
        Verdict(verdict),
        headline,
        tuple(because.split()),
        tuple(steps.split()),
        tuple(needs.split()),
    )


def test_an_appeal_without_anything_known_needs_both_fields():
    found = finding("appeal", "")
    assert (found.verdict, found.headline) == (Verdict.NEED, "need-closed")
    assert set(found.needs) == {"closed", "closed-by"}


@pytest.mark.parametrize("end", ["protection-ends", "finished"])
def test_an_order_that_ends_on_the_day_of_sending_may_still_open(end):
    found = finding("open-dispute", f"sent=2026-11-09 {end}=2026-11-09", day("2026-11-09"))
    assert (found.verdict, found.headline) == (Verdict.NOT_YET, "early-contested")


def test_a_window_that_closes_before_it_opens_never_opens():
    """The facts keep the two apart today, so the days are handed in."""
    topic = TOPICS["open-dispute"]
    case = case_of("open-dispute", "sent=2026-11-01 protection-ends=2026-11-12", day("2026-11-05"))
    dates = dates_of("open-dispute", case)
    opens, last = dates["opens"], dates["contested-until"]
    on_its_last_day = dates | {"contested-until": Deadline("contested-until", Kind.BY, opens.count)}
    assert topic.judge(case, on_its_last_day).verdict is Verdict.NOT_YET
    too_soon = dates | {
        "opens": Deadline("opens", Kind.FROM, last.count),
        "contested-until": Deadline("contested-until", Kind.BY, opens.count),
    }
    assert topic.judge(case, too_soon) == Finding(
        Verdict.NO,
        "never",
        ("dispute-opens", "dispute-after-finish/never"),
        ("ask-seller", "customer-service"),
    )


SAMPLES = {FieldKind.DATE: ("2010-01-01", "2026-11-23"), FieldKind.COUNTRY: ("DE", "FR", "RU")}
MOOT = [
    (topic, field, *condition.split("="))
    for topic in TOPICS.values()
    for field, conditions in topic.moot.items()
    for condition in conditions
]


@pytest.mark.parametrize(("topic", "field", "other", "option"), MOOT)
def test_a_moot_field_is_neither_needed_nor_able_to_change_the_verdict(topic, field, other, option):
    assert {field, other} <= set(topic.fields)
    assert option in FIELDS[other].options
    without = finding(topic.id, f"{other}={option}")
    assert field not in without.needs
    for value in SAMPLES.get(FIELDS[field].kind, FIELDS[field].options):
        found = finding(topic.id, f"{other}={option} {field}={value}")
        assert found.verdict is without.verdict
