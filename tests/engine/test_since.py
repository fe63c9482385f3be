"""What has changed since an earlier edition, of the rules that an answer rests on."""

from dataclasses import replace

import pytest

from checker.engine.record import Alternative, Answer, Flip, Item, Stretch, Timeline, Verdict
from checker.engine.since import since
from tests.toy.ask import BORROWED, ask
from tests.toy.later import book, told

# Borrowed after the other loan holds: due on the 25th, and not on the 18th.
NEW_RULE = {"borrowed": "2026-06-04"}


@pytest.mark.parametrize(
    ("edition", "changes"),
    [("2026-04", None), ("2026-05", 1), ("2026-06", 0), ("2026-07", None), ("soon", None)],
)
def test_only_what_was_learned_after_an_earlier_edition_is_told(edition, changes):
    found = told(edition, "overdue", "2026-06-20", **NEW_RULE)
    assert (found and len(found.changes)) == changes


def test_a_change_that_turns_the_verdict_and_a_day_says_what_they_were():
    found = told("2026-05", "overdue", "2026-06-20", **NEW_RULE)
    [change] = found.changes
    assert (change.before.value, change.now.value, str(change.since)) == (14, 21, "2026-06-01")
    in_may = replace(book, facts=book.facts.known_in("2026-05"))
    assert found.verdict == ask("overdue", "2026-06-20", in_may, **NEW_RULE).finding.verdict
    [(was, now)] = [days for days in found.days if days[0].id == "due-by"]
    assert (str(was.date), str(now.date)) == ("2026-06-18", "2026-06-25")


def test_a_change_that_begins_after_the_event_changes_no_day():
    found = told("2026-05", "overdue", "2026-05-10", borrowed=BORROWED)
    assert len(found.changes) == 1
    assert (found.verdict, found.days) == (None, ())


def with_item(answer: Answer, verdict: Verdict) -> Answer:
    item = Item("note", "note", verdict, verdict)
    return replace(answer, finding=replace(answer.finding, items=(item,)))


# What an earlier edition may have said otherwise, with the same verdict and the same days.
REST = {
    "a file or text": lambda answer: with_item(answer, Verdict.UNCLEAR),
    "the days of a range": lambda answer: replace(
        answer, stretches=(Stretch("borrowed", answer.today, answer.today, Verdict.YES),)
    ),
    "the regions": lambda answer: replace(
        answer, alternatives=(Alternative("district", ("BB-N",), Verdict.YES),)
    ),
    "when it changes": lambda answer: replace(answer, flips=(Flip(answer.today, Verdict.NO),)),
    "which days there are": lambda answer: replace(
        answer, dates={"renew-from": answer.dates["renew-from"]}
    ),
    "another question of the case": lambda answer: replace(
        answer,
        timeline=Timeline((with_item(answer, Verdict.UNCLEAR),), (answer,), (), ()),
    ),
}


@pytest.mark.parametrize("otherwise", REST.values(), ids=REST)
def test_what_else_the_answer_says_is_not_the_same_where_it_is_another(otherwise):
    answer = with_item(ask("overdue", "2026-06-20", book, **NEW_RULE), Verdict.NO)
    answer = replace(answer, timeline=Timeline((answer,), (answer,), (), ()))
    for earlier, is_same in ((lambda _: answer, True), (lambda _: otherwise(answer), False)):
        found = since("2026-05", book.facts, answer, earlier)
        assert (found.verdict, found.days, found.is_rest_same) == (None, (), is_same)


def test_a_figure_that_was_put_right_is_told_with_its_reason():
    found = told("2026-05", "letter", "2026-05-10", posted="2026-05-08")
    assert [change.why for change in found.changes] == ["It was misread."]
    assert found.days != ()


def test_a_rule_that_the_answer_does_not_rest_on_is_not_told():
    assert told("2026-05", "card", "2026-05-10", joined="2026-01-01").changes == ()


def test_a_whole_case_is_told_of_all_its_questions():
    found = told("2026-05", "my-book", "2026-06-20", joined="2026-01-01", **NEW_RULE)
    assert [change.now.id for change in found.changes] == ["loan"]
    assert found.days != ()


def test_days_that_the_earlier_figures_cannot_count_are_left_out():
    """Four business days after that Monday the land's calendar ends; the wrong figure had six."""
    found = told("2026-05", "letter", "2027-12-27", posted="2027-12-27", land="AA")
    assert len(found.changes) == 1
    assert (found.verdict, found.days, found.had_answer) == (None, (), False)
