"""What pages may call says what the facts say, and refuses what it cannot say."""

from html import escape

import pytest

from tools import lists, phrases
from tools.examples import read_examples
from tools.phrases import BOOK


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ('fact("no-such-fact")', "no-such-fact"),
        ('figure("dispute-problem")', "dispute-problem"),
        ('fact("evidence-types-opening")', "figure"),
        ('figure("appeal", "first")', "appeal"),
        ('source("no-such-fact")', "no-such-fact"),
        ('path("My Orders", "Open Sesame")', "Open Sesame"),
    ],
)
def test_a_macro_refuses_what_it_cannot_say(call, complaint):
    with pytest.raises((KeyError, ValueError), match=complaint):
        eval(call, vars(phrases))  # noqa: S307 (the calls stand above)


def test_a_macro_says_what_the_fact_says():
    fact = BOOK.facts["refund-arrival"]
    first, last = fact.pair
    assert phrases.figure(fact.id, "first") == str(first)
    assert phrases.fact(fact.id).startswith(phrases.figure(fact.id))
    assert str(last) in phrases.states(fact.id)
    assert phrases.reading("dispute-expired") == ""
    assert phrases.figure("warranty", "tablet") == BOOK.words.data["word"]["RU"]


def test_a_source_is_named_by_all_its_questions():
    assert phrases.asked(BOOK.facts["where-orders"]) == BOOK.words.get("source", "all")
    first, second = BOOK.facts["seller-reply"].asked
    assert phrases.asked(BOOK.facts["seller-reply"]).endswith(f"{first} and {second}")
    assert "rules.md#seller-reply" in phrases.source("seller-reply", "appeal")


def test_labels_are_tapped_one_after_the_other():
    labels = BOOK.facts["where-orders"].lists["labels"][:3]
    shown = phrases.path(*labels)
    assert [shown.index(label) for label in labels] == sorted(map(shown.index, labels))


def test_a_page_that_states_no_fact_lists_them_all():
    assert all(f"rules.md#{fact_id})" in lists.rules_in_short("about") for fact_id in BOOK.facts)
    assert lists.rules_in_short("cancel").count("rules.md#") == 1
    assert all(f'id="{fact_id}"' in rules_of_every_page() for fact_id in BOOK.facts)


def rules_of_every_page() -> str:
    return "".join(map(lists.rules_of, {lists.page_of(fact) for fact in BOOK.facts.values()}))


def test_every_example_with_a_link_is_shown_with_its_verdict():
    for example in read_examples():
        if example.shows:
            assert f'data-verdict="{example.expected["verdict"]}"' in lists.shown(example)
            assert escape(example.name[1:]) in lists.shown(example)


def test_files_have_no_link():
    with_files = next(each for each in read_examples() if "files" in each.fields)
    with pytest.raises(ValueError, match="no address can hold"):
        assert with_files.link


def test_a_label_that_no_fact_names_is_refused():
    with pytest.raises(ValueError, match="Open Sesame"):
        phrases.screen("Open Sesame")
