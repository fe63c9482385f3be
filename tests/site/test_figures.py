"""No figure is typed on a page: each comes from a fact."""

import re

import pytest

from checker.policy import POLICY

NUMBER = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
UNIT = r"(?:days?|weeks?|months?|years?|hours?|[kM]B|megabytes?|bytes|characters)"
FIGURE = re.compile(
    rf"\b{NUMBER}(?:\s*(?:to|\u2013|-)\s*{NUMBER})?\s+(?:calendar |business |working )?{UNIT}\b"
    r"|\bday \d",
    re.IGNORECASE,
)
MACRO = re.compile(r"\{\{.*?\}\}")


def test_no_figure_is_typed_by_hand(source):
    written = MACRO.sub("", source.body) + str(source.meta)
    assert not FIGURE.findall(written)


@pytest.mark.parametrize(
    "sentence",
    ["within 15 days", "3 to 15 business days", "Seven days are left", "under 2 MB", "from day 11"],
)
def test_a_figure_typed_by_hand_would_be_seen(sentence):
    assert FIGURE.search(sentence)


def test_the_figures_on_the_pages_are_those_of_the_policy(built):
    days, day = POLICY["seller-reply"].number, POLICY["dispute-opens"].number
    assert re.search(rf"\b{days} days\b", built["seller-reply/"].html)
    assert re.search(rf"\bday {day}\b", built["open-dispute/"].html)
