"""What pages may call says what the facts say, and refuses what it cannot say."""

from dataclasses import replace
from datetime import date
from html import escape

import pytest

from checker.engine.facts import Facts
from checker.engine.rulebook import Rulebook
from tools import lists, phrases, site_language
from tools.examples import read_examples

BOOK = site_language.rulebook()


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ('fact(BOOK, "no-such-fact")', "no-such-fact"),
        ('figure(BOOK, "dispute-problem")', "dispute-problem"),
        ('fact(BOOK, "evidence-types-opening")', "figure"),
        ('figure(BOOK, "appeal", "first")', "appeal"),
        ('source(BOOK, "no-such-fact")', "no-such-fact"),
        ('path(BOOK, "My Orders", "Open Sesame")', "Open Sesame"),
    ],
)
def test_a_macro_refuses_what_it_cannot_say(call, complaint):
    with pytest.raises((KeyError, ValueError), match=complaint):
        eval(call, {"BOOK": BOOK, **vars(phrases)})  # noqa: S307 (the calls stand above)


def test_a_macro_says_what_the_fact_says():
    fact = BOOK.facts["refund-arrival"]
    first, last = fact.pair
    assert phrases.figure(BOOK, fact.id, "first") == str(first)
    assert phrases.fact(BOOK, fact.id).startswith(phrases.figure(BOOK, fact.id))
    assert str(last) in phrases.states(BOOK, fact.id)
    assert phrases.reading(BOOK, "dispute-expired") == ""
    assert phrases.figure(BOOK, "warranty", "tablet") == BOOK.words.data["word"]["RU"]


def test_a_source_is_named_by_all_its_questions():
    assert phrases.asked(BOOK, BOOK.facts["where-orders"]) == BOOK.words.get("source", "all")
    first, second = BOOK.facts["seller-reply"].asked
    assert phrases.asked(BOOK, BOOK.facts["seller-reply"]).endswith(f"{first} and {second}")
    assert "rules.md#seller-reply" in phrases.source(BOOK, "seller-reply", "appeal")


def test_labels_are_tapped_one_after_the_other():
    labels = BOOK.facts["where-orders"].lists["labels"][:3]
    shown = phrases.path(BOOK, *labels)
    assert [shown.index(label) for label in labels] == sorted(map(shown.index, labels))


def test_a_page_that_states_no_fact_lists_them_all():
    assert all(
        f"rules.md#{fact_id})" in lists.rules_in_short(BOOK, "about") for fact_id in BOOK.facts
    )
    assert lists.rules_in_short(BOOK, "cancel").count("rules.md#") == 1
    assert all(f'id="{fact_id}"' in rules_of_every_page() for fact_id in BOOK.facts)


def rules_of_every_page() -> str:
    return "".join(
        lists.rules_of(BOOK, page) for page in {lists.page_of(fact) for fact in BOOK.facts.values()}
    )


def test_every_example_with_a_link_is_shown_with_its_verdict():
    for example in read_examples():
        if example.shows:
            assert f'data-verdict="{example.expected["verdict"]}"' in lists.shown(BOOK, example)
            assert escape(example.name[1:]) in lists.shown(BOOK, example)


def test_files_have_no_link():
    with_files = next(each for each in read_examples() if "files" in each.fields)
    with pytest.raises(ValueError, match="no address can hold"):
        assert with_files.link


def test_a_label_that_no_fact_names_is_refused():
    with pytest.raises(ValueError, match="Open Sesame"):
        phrases.screen(BOOK, "Open Sesame")


def changed_on(since: date, edition: str) -> Rulebook:
    """Return the marketplace's rulebook of an edition: from a day on, there are eight days to appeal."""
    fact = replace(BOOK.facts["appeal"], value=7)
    later = replace(fact, value=8, since=since, checked_on=date(2027, 2, 27))
    facts = {**BOOK.facts, fact.id: replace(fact, later=(later,))}
    return replace(BOOK, facts=Facts(edition, facts))


@pytest.mark.parametrize(
    ("since", "figure"), [(date(2027, 2, 28), "8 days"), (date(2027, 3, 1), "7 days")]
)
def test_a_page_gives_the_figure_that_holds_when_the_month_of_its_edition_ends(
    since: date, figure: str
):
    book = changed_on(since, "2027-02")
    assert phrases.fact(book, "appeal") == figure
    assert f":   {figure}\n" in lists.rule(book, "appeal")


def test_a_rule_that_has_changed_is_stated_with_both_figures_and_the_day():
    book = changed_on(date(2027, 3, 1), "2027-02")
    for said in (phrases.states(book, "appeal"), lists.rules_in_short(book, "result")):
        places = [said.index(part) for part in ("7 days", "1 March 2027", "8 days")]
        assert places == sorted(places)
