"""A rulebook knows what each of its questions asks for, and how its figures are said."""

from dataclasses import replace

import pytest

from checker.engine.course import Course
from tests.toy.book import book, facts


def test_a_form_asks_for_the_fields_of_its_question_in_their_order():
    assert {**book.forms} == {
        **{topic.id: topic.fields for topic in book.topics.values()},
        book.course.id: ("borrowed", "brought", "excused", "posted", "land", "district"),
    }
    assert list(book.forms) == [*book.topics, book.course.id]


def test_a_whole_case_asks_for_each_field_once_in_the_order_of_its_questions():
    again = replace(book, course=Course("again", ("letter", "overdue", "letter"), settled_by={}))
    assert again.forms["again"] == ("posted", "land", "district", "excused", "borrowed", "brought")


@pytest.mark.parametrize(
    ("question", "expected"),
    [("letter", True), ("my-book", True), ("overdue", False), ("card", False), ("cover", False)],
)
def test_a_country_s_calendar_matters_where_business_days_are_counted(question, expected):
    assert book.counts_business_days(question) is expected


def test_a_course_without_business_days_needs_no_calendar():
    without = replace(book, course=Course("short", ("overdue", "card"), settled_by={}))
    assert without.counts_business_days("short") is False


def test_every_figure_has_its_name_and_is_that_of_the_beginning():
    assert book.figures["loan"] == "14"
    assert book.figures["loan/counted"] == "14 days"
    assert (book.figures["letter/first"], book.figures["letter/last"]) == ("2", "4")
    assert book.figures["cover-weight/last"] == "1,100"
    assert book.figures["cover-formats"] == "png"
    assert book.figures["card/libraries"] == "the north and south"
    without = {fact.id for fact in facts.values() if fact.value is None}
    assert without
    assert {name.partition("/")[0] for name in book.figures} == set(facts) - without
