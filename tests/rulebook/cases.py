"""Cases of the marketplace's rulebook, for tests that ask a question without any door."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from checker import marketplace
from checker.doors import wire
from checker.engine.case import Case, check
from checker.engine.errors import Refused
from checker.engine.facts import Facts
from checker.engine.record import Deadline, Finding
from tools.examples import read_examples

BOOK = marketplace()
TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)


def case_of(topic: str, said: str, today: date = TODAY) -> Case:
    """Return the case of "sent=2026-11-01 agreed=no"."""
    raw = dict(pair.split("=") for pair in said.split())
    return check(BOOK.forms[topic], raw, today, BOOK.fields, BOOK.calendars)


def dates_of(topic: str, case: Case, facts: Facts = BOOK.facts) -> dict[str, Deadline]:
    """Return the days of a topic by id, counted with its own facts and no others."""
    own = facts.only(BOOK.topics[topic].facts)
    return {deadline.id: deadline for deadline in BOOK.topics[topic].dates(case, own)}


def judged(topic: str, case: Case, facts: Facts = BOOK.facts) -> Finding:
    """Return what a topic finds on a case's today."""
    own = facts.only(BOOK.topics[topic].facts)
    return BOOK.topics[topic].judge(case, dates_of(topic, case, facts), own)


def changed(fact_id: str, **values: Any) -> Facts:
    """Return the facts, of which one says something else from tomorrow on."""
    fact = BOOK.facts[fact_id]
    later = replace(fact, since=TOMORROW, **values)
    return Facts(BOOK.facts.edition, {**BOOK.facts, fact_id: replace(fact, later=(later,))})


def example_cases() -> Iterator[tuple[str, Case]]:
    """Yield the topic and the case of every example that has an answer, a range as each of its days."""
    for example in read_examples():
        try:
            wire.solve(BOOK, example.request)
        except Refused:
            continue
        topic, case = wire.read_case(BOOK, example.request)
        if topic in BOOK.topics:
            if case.country and BOOK.counts_business_days(topic):
                case = case.kept_in(BOOK.calendars.worlds(case.country))
            ways = ((each, way) for each in case.spread() for way in each.ways())
            yield from ((topic, each.kept_as(way)) for each, way in ways)
