"""An answer says for itself which days matter, what comes first, and in whose words it speaks."""

from dataclasses import replace
from datetime import date

import pytest

from checker.engine.counting import given
from checker.engine.record import (
    Answer,
    DateKind,
    Deadline,
    Finding,
    Nudge,
    Timeline,
    Verdict,
)

TODAY = date(2026, 5, 10)


def may(n: int) -> date:
    return TODAY.replace(day=n)


def deadline(n: int, kind: DateKind = DateKind.BY, until: int | None = None) -> Deadline:
    """Return a day of May, which may be any day until another one."""
    return Deadline(f"on-{n}", kind, given(may(n)), (may(n), may(until)) if until else None)


def answer(*dates: Deadline, verdict: Verdict = Verdict.YES, act_by: int | None = None) -> Answer:
    return Answer(
        topic="some-topic",
        today=TODAY,
        finding=Finding(verdict, "headline", (), ("first", "second")),
        dates={each.id: each for each in dates},
        flips=(),
        stretches=(),
        alternatives=(),
        still=None,
        act_by=act_by and may(act_by),
        known={},
    )


@pytest.mark.parametrize(("until", "expected"), [(None, False), (9, False), (10, True)])
def test_a_day_is_unsure_where_a_range_leaves_open_which_one_it_is(until, expected):
    assert deadline(9, until=until).is_unsure is expected


@pytest.mark.parametrize("verdict", Verdict)
def test_the_days_matter_unless_the_answer_is_no(verdict):
    dates = [deadline(9), deadline(10), deadline(11)]
    found = answer(*dates, verdict=verdict)
    assert found.days_count is (verdict is not Verdict.NO)
    # Those before today are over.
    assert found.days_ahead == (() if verdict is Verdict.NO else tuple(dates[1:]))


@pytest.mark.parametrize(
    ("dates", "act_by", "nudge"),
    [
        ([deadline(10)], None, ()),
        ([deadline(10)], 10, (Nudge.ACT_NOW,)),
        ([deadline(11)], 11, (Nudge.ACT_NOW,)),
        ([deadline(10, until=10)], 10, (Nudge.ACT_NOW,)),
        # It may be a later day, or the day is none of the answer's own: one day of a range has it.
        ([deadline(10, until=11)], 10, (Nudge.ACT_NOW_PERHAPS,)),
        ([deadline(9)], 10, (Nudge.ACT_NOW_PERHAPS,)),
        ([], 10, (Nudge.ACT_NOW_PERHAPS,)),
        # Another kind of day on the same day makes nothing sure.
        ([deadline(10, DateKind.FROM)], 10, (Nudge.ACT_NOW_PERHAPS,)),
        ([deadline(10, DateKind.WAIT)], 10, (Nudge.ACT_NOW_PERHAPS,)),
        ([replace(deadline(10), id="a"), deadline(10, DateKind.WAIT)], 10, (Nudge.ACT_NOW,)),
    ],
)
def test_what_ends_soon_comes_before_the_other_steps_and_is_called_sure_only_where_it_is(
    dates, act_by, nudge
):
    assert answer(*dates, act_by=act_by).steps == (*nudge, "first", "second")


def test_an_answer_to_one_question_stands_for_itself():
    alone = answer()
    assert alone.live == alone.parts == (alone,)
    assert alone.lead is alone


def test_a_whole_case_speaks_as_the_question_to_act_on_first():
    past, first, second = (replace(answer(), topic=topic) for topic in ("past", "first", "second"))
    whole = replace(answer(), timeline=Timeline((past, second, first), (first, second), (), ()))
    assert whole.parts == (past, second, first)
    assert whole.live == (first, second)
    assert whole.lead is first


def test_a_whole_case_in_which_nothing_is_to_be_done_speaks_for_itself():
    past = replace(answer(), topic="past")
    whole = replace(answer(), timeline=Timeline((past,), (), (), ()))
    assert whole.parts == (past,)
    assert whole.live == ()
    assert whole.lead is whole
