"""The laws hold for any day that can be typed, not only for the telling ones."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

import checker
from checker.engine.fields import FIRST_DAY, LAST_DAY, FieldKind

from . import banks, contract, domain, laws
from .contract import BOOK
from .test_ranges import agrees_with_each_day

# So far from both ends that every day of a request can be typed, and every holiday is known.
FAR = timedelta(days=200)
TODAYS = some.dates(FIRST_DAY + 3 * FAR, LAST_DAY - 3 * FAR)
KNOWN = banks.banks("DE", "DE-BY")
TODAYS_OF_HOLIDAYS = some.dates(KNOWN.first + FAR, KNOWN.last - FAR)
WITH_REGIONS = [country for country in domain.COUNTRIES if banks.regions(country)]
REGIONS = [region for country in WITH_REGIONS for region in banks.regions(country)]
WHOLE = BOOK.course.id
FILES = some.lists(
    some.fixed_dictionaries(
        {
            "name": some.sampled_from((*domain.NAMES, *domain.MORE_NAMES)),
            "size": some.integers(0, 3_000_000),
        },
        optional={"inside": some.sampled_from(domain.INSIDES)},
    ),
    max_size=4,
)


@some.composite
def requests(draw: some.DrawFn, *, spans: bool = False) -> tuple[str, domain.Request]:
    """Draw a request of any topic; with `spans` one of its days is a range. Return that field as well."""
    fields_of = {
        name: [field for field in topic.fields if field in contract.DAYS]
        for name, topic in BOOK.topics.items()
    }
    topic = draw(some.sampled_from([name for name, days in fields_of.items() if days or not spans]))
    today = draw(TODAYS_OF_HOLIDAYS if topic == "refund" else TODAYS)
    unsure = draw(some.sampled_from(fields_of[topic])) if spans else ""
    known = draw(some.sets(some.sampled_from(BOOK.topics[topic].fields))) | ({unsure} - {""})
    fields = {name: draw(_values(name, today, name == unsure)) for name in sorted(known)}
    # Once in ten times a region is left wherever it is.
    if spans or draw(some.integers(0, 9)):
        fields = _at_home(draw, fields)
    return unsure, domain.request(topic, today, fields)


def _values(name: str, today: date, is_span: bool) -> some.SearchStrategy[Any]:
    field = BOOK.fields[name]
    match field.kind:
        case FieldKind.DATE:
            days = some.integers(0 if name in contract.PAST else -40, 90)
            first = days.map(lambda back: today - timedelta(days=back))
            return some.builds(_span, first, some.integers(0, 20)) if is_span else first
        case FieldKind.OPTION:
            return some.sampled_from(field.options)
        case FieldKind.COUNTRY:
            return some.sampled_from(domain.COUNTRIES) | some.sampled_from(WITH_REGIONS)
        case FieldKind.REGION:
            return some.sampled_from(REGIONS)
        case FieldKind.FILES:
            return FILES
    return some.sampled_from([text for text in domain.TEXTS if text])


def _at_home(draw: some.DrawFn, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with a region of their country, if it has any, in the place of any other."""
    own = banks.regions(fields.get("country", ""))
    if "region" in fields and own:
        return fields | {"region": draw(some.sampled_from(own))}
    return {name: value for name, value in fields.items() if name != "region"}


def _span(first: date, length: int) -> str:
    return f"{first}..{first + timedelta(days=length)}"


@some.composite
def cases(draw: some.DrawFn) -> domain.Request:
    """Draw all that a buyer may know of one case; one of its days may be a range."""
    today = draw(TODAYS_OF_HOLIDAYS)
    known = draw(some.sets(some.sampled_from(BOOK.forms[WHOLE])))
    unsure = draw(some.sampled_from(["", *sorted(known & contract.DAYS)]))
    fields = {name: draw(_values(name, today, name == unsure)) for name in sorted(known)}
    return domain.request(WHOLE, today, _at_home(draw, fields))


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
        (topic.id, name)
        for topic in BOOK.topics.values()
        for name in topic.fields
        if name in contract.PAST
    ],
)
def test_no_change_is_named_for_a_day_on_which_nobody_can_ask(topic: str, field: str, back: int):
    fields = {field: LAST_DAY - timedelta(days=back)}
    asked = laws.Proof().ask(domain.request(topic, LAST_DAY - timedelta(days=1), fields))
    assert all(flip["on"] <= LAST_DAY.isoformat() for flip in asked.answer["flips"])
    laws.flips_agree_with_asking_again(asked)


def narrowed(case: domain.Request) -> tuple[bool, dict[str, Any]]:
    """Return whether a case can be answered, and its fields with only those days that all of it allows."""
    today = date.fromisoformat(case["today"])
    unsure = [name for name, value in case["fields"].items() if ".." in value]
    if not unsure:
        return not contract.mistakes(*contract.known(case)), case["fields"]
    [name] = unsure
    first, last = map(date.fromisoformat, case["fields"][name].split(".."))
    days = [str(first + timedelta(days=n)) for n in range((last - first).days + 1)]
    each = [{**case, "fields": {**case["fields"], name: day}} for day in days]
    known = [contract.known(request) for request in each]
    left = [
        day
        for day, found in zip(days, known, strict=True)
        if "out-of-order" not in {code for _, code in contract.mistakes(*found)}
    ]
    lies_ahead = name in contract.PAST and last > today
    if lies_ahead or not left:
        return False, {}
    return True, {**case["fields"], name: f"{left[0]}..{left[-1]}"}


# The end of protection leaves three of the five days on which the parcel may have been sent.
NARROWING = domain.request(
    WHOLE,
    date(2026, 11, 23),
    {"sent": "2026-11-10..2026-11-14", "protection-ends": "2026-11-12"},
)


@given(cases())
@example(NARROWING)
def test_a_whole_case_answers_as_its_questions_do_with_the_days_that_all_of_it_leaves(
    case: domain.Request,
):
    """A range is narrowed by all that the case knows; with the days that are left, each answers as alone."""
    can_be_answered, fields = narrowed(case)
    shown = laws.page(case)
    assert shown["html"]
    assert shown["answer"] == checker.answer(case)
    assert ("errors" not in shown["answer"]) == can_be_answered
    if not can_be_answered:
        return
    alone = []
    for topic in BOOK.course.topics:
        asked_for = BOOK.topics[topic].fields
        known = {name: value for name, value in fields.items() if name in asked_for}
        alone.append(checker.answer({**case, "topic": topic, "fields": known}))
    speaking = [each for each in alone if each["dates"] or each["verdict"] != "need"]
    assert shown["answer"]["answers"] == speaking
    assert shown["answer"]["dates"] == [day for each in speaking for day in each["dates"]]


@given(cases())
@example(NARROWING)
def test_a_whole_case_changes_on_the_days_that_it_names(case: domain.Request):
    asked = laws.Proof().ask(case)
    if asked.record:
        laws.flips_agree_with_asking_again(asked)


@given(cases())
@example(NARROWING)
@settings(max_examples=100)
def test_a_whole_case_changes_on_no_other_day(case: domain.Request):
    asked = laws.Proof().ask(case)
    if asked.record:
        laws.nothing_changes_between_flips(asked)
