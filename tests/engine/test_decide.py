"""What time and doubt add to a topic's finding, shown on the toy and on topics that only these tests know."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from checker.engine.case import Case
from checker.engine.counting import business_days, calendar_days, given
from checker.engine.days import ONE_DAY, Calendar
from checker.engine.decide import decide
from checker.engine.errors import Code, Mistake, Refused
from checker.engine.facts import Facts
from checker.engine.fields import LAST_DAY, Field, FieldKind, File, Span
from checker.engine.possible import examine
from checker.engine.record import Answer, DateKind, Deadline, Finding, Flip, Nudge, Stretch, Verdict
from checker.engine.topic import Dates, Topic, no_dates
from tests import toy
from tests.toy.book import book

day = date.fromisoformat
TODAY = day("2026-11-10")
NO_FACTS = Facts("2026-11", {})
FIELDS = {
    field.name: field
    for field in (
        Field("came", FieldKind.DATE),
        Field("ends", FieldKind.DATE),
        Field("size", FieldKind.OPTION, ("small", "large")),
        Field("land", FieldKind.COUNTRY),
    )
}


def november(n: int) -> date:
    return TODAY.replace(day=n)


# A parcel may be opened from two days after it came, and must be sent back by five days after it.
def parcel_dates(case: Case, _facts: Facts) -> Iterable[Deadline]:
    if came := case.day("came"):
        yield Deadline("opens", DateKind.FROM, calendar_days(came, 2))
        yield Deadline("look", DateKind.WAIT, calendar_days(came, 3))
        yield Deadline("back-by", DateKind.BY, calendar_days(came, 5))


def judge_parcel(case: Case, dates: Dates, _facts: Facts) -> Finding:
    if not dates:
        return Finding(Verdict.NEED, "need", ("why-need",), ("find",), ("came",))
    if case.today < dates["opens"].date:
        because = ("both", "why-early")
        return Finding(Verdict.NOT_YET, "early", because, ("wait",), still="back-by")
    if case.today > dates["back-by"].date:
        return Finding(Verdict.TOO_LATE, "over", ("both", "why-over"), ("forget",), ("luck",))
    return Finding(Verdict.YES, "open", ("both", "why-open"), ("open",), still="back-by")


type Judge = Callable[[Case, Dates], Finding]


def topic(judge: Judge, dates: Callable[[Case, Facts], Iterable[Deadline]] = no_dates) -> Topic:
    """Return a topic about the field "came" that judges without any fact."""
    return Topic("local", ("came", "land"), (), dates, lambda case, dates, _: judge(case, dates))


PARCEL = Topic("parcel", ("came", "size"), (), parcel_dates, judge_parcel)


def asked(about: Topic, today: date = TODAY, **values: object) -> Answer:
    return decide(about, Case(today, values, FIELDS), NO_FACTS)


def parcel(came: str, today: date = TODAY) -> Answer:
    """Return the answer for a parcel that came on a day of November, or in "1..5"."""
    first, _, last = came.partition("..")
    value = Span(november(int(first)), november(int(last))) if last else november(int(first))
    return asked(PARCEL, today, size="small", came=value)


def flips(answer: Answer) -> list[tuple[int, str]]:
    return [(flip.on.day, flip.verdict.value) for flip in answer.flips]


def test_an_answer_carries_the_topic_the_day_and_what_was_asked_with():
    answer = parcel("9")
    assert (answer.topic, answer.today) == ("parcel", TODAY)
    assert answer.known == {"size": "small", "came": november(9)}
    assert answer.timeline is None


def test_a_single_day_keeps_the_topic_s_own_finding_and_dates():
    answer = parcel("9")
    assert answer.finding == Finding(
        Verdict.NOT_YET, "early", ("both", "why-early"), ("wait",), still="back-by"
    )
    assert list(answer.dates) == ["opens", "look", "back-by"]
    assert [each.date for each in answer.dates.values()] == [november(n) for n in (11, 12, 14)]
    assert all(each.range is None for each in answer.dates.values())
    assert answer.stretches == ()


def test_without_a_date_there_is_nothing_to_flip():
    answer = asked(PARCEL, size="small")
    assert answer.finding.needs == ("came",)
    assert (dict(answer.dates), answer.flips) == ({}, ())
    assert (answer.still, answer.act_by) == (None, None)


def test_a_topic_is_handed_its_own_facts_and_no_others():
    handed = []

    def dates(_case: Case, facts: Facts) -> Iterable[Deadline]:
        handed.append(list(facts))
        return ()

    def judge(case: Case, _dates: Dates, facts: Facts) -> Finding:
        handed.append(list(facts))
        return Finding(Verdict.YES, f"ends on {case.day('ends')}", (), ())

    about = Topic("local", ("ends",), ("fine", "loan"), dates, judge)
    decide(about, Case(TODAY, {"ends": Span(TODAY, november(11))}, FIELDS), book.facts)
    # Both days of the range, each on later days too, and the case without its day.
    assert len(handed) > 5
    assert all(each == ["fine", "loan"] for each in handed)


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


@pytest.mark.parametrize("came", ["4", "5", "9", "1..9", "4..10", "7..12"])
def test_what_was_examined_once_says_for_every_later_day_what_asking_again_would(came):
    first, _, last = came.partition("..")
    value = Span(november(int(first)), november(int(last))) if last else november(int(first))
    examined = examine(PARCEL, Case(TODAY, {"came": value}, FIELDS), NO_FACTS)
    for n in range(10, 31):
        again = parcel(came, november(n))
        assert examined.verdict_on(november(n)) is again.finding.verdict, n
        assert examined.still_on(november(n)) == again.still, n
        assert examined.act_by_on(november(n)) == again.act_by, n


def test_a_day_that_was_given_can_flip_the_verdict_too():
    def judge(case: Case, _dates: Dates) -> Finding:
        ends = case.day("ends")
        over = ends is not None and case.today > ends
        return Finding(Verdict.NO if over else Verdict.YES, "", (), ())

    answer = asked(topic(judge), ends=november(12), size="small")
    assert answer.flips == (Flip(november(13), Verdict.NO),)


def test_a_verdict_may_flip_back():
    def judge(case: Case, dates: Dates) -> Finding:
        on_the_day = case.today == dates["fair"].date
        return Finding(Verdict.YES if on_the_day else Verdict.NO, "", (), ())

    fair = [Deadline("fair", DateKind.FROM, calendar_days(TODAY, 3))]
    answer = asked(topic(judge, lambda _case, _facts: fair))
    assert answer.flips == (Flip(november(13), Verdict.YES), Flip(november(14), Verdict.NO))


def test_a_range_with_one_verdict_keeps_it_and_shows_each_date_at_its_safe_end():
    answer = parcel("6..8")
    assert answer.finding.verdict is Verdict.YES
    assert answer.stretches == ()
    shown = {
        each.id: (each.date.day, [end.day for end in each.range or ()])
        for each in answer.dates.values()
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
        came = case.day("came")
        return Finding(Verdict.YES, f"came on {came and came.day}", (), ())

    span = Span(november(1), november(3))
    # Two of the three dates are safe on the last day of the range.
    assert asked(topic(judge, parcel_dates), came=span).finding.headline == "came on 3"


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
    answer = asked(topic(judge_undated), came=Span(november(first), november(last)))
    assert answer.finding == Finding(Verdict.YES, headline, (), ())
    assert dict(answer.dates) == {}


def test_a_verdict_that_all_days_of_a_range_share_is_kept_though_it_needs_a_day():
    def judge(case: Case, dates: Dates) -> Finding:
        if not case.day("came"):
            return Finding(Verdict.NEED, "need", (), (), ("came",))
        return judge_undated(case, dates)

    answer = asked(topic(judge), came=Span(november(2), november(3)))
    assert answer.finding == Finding(Verdict.YES, "came early", (), ())


def test_of_the_days_of_a_range_whose_date_is_the_same_the_last_one_is_shown():
    def dates(case: Case, _facts: Facts) -> Iterable[Deadline]:
        yield Deadline("monday", DateKind.WAIT, business_days(case.day("came") or TODAY, 1))

    def judge(_case: Case, _dates: Dates) -> Finding:
        return Finding(Verdict.YES, "", (), ())

    answer = asked(topic(judge, dates), came=Span(november(13), november(15)))
    assert answer.dates["monday"].range == (november(16), november(16))
    assert answer.dates["monday"].count.start == november(15)


def test_a_range_of_one_day_is_that_day_with_a_range():
    answer = parcel("9..9")
    assert answer.finding == parcel("9").finding
    assert answer.flips == parcel("9").flips
    assert answer.dates["opens"].range == (november(11), november(11))


def test_a_range_over_several_verdicts_depends_and_says_on_what():
    answer = parcel("3..10")
    assert answer.finding == Finding(
        Verdict.DEPENDS,
        "depends-day",
        ("both", "why-over", "why-open", "why-early"),
        (Nudge.FIND_DAY,),
        ("luck",),
    )
    assert answer.stretches == (
        Stretch("came", november(3), november(4), Verdict.TOO_LATE),
        Stretch("came", november(5), november(8), Verdict.YES),
        Stretch("came", november(9), november(10), Verdict.NOT_YET),
    )


def test_a_reason_that_not_every_day_of_a_range_shares_names_no_day():
    def judge(case: Case, _dates: Dates) -> Finding:
        late = (case.day("came") or TODAY) > november(2)
        variant = "late" if late else "early"
        because = ("both/said", f"why/{variant}", f"when/{variant}")
        return Finding(Verdict.NO if late else Verdict.YES, "", because, ())

    answer = asked(topic(judge), came=Span(november(2), november(3)))
    assert answer.finding.because == ("both/said", "why", "when")


def judge_late_parcel(perhaps: str) -> Judge:
    """Return a judge to whom it is always too late, though something may be left until the last day."""

    def judge(case: Case, dates: Dates) -> Finding:
        if case.today > dates["back-by"].date:
            return Finding(Verdict.TOO_LATE, "over", ("over",), ())
        return Finding(Verdict.TOO_LATE, "left", ("left",), ("go",), (), (), "back-by", perhaps)

    return judge


@pytest.mark.parametrize(("own", "said"), [("", "perhaps"), ("left-perhaps", "left-perhaps")])
@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(1, 4, "over"), (4, 5, "perhaps"), (1, 9, "perhaps"), (5, 9, "left"), (5, 5, "left")],
)
def test_what_may_have_time_left_is_not_called_over(first, last, expected, own, said):
    answer = asked(
        topic(judge_late_parcel(own), parcel_dates), came=Span(november(first), november(last))
    )
    if expected == "over":
        assert answer.finding == Finding(Verdict.TOO_LATE, "over", ("over",), ())
        assert answer.still is None
    else:
        headline = said if expected == "perhaps" else expected
        assert answer.finding == Finding(
            Verdict.TOO_LATE, headline, ("left",), ("go",), (), (), "back-by", own
        )
        # The nearest of those days that are not over.
        assert answer.still == november(10)


def test_of_the_days_that_have_time_left_the_first_one_speaks():
    def judge(case: Case, dates: Dates) -> Finding:
        if case.today > dates["back-by"].date:
            return Finding(Verdict.TOO_LATE, "over", (), ())
        return Finding(Verdict.TOO_LATE, "left", (f"came/{case.day('came')}",), (), still="back-by")

    answer = asked(topic(judge, parcel_dates), came=Span(november(1), november(9)))
    assert answer.finding.because == ("came/2026-11-05",)
    assert answer.still == november(10)


def test_a_range_flips_when_what_is_common_to_its_days_changes():
    # 9: yes from the 11th, too late from the 15th; 10: yes from the 12th, too late from the 16th.
    assert flips(parcel("9..10")) == [
        (11, "depends"),
        (12, "yes"),
        (15, "depends"),
        (16, "too-late"),
    ]


def test_changes_of_several_days_of_a_range_on_one_day_are_one_flip():
    def judge(case: Case, dates: Dates) -> Finding:
        late = case.today > dates["same"].date
        return Finding(Verdict.NO if late else Verdict.YES, "", (), ())

    same = [Deadline("same", DateKind.BY, calendar_days(TODAY, 2))]
    answer = asked(topic(judge, lambda _case, _facts: same), came=Span(november(1), november(3)))
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


@pytest.mark.parametrize("kind", DateKind)
@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("days", [-1, 0, 1, 2])
def test_what_can_still_be_done_is_what_the_finding_says_and_nothing_else(kind, verdict, days):
    last = TODAY + timedelta(days=days)
    # Another date, sooner, of which the finding says nothing.
    dates = [
        Deadline("other", DateKind.BY, given(TODAY)),
        Deadline("last", kind, given(last)),
    ]
    finding = Finding(verdict, "", (), (), still="last")
    answer = asked(topic(lambda _case, _dates: finding, lambda _case, _facts: dates))
    assert answer.still == (last if days >= 0 else None)
    can_act = verdict not in (Verdict.NO, Verdict.NOT_YET)
    assert answer.act_by == (last if can_act and days in (0, 1) else None)


@pytest.mark.parametrize("still", ["", "no-such-date"])
def test_a_finding_that_names_no_day_leaves_nothing_to_be_done_in_time(still):
    finding = Finding(Verdict.YES, "", (), (), still=still)
    dates = [Deadline("last", DateKind.BY, given(TODAY))]
    answer = asked(topic(lambda _case, _dates: finding, lambda _case, _facts: dates))
    assert (answer.still, answer.act_by) == (None, None)


@pytest.mark.parametrize("posted", [november(3), Span(november(2), november(3))])
def test_a_count_beyond_the_calendar_is_refused_on_the_field_that_was_counted_from(posted):
    # Two to four business days from the third end on the ninth; the calendar ends before.
    calendar = Calendar(first=november(1), last=november(5))
    values = {"posted": posted, "land": "DE"}
    with pytest.raises(Refused) as refused:
        decide(toy.TOPICS["letter"], Case(TODAY, values, toy.FIELDS, calendar), book.facts)
    assert refused.value.mistakes == (
        Mistake(
            "posted",
            Code.OUT_OF_RANGE,
            {"first": november(1), "last": november(5), "country": "DE"},
            "calendar",
        ),
    )
    assert (refused.value.topic, refused.value.today) == ("letter", TODAY)


@pytest.mark.parametrize(
    ("values", "first", "field"),
    [
        # The day from which was counted stands in a field, whatever the others hold.
        ({"ends": november(1), "came": november(3)}, lambda case: case.day("came"), "came"),
        ({"came": november(1), "ends": november(3)}, lambda case: case.day("ends"), "ends"),
        # It was counted itself, or is today.
        ({"size": "small", "came": november(3)}, lambda case: case.day("came") + ONE_DAY, "came"),
        ({"size": "small"}, lambda case: case.today, "today"),
    ],
)
def test_a_count_from_a_day_that_was_counted_is_refused_on_a_field_too(values, first, field):
    def dates(case: Case, _facts: Facts) -> Iterable[Deadline]:
        yield Deadline("there", DateKind.WAIT, business_days(first(case), 9, case.calendar))

    about = Topic("post", ("size", "came", "ends"), (), dates, judge_parcel)
    calendar = Calendar(first=november(1), last=november(12))
    with pytest.raises(Refused) as refused:
        decide(about, Case(TODAY, values, FIELDS, calendar), NO_FACTS)
    [mistake] = refused.value.mistakes
    assert (mistake.field, mistake.code) == (field, Code.OUT_OF_RANGE)
    assert mistake.values["country"] is None


@pytest.mark.parametrize(
    ("before_the_last", "flips_on"), [(2, [LAST_DAY - timedelta(days=1)]), (1, [LAST_DAY]), (0, [])]
)
def test_no_change_is_named_for_a_day_on_which_nobody_can_ask(before_the_last, flips_on):
    last = LAST_DAY - timedelta(days=before_the_last)

    def judge(case: Case, dates: Dates) -> Finding:
        late = case.today > dates["last"].date
        return Finding(Verdict.TOO_LATE if late else Verdict.YES, "", (), ())

    answer = asked(topic(judge, lambda _case, _facts: [Deadline("last", DateKind.BY, given(last))]))
    assert [flip.on for flip in answer.flips] == flips_on


# The toy's loan takes 14 days, and 21 for whoever borrows on 1 June 2026 or later; 7 more are free.
def loan(borrowed: str, today: str) -> Answer:
    first, _, last = borrowed.partition("..")
    value = Span(day(first), day(last)) if last else day(first)
    case = Case(day(today), {"borrowed": value}, toy.FIELDS)
    return decide(toy.TOPICS["overdue"], case, book.facts)


@pytest.mark.parametrize(
    ("borrowed", "count", "due"),
    [
        ("2026-05-31", 14, "2026-06-14"),
        ("2026-06-01", 21, "2026-06-22"),
        ("2026-06-02", 21, "2026-06-23"),
    ],
)
@pytest.mark.parametrize("today", ["2026-06-02", "2026-12-31"])
def test_a_date_is_counted_by_the_rule_of_the_day_that_it_is_counted_from(
    borrowed, count, due, today
):
    deadline = loan(borrowed, today).dates["due-by"]
    assert (deadline.count.count, deadline.date) == (count, day(due))


def test_each_side_of_a_range_across_a_change_has_its_own_value():
    answer = loan("2026-05-30..2026-06-02", "2026-06-18")
    assert answer.dates["due-by"].range == (day("2026-06-13"), day("2026-06-23"))
    assert answer.dates["due-by"].count.count == 14
    assert answer.stretches == (
        Stretch("borrowed", day("2026-05-30"), day("2026-05-31"), Verdict.TOO_LATE),
        Stretch("borrowed", day("2026-06-01"), day("2026-06-02"), Verdict.YES),
    )
    # On 22 and 23 June the two sides still differ; the range is over only when its last day is.
    assert answer.flips == (Flip(day("2026-06-24"), Verdict.TOO_LATE),)


@pytest.mark.parametrize(
    ("borrowed", "expected"),
    [
        ("2026-05-31", [("2026-06-15", "too-late")]),
        ("2026-06-01", [("2026-06-23", "too-late")]),
        ("2026-05-31..2026-06-01", [("2026-06-15", "depends"), ("2026-06-23", "too-late")]),
    ],
)
def test_a_flip_across_a_change_stands_where_asking_again_finds_it(borrowed, expected):
    today = day("2026-06-01")
    answer = loan(borrowed, today.isoformat())
    assert [(flip.on.isoformat(), flip.verdict.value) for flip in answer.flips] == expected
    verdict, turns = answer.finding.verdict, dict(expected)
    for n in range(40):
        then = (today + timedelta(days=n)).isoformat()
        verdict = Verdict(turns.get(then, verdict))
        assert loan(borrowed, then).finding.verdict is verdict, then


def cover(today: str) -> Answer:
    values = {"cover": (File("a.jpg", 5),)}
    return decide(toy.TOPICS["cover"], Case(day(today), values, toy.FIELDS), book.facts)


def test_a_verdict_flips_on_the_day_on_which_a_value_changes():
    # A jpg is taken from 1 June 2026 on.
    assert cover("2026-05-30").flips == (Flip(day("2026-06-01"), Verdict.YES),)
    asked_on = ["2026-05-30", "2026-05-31", "2026-06-01", "2026-06-02"]
    found = [cover(today).finding.verdict for today in asked_on]
    assert found == [Verdict.NO, Verdict.NO, Verdict.YES, Verdict.YES]
    assert cover("2026-06-01").flips == ()


def test_a_change_of_a_fact_that_the_topic_does_not_use_changes_nothing():
    case = Case(day("2026-05-30"), {"joined": day("2026-05-01")}, toy.FIELDS)
    examined = examine(toy.TOPICS["card"], case, book.facts)
    [only] = examined.days
    assert day("2026-06-01") in book.facts.changes
    assert day("2026-06-01") not in [turn for turn, _ in only.later]


@pytest.mark.parametrize(
    ("borrowed", "today", "still", "act_by"),
    [
        ("2026-05-01", "2026-05-13", "2026-05-15", None),
        ("2026-05-01", "2026-05-14", "2026-05-15", "2026-05-15"),
        ("2026-05-01", "2026-05-15", "2026-05-15", "2026-05-15"),
        # Too late for the loan, but free for some days more.
        ("2026-05-01", "2026-05-16", "2026-05-22", None),
        ("2026-05-01", "2026-05-21", "2026-05-22", "2026-05-22"),
        ("2026-05-01", "2026-05-22", "2026-05-22", "2026-05-22"),
        ("2026-05-01", "2026-05-23", None, None),
        # The first day is over; on the second it is the last free day.
        ("2026-05-01..2026-05-02", "2026-05-23", "2026-05-23", "2026-05-23"),
        ("2026-05-01..2026-05-02", "2026-05-24", None, None),
    ],
)
def test_too_late_for_one_thing_leaves_the_next_best_until_its_own_day(
    borrowed, today, still, act_by
):
    answer = loan(borrowed, today)
    assert (answer.still, answer.act_by) == (still and day(still), act_by and day(act_by))


def test_a_topic_with_two_last_days_and_no_words_of_its_own_says_perhaps_of_a_range():
    answers = [loan(f"2026-05-01..2026-05-{last:02}", "2026-05-23") for last in (1, 2, 8)]
    assert [each.finding.verdict for each in answers] == [Verdict.TOO_LATE] * 3
    assert [each.finding.headline for each in answers] == ["fined", "perhaps", "perhaps"]
    assert answers[1].finding.next == ("bring",)
    one_more = loan("2026-05-01..2026-05-09", "2026-05-23")
    assert one_more.finding.verdict is Verdict.DEPENDS


def test_the_stretches_of_a_range_lie_side_by_side_and_cover_it():
    answer = loan("2026-05-20..2026-06-10", "2026-06-20")
    ends = [(run.first, run.last) for run in answer.stretches]
    assert (ends[0][0], ends[-1][1]) == (day("2026-05-20"), day("2026-06-10"))
    assert all(last + ONE_DAY == first for (_, last), (first, _) in pairwise(ends))
    assert all(one.verdict is not two.verdict for one, two in pairwise(answer.stretches))
