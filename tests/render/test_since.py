"""The note on what has changed since the edition of a link, as a page shows it."""

from dataclasses import replace

from checker.render import answer as page
from tests import names as n
from tests.elements import Element, read
from tests.toy.ask import BORROWED, ask
from tests.toy.later import book, told

NEW_RULE = {"borrowed": "2026-06-04"}
LETTER = {"posted": "2026-05-08", "land": "AA"}


def note(edition: str, question: str, today: str, **known: str) -> Element:
    """Return the note in the answer."""
    answer = ask(question, today, book, **known)
    html = page.answer(book, answer, since=told(edition, question, today, **known))
    return read(html).one("section", class_=n.SINCE)


def test_a_link_behind_which_nothing_has_changed_is_told_so():
    found = note("2026-06", "card", "2026-06-20", joined="2026-01-01")
    assert [each.text for each in found.children] == [
        "Since edition 2026-06",
        "This link was made with edition 2026-06 of this guide. You read edition 2026-07.",
        "No rule behind this answer has changed in between.",
    ]


def test_a_rule_that_has_changed_is_told_with_what_became_of_the_verdict_and_the_days():
    found = note("2026-05", "overdue", "2026-06-20", **NEW_RULE)
    [rule] = found.one("ul").all("li")
    assert rule.text == f"Before: {states('loan', 0)} From 1 June 2026 on: {states('loan', 1)}"
    _, verdict, due, amnesty, title = (each.text for each in found.all("p"))
    assert title == "A rule behind this answer has changed in between:"
    assert verdict == "The verdict is another one now. By edition 2026-05 it was: Too late."
    assert due.endswith("by edition 2026-05 it was 18 June 2026, now it is 25 June 2026.")
    assert amnesty.endswith("by edition 2026-05 it was 25 June 2026, now it is 2 July 2026.")


def states(fact_id: str, version: int) -> str:
    fact = book.facts[fact_id]
    return book.words.of_fact(fact.versions[version], "states")


def test_of_a_day_that_is_not_sure_both_ends_are_told():
    found = note("2026-05", "overdue", "2026-06-20", borrowed="2026-05-31..2026-06-01")
    _, _, due, *_ = (each.text for each in found.all("p"))
    assert "14 June 2026 to 15 June 2026" in due
    assert "14 June 2026 to 22 June 2026" in due


def test_a_rule_that_changed_without_touching_the_answer_is_told_as_such():
    found = note("2026-05", "overdue", "2026-05-10", borrowed=BORROWED)
    assert len(found.one("ul").all("li")) == 1
    assert found.all("p")[1].text == "The verdict and the days are the same as before."


def test_the_same_is_not_said_where_something_else_of_the_answer_has_changed():
    answer = ask("overdue", "2026-05-10", book, borrowed=BORROWED)
    since = replace(told("2026-05", "overdue", "2026-05-10", borrowed=BORROWED), is_rest_same=False)
    found = read(page.answer(book, answer, since=since)).one("section", class_=n.SINCE)
    assert found.all("p")[1].text == book.words.get("since", "rest")


def test_where_the_earlier_figures_gave_no_answer_nothing_is_compared():
    known = {"posted": "2027-12-27", "land": "AA"}
    made, _title = note("2026-05", "letter", "2027-12-27", **known).all("p")
    assert made.text.startswith("This link was made")


def test_a_figure_that_was_put_right_is_told_as_ours():
    found = note("2026-05", "letter", "2026-05-10", **LETTER)
    [rule] = found.one("ul").all("li")
    assert "We put this right on 9 June 2026" in rule.text


def test_several_rules_of_a_whole_case_stand_in_one_note():
    found = note("2026-05", "my-book", "2026-06-20", **LETTER, **NEW_RULE)
    assert "2 rules behind this answer have changed in between:" in found.text
    assert len(found.one("ul").all("li")) == 2


def test_a_case_is_told_too_that_nothing_has_changed():
    assert "No rule" in note("2026-05", "my-book", "2026-05-10", joined="2026-01-01").text
