"""What time and doubt add to a topic's finding, shown on topics that only these tests know."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from checker.answer import Deadline, Finding, Flip, Kind, Stretch, Verdict
from checker.case import Case
from checker.days import Calendar, business_days, calendar_days
from checker.decide import decide
from checker.errors import Code, Mistake, Refused
from checker.fields import LAST_DAY, Span
from checker.topics import Topic
from checker.topics.topic import Dates

day = date.fromisoformat
TODAY = day("2026-11-10")


def november(n: int) -> date:
    return TODAY.replace(day=n)


# A parcel may be opened from two days after it came, and must be sent back by five days after it.
def parcel_dates(case: Case) -> Iterable[Deadline]:
    if came := case.day("came"):
        yield Deadline("opens", Kind.FROM, calendar_days(came, 2))
        yield Deadline("look", Kind.WAIT, calendar_days(came, 3))
        yield Deadline("back-by", Kind.BY, calendar_days(came, 5))


def judge_parcel(case: Case, dates: Dates) -> Finding:
    if not dates:
        return Finding(Verdict.NEED, "need", ("why-need",), ("find",), ("came",))
    if case.today < dates["opens"].date:
        return Finding(Verdict.NOT_YET, "early", ("both", "why-early"), ("wait",))
    if case.today > dates["back-by"].date:
        return Finding(Verdict.TOO_LATE, "over", ("both", "why-over"), ("forget",), ("luck",))
    return Finding(Verdict.YES, "open", ("both", "why-open"), ("open",))


PARCEL = Topic("parcel", ("came", "size"), parcel_dates, judge_parcel)


def parcel(came: str | None, today: date = TODAY):
    """Return the answer for a parcel that came on a day of November, or in "1..5"."""
    if came is None:
        return decide(PARCEL, Case(today, {"size": "small"}))
    first, _, last = came.partition("..")
    value = Span(november(int(first)), november(int(last))) if last else november(int(first))
    return decide(PARCEL, Case(today, {"size": "small", "came": value}))


def flips(answer) -> list[tuple[int, str]]:
    return [(flip.on.day, flip.verdict.value) for flip in answer.flips]


def test_an_answer_carries_the_topic_the_day_and_what_was_asked_with():
    answer = parcel("9")
    assert (answer.topic, answer.today) == ("parcel", TODAY)
    assert answer.known == {"size": "small", "came": november(9)}


def test_a_single_day_keeps_the_topic_s_own_finding_and_dates():
    answer = parcel("9")
    assert answer.finding == Finding(Verdict.NOT_YET, "early", ("both", "why-early"), ("wait",))
    assert list(answer.dates) == ["opens", "look", "back-by"]
    assert [each.date for each in answer.dates.values()] == [november(n) for n in (11, 12, 14)]
    assert all(each.range is None for each in answer.dates.values())
    assert answer.stretches == ()


def test_without_a_date_there_is_nothing_to_flip():
    answer = parcel(None)
    assert answer.finding.needs == ("came",)
    assert (dict(answer.dates), answer.flips, answer.act_by) == ({}, (), None)


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ("9", [(11, "yes"), (15, "too-late")]),
        ("8", [(14, "too-late")]),
        ("5", [(11, "too-late")]),
        ("4", []),
        ("1", []),
    ],
)
def test_each_later_change_of_the_verdict_is_a_flip_on_its_own_day(came, expected):
    assert flips(parcel(came)) == expected


@pytest.mark.parametrize("came", ["1", "4", "5", "8", "9", "10", "1..3", "1..9", "4..10", "7..12"])
def test_asking_again_on_every_later_day_agrees_with_the_flips(came):
    verdict, turns = parcel(came).finding.verdict, dict(flips(parcel(came)))
    for n in range(11, 31):
        verdict = Verdict(turns.get(n, verdict))
        assert parcel(came, november(n)).finding.verdict is verdict, n


def test_a_day_that_the_buyer_gave_can_flip_the_verdict_too():
    def judge(case: Case, _dates: Dates) -> Finding:
        ends = case.day("ends")
        over = ends is not None and case.today > ends
        return Finding(Verdict.NO if over else Verdict.YES, "", (), ())

    topic = Topic("ends", ("ends",), lambda _case: (), judge)
    answer = decide(topic, Case(TODAY, {"ends": november(12), "word": "no day"}))
    assert answer.flips == (Flip(november(13), Verdict.NO),)


def test_a_verdict_may_flip_back():
    def judge(case: Case, dates: Dates) -> Finding:
        on_the_day = case.today == dates["fair"].date
        return Finding(Verdict.YES if on_the_day else Verdict.NO, "", (), ())

    topic = Topic(
        "fair", (), lambda _: [Deadline("fair", Kind.FROM, calendar_days(TODAY, 3))], judge
    )
    answer = decide(topic, Case(TODAY, {}))
    assert answer.flips == (Flip(november(13), Verdict.YES), Flip(november(14), Verdict.NO))


def test_a_range_with_one_verdict_keeps_it_and_shows_each_date_at_its_safe_end():
    answer = parcel("6..8")
    assert answer.finding.verdict is Verdict.YES
    assert answer.stretches == ()
    shown = {
        each.id: (each.date.day, [end.day for end in each.range]) for each in answer.dates.values()
    }
    assert shown == {
        "opens": (10, [8, 10]),
        "look": (11, [9, 11]),
        "back-by": (11, [11, 13]),
    }
    assert answer.dates["opens"].count.start == november(8)
    assert answer.dates["back-by"].count.start == november(6)


def test_a_range_keeps_the_finding_of_the_day_whose_dates_are_the_safe_ones():
    def judge(case: Case, _dates: Dates) -> Finding:
        return Finding(Verdict.YES, f"came on {case.day('came').day}", (), ())

    topic = Topic("parcel", ("came",), parcel_dates, judge)
    span = Span(november(1), november(3))
    # Two of the three dates are safe on the last day of the range.
    assert decide(topic, Case(TODAY, {"came": span})).finding.headline == "came on 3"


def judge_undated(case: Case, dates: Dates) -> Finding:
    assert dates == {}
    came = case.day("came")
    when = "some day" if came is None else "early" if came < november(3) else "late"
    return Finding(Verdict.YES, f"came {when}", (), ())


@pytest.mark.parametrize(
    ("first", "last", "headline"),
    [(1, 2, "came early"), (3, 4, "came late"), (2, 3, "came some day"), (1, 4, "came some day")],
)
def test_without_dates_the_days_of_a_range_must_agree_on_why_or_the_day_stays_unknown(
    first, last, headline
):
    topic = Topic("undated", ("came",), lambda _case: (), judge_undated)
    answer = decide(topic, Case(TODAY, {"came": Span(november(first), november(last))}))
    assert answer.finding == Finding(Verdict.YES, headline, (), ())
    assert dict(answer.dates) == {}


def test_a_range_of_one_day_is_that_day_with_a_range():
    answer = parcel("9..9")
    assert answer.finding == parcel("9").finding
    assert answer.flips == parcel("9").flips
    assert answer.dates["opens"].range == (november(11), november(11))


def test_a_range_over_several_verdicts_depends_and_says_on_what():
    answer = parcel("3..10")
    assert answer.finding == Finding(
        Verdict.DEPENDS,
        "depends",
        ("both", "why-over", "why-open", "why-early"),
        ("find-exact-day",),
        ("luck",),
    )
    assert answer.stretches == (
        Stretch("came", november(3), november(4), Verdict.TOO_LATE),
        Stretch("came", november(5), november(8), Verdict.YES),
        Stretch("came", november(9), november(10), Verdict.NOT_YET),
    )


def test_a_reason_that_not_every_day_of_a_range_shares_names_no_day():
    def judge(case: Case, _dates: Dates) -> Finding:
        late = case.day("came") > november(2)
        variant = "late" if late else "early"
        because = ("both/said", f"why/{variant}", f"when/{variant}")
        return Finding(Verdict.NO if late else Verdict.YES, "", because, ())

    topic = Topic("parcel", ("came",), lambda _case: (), judge)
    answer = decide(topic, Case(TODAY, {"came": Span(november(2), november(3))}))
    assert answer.finding.because == ("both/said", "why", "when")


def judge_late_parcel(case: Case, dates: Dates) -> Finding:
    over = case.today > dates["back-by"].date
    return Finding(Verdict.TOO_LATE, "over" if over else "open", (), ())


@pytest.mark.parametrize(
    ("first", "last", "headline"),
    [(1, 4, "over"), (4, 5, "open-perhaps"), (1, 9, "open-perhaps"), (5, 9, "open")],
)
def test_what_may_have_time_left_is_not_called_over(first, last, headline):
    topic = Topic("parcel", ("came",), parcel_dates, judge_late_parcel)
    answer = decide(topic, Case(TODAY, {"came": Span(november(first), november(last))}))
    assert answer.finding == Finding(Verdict.TOO_LATE, headline, (), ())


def test_a_range_flips_when_what_is_common_to_its_days_changes():
    # 9: yes from the 11th, too late from the 15th; 10: yes from the 12th, too late from the 16th.
    assert flips(parcel("9..10")) == [
        (11, "depends"),
        (12, "yes"),
        (15, "depends"),
        (16, "too-late"),
    ]


def test_changes_of_several_days_of_a_range_on_one_day_are_one_flip():
    def dates(_case: Case) -> Iterable[Deadline]:
        yield Deadline("same", Kind.BY, calendar_days(TODAY, 2))

    def judge(case: Case, dates: Dates) -> Finding:
        late = case.today > dates["same"].date
        return Finding(Verdict.NO if late else Verdict.YES, "", (), ())

    topic = Topic("same", ("came",), dates, judge)
    answer = decide(topic, Case(TODAY, {"came": Span(november(1), november(3))}))
    assert answer.flips == (Flip(november(13), Verdict.NO),)


@pytest.mark.parametrize(
    ("came", "today", "act_by"),
    [
        ("5", 9, 10),
        ("5", 10, 10),
        ("5", 8, None),
        ("5", 11, None),
        ("4..5", 9, 9),
        # One of the days may be the last, whatever the safe end is.
        ("3..7", 9, 9),
        ("5..7", 9, 10),
        ("1..3", 9, None),
        ("6..9", 9, None),
        # To be acted on only once it opens: no hurry while it has not.
        ("5", 6, None),
    ],
)
def test_the_last_day_to_act_is_named_when_it_is_today_or_tomorrow(came, today, act_by):
    assert parcel(came, november(today)).act_by == (act_by and november(act_by))


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("kind", Kind)
def test_there_is_no_hurry_where_nothing_can_be_done_and_none_for_waiting(verdict, kind):
    def dates(_case: Case) -> Iterable[Deadline]:
        yield Deadline("late", Kind.BY, calendar_days(TODAY, 1))
        yield Deadline("soon", kind, calendar_days(TODAY, 0))
        yield Deadline("gone", Kind.BY, calendar_days(TODAY, -1))

    topic = Topic("any", (), dates, lambda _case, _dates: Finding(verdict, "", (), ()))
    expected = TODAY if kind is Kind.BY else TODAY + timedelta(days=1)
    if verdict in (Verdict.NO, Verdict.NOT_YET):
        expected = None
    assert decide(topic, Case(TODAY, {})).act_by == expected


@pytest.mark.parametrize("came", [november(3), Span(november(2), november(3))])
def test_a_count_beyond_the_calendar_is_refused_on_the_field_that_was_counted_from(came):
    calendar = Calendar(first=november(1), last=november(6))

    def dates(case: Case) -> Iterable[Deadline]:
        yield Deadline("there", Kind.WAIT, business_days(case.day("came"), 4, case.calendar))

    def judge(_case: Case, _dates: Dates) -> Finding:
        return Finding(Verdict.YES, "", (), ())

    topic = Topic("post", ("came", "country"), dates, judge, counted_from="came")
    with pytest.raises(Refused) as refused:
        decide(topic, Case(TODAY, {"came": came, "country": "DE"}, calendar))
    assert refused.value.mistakes == (
        Mistake(
            "came",
            Code.OUT_OF_RANGE,
            {"first": november(1), "last": november(6), "country": "DE"},
            "calendar",
        ),
    )
    assert (refused.value.topic, refused.value.today) == ("post", TODAY)


@pytest.mark.parametrize(
    ("before_the_last", "flips_on"), [(2, [LAST_DAY - timedelta(days=1)]), (1, [LAST_DAY]), (0, [])]
)
def test_no_change_is_named_for_a_day_on_which_nobody_can_ask(before_the_last, flips_on):
    last = LAST_DAY - timedelta(days=before_the_last)

    def dates(_case: Case) -> Iterable[Deadline]:
        yield Deadline("last", Kind.BY, calendar_days(last, 0))

    def judge(case: Case, dates: Dates) -> Finding:
        late = case.today > dates["last"].date
        return Finding(Verdict.TOO_LATE if late else Verdict.YES, "", (), ())

    answer = decide(Topic("last", (), dates, judge), Case(TODAY, {}))
    assert [flip.on for flip in answer.flips] == flips_on
