"""Every question of every rulebook is asked with every range: each day of it, and each later day, must agree.

Nothing here knows a rulebook: fields, options and days that matter are taken from the rulebook itself.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest

import checker
from checker.doors import wire
from checker.engine.case import Case
from checker.engine.days import ONE_DAY
from checker.engine.decide import decide
from checker.engine.fields import LAST_DAY, FieldKind
from checker.engine.record import Answer, DateKind, Verdict
from checker.engine.rulebook import Rulebook
from checker.engine.timeline import trace
from tests.toy.book import book as toy

BOOKS = {"toy": toy, "marketplace": checker.marketplace()}
# In a range of 62 days, the longest, every window opens and closes.
WIDTHS = (1, 2, 10, 62)


def dates_of(book: Rulebook, question: str) -> list[str]:
    return [name for name in book.forms[question] if book.fields[name].kind is FieldKind.DATE]


QUESTIONS = [(name, question) for name, book in BOOKS.items() for question in book.forms]
RANGES = [
    (name, question, field)
    for name, question in QUESTIONS
    for field in dates_of(BOOKS[name], question)
]


def middle(book: Rulebook) -> date:
    """Return a day on which a value changes, if one does."""
    return min(book.facts.changes, default=date(2026, 6, 1))


def others(book: Rulebook, question: str, field: str) -> Iterator[dict[str, str]]:
    """Yield what else may be known: nothing; each option alone; all days, close by or apart; all options."""
    names = [name for name in book.forms[question] if name != field]
    options = {name: book.fields[name].options for name in names if book.fields[name].options}
    countries = {name: "GB" for name in names if book.fields[name].kind is FieldKind.COUNTRY}
    regions = {name: "GB-SCT" for name in names if book.fields[name].kind is FieldKind.REGION}
    days = [name for name in dates_of(book, question) if name != field]
    near = dict.fromkeys(days, middle(book).isoformat())
    apart = {
        name: (middle(book) + timedelta(days=9 if book.fields[name].not_before else -9)).isoformat()
        for name in days
    }
    yield {}
    yield near
    yield apart | countries
    for n in range(max(map(len, options.values()), default=0)):
        chosen = {name: each[n % len(each)] for name, each in options.items()}
        yield apart | countries | regions | chosen
    if question != book.course.id:
        # A whole case asks what its questions have been asked already.
        yield from ({**near, name: option} for name, each in options.items() for option in each)


def requests(book: Rulebook, question: str, field: str) -> Iterator[dict[str, Any]]:
    """Yield each such request, asked on the first day on which all of it can be known."""
    for known in others(book, question, field):
        for width in WIDTHS if not known else WIDTHS[-2:-1]:
            first = middle(book) - timedelta(days=width // 2)
            last = first + timedelta(days=width - 1)
            fields = {**known, field: f"{first}..{last}"}
            past = [fields[name][-10:] for name in dates_of(book, question) if name in fields]
            yield {"topic": question, "today": max(past), "fields": fields}


def on(request: Mapping[str, Any], today: date) -> dict[str, Any]:
    return {**request, "today": today.isoformat()}


def case_of(book: Rulebook, request: Mapping[str, Any]) -> Case:
    question, case = wire.read_case(book, request)
    if case.country and book.counts_business_days(question):
        case = case.kept_in(book.calendars.worlds(case.country))
    return case


def todays(answer: Answer) -> list[date]:
    """Return the day of an answer, and some days around those that matter in it."""
    ends = {
        end for part in answer.parts for each in part.dates.values() for end in each.range or ()
    }
    around = {day for end in ends for day in (end, end + ONE_DAY) if day > answer.today}
    chosen = sorted(around)
    return [answer.today, *chosen[:: len(chosen) // 4 + 1]]


def texts(data: Any) -> Iterator[str]:
    match data:
        case str():
            yield data
        case list():
            for each in data:
                yield from texts(each)
        case dict():
            yield from texts(list(data.values()))


def apart(case: Case) -> list[Case]:
    """Return a case for each day and each way to keep its country's days that a case leaves open."""
    return [each.kept_as(way) for each in case.spread() for way in each.ways()]


def assert_each_day_of_the_range_agrees(book: Rulebook, case: Case, answer: Answer) -> None:
    """Compare what is said of the whole range with what is said of each day of it alone."""
    topic = book.topics[answer.topic]
    alone = [decide(topic, each, book.facts) for each in apart(case)]
    verdicts = [each.finding.verdict for each in alone]
    shared = verdicts[0] if len(set(verdicts)) == 1 else Verdict.DEPENDS
    assert answer.finding.verdict is shared
    for name, deadline in answer.dates.items():
        days = [each.dates[name].date for each in alone]
        assert deadline.range in (None, (min(days), max(days)))
        assert deadline.date == (min if deadline.kind is DateKind.BY else max)(days)
    assert all(set(each.dates) == set(answer.dates) for each in alone)
    assert_each_day_and_region_is_told(case, alone, answer)
    assert answer.still == min((each.still for each in alone if each.still), default=None)
    assert answer.act_by == min((each.act_by for each in alone if each.act_by), default=None)


def assert_each_day_and_region_is_told(case: Case, alone: list[Answer], answer: Answer) -> None:
    """Compare the runs of days, or the regions, with what each of them leads to."""
    each_day: list[set[Verdict]] = []
    each_region: dict[Verdict, set[str]] = {}
    for _, same in groupby(zip(apart(case), alone, strict=True), key=lambda each: each[0].values):
        each_day.append(set())
        for possible, found in same:
            each_day[-1].add(found.finding.verdict)
            each_region.setdefault(found.finding.verdict, set()).update(possible.regions)
    verdicts = [min(each) if len(each) == 1 else Verdict.DEPENDS for each in each_day]
    runs = [(verdict, len(list(run))) for verdict, run in groupby(verdicts)]
    told = [(run.verdict, (run.last - run.first).days + 1) for run in answer.stretches]
    alternatives = {run.verdict: set(run.values) for run in answer.alternatives}
    it_depends = answer.finding.verdict is Verdict.DEPENDS
    assert told == (runs if it_depends and case.span() else [])
    assert alternatives == (each_region if it_depends and not case.span() else {})
    differ = any(len(each) > 1 for each in each_day)
    assert differ == any(
        case.fields[need].kind is FieldKind.REGION for need in answer.finding.needs
    )


def assert_flips_are_found_again(
    book: Rulebook, request: Mapping[str, Any], answer: Answer
) -> None:
    """Ask again on the day of each flip, and on the day before it."""
    verdict = answer.finding.verdict
    for flip in answer.flips:
        assert answer.today < flip.on <= LAST_DAY
        before = wire.solve(book, on(request, flip.on - ONE_DAY))
        assert before.finding.verdict is verdict is not flip.verdict
        verdict = wire.solve(book, on(request, flip.on)).finding.verdict
        assert verdict is flip.verdict


def assert_every_sentence_is_filled(book: Rulebook, request: Mapping[str, Any]) -> None:
    shown = wire.answer(book, request)
    assert "errors" not in shown, (request, shown)
    assert shown["headline"]
    assert [text for text in texts(shown) if "{" in text or "}" in text or not text.strip()] == []


@pytest.mark.parametrize(("name", "question", "field"), RANGES)
def test_a_range_agrees_with_each_of_its_days_and_with_asking_again(name, question, field):
    book = BOOKS[name]
    for request in requests(book, question, field):
        first = wire.solve(book, request)
        assert_flips_are_found_again(book, request, first)
        for today in todays(first):
            then = on(request, today)
            case = case_of(book, then)
            if question == book.course.id:
                for part in trace(book, case).parts:
                    about = case.about(book.topics[part.topic].fields)
                    assert part == decide(book.topics[part.topic], about, book.facts)
                    assert_each_day_of_the_range_agrees(book, about, part)
            else:
                answer = decide(book.topics[question], case, book.facts)
                assert_each_day_of_the_range_agrees(book, case, answer)
            assert_every_sentence_is_filled(book, then)


@pytest.mark.parametrize(("name", "question"), QUESTIONS)
def test_a_question_of_which_nothing_is_known_is_answered_without_a_day(name, question):
    book = BOOKS[name]
    request = {"topic": question, "today": middle(book).isoformat()}
    assert_every_sentence_is_filled(book, request)
    answer = wire.solve(book, request)
    assert dict(answer.dates) == {}
    assert (answer.still, answer.act_by, answer.stretches) == (None, None, ())
    assert_flips_are_found_again(book, request, answer)


def test_the_ranges_reach_every_verdict_in_every_rulebook_that_has_days():
    for name, book in BOOKS.items():
        found = {
            wire.solve(book, on(request, today)).finding.verdict
            for each, question, field in RANGES
            if each == name
            for request in requests(book, question, field)
            if len(request["fields"]) == 1
            for today in todays(wire.solve(book, request))
        }
        assert {Verdict.DEPENDS, Verdict.TOO_LATE, Verdict.YES, Verdict.NOT_YET} <= found
