"""The laws hold for any day that can be typed, not only for the telling ones."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import checker
from checker import TOPICS, calendars
from checker.browser import show
from checker.fields import FIELDS, FIRST_DAY, LAST_DAY, FieldKind
from checker.timeline import MY_CASE, my_fields

from . import contract, domain, laws
from .test_ranges import agrees_with_each_day

# So far from both ends that every day of a request can be typed, and every holiday is known.
FAR = timedelta(days=200)
TODAYS = some.dates(FIRST_DAY + 3 * FAR, LAST_DAY - 3 * FAR)
HOLIDAYS = calendars.load("DE")
TODAYS_OF_HOLIDAYS = some.dates(HOLIDAYS.first + FAR, HOLIDAYS.last - FAR)
FILES = some.lists(
    some.builds(
        lambda name, size: {"name": name, "size": size},
        some.sampled_from(domain.NAMES),
        some.integers(0, 3_000_000),
    ),
    max_size=4,
)


@some.composite
def requests(draw: some.DrawFn, *, spans: bool = False) -> tuple[str, domain.Request]:
    """Draw a request of any topic; with `spans` one of its days is a range. Return that field as well."""
    fields_of = {
        name: [field for field in topic.fields if field in contract.DAYS]
        for name, topic in TOPICS.items()
    }
    topic = draw(some.sampled_from([name for name, days in fields_of.items() if days or not spans]))
    today = draw(TODAYS_OF_HOLIDAYS if topic == "refund" else TODAYS)
    unsure = draw(some.sampled_from(fields_of[topic])) if spans else ""
    known = draw(some.sets(some.sampled_from(TOPICS[topic].fields))) | ({unsure} - {""})
    fields = {name: draw(_values(name, today, name == unsure)) for name in sorted(known)}
    return unsure, domain.request(topic, today, fields)


def _values(name: str, today: date, is_span: bool) -> some.SearchStrategy[Any]:
    field = FIELDS[name]
    match field.kind:
        case FieldKind.DATE:
            days = some.integers(-40 if name == "protection-ends" else 0, 90)
            first = days.map(lambda back: today - timedelta(days=back))
            return some.builds(_span, first, some.integers(0, 20)) if is_span else first
        case FieldKind.OPTION:
            return some.sampled_from(field.options)
        case FieldKind.COUNTRY:
            return some.sampled_from(domain.COUNTRIES)
        case FieldKind.FILES:
            return FILES
    return some.sampled_from([text for text in domain.TEXTS if text])


def _span(first: date, length: int) -> str:
    return f"{first}..{first + timedelta(days=length)}"


@some.composite
def cases(draw: some.DrawFn) -> domain.Request:
    """Draw all that a buyer may know of one case; one of its days may be a range."""
    today = draw(TODAYS_OF_HOLIDAYS)
    known = draw(some.sets(some.sampled_from(my_fields())))
    unsure = draw(some.sampled_from(["", *sorted(known & contract.DAYS)]))
    fields = {name: draw(_values(name, today, name == unsure)) for name in sorted(known)}
    return domain.request(MY_CASE, today, fields)


@given(requests())
def test_any_request_is_answered_as_published_and_by_every_law(drawn: tuple[str, domain.Request]):
    asked = laws.Proof().ask(drawn[1])
    laws.it_is_answered_as_published(asked)
    if asked.record:
        for law in laws.LAWS:
            law(asked)


@given(requests(spans=True))
def test_any_range_agrees_with_asking_about_each_of_its_days(drawn: tuple[str, domain.Request]):
    field, whole = drawn
    first, last = map(date.fromisoformat, whole["fields"][field].split(".."))
    days = [str(first + timedelta(days=n)) for n in range((last - first).days + 1)]
    proof = laws.Proof()
    each = [proof.ask({**whole, "fields": {**whole["fields"], field: day}}) for day in days]
    agrees_with_each_day(field, proof.ask(whole), each)


@pytest.mark.parametrize("back", range(1, 18))
@pytest.mark.parametrize(
    ("topic", "field"),
    [
        ("tracking", "sent"),
        ("open-dispute", "sent"),
        ("open-dispute", "finished"),
        ("seller-reply", "opened"),
        ("refund", "processed"),
        ("appeal", "closed"),
        ("warranty", "purchased"),
    ],
)
def test_no_change_is_named_for_a_day_on_which_nobody_can_ask(topic: str, field: str, back: int):
    fields = {field: LAST_DAY - timedelta(days=back)}
    asked = laws.Proof().ask(domain.request(topic, LAST_DAY - timedelta(days=1), fields))
    assert all(flip["on"] <= LAST_DAY.isoformat() for flip in asked.answer["flips"])
    laws.flips_agree_with_asking_again(asked)


@given(cases())
def test_any_whole_case_has_the_answers_that_its_questions_have_alone(case: domain.Request):
    shown = json.loads(show(json.dumps(case), "../", "form"))
    assert shown["html"]
    for answer in shown["answer"].get("answers", ()):
        asked_for = TOPICS[answer["topic"]].fields
        fields = {name: value for name, value in case["fields"].items() if name in asked_for}
        assert answer == checker.answer({**case, "topic": answer["topic"], "fields": fields})
