"""A whole case becomes one timeline: every window in the order of its days, and what to do first."""

from datetime import date

import pytest

from checker.answer import Verdict
from checker.case import Case, check
from checker.days import Calendar
from checker.errors import Refused
from checker.fields import FIELDS
from checker.timeline import COURSE, SETTLED_BY, URGENCY, State, Timeline, my_fields, trace
from checker.topics import TOPICS

day = date.fromisoformat
TODAY = "2026-11-23"


def traced(said: str, today: str = TODAY) -> Timeline:
    """Return the timeline of "sent=2026-11-01 agreed=no"."""
    raw = dict(pair.split("=") for pair in said.split())
    return trace(check(my_fields(), raw, day(today)))


def windows(timeline: Timeline) -> list[tuple[str, str, str, str]]:
    return [
        (
            f"{each.answer.topic}/{each.deadline.id}",
            each.first.isoformat(),
            each.last.isoformat() if each.last else "",
            each.state.value,
        )
        for each in timeline.windows
    ]


def first(timeline: Timeline) -> str:
    return timeline.live[0].topic if timeline.live else ""


def test_a_case_asks_for_every_field_of_its_questions_once():
    fields = my_fields()
    assert set(fields) == {name for topic in COURSE for name in TOPICS[topic].fields}
    assert len(fields) == len(set(fields))
    assert fields[0] == "sent"


def test_the_questions_of_a_case_are_topics_and_what_settles_them_are_fields():
    assert set(COURSE) <= set(TOPICS)
    assert set(SETTLED_BY) <= set(COURSE)
    events = [event.partition("=") for events in SETTLED_BY.values() for event in events]
    assert {name for name, *_ in events} <= set(my_fields())
    assert all(option in FIELDS[name].options for name, _, option in events if option)
    assert sorted(verdict for verdicts in URGENCY for verdict in verdicts) == sorted(Verdict)


def test_nothing_known_is_an_empty_timeline():
    timeline = traced("agreed=no method=card")
    assert timeline == Timeline(day(TODAY), (), (), ())


def test_an_order_has_its_windows_in_the_order_of_their_days():
    timeline = traced("sent=2026-11-01 protection-ends=2026-12-20", "2026-11-10")
    assert windows(timeline) == [
        ("tracking/updates-from", "2026-11-01", "2026-11-04", "past"),
        ("tracking/updates-by", "2026-11-01", "2026-11-08", "past"),
        ("open-dispute/closes", "2026-11-12", "2026-12-20", "to-come"),
        ("open-dispute/opens", "2026-11-12", "", "to-come"),
        ("open-dispute/contested-until", "2026-12-20", "2027-01-04", "to-come"),
    ]
    assert [answer.topic for answer in timeline.answers] == ["tracking", "open-dispute"]
    assert timeline.today == day("2026-11-10")


def test_a_given_day_closes_what_an_earlier_day_opened_and_never_ends_before_it_begins():
    short = traced("sent=2026-11-01 protection-ends=2026-11-05")
    assert ("open-dispute/closes", "2026-11-05", "2026-11-05", "past") in windows(short)
    alone = traced("protection-ends=2026-12-20")
    assert windows(alone)[0] == ("open-dispute/closes", "2026-12-20", "2026-12-20", "to-come")


def test_every_question_of_the_case_has_its_windows():
    timeline = traced(
        "sent=2026-10-01 protection-ends=2026-12-20 opened=2026-11-01 closed=2026-11-10 "
        "closed-by=case-team processed=2026-11-11"
    )
    assert {name.partition("/")[0] for name, *_ in windows(timeline)} == set(COURSE)
    refund = [window for window in windows(timeline) if window[0].startswith("refund/")]
    assert refund == [
        ("refund/earliest", "2026-11-11", "2026-11-16", "past"),
        ("refund/latest", "2026-11-11", "2026-12-02", "running"),
    ]
    reply = [window for window in windows(timeline) if window[0].startswith("seller-reply/")]
    assert reply == [
        ("seller-reply/reply-by", "2026-11-01", "2026-11-06", "past"),
        ("seller-reply/granted-from", "2026-11-07", "", "settled"),
    ]
    order = [window for window in windows(timeline) if window[0].startswith("open-dispute/")]
    assert {state for *_, state in order} == {"settled"}


@pytest.mark.parametrize(
    ("today", "appeal", "survey"),
    [
        ("2026-11-20", "running", "running"),
        ("2026-11-27", "running", "running"),
        ("2026-11-28", "past", "running"),
        ("2026-12-05", "past", "running"),
        ("2026-12-06", "past", "past"),
    ],
)
def test_a_window_runs_from_its_first_to_its_last_day(today, appeal, survey):
    timeline = traced("closed=2026-11-20 closed-by=case-team", today)
    assert [window.state.value for window in timeline.windows] == [appeal, survey]


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-11-25", State.TO_COME), ("2026-11-26", State.RUNNING), ("2099-12-31", State.RUNNING)],
)
def test_a_window_without_an_end_runs_from_its_first_day_on(today, state):
    timeline = traced("opened=2026-11-20", today)
    [granted] = [each for each in timeline.windows if each.deadline.id == "granted-from"]
    assert (granted.first, granted.last, granted.state) == (day("2026-11-26"), None, state)


@pytest.mark.parametrize("said", ["sent", "opened", "closed", "processed", "protection-ends"])
def test_where_there_is_a_window_there_is_something_to_do_first(said):
    for others in ("", "sent=2026-11-01", "opened=2026-11-02", "closed=2026-11-03"):
        timeline = traced(f"{others} {said}=2026-11-04")
        assert timeline.windows
        assert timeline.live


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        # Both must wait: the one that has a last day.
        ("sent=2026-11-01 protection-ends=2026-12-20", "2026-11-08", "open-dispute"),
        # What can be done comes before what must wait.
        ("sent=2026-11-01 protection-ends=2026-12-20", "2026-11-09", "tracking"),
        ("sent=2026-11-01 protection-ends=2026-12-20", "2026-11-12", "open-dispute"),
        ("sent=2026-11-01 protection-ends=2026-12-20", "2026-12-19", "open-dispute"),
        # A later event settles the questions before it.
        ("sent=2026-11-01 protection-ends=2026-12-20 opened=2026-11-20", TODAY, "seller-reply"),
        ("opened=2026-11-01 closed=2026-11-20 closed-by=case-team", TODAY, "appeal"),
        ("opened=2026-11-01 processed=2026-11-20", TODAY, "refund"),
        # Too late for one thing: the other goes on.
        ("closed=2026-11-01 closed-by=case-team processed=2026-11-20", TODAY, "refund"),
        # What ends today or tomorrow comes before everything else: here the survey.
        ("closed=2026-11-08 closed-by=case-team processed=2026-10-01", TODAY, "appeal"),
        ("closed=2026-11-07 closed-by=case-team processed=2026-10-01", TODAY, "refund"),
        # What is left to be done comes before what must wait.
        ("closed=2026-11-10 closed-by=case-team processed=2026-11-20", TODAY, "appeal"),
        # Both can be done: the one that ends first.
        ("closed=2026-11-20 closed-by=case-team processed=2026-10-01", TODAY, "appeal"),
        ("sent=2026-11-01 opened=2026-11-05 reply=countered", TODAY, "seller-reply"),
        # What may be over soon comes before asking about the tracking number.
        ("sent=2026-10-20 protection-ends=2026-11-20", TODAY, "open-dispute"),
        # Where the goods are here, or all is settled, nobody asks about the tracking number.
        ("sent=2026-11-13", TODAY, "tracking"),
        ("sent=2026-11-13 problem=not-received", TODAY, "tracking"),
        ("sent=2026-11-13 problem=not-as-described", TODAY, "open-dispute"),
        ("sent=2026-11-13 agreed=yes", TODAY, "open-dispute"),
        ("sent=2026-11-13 dispute-open=yes", TODAY, "open-dispute"),
        ("sent=2026-11-13 finished=2026-11-20", TODAY, "open-dispute"),
    ],
)
def test_what_to_do_first(said, today, expected):
    assert first(traced(said, today)) == expected


@pytest.mark.parametrize("said", ["agreed=yes", "dispute-open=yes"])
def test_a_window_that_is_not_past_is_settled_where_the_answer_is_no(said):
    timeline = traced(f"sent=2026-11-01 protection-ends=2026-12-20 {said}")
    states = {window.answer.topic: window.state.value for window in timeline.windows}
    assert states == {"tracking": "past", "open-dispute": "settled"}


def test_a_range_shows_its_windows_at_the_safe_ends():
    timeline = traced("closed=2026-11-18..2026-11-20 closed-by=case-team")
    assert windows(timeline) == [
        ("appeal/appeal-by", "2026-11-18", "2026-11-25", "running"),
        ("appeal/survey-by", "2026-11-18", "2026-12-03", "running"),
    ]


def test_a_bank_s_holidays_are_counted_and_a_count_beyond_them_is_refused():
    calendar = Calendar(last=day("2026-12-14"))
    case = Case(day(TODAY), {"processed": day("2026-11-23"), "country": "DE"}, calendar)
    assert trace(case).windows[-1].last == day("2026-12-14")
    later = Case(day(TODAY), {"processed": day("2026-11-24"), "country": "DE"}, calendar)
    with pytest.raises(Refused, match="processed: out-of-range"):
        trace(later)
