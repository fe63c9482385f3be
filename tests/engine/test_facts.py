"""A fact gives its figure, counts with it, and knows which of its values is in force on a day."""

from dataclasses import replace
from datetime import date

import pytest

from checker.engine.counting import BUSINESS_DAYS, DAYS, TIME, YEARS, Unit
from checker.engine.days import Calendar, OutsideCalendar
from checker.engine.facts import Correction, Fact, Facts, Pair
from tests.toy.book import facts

day = date.fromisoformat
READ = date(2026, 5, 2)


def fact(value: object, unit: Unit | None = DAYS) -> Fact:
    return Fact("some-fact", value, unit, ("rule 1",), READ, "a/#b")  # type: ignore[arg-type]


def later(first: Fact, **values: object) -> Fact:
    """Return a fact that has other values since these days: `d2026_06_01=3`."""
    versions = [
        replace(first, value=value, since=day(since[1:].replace("_", "-")))
        for since, value in values.items()
    ]
    return replace(first, later=tuple(versions))


@pytest.mark.parametrize(
    ("value", "number", "pair", "words"),
    [
        (7, 7, None, None),
        (0, 0, None, None),
        (Pair(3, 7), None, Pair(3, 7), None),
        (("jpg", "png"), None, None, ("jpg", "png")),
        (None, None, None, None),
    ],
)
def test_a_fact_gives_the_figure_that_it_has_and_refuses_the_others(value, number, pair, words):
    wanted = {
        "number": (number, "has no single figure"),
        "pair": (pair, "has no pair of figures"),
        "words": (words, "has no list"),
    }
    for name, (expected, complaint) in wanted.items():
        if expected is not None:
            assert getattr(fact(value), name) == expected
        else:
            with pytest.raises(TypeError, match=f"^some-fact {complaint}$"):
                getattr(fact(value), name)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [(BUSINESS_DAYS, True), (DAYS, False), (YEARS, False), (Unit("grams"), False), (None, False)],
)
def test_only_business_days_are_counted_by_a_country_s_calendar(unit, expected):
    assert fact(7, unit).counts_business_days is expected


@pytest.mark.parametrize("unit", TIME.values(), ids=lambda unit: unit.name)
def test_a_fact_counts_in_its_own_unit_and_signs_what_it_counted(unit):
    start = day("2026-05-08")
    assert fact(3, unit).after(start) == replace(unit.after(start, 3), fact="some-fact")
    assert fact(3, unit).after(start, more=1) == replace(unit.after(start, 4), fact="some-fact")


def test_a_fact_counts_both_ends_of_its_span():
    start = day("2026-05-08")
    assert fact(Pair(2, 4), BUSINESS_DAYS).span_after(start) == (
        replace(BUSINESS_DAYS.after(start, 2), fact="some-fact"),
        replace(BUSINESS_DAYS.after(start, 4), fact="some-fact"),
    )


def test_a_fact_counts_by_the_calendar_that_it_is_given():
    calendar = Calendar(holidays={day("2026-05-11"): "May Day"}, last=day("2026-05-13"))
    start = day("2026-05-08")
    assert fact(1, BUSINESS_DAYS).after(start, calendar).date == day("2026-05-12")
    first, last = fact(Pair(1, 2), BUSINESS_DAYS).span_after(start, calendar)
    assert (first.date, last.date) == (day("2026-05-12"), day("2026-05-13"))
    with pytest.raises(OutsideCalendar):
        fact(3, BUSINESS_DAYS).after(start, calendar)
    with pytest.raises(OutsideCalendar):
        fact(Pair(2, 3), BUSINESS_DAYS).span_after(start, calendar)


@pytest.mark.parametrize(
    ("value", "unit", "complaint"),
    [
        (Pair(2, 4), DAYS, "some-fact has no single figure"),
        (None, None, "some-fact has no single figure"),
        (7, None, "some-fact has no unit to count in"),
        (7, Unit("grams"), "grams cannot be counted from a day"),
    ],
)
def test_a_figure_that_is_no_time_cannot_be_counted(value, unit, complaint):
    with pytest.raises(TypeError, match=f"^{complaint}$"):
        fact(value, unit).after(READ)


def test_only_a_span_can_be_counted_as_one():
    with pytest.raises(TypeError, match=r"^some-fact has no pair of figures$"):
        fact(7).span_after(READ)


CHANGING = later(fact(14), d2026_06_01=21, d2027_01_01=5)


@pytest.mark.parametrize(
    ("on", "value", "since"),
    [
        ("2010-01-01", 14, None),
        ("2026-05-31", 14, None),
        ("2026-06-01", 21, "2026-06-01"),
        ("2026-06-02", 21, "2026-06-01"),
        ("2026-12-31", 21, "2026-06-01"),
        ("2027-01-01", 5, "2027-01-01"),
        ("2099-12-31", 5, "2027-01-01"),
    ],
)
def test_a_value_holds_from_its_day_until_the_next_one_does(on, value, since):
    in_force = CHANGING.on(day(on))
    assert (in_force.value, in_force.since) == (value, since and day(since))
    assert CHANGING.after(day(on)).count == value
    assert CHANGING.after(day(on), more=2).count == value + 2


def test_a_span_that_changes_is_counted_as_it_is_on_the_day_of_the_event():
    span = later(fact(Pair(2, 4)), d2026_06_01=Pair(1, 9))
    for on, counts in (("2026-05-31", [2, 4]), ("2026-06-01", [1, 9])):
        assert [each.count for each in span.span_after(day(on))] == counts


def test_the_toy_s_loan_is_counted_by_the_rule_of_the_day_of_the_loan():
    assert facts["loan"].after(day("2026-05-31")).date == day("2026-06-14")
    assert facts["loan"].after(day("2026-06-01")).date == day("2026-06-22")


CORRECTED = replace(
    later(fact(14), d2026_06_01=21),
    corrections=(Correction(day("2026-06-10"), 12, "a"), Correction(day("2026-08-20"), 13, "b")),
)
CORRECTED = replace(
    CORRECTED,
    later=tuple(
        replace(
            each,
            checked_on=day("2026-05-20"),
            corrections=(Correction(day("2026-07-01"), 20, "c"),),
        )
        for each in CORRECTED.later
    ),
)


@pytest.mark.parametrize(
    ("edition", "first", "later"),
    [
        # A change is known from the month on in which it was read.
        ("2026-04", 12, []),
        ("2026-05", 12, [20]),
        # What was put right is known from the month on in which that was done.
        ("2026-06", 13, [20]),
        ("2026-07", 13, [21]),
        ("2026-08", 14, [21]),
        ("2030-01", 14, [21]),
    ],
)
def test_an_earlier_edition_knew_what_had_been_read_and_put_right_by_its_month(
    edition, first, later
):
    known = CORRECTED.known_in(edition)
    assert (known.value, [each.value for each in known.later]) == (first, later)
    both = Facts("2030-02", {"one": CORRECTED}).known_in(edition)
    assert (both.edition, both["one"]) == (edition, known)


def test_every_change_of_a_fact_says_what_was_what_is_since_when_and_when_it_was_learned():
    told = [
        (each.before.value, each.now.value, str(each.since), str(each.learned_on), each.why)
        for each in CORRECTED.changes()
    ]
    assert told == [
        (12, 13, "2026-06-10", "2026-06-10", "a"),
        (13, 14, "2026-08-20", "2026-08-20", "b"),
        (14, 21, "2026-06-01", "2026-05-20", ""),
        (20, 21, "2026-07-01", "2026-07-01", "c"),
    ]
    assert list(fact(7).changes()) == []


@pytest.mark.parametrize(
    ("edition", "had"),
    [
        ("2026-04", False),
        ("2026-05", True),
        ("2026-12", True),
        ("2027-01", False),
        ("2027-02", False),
        *((text, False) for text in ("", "soon", "2026-1", "2026-13", "2026-11-01", "202611")),
    ],
)
def test_an_earlier_edition_is_one_from_the_first_to_the_one_before_this(edition, had):
    assert Facts("2027-01", {}, "2026-05").has_earlier(edition) is had


BOTH = Facts("2026-05", {"one": CHANGING, "two": fact(None, None), "three": facts["cover-formats"]})


def test_facts_are_found_by_their_ids_in_the_order_of_the_file():
    assert (list(BOTH), len(BOTH)) == (["one", "two", "three"], 3)
    assert BOTH["one"] is CHANGING
    with pytest.raises(KeyError, match="no-such-fact"):
        BOTH["no-such-fact"]


def test_facts_cannot_be_changed_through_what_made_them():
    made_of = {"one": CHANGING}
    made = Facts("2026-05", made_of)
    made_of.clear()
    assert dict(made) == {"one": CHANGING}


def test_some_of_the_facts_can_be_taken_and_no_others():
    some = BOTH.only(("two", "one"))
    assert dict(some) == {"one": BOTH["one"], "two": BOTH["two"]}
    assert some.edition == "2026-05"
    with pytest.raises(KeyError, match="four"):
        BOTH.only(("one", "four"))


@pytest.mark.parametrize(
    ("on", "number", "formats"),
    [("2026-05-31", 14, ("png",)), ("2026-06-01", 21, ("png", "jpg"))],
)
def test_all_facts_can_be_taken_as_they_are_on_a_day(on, number, formats):
    then = BOTH.on(day(on))
    assert (then["one"].number, then["three"].words) == (number, formats)
    assert then["two"] == BOTH["two"]
    assert (list(then), then.edition) == (list(BOTH), "2026-05")


def test_every_day_of_a_change_is_known():
    assert sorted(BOTH.changes) == [day("2026-06-01"), day("2026-06-01"), day("2027-01-01")]
    assert BOTH.only(("two",)).changes == ()
