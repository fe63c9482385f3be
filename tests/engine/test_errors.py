"""A refused request carries every mistake, and what is known of the request."""

from datetime import date

from checker.engine.errors import Code, Mistake, Refused

# Whoever reads answers as data relies on these.
CODES = {
    "unknown-topic",
    "unknown-field",
    "not-a-date",
    "out-of-range",
    "in-the-future",
    "out-of-order",
    "not-an-option",
    "bad-range",
    "one-range",
    "bad-file",
    "too-long",
    "bad-request",
}


def test_the_codes_are_those_that_readers_of_answers_rely_on():
    assert set(Code) == CODES


def test_a_refusal_names_each_field_and_code():
    mistakes = Mistake("borrowed", Code.NOT_A_DATE), Mistake("excused", Code.NOT_AN_OPTION)
    refused = Refused(*mistakes, topic="overdue", today=date(2026, 5, 23))
    assert str(refused) == "borrowed: not-a-date, excused: not-an-option"
    assert refused.mistakes == mistakes
    assert (refused.topic, refused.today) == ("overdue", date(2026, 5, 23))


def test_a_refusal_may_know_nothing_of_the_request():
    refused = Refused()
    assert (refused.mistakes, refused.topic, refused.today) == ((), "", None)


def test_a_mistake_needs_no_more_than_its_field_and_its_code():
    mistake = Mistake("borrowed", Code.BAD_RANGE)
    assert (dict(mistake.values), mistake.variant) == ({}, "")
