"""The figures that were typed a second time are those of the facts: neither changes without the other."""

import pytest

from .contract import BOOK, FIGURES, LATER, LISTS

# Spans of characters, proven against the tables of another library in test_second_opinion.py.
PROVEN_ELSEWHERE = {"evidence-text"}


def test_every_fact_with_a_figure_stands_in_the_second_table():
    with_figure = {fact.id for fact in BOOK.facts.values() if fact.value is not None}
    assert set(FIGURES) == with_figure - PROVEN_ELSEWHERE


@pytest.mark.parametrize("fact_id", FIGURES)
def test_a_figure_is_the_same_in_both_tables(fact_id):
    fact = BOOK.facts[fact_id]
    assert fact.value == FIGURES[fact_id], (
        f"{fact_id}: the fact says {fact.value}, contract.py {FIGURES[fact_id]}"
    )
    assert {str(each.since): each.value for each in fact.later} == LATER.get(fact_id, {}), fact_id


def test_the_lists_that_a_rule_judges_by_are_the_same_in_both_tables():
    for fact_id, lists in LISTS.items():
        fact = BOOK.facts[fact_id]
        assert all(each.lists == lists for each in fact.versions), fact_id
