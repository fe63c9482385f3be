"""No figure is typed on a page: each comes from a fact."""

import re

import pytest

from tools import macros, site_language

BOOK = site_language.rulebook()
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


def test_the_figures_on_the_pages_are_those_of_the_facts(built):
    days, day = BOOK.facts["seller-reply"].number, BOOK.facts["dispute-opens"].number
    assert re.search(rf"\b{days} days\b", built["seller-reply/"].html)
    assert re.search(rf"\bday {day}\b", built["open-dispute/"].html)


def test_the_number_of_proven_requests_is_printed(built):
    assert f"we asked {macros.proven():,} questions" in built["about/"].html
