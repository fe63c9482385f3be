"""A refused request carries every mistake, and what is known of the request."""

from datetime import date

from checker.errors import Code, Mistake, Refused

# The contract's codes.
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


def test_the_codes_are_those_of_the_contract():
    assert set(Code) == CODES


def test_a_refusal_names_each_field_and_code():
    mistakes = Mistake("sent", Code.NOT_A_DATE), Mistake("agreed", Code.NOT_AN_OPTION)
    refused = Refused(*mistakes, topic="open-dispute", today=date(2026, 11, 23))
    assert str(refused) == "sent: not-a-date, agreed: not-an-option"
    assert refused.mistakes == mistakes
    assert (refused.topic, refused.today) == ("open-dispute", date(2026, 11, 23))


def test_a_refusal_may_know_nothing_of_the_request():
    refused = Refused()
    assert (refused.mistakes, refused.topic, refused.today) == ((), "", None)
