"""A row of a chart knows which days of its window are sure, and what else is to be seen there."""

import pytest

from checker.engine.rulebook import Rulebook
from checker.render.rows import Row, rows
from tests.toy.ask import BORROWED, TODAY, ask
from tests.toy.book import book
from tests.toy.lands import book as lands

LOAN = "2026-05-01..2026-05-06"


def found(
    question: str, today: str = TODAY, book: Rulebook = book, /, **known: str
) -> dict[str, Row]:
    answer = ask(question, today, book, **known)
    return {row.window.deadline.id: row for row in rows(book, answer)}


def days(row: Row) -> tuple[str, ...]:
    """Return the first and the last day that is sure, and the days that are not, each as month and day."""
    ends = (row.first, row.last, *(row.unsure or ()))
    return tuple(f"{each:%m-%d}" if each else "" for each in ends)


@pytest.mark.parametrize(
    ("question", "name", "known", "expected"),
    [
        # A window that is sure has its own days.
        ("overdue", "due-by", {"borrowed": BORROWED}, ("05-04", "05-18")),
        ("overdue", "renew-from", {"borrowed": BORROWED}, ("05-11", "")),
        # To act by: sure up to the earliest day, and then in doubt up to the latest.
        ("overdue", "due-by", {"borrowed": LOAN}, ("05-01", "05-15", "05-16", "05-20")),
        # To act from: in doubt up to the day before the latest, and then open.
        ("overdue", "renew-from", {"borrowed": LOAN}, ("05-13", "", "05-08", "05-12")),
        # To wait for: sure up to the earliest day.
        (
            "letter",
            "letter-by",
            {"posted": "2026-05-07..2026-05-08"},
            ("05-08", "05-13", "05-14", "05-14"),
        ),
        # The same on every day of the range.
        ("letter", "letter-by", {"posted": "2026-05-09..2026-05-10"}, ("05-10", "05-14")),
    ],
)
def test_a_range_leaves_some_days_in_doubt(question, name, known, expected):
    assert days(found(question, **known)[name]) == expected


@pytest.mark.parametrize(
    ("land", "posted", "expected"),
    [
        ("AA", "2026-05-08", ("05-08", "05-15")),
        # The feast of 11 and 12 May may be on other days.
        ("CC", "2026-05-08", ("05-08", "05-10", "05-11", "05-18")),
        # It may begin on the last day that was counted.
        ("CC", "2026-06-11", ("06-11", "06-17", "06-18", "06-18")),
        # It may end on the day of the letter itself.
        ("CC", "2026-05-12", ("05-12", "05-11", "05-12", "05-18")),
    ],
)
def test_days_that_may_move_leave_the_rest_in_doubt(land, posted, expected):
    row = found("letter", "2026-06-12", lands, posted=posted, land=land)["letter-by"]
    assert days(row) == expected


@pytest.mark.parametrize(
    ("today", "name"),
    [
        ("2026-05-18", "due-by"),
        ("2026-05-19", "amnesty-by"),
        ("2026-05-25", "amnesty-by"),
        ("2026-05-26", None),
    ],
)
def test_the_last_day_for_what_is_to_be_done_now_stands_out(today, name):
    for question in ("overdue", "my-book"):
        acts = {each: row.act_by for each, row in found(question, today, borrowed=BORROWED).items()}
        assert [each for each, day in acts.items() if day] == ([name] if name else [])


def test_of_a_range_the_earliest_last_day_stands_out():
    acts = {name: row.act_by for name, row in found("overdue", borrowed=LOAN).items() if row.act_by}
    assert [(name, str(day)) for name, day in acts.items()] == [("due-by", "2026-05-15")]


def test_only_a_day_of_what_comes_first_stands_out():
    # The letter is what the case waits for; the loan is settled by it.
    case = found("my-book", borrowed=BORROWED, posted="2026-05-08")
    assert not any(row.act_by for row in case.values())


def test_a_window_is_contested_where_a_rule_contradicts_the_one_that_it_is_counted_by():
    case = found("overdue", borrowed=BORROWED, brought="2026-05-12")
    # The toy's amnesty contradicts its fine; a day that was given is counted by no rule.
    assert [name for name, row in case.items() if row.is_contested] == ["renew-from", "amnesty-by"]


@pytest.mark.parametrize(
    ("question", "name", "known", "kinds"),
    [
        ("letter", "letter-by", {"posted": "2026-05-08"}, ["running"]),
        ("letter", "letter-by", {"posted": "2026-05-07..2026-05-08"}, ["running", "unsure"]),
        ("overdue", "due-by", {"borrowed": BORROWED}, ["running", "act-by"]),
        ("overdue", "renew-from", {"borrowed": BORROWED}, ["contested", "open"]),
        ("overdue", "amnesty-by", {"borrowed": BORROWED}, ["contested"]),
    ],
)
def test_a_row_names_the_kinds_of_its_marks(question, name, known, kinds):
    assert [str(kind) for kind in found(question, **known)[name].kinds] == kinds


def test_all_that_is_drawn_of_a_row_has_room():
    row = found("overdue", borrowed=LOAN)["due-by"]
    assert sorted({f"{day:%d}" for day in row.days}) == ["01", "15", "16", "20"]
    assert len([*found("overdue", borrowed=BORROWED)["renew-from"].days]) == 2
