"""A whole case asks its questions in their order, and leaves behind those that a later event settles."""

import pytest

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


@pytest.mark.parametrize("field", ["opened", "closed", "processed", "finished"])
def test_where_an_event_is_known_there_is_something_to_act_on(field):
    assert traced(**{field: str(TODAY)})
    assert traced(sent=str(TODAY), **{field: str(TODAY)})
