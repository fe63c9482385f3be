"""Raw fields become a case, or every mistake in them at once, in the order of the form."""

from dataclasses import replace
from datetime import date

import pytest

from checker.calendars import BankCalendars
from checker.engine.case import Case, check, check_today
from checker.engine.days import MONDAY_TO_FRIDAY, Calendar, World
from checker.engine.errors import Code, Mistake, Refused
from checker.engine.fields import Field, FieldKind, File, Span
from tests import toy
from tests.toy.book import calendars

day = date.fromisoformat
TODAY = day("2026-05-23")
# The toy's, with a second day that comes after another and lies in the past.
FIELDS = {
    **toy.FIELDS,
    "renewed": Field("renewed", FieldKind.DATE, past=True, not_before="borrowed"),
}
NAMES = ("borrowed", "brought", "renewed", "excused", "land", "cover", "note")


def checked(raw: dict[str, object], today: date = TODAY) -> Case:
    return check(NAMES, raw, today, FIELDS, calendars)


def refused(raw: dict[str, object]) -> tuple[Mistake, ...]:
    with pytest.raises(Refused) as caught:
        checked(raw)
    return caught.value.mistakes


def mistakes(**raw: object) -> list[tuple[str, Code]]:
    return [(mistake.field, mistake.code) for mistake in refused(raw)]


def values(**raw: object) -> dict[str, object]:
    return dict(checked(raw).values)


def test_a_case_holds_what_was_said_and_nothing_else():
    raw = {
        "borrowed": "2026-05-01",
        "excused": "no",
        "land": "DE",
        "cover": [{"name": "a.jpg", "size": 5}],
        "note": "Hello",
    }
    case = checked(raw)
    assert case.today == TODAY
    assert case.fields is FIELDS
    assert case.calendar is MONDAY_TO_FRIDAY
    assert case.day("borrowed") == day("2026-05-01")
    assert case.option("excused") == "no"
    assert case.option("land") == case.country == "DE"
    assert case.files("cover") == (File("a.jpg", 5),)
    assert case.text("note") == "Hello"
    assert case.missing("excused", "brought", "borrowed", "renewed") == ("brought", "renewed")


def test_what_was_left_out_is_unknown():
    case = checked({})
    assert case.values == {}
    assert case.day("borrowed") is None
    assert case.option("excused") is None
    assert case.option("land") is None
    assert case.country is None
    assert case.files("cover") == ()
    assert case.text("note") == ""
    assert case.span() is None
    assert case.spread() == [case]


@pytest.mark.parametrize("name", ["borowed", "", "today", "weather"])
@pytest.mark.parametrize("read", ["day", "option", "files", "text", "missing"])
def test_a_name_that_is_no_field_is_never_unknown(read, name):
    with pytest.raises(KeyError, match=f"no field '{name}' of kind "):
        getattr(checked({}), read)(name)


KINDS = {
    "day": {FieldKind.DATE},
    "option": {FieldKind.OPTION, FieldKind.COUNTRY},
    "files": {FieldKind.FILES},
    "text": {FieldKind.TEXT},
    "missing": set(FieldKind),
}


@pytest.mark.parametrize("read", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_field_can_be_read_only_as_what_it_is(read, name):
    unknown = {"day": None, "option": None, "files": (), "text": "", "missing": (name,)}
    if FIELDS[name].kind in KINDS[read]:
        assert getattr(checked({}), read)(name) == unknown[read]
    else:
        kinds = " or ".join(sorted(KINDS[read], reverse=True))
        with pytest.raises(KeyError, match=f"no field '{name}' of kind {kinds}"):
            getattr(checked({}), read)(name)


def test_a_field_that_is_missing_may_be_of_any_kind_but_must_be_one():
    with pytest.raises(KeyError, match="no field 'weather' of kind any"):
        checked({}).missing("borrowed", "weather")


def test_a_case_can_be_looked_at_on_another_day():
    case = checked({"borrowed": "2026-05-01"})
    later = case.on(day("2027-01-01"))
    assert later == Case(day("2027-01-01"), {"borrowed": day("2026-05-01")}, FIELDS)
    assert case.today == TODAY
    world = World(("AA-N",), Calendar(first=TODAY))
    kept = case.kept_in((world,)).kept_as(world)
    for each in (kept, replace(kept, worlds=(world,))):
        assert each.on(day("2027-01-01")) == replace(each, today=day("2027-01-01"))


def test_a_range_spreads_into_one_case_a_day():
    case = checked({"excused": "no", "borrowed": "2026-05-01..2026-05-03"})
    assert case.span() == "borrowed"
    assert case.spread() == [
        Case(TODAY, {"excused": "no", "borrowed": day(each)}, FIELDS)
        for each in ("2026-05-01", "2026-05-02", "2026-05-03")
    ]


def test_the_day_of_a_range_can_be_taken_as_unknown():
    case = checked({"excused": "no", "borrowed": "2026-05-01..2026-05-03"})
    assert case.without_span() == Case(TODAY, {"excused": "no"}, FIELDS)
    known = checked({"borrowed": "2026-05-01"})
    assert known.without_span() == known


def test_a_case_can_be_told_to_one_question_of_several():
    case = checked({"excused": "no", "borrowed": "2026-05-01", "note": "Hello"})
    told = case.about(("note", "excused", "land"))
    assert told == Case(TODAY, {"excused": "no", "note": "Hello"}, FIELDS)
    assert told.day("borrowed") is None


@pytest.mark.parametrize("name", ["borrowed", "renewed"])
def test_what_has_happened_may_be_today_but_not_tomorrow(name):
    assert values(**{name: "2026-05-23"}) == {name: TODAY}
    assert mistakes(**{name: "2026-05-24"}) == [(name, Code.IN_THE_FUTURE)]


def test_what_may_still_happen_may_lie_in_the_future():
    assert values(brought="2027-01-31") == {"brought": day("2027-01-31")}


def test_either_end_of_a_range_must_have_happened():
    assert values(borrowed="2026-05-22..2026-05-23") == {"borrowed": Span(day("2026-05-22"), TODAY)}
    assert mistakes(borrowed="2026-05-22..2026-05-24") == [("borrowed", Code.IN_THE_FUTURE)]
    assert mistakes(borrowed="2026-05-24..2026-05-25") == [("borrowed", Code.IN_THE_FUTURE)]


def test_the_mistake_about_the_future_names_today():
    assert refused({"borrowed": "2026-05-24"}) == (
        Mistake("borrowed", Code.IN_THE_FUTURE, {"today": TODAY}),
    )


@pytest.mark.parametrize("name", ["renewed", "brought"])
def test_what_comes_after_something_may_come_on_its_day_but_not_before(name):
    same_day = {"borrowed": day("2026-05-10"), name: day("2026-05-10")}
    assert values(borrowed="2026-05-10", **{name: "2026-05-10"}) == same_day
    assert mistakes(borrowed="2026-05-10", **{name: "2026-05-09"}) == [(name, Code.OUT_OF_ORDER)]


def test_every_event_out_of_order_is_told():
    assert mistakes(borrowed="2026-05-10", brought="2026-05-09", renewed="2026-05-08") == [
        ("brought", Code.OUT_OF_ORDER),
        ("renewed", Code.OUT_OF_ORDER),
    ]


def test_the_mistake_about_the_order_names_the_earlier_field():
    assert refused({"renewed": "2026-05-09", "borrowed": "2026-05-10"}) == (
        Mistake("renewed", Code.OUT_OF_ORDER, {"earlier": "borrowed"}),
    )


@pytest.mark.parametrize(
    ("borrowed", "renewed", "kept"),
    [
        # The range is cut where it would break the order, and only there.
        ("2026-05-08..2026-05-12", "2026-05-10", {"borrowed": ("2026-05-08", "2026-05-10")}),
        ("2026-05-08..2026-05-12", "2026-05-12", {"borrowed": ("2026-05-08", "2026-05-12")}),
        ("2026-05-08..2026-05-12", "2026-05-20", {"borrowed": ("2026-05-08", "2026-05-12")}),
        ("2026-05-08..2026-05-12", "2026-05-08", {"borrowed": ("2026-05-08", "2026-05-08")}),
        ("2026-05-10", "2026-05-08..2026-05-12", {"renewed": ("2026-05-10", "2026-05-12")}),
        ("2026-05-08", "2026-05-08..2026-05-12", {"renewed": ("2026-05-08", "2026-05-12")}),
        ("2026-05-01", "2026-05-08..2026-05-12", {"renewed": ("2026-05-08", "2026-05-12")}),
        ("2026-05-12", "2026-05-08..2026-05-12", {"renewed": ("2026-05-12", "2026-05-12")}),
    ],
)
def test_days_of_a_range_that_break_the_order_drop_out(borrowed, renewed, kept):
    found = values(borrowed=borrowed, renewed=renewed)
    for name, (first, last) in kept.items():
        assert found[name] == Span(day(first), day(last))


@pytest.mark.parametrize(
    ("borrowed", "renewed"),
    [("2026-05-08..2026-05-12", "2026-05-07"), ("2026-05-13", "2026-05-08..2026-05-12")],
)
def test_a_range_without_a_day_in_order_is_out_of_order(borrowed, renewed):
    assert mistakes(borrowed=borrowed, renewed=renewed) == [("renewed", Code.OUT_OF_ORDER)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_range_is_cut_by_everything_that_comes_after_it(turned):
    ends = {"brought": "2026-05-11", "renewed": "2026-05-09"}
    ends = dict(reversed(ends.items())) if turned else ends
    found = values(borrowed="2026-05-08..2026-05-12", **ends)
    assert found["borrowed"] == Span(day("2026-05-08"), day("2026-05-09"))


def test_a_second_range_is_refused_and_names_the_one_that_the_form_asks_for_first():
    raw = {"brought": "2026-06-01..2026-06-05", "borrowed": "2026-05-01..2026-05-05"}
    assert refused(raw) == (Mistake("brought", Code.ONE_RANGE, {"other": "borrowed"}),)


def test_a_third_range_is_refused_as_the_second_is():
    span = "2026-05-01..2026-05-05"
    assert mistakes(borrowed=span, brought=span, renewed=span) == [
        ("brought", Code.ONE_RANGE),
        ("renewed", Code.ONE_RANGE),
    ]


def test_every_mistake_is_told_in_the_order_of_the_form():
    found = mistakes(
        weather="fine",
        land="XX",
        excused="maybe",
        renewed="2026-05-24",
        brought="soon",
        borrowed=5,
        note="Hello",
    )
    assert found == [
        ("borrowed", Code.BAD_REQUEST),
        ("brought", Code.NOT_A_DATE),
        ("renewed", Code.IN_THE_FUTURE),
        ("excused", Code.NOT_AN_OPTION),
        ("land", Code.NOT_AN_OPTION),
        ("weather", Code.UNKNOWN_FIELD),
    ]


def test_one_field_may_make_two_mistakes():
    assert mistakes(borrowed="2026-05-25", renewed="2026-05-24") == [
        ("borrowed", Code.IN_THE_FUTURE),
        ("renewed", Code.IN_THE_FUTURE),
        ("renewed", Code.OUT_OF_ORDER),
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("weather", "weather"),
        # A field of another question has no place in this one.
        ("joined", "joined"),
        (5, "int"),
        ("", ""),
        ("x" * 50, "x" * 40 + "…"),
        ("a\x00", "a[U+0000]"),
    ],
)
def test_a_field_of_another_question_is_unknown_and_shown_with_nothing_hidden(name, shown):
    assert refused({name: "x"}) == (Mistake(shown, Code.UNKNOWN_FIELD, {"known": NAMES}),)


class OfCountries(BankCalendars):
    """Calendars that know the regions of countries alone."""

    def regions(self, code):
        assert code in self.names()
        return super().regions(code)


def test_a_region_without_a_country_is_refused_and_nobody_is_asked_for_the_regions_of_none():
    with pytest.raises(Refused, match="district: not-an-option"):
        check(("district", "land"), {"district": "DE-BY"}, TODAY, FIELDS, OfCountries())
    assert check(("land",), {"land": "DE"}, TODAY, FIELDS, OfCountries()).country == "DE"


def test_today_is_one_day():
    assert check_today("2026-05-23") == TODAY


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("soon", Mistake("today", Code.NOT_A_DATE, {"typed": "soon"})),
        (
            "2026-05-01..2026-05-02",
            Mistake("today", Code.NOT_A_DATE, {"typed": "2026-05-01..2026-05-02"}),
        ),
        (None, Mistake("today", Code.BAD_REQUEST, variant="text-expected")),
    ],
)
def test_a_today_that_is_no_single_day_is_refused(raw, expected):
    with pytest.raises(Refused) as caught:
        check_today(raw)
    assert caught.value.mistakes == (expected,)
