"""Raw fields become a case, or every mistake in them at once, in the order of the form."""

from datetime import date

import pytest

from checker.case import Case, check, check_today
from checker.days import MONDAY_TO_FRIDAY
from checker.errors import Code, Mistake, Refused
from checker.fields import File, Span

day = date.fromisoformat
TODAY = day("2026-11-23")
NAMES = ("problem", "sent", "protection-ends", "finished", "agreed", "files", "text")


def mistakes(today: date = TODAY, /, **raw: object) -> list[tuple[str, Code]]:
    fields = {name.replace("_", "-"): value for name, value in raw.items()}
    with pytest.raises(Refused) as refused:
        check(NAMES, fields, today)
    return [(mistake.field, mistake.code) for mistake in refused.value.mistakes]


def values(today: date = TODAY, /, **raw: object) -> dict[str, object]:
    fields = {name.replace("_", "-"): value for name, value in raw.items()}
    return dict(check(NAMES, fields, today).values)


def test_a_case_holds_what_was_said_and_nothing_else():
    raw = {
        "sent": "2026-11-01",
        "agreed": "no",
        "files": [{"name": "a.jpg", "size": 5}],
        "text": "Hello",
    }
    case = check(NAMES, raw, TODAY)
    assert case.today == TODAY
    assert case.calendar is MONDAY_TO_FRIDAY
    assert case.day("sent") == day("2026-11-01")
    assert case.option("agreed") == "no"
    assert case.files() == (File("a.jpg", 5),)
    assert case.text() == "Hello"
    assert case.missing("agreed", "problem", "sent", "finished") == ("problem", "finished")


def test_what_was_left_out_is_unknown():
    case = check(NAMES, {}, TODAY)
    assert case.values == {}
    assert case.day("sent") is None
    assert case.option("agreed") is None
    assert case.files() == ()
    assert case.text() == ""
    assert case.span() is None
    assert case.spread() == [case]


def test_a_case_can_be_looked_at_on_another_day():
    case = check(NAMES, {"sent": "2026-11-01"}, TODAY)
    later = case.on(day("2027-01-01"))
    assert later == Case(day("2027-01-01"), {"sent": day("2026-11-01")})
    assert case.today == TODAY


def test_a_range_spreads_into_one_case_a_day():
    raw = {"agreed": "no", "sent": "2026-11-01..2026-11-03"}
    case = check(NAMES, raw, TODAY)
    assert case.span() == "sent"
    assert case.spread() == [
        Case(TODAY, {"agreed": "no", "sent": day(each)})
        for each in ("2026-11-01", "2026-11-02", "2026-11-03")
    ]


@pytest.mark.parametrize("name", ["sent", "finished"])
def test_what_has_happened_may_be_today_but_not_tomorrow(name):
    assert values(**{name: "2026-11-23"}) == {name: TODAY}
    assert mistakes(**{name: "2026-11-24"}) == [(name, Code.IN_THE_FUTURE)]


def test_either_end_of_a_range_must_have_happened():
    assert values(sent="2026-11-22..2026-11-23") == {"sent": Span(day("2026-11-22"), TODAY)}
    assert mistakes(sent="2026-11-22..2026-11-24") == [("sent", Code.IN_THE_FUTURE)]
    assert mistakes(sent="2026-11-24..2026-11-25") == [("sent", Code.IN_THE_FUTURE)]


def test_the_mistake_about_the_future_names_today():
    with pytest.raises(Refused) as refused:
        check(NAMES, {"sent": "2026-11-24"}, TODAY)
    assert refused.value.mistakes == (Mistake("sent", Code.IN_THE_FUTURE, {"today": TODAY}),)


def test_buyer_protection_may_end_in_the_future():
    assert values(protection_ends="2027-01-31") == {"protection-ends": day("2027-01-31")}


@pytest.mark.parametrize("name", ["finished", "protection_ends"])
def test_an_order_may_end_on_the_day_of_sending_but_not_before(name):
    same_day = {"sent": day("2026-11-10"), name.replace("_", "-"): day("2026-11-10")}
    assert values(sent="2026-11-10", **{name: "2026-11-10"}) == same_day
    assert mistakes(sent="2026-11-10", **{name: "2026-11-09"}) == [
        (name.replace("_", "-"), Code.OUT_OF_ORDER)
    ]


def test_every_event_out_of_order_is_told():
    assert mistakes(sent="2026-11-10", protection_ends="2026-11-09", finished="2026-11-08") == [
        ("protection-ends", Code.OUT_OF_ORDER),
        ("finished", Code.OUT_OF_ORDER),
    ]


def test_the_mistake_about_the_order_names_the_earlier_field():
    with pytest.raises(Refused) as refused:
        check(NAMES, {"finished": "2026-11-09", "sent": "2026-11-10"}, TODAY)
    assert refused.value.mistakes == (Mistake("finished", Code.OUT_OF_ORDER, {"earlier": "sent"}),)


@pytest.mark.parametrize(
    ("sent", "ends", "kept"),
    [
        # The range is cut where it would break the order, and only there.
        ("2026-11-08..2026-11-12", "2026-11-10", {"sent": ("2026-11-08", "2026-11-10")}),
        ("2026-11-08..2026-11-12", "2026-11-12", {"sent": ("2026-11-08", "2026-11-12")}),
        ("2026-11-08..2026-11-12", "2026-11-08", {"sent": ("2026-11-08", "2026-11-08")}),
        ("2026-11-10", "2026-11-08..2026-11-12", {"finished": ("2026-11-10", "2026-11-12")}),
        ("2026-11-08", "2026-11-08..2026-11-12", {"finished": ("2026-11-08", "2026-11-12")}),
        ("2026-11-12", "2026-11-08..2026-11-12", {"finished": ("2026-11-12", "2026-11-12")}),
    ],
)
def test_days_of_a_range_that_break_the_order_drop_out(sent, ends, kept):
    found = values(sent=sent, finished=ends)
    for name, (first, last) in kept.items():
        assert found[name] == Span(day(first), day(last))


@pytest.mark.parametrize(
    ("sent", "finished"),
    [("2026-11-08..2026-11-12", "2026-11-07"), ("2026-11-13", "2026-11-08..2026-11-12")],
)
def test_a_range_without_a_day_in_order_is_out_of_order(sent, finished):
    assert mistakes(sent=sent, finished=finished) == [("finished", Code.OUT_OF_ORDER)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_range_of_sending_is_cut_by_both_ends_of_the_order(turned):
    ends = {"protection_ends": "2026-11-11", "finished": "2026-11-09"}
    ends = dict(reversed(ends.items())) if turned else ends
    found = values(sent="2026-11-08..2026-11-12", **ends)
    assert found["sent"] == Span(day("2026-11-08"), day("2026-11-09"))


def test_a_second_range_is_refused_and_names_the_one_that_the_form_asks_for_first():
    raw = {"protection-ends": "2026-12-01..2026-12-05", "sent": "2026-11-01..2026-11-05"}
    with pytest.raises(Refused) as refused:
        check(NAMES, raw, TODAY)
    assert refused.value.mistakes == (
        Mistake("protection-ends", Code.ONE_RANGE, {"other": "sent"}),
    )


def test_every_mistake_is_told_in_the_order_of_the_form():
    found = mistakes(
        weather="fine",
        agreed="maybe",
        finished="2026-11-24",
        protection_ends="soon",
        sent=5,
        problem="not-received",
    )
    assert found == [
        ("sent", Code.BAD_REQUEST),
        ("protection-ends", Code.NOT_A_DATE),
        ("finished", Code.IN_THE_FUTURE),
        ("agreed", Code.NOT_AN_OPTION),
        ("weather", Code.UNKNOWN_FIELD),
    ]


def test_one_field_may_make_two_mistakes():
    assert mistakes(sent="2026-11-25", finished="2026-11-24") == [
        ("sent", Code.IN_THE_FUTURE),
        ("finished", Code.IN_THE_FUTURE),
        ("finished", Code.OUT_OF_ORDER),
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("weather", "weather"),
        (5, "int"),
        ("", ""),
        ("x" * 50, "x" * 40 + "…"),
        ("a\x00", "a\ufffd"),
    ],
)
def test_a_field_of_another_question_is_unknown_and_shown_printable(name, shown):
    with pytest.raises(Refused) as refused:
        check(NAMES, {name: "x"}, TODAY)
    assert refused.value.mistakes == (Mistake(shown, Code.UNKNOWN_FIELD, {"known": NAMES}),)


def test_today_is_one_day():
    assert check_today("2026-11-23") == TODAY


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("soon", Mistake("today", Code.NOT_A_DATE, {"typed": "soon"})),
        (
            "2026-11-01..2026-11-02",
            Mistake("today", Code.NOT_A_DATE, {"typed": "2026-11-01..2026-11-02"}),
        ),
        (None, Mistake("today", Code.BAD_REQUEST, variant="text-expected")),
    ],
)
def test_a_today_that_is_no_single_day_is_refused(raw, expected):
    with pytest.raises(Refused) as refused:
        check_today(raw)
    assert refused.value.mistakes == (expected,)


def test_the_day_of_a_range_can_be_taken_as_unknown():
    case = check(NAMES, {"agreed": "no", "sent": "2026-11-01..2026-11-03"}, TODAY)
    assert case.without_span() == Case(TODAY, {"agreed": "no"})
    known = check(NAMES, {"sent": "2026-11-01"}, TODAY)
    assert known.without_span() == known
