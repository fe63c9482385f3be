"""A whole case asks its questions in their order, and leaves behind those that a later event settles."""

import pytest

from checker.engine.choices import faced
from checker.engine.timeline import trace

from .cases import BOOK, TODAY, case_of

COURSE = BOOK.course
SETTLED = [(topic, event) for topic, events in COURSE.settled_by.items() for event in events]


def traced(**fields: str) -> list[str]:
    """Return the questions that are still to be acted on."""
    said = " ".join(f"{name}={value}" for name, value in fields.items())
    return [answer.topic for answer in trace(BOOK, case_of(COURSE.id, said)).live]


def test_the_questions_of_a_case_are_topics_and_each_stands_once():
    assert COURSE.id not in BOOK.topics
    assert set(COURSE.topics) <= set(BOOK.topics)
    assert len(COURSE.topics) == len(set(COURSE.topics))
    assert set(COURSE.settled_by) <= set(COURSE.topics)


def test_a_case_asks_for_every_field_of_its_questions_once():
    fields = BOOK.forms[COURSE.id]
    assert set(fields) == {name for topic in COURSE.topics for name in BOOK.topics[topic].fields}
    assert len(fields) == len(set(fields))


def test_each_field_of_a_case_stands_in_one_event_which_has_words():
    fields = [name for event in COURSE.events for name in event.fields]
    assert sorted(fields) == sorted(
        {name for topic in COURSE.topics for name in BOOK.topics[topic].fields}
    )
    earlier: set[str] = set()
    for event in COURSE.events:
        assert BOOK.words.of_topic(COURSE.id, "event", event.id)
        assert set(event.after) <= earlier
        assert not event.after or BOOK.words.of_topic(COURSE.id, "early", event.id)
        assert not event.says or BOOK.fields[event.says].options == ("yes", "no")
        earlier.add(event.id)


def test_each_choice_of_a_case_has_words_and_tells_what_the_case_can_hold():
    for choice in COURSE.choices:
        assert BOOK.words.of_topic(COURSE.id, "choice", choice.id)
        assert set(choice.facts) <= set(BOOK.facts)
        assert choice.topic in ("", *COURSE.topics)
        assert choice.topic or choice.since
        for name, value in choice.tells.items():
            assert value == "today" or value in BOOK.fields[name].options
        for event in (*choice.since, *choice.until):
            assert event.partition("=")[0] in BOOK.forms[COURSE.id]


@pytest.mark.parametrize(
    ("known", "choices"),
    [
        ({}, []),
        ({"sent": TODAY}, []),  # too early to open a dispute
        ({"sent": "2026-10-01", "protection-ends": TODAY}, ["open"]),
        ({"sent": "2026-10-01", "protection-ends": "2026-11-20"}, ["open"]),  # unclear
        ({"sent": "2026-10-01", "protection-ends": TODAY, "agreed": "yes"}, []),
        ({"sent": "2026-10-01", "protection-ends": TODAY, "opened": TODAY}, ["cancel"]),
        ({"dispute-open": "yes", "reply": "countered"}, ["accept", "cancel"]),
        ({"opened": "2026-11-10", "reply": "countered", "closed": TODAY}, []),
        ({"opened": "2026-11-10", "processed": TODAY}, []),
    ],
)
def test_a_case_faces_the_choices_that_are_open_to_it(known, choices):
    said = " ".join(f"{name}={value}" for name, value in known.items())
    answer = trace(BOOK, case_of(COURSE.id, said))
    assert [choice.id for choice in faced(COURSE, answer)] == choices


def test_what_settles_a_question_is_a_field_or_an_option_of_the_case():
    for _, event in SETTLED:
        name, _, option = event.partition("=")
        assert name in BOOK.forms[COURSE.id]
        assert not option or option in BOOK.fields[name].options


@pytest.mark.parametrize(("topic", "event"), SETTLED)
def test_a_question_is_left_behind_once_a_later_event_is_known(topic, event):
    name, _, option = event.partition("=")
    began = {"open-dispute": "sent", "tracking": "sent", "seller-reply": "opened"}[topic]
    before = {began: str(TODAY)}
    assert topic in traced(**before)
    assert topic not in traced(**before, **{name: option or str(TODAY)})


def test_a_day_that_outlasts_its_question_is_a_date_with_words_and_a_fact_of_its_own():
    dates = {name for topic in COURSE.topics for name in BOOK.words.data[topic].get("date", {})}
    for name, day in COURSE.lasting.items():
        assert name in dates
        assert BOOK.words.of_topic(COURSE.id, "date", name)
        for key in (day.ahead, day.over, day.unsure):
            assert BOOK.words.of_topic(COURSE.id, "because", key)
            assert key.partition("/")[0] in BOOK.facts
        for event in (*day.since, *day.until):
            assert event.partition("=")[0] in BOOK.forms[COURSE.id]


OPEN = {"protection-ends": "2026-12-20", "sent": "2026-10-01"}


@pytest.mark.parametrize(
    ("more", "lasts"),
    [
        ({"opened": "2026-11-15"}, True),
        ({"dispute-open": "yes"}, True),
        ({"opened": "2026-11-15", "reply": "countered"}, True),
        ({}, False),
        ({"dispute-open": "no"}, False),
        ({"opened": "2026-11-15", "closed": "2026-11-20"}, False),
        ({"opened": "2026-11-15", "processed": "2026-11-20"}, False),
        # Where the order has finished, protection has no other end.
        ({"opened": "2026-11-15", "finished": "2026-11-14"}, False),
    ],
)
def test_while_a_dispute_is_open_the_end_of_protection_still_matters(more, lasts):
    case = case_of(COURSE.id, " ".join(f"{k}={v}" for k, v in (OPEN | more).items()))
    found = trace(BOOK, case).lasting
    assert [(each.deadline.id, each.because) for each in found] == (
        [("closes", "cancel/running")] if lasts else []
    )


@pytest.mark.parametrize("field", ["opened", "closed", "processed", "finished"])
def test_where_an_event_is_known_there_is_something_to_act_on(field):
    assert traced(**{field: str(TODAY)})
    assert traced(sent=str(TODAY), **{field: str(TODAY)})
