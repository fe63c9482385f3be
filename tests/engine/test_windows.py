"""Any answer has windows: a whole case those of its timeline, one question its own."""

from dataclasses import replace
from datetime import date

import pytest

from checker.engine.record import Answer, State, Verdict
from checker.engine.windows import in_order, windows
from tests.toy.ask import BORROWED, ask


def shown(answer: Answer) -> list[tuple[str, str, str, str]]:
    return [
        (each.deadline.id, str(each.first), str(each.last or ""), each.state.value)
        for each in windows(answer)
    ]


def test_one_question_has_the_windows_that_it_has_in_a_case():
    alone, case = ask("overdue", borrowed=BORROWED), ask("my-book", borrowed=BORROWED)
    assert shown(alone) == shown(case)
    assert {window.answer.topic for window in windows(alone)} == {"overdue"}
    assert {window.named_by for window in windows(alone)} == {"overdue"}


def test_a_whole_case_has_the_windows_of_its_timeline():
    case = ask("my-book", borrowed=BORROWED, posted="2026-05-08")
    assert case.timeline is not None
    assert windows(case) is case.timeline.windows


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-05-18", State.SETTLED), ("2026-05-19", State.PAST)],
)
def test_what_is_settled_matters_no_more_unless_it_is_over(today, state):
    settled = ask("my-book", today, borrowed=BORROWED, posted="2026-05-08")
    assert {each.deadline.id: each.state for each in windows(settled)}["due-by"] is state


def test_where_the_answer_is_no_what_is_not_over_matters_no_more():
    answer = ask("overdue", borrowed=BORROWED)
    never = replace(answer, finding=replace(answer.finding, verdict=Verdict.NO))
    assert {each.state for each in windows(never)} == {State.SETTLED}
    over = ask("card", joined="2025-05-09")
    assert over.finding.verdict is Verdict.NO
    assert [each.state for each in windows(over)] == [State.PAST]


@pytest.mark.parametrize("question", ["overdue", "card", "cover", "my-book"])
def test_an_answer_without_days_has_no_window(question):
    assert windows(ask(question)) == ()


def test_windows_come_in_the_order_of_their_days_and_what_stays_open_comes_last():
    found = windows(ask("overdue", borrowed=BORROWED))
    assert in_order(reversed(found)) == found
    keys = [(window.first, window.last or date.max) for window in found]
    assert keys == sorted(keys)
