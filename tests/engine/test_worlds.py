"""Where a land's regions keep different days, each is possible till it is named; some days may still move."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from checker.doors.wire import solve
from checker.engine.case import Case, check
from checker.engine.counting import business_days
from checker.engine.course import Course
from checker.engine.days import MONDAY_TO_FRIDAY, Calendar, Doubt, Provisional, World
from checker.engine.decide import decide
from checker.engine.errors import Code, Refused
from checker.engine.fields import Span
from checker.engine.record import (
    Alternative,
    Answer,
    DateKind,
    Deadline,
    Finding,
    Flip,
    Nudge,
    Stretch,
    Verdict,
)
from checker.engine.sentences import Sentences, plain
from tests.toy.lands import book, lands

day = date.fromisoformat
words = book.words
# A Friday. In the South of Betweenland, the Monday after it is a holiday.
POSTED = "2026-05-08"


def ask(today: str, question: str = "letter", /, **known: Any) -> Answer:
    fields = {"posted": POSTED, **known}
    return solve(book, {"topic": question, "today": today, "fields": fields})


def mistakes(**known: Any) -> list[tuple[str, Code, str]]:
    with pytest.raises(Refused) as refused:
        ask("2026-05-10", **known)
    return [(each.field, each.code, each.variant) for each in refused.value.mistakes]


def days(answer: Answer) -> dict[str, tuple[str, ...]]:
    """Return each date and, where it has one, its range."""
    return {
        name: tuple(map(str, (each.date, *(each.range or ()))))
        for name, each in answer.dates.items()
    }


def said(answer: Answer) -> Sentences[str]:
    return Sentences(answer, book, plain(book))


@pytest.mark.parametrize("question", ["letter", "my-book"])
@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        ("2026-05-14", Verdict.NOT_YET),
        ("2026-05-15", Verdict.DEPENDS),
        ("2026-05-16", Verdict.YES),
    ],
)
def test_without_a_region_every_region_is_possible(question, today, verdict):
    answer = ask(today, question, land="BB")
    assert answer.finding.verdict is verdict
    assert days(answer.lead) == {
        "letter-from": ("2026-05-13", "2026-05-12", "2026-05-13"),
        "letter-by": ("2026-05-15", "2026-05-14", "2026-05-15"),
    }
    depends = verdict is Verdict.DEPENDS
    assert answer.finding.needs == (("district",) if depends else ())
    assert answer.lead.stretches == ()
    alternatives = (
        Alternative("district", ("BB-N", "BB-W"), Verdict.YES),
        Alternative("district", ("BB-S",), Verdict.NOT_YET),
    )
    assert answer.lead.alternatives == (alternatives if depends else ())


def test_what_depends_on_the_region_says_so_and_asks_for_it():
    answer = ask("2026-05-15", land="BB")
    assert answer.finding.headline == "depends-region"
    assert answer.finding.next == (Nudge.SAY_REGION,)
    sentences = said(answer)
    label = words.field("district", "label")
    assert sentences.headline() == words.get("headline", "depends-region").format(label=label)
    assert sentences.verdict() == words.get("verdict", "depends-region")
    # The regions do not share their reasons: what is said of one alone is left out.
    assert [reason.fact for reason in sentences.reasons()] == ["letter"]


@pytest.mark.parametrize(
    ("district", "first", "last"),
    [
        ("BB-N", "2026-05-12", "2026-05-14"),
        ("BB-W", "2026-05-12", "2026-05-14"),
        ("BB-S", "2026-05-13", "2026-05-15"),
    ],
)
def test_a_region_that_is_named_leaves_nothing_open(district, first, last):
    answer = ask("2026-05-20", land="BB", district=district)
    assert days(answer) == {"letter-from": (first,), "letter-by": (last,)}
    [reason] = said(answer).reasons()
    name = book.calendars.regions("BB")[district]
    assert reason.text == (
        f"A letter takes 2 to 4 business days in {name}, Betweenland:"
        " there we follow the days of Betweenland."
    )


def test_regions_that_keep_the_same_days_make_no_range():
    # The regions of Twinland differ in December only.
    same = {"letter-from": ("2026-05-12",), "letter-by": ("2026-05-14",)}
    assert days(ask("2026-05-10", land="EE")) == same
    assert days(ask("2026-05-10", land="EE", district="EE-A")) == same


@pytest.mark.parametrize(
    ("posted", "first", "last"),
    [
        # The last day that is counted is the one before Wednesday, 9 December, on which one region rests;
        # that Wednesday; the day after it.
        ("2026-12-02", ("2026-12-04",), ("2026-12-08",)),
        (
            "2026-12-03",
            ("2026-12-07", "2026-12-07", "2026-12-07"),
            ("2026-12-10", "2026-12-09", "2026-12-10"),
        ),
        (
            "2026-12-04",
            ("2026-12-08", "2026-12-08", "2026-12-08"),
            ("2026-12-11", "2026-12-10", "2026-12-11"),
        ),
        (
            "2026-12-08",
            ("2026-12-11", "2026-12-10", "2026-12-11"),
            ("2026-12-15", "2026-12-14", "2026-12-15"),
        ),
        # Day 0 itself is never counted.
        ("2026-12-09", ("2026-12-11",), ("2026-12-15",)),
    ],
)
def test_where_regions_differ_on_a_day_that_is_counted_each_date_has_a_range(posted, first, last):
    expected = {"letter-from": first, "letter-by": last}
    assert days(ask("2026-12-20", land="EE", posted=posted)) == expected


def test_regions_that_differ_have_a_range_even_if_it_is_a_day_in_all_of_them():
    # In Swapland, one region rests on Monday and the other on Tuesday.
    assert days(ask("2026-05-20", land="FF")) == {
        "letter-from": ("2026-05-13", "2026-05-13", "2026-05-13"),
        "letter-by": ("2026-05-15", "2026-05-15", "2026-05-15"),
    }


def test_regions_that_rest_on_one_day_under_two_names_do_not_differ():
    answer = ask("2026-06-10", land="FF", posted="2026-05-29")
    assert days(answer) == {"letter-from": ("2026-06-03",), "letter-by": ("2026-06-05",)}
    assert "Early Feast" in [off.holiday for off in answer.dates["letter-by"].count.skipped]


def test_a_range_of_days_is_told_in_runs_and_a_day_on_which_the_regions_disagree_depends():
    # From Thursday: the North by Wednesday 13, the South by Thursday 14. From Saturday and Sunday, both wait
    # for the Monday, which is off in the South.
    answer = ask("2026-05-15", land="BB", posted="2026-05-07..2026-05-11")
    assert answer.finding.verdict is Verdict.DEPENDS
    assert answer.finding.headline == "depends"
    assert answer.finding.next == (Nudge.FIND_DAY, Nudge.SAY_REGION)
    assert answer.finding.needs == ("district",)
    assert answer.alternatives == ()
    assert answer.stretches == (
        Stretch("posted", day("2026-05-07"), day("2026-05-07"), Verdict.YES),
        Stretch("posted", day("2026-05-08"), day("2026-05-10"), Verdict.DEPENDS),
        Stretch("posted", day("2026-05-11"), day("2026-05-11"), Verdict.NOT_YET),
    )
    assert days(answer) == {
        "letter-from": ("2026-05-13", "2026-05-11", "2026-05-13"),
        "letter-by": ("2026-05-15", "2026-05-13", "2026-05-15"),
    }
    labels = {
        "label": words.field("posted", "label", "letter"),
        "other": words.field("district", "label"),
    }
    assert said(answer).headline() == words.get("headline", "depends").format(**labels)
    assert said(answer).verdict() == words.get("verdict", "depends")


def test_a_range_on_no_day_of_which_the_regions_disagree_depends_on_the_day_alone():
    answer = ask("2026-05-13", land="EE", posted="2026-05-06..2026-05-08")
    assert [run.verdict for run in answer.stretches] == [Verdict.YES, Verdict.NOT_YET]
    assert (answer.finding.headline, answer.finding.needs) == ("depends-day", ())
    assert answer.finding.next == (Nudge.FIND_DAY,)
    assert said(answer).verdict() == words.get("verdict", "depends-day")


@pytest.mark.parametrize(
    ("known", "variant"),
    [
        ({"district": "BB-S"}, "no-region"),
        ({"district": "BB-S", "land": "AA"}, "no-region"),
        ({"district": "BB-S", "land": "EE"}, "region"),
        ({"district": "BB-X", "land": "BB"}, "region"),
        ({"district": "", "land": "BB"}, "region"),
        ({"district": "The South", "land": "BB"}, "region"),
    ],
)
def test_a_region_of_no_land_of_another_or_unknown_is_no_option(known, variant):
    assert mistakes(**known) == [("district", Code.NOT_AN_OPTION, variant)]


@pytest.mark.parametrize("district", ["BB-S", "BB-X", ""])
def test_a_region_of_a_land_that_is_itself_refused_is_not_judged(district):
    """Whatever is wrong with the land, its region may be right once that is put right."""
    assert mistakes(land="XX", district=district) == [("land", Code.NOT_AN_OPTION, "")]


def test_a_region_that_is_no_text_is_refused_beside_a_land_that_is_refused():
    assert mistakes(land="XX", district=7) == [
        ("land", Code.NOT_AN_OPTION, ""),
        ("district", Code.BAD_REQUEST, "text-expected"),
    ]


def test_what_is_wrong_with_a_region_names_those_that_there_are():
    with pytest.raises(Refused) as refused:
        ask("2026-05-10", land="EE", district="x\ny")
    [mistake] = refused.value.mistakes
    assert mistake.values == {"typed": "x[U+000A]y", "known": ("EE-A", "EE-B")}


def test_a_case_knows_its_land_and_its_region():
    raw = {"posted": POSTED, "land": "BB", "district": "BB-S"}
    case = check(book.forms["letter"], raw, day("2026-05-10"), book.fields, lands())
    assert (case.country, case.region, case.option("district")) == ("BB", "BB-S", "BB-S")
    kept = case.kept_in(book.calendars.worlds("BB"))
    assert [world.regions for world in kept.worlds] == [("BB-S",)]
    assert case.about(("posted",)).region is None


def test_each_world_of_each_day_is_a_case_of_its_own_and_leaves_nothing_open():
    raw = {"posted": "2026-05-08..2026-05-09", "land": "BB"}
    case = check(book.forms["letter"], raw, day("2026-05-10"), book.fields, lands())
    worlds = (World(("BB-N",), Calendar()), World(("BB-S",), Calendar(weekend=frozenset())))
    assert case.ways() == (World((), MONDAY_TO_FRIDAY),)
    spread = [each.kept_as(way) for each in case.kept_in(worlds).spread() for way in each.ways()]
    assert [(str(each.day("posted")), each.regions) for each in spread] == [
        ("2026-05-08", ("BB-N",)),
        ("2026-05-08", ("BB-S",)),
        ("2026-05-09", ("BB-N",)),
        ("2026-05-09", ("BB-S",)),
    ]
    assert [each.calendar for each in spread] == [world.calendar for world in worlds] * 2
    assert all(each.spread() == [each] for each in spread)
    assert all(each.ways() == (World(each.regions, each.calendar),) for each in spread)


def test_a_question_that_counts_no_business_days_is_the_same_everywhere():
    card = replace(book.topics["card"], fields=("joined", "land", "district"))
    wide = replace(
        book,
        topics={**book.topics, "card": card},
        course=Course("all", ("letter", "card"), settled_by={}),
    )
    fields = {"joined": "2025-05-15", "posted": POSTED, "land": "BB"}
    whole = solve(wide, {"topic": "all", "today": "2026-05-15", "fields": fields})
    [letter, card_] = whole.parts
    assert letter.finding.verdict is Verdict.DEPENDS
    assert card_.finding.verdict is Verdict.NO
    assert [each.range for each in card_.dates.values()] == [None]
    assert card_.alternatives == ()


def verdict_on(today: date, **known: str) -> Verdict:
    return ask(today.isoformat(), **known).finding.verdict


@pytest.mark.parametrize("posted", [POSTED, "2026-05-07..2026-05-11"])
@pytest.mark.parametrize("region", [{}, {"district": "BB-N"}, {"district": "BB-S"}])
def test_asking_again_on_every_later_day_agrees_with_the_flips(posted, region):
    known = {"posted": posted, "land": "BB", **region}
    first = day("2026-05-11")
    answer = ask(first.isoformat(), **known)
    turns = {flip.on: flip.verdict for flip in answer.flips}
    expected = answer.finding.verdict
    for n in range(1, 20):
        today = first + timedelta(days=n)
        expected = turns.get(today, expected)
        assert verdict_on(today, **known) is expected


def test_what_flips_passes_through_what_depends():
    assert ask("2026-05-10", land="BB").flips == (
        Flip(day("2026-05-15"), Verdict.DEPENDS),
        Flip(day("2026-05-16"), Verdict.YES),
    )


def test_a_holiday_that_is_only_estimated_may_move():
    answer = ask("2026-05-10", land="CC")
    assert answer.dates["letter-by"].count.provisional == (
        Provisional(day("2026-05-11"), Doubt.ESTIMATED),
        Provisional(day("2026-05-12"), Doubt.ESTIMATED),
    )


@pytest.mark.parametrize("kind", DateKind)
def test_of_equal_days_one_that_may_still_move_is_shown(kind):
    # A day of work after each of these is the 13th; the 12th, from which nothing is skipped, comes last.
    posted = Span(day("2026-05-08"), day("2026-05-12"))
    case = Case(
        day("2026-05-13"), {"posted": posted}, book.fields, worlds=book.calendars.worlds("CC")
    )
    answer = decide(
        replace(book.topics["letter"], dates=next_day(kind), judge=yes), case, book.facts
    )
    soon = answer.dates["soon"]
    assert (soon.date, soon.range) == (day("2026-05-13"), (day("2026-05-13"),) * 2)
    assert soon.count.provisional == (Provisional(day("2026-05-12"), Doubt.ESTIMATED),)


def test_a_case_is_judged_with_the_days_with_which_it_was_counted():
    seen = []

    def judge(case, dates, facts):
        seen.append(next_day(DateKind.BY)(case, facts) == [*dates.values()])
        return yes()

    case = Case(
        day("2026-05-08"), {"posted": day(POSTED)}, book.fields, worlds=book.calendars.worlds("BB")
    )
    topic = replace(book.topics["letter"], dates=next_day(DateKind.BY), judge=judge)
    decide(topic, case, book.facts)
    assert len(seen) > len(case.worlds) > 1
    assert all(seen)


def next_day(kind):
    """Return what gives the next day of work."""
    return lambda case, _facts: [
        Deadline("soon", kind, business_days(case.day("posted"), 1, case.calendar))
    ]


def yes(*_given: object) -> Finding:
    return Finding(Verdict.YES, "late", (), ())


DOUBTS = words.data["provisional"]
ESTIMATED, UNSETTLED = DOUBTS["estimated"], DOUBTS["unsettled"]


@pytest.mark.parametrize(
    ("posted", "today", "land", "doubt"),
    [
        # A feast of two days is one holiday.
        ("2026-05-08", "2026-05-20", "CC", ESTIMATED["one"]),
        # Those that are sure are no doubt, nor are weekends.
        ("2026-05-14", "2026-05-25", "CC", "{said}"),
        ("2026-06-01", "2026-06-10", "CC", "{said}"),
        ("2026-05-29", "2026-06-10", "CC", ESTIMATED["one"]),
        ("2027-05-10", "2027-05-20", "DD", DOUBTS["unannounced"]),
        ("2026-05-11", "2026-05-20", "DD", "{said}"),
        ("2027-06-07", "2027-06-20", "HH", DOUBTS["unannounced"]),
        ("2026-05-11", "2026-05-20", "GG", UNSETTLED["one"]),
        # An estimated holiday and an unsettled day are two doubts.
        ("2026-05-22", "2026-06-10", "GG", UNSETTLED["one"].replace("{said}", ESTIMATED["one"])),
    ],
)
def test_a_reason_says_that_a_day_may_move_and_by_how_much(posted, today, land, doubt):
    [reason] = said(ask(today, land=land, posted=posted)).reasons()
    name = book.calendars.names()[land]
    sure = f"A letter takes 2 to 4 business days in {name}."
    assert reason.text == doubt.format(said=sure, count=1, year=2027)


def test_the_more_holidays_are_estimated_the_more_days_it_may_move():
    calendar = Calendar(
        holidays={day(f"2026-05-{n}"): "Feast" for n in (11, 13, 14, 15)},
        estimated=frozenset({day("2026-05-11"), day("2026-05-13")}),
        unsettled=frozenset({day("2026-05-14"), day("2026-05-15")}),
    )
    calendars = lands()
    calendars._worlds["AA"] = (World((), calendar),)
    open_ = replace(book, calendars=calendars)
    fields = {"posted": POSTED, "land": "AA"}
    answer = solve(open_, {"topic": "letter", "today": "2026-05-25", "fields": fields})
    [reason] = Sentences(answer, open_, plain(open_)).reasons()
    sure = "A letter takes 2 to 4 business days in Evenland."
    estimated = ESTIMATED["other"].format(said=sure, count=2)
    assert reason.text == UNSETTLED["other"].format(said=estimated, count=2)


def test_where_two_regions_have_the_safe_day_the_one_that_may_still_move_is_shown():
    sure, moving = (
        Calendar(holidays={day("2026-05-11"): "A"}, estimated=frozenset(estimated))
        for estimated in ([], [day("2026-05-11")])
    )
    for worlds in ((sure, moving), (moving, sure)):
        calendars = lands()
        calendars._worlds["BB"] = tuple(
            World((region,), each) for region, each in zip(("BB-N", "BB-S"), worlds, strict=True)
        )
        fields = {"posted": POSTED, "land": "BB"}
        open_ = replace(book, calendars=calendars)
        answer = solve(open_, {"topic": "letter", "today": "2026-05-10", "fields": fields})
        assert all(each.count.provisional for each in answer.dates.values())
