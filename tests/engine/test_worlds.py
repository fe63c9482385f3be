"""Where a land's regions keep different days, each is possible till it is named; some days may still move."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checker.doors.wire import solve
from checker.engine.case import check
from checker.engine.counting import business_days
from checker.engine.course import Course
from checker.engine.days import Calendar, World
from checker.engine.errors import Code, Refused
from checker.engine.record import Answer, Choice, Flip, Nudge, Stretch, Verdict
from checker.engine.sentences import Sentences, plain
from tests.toy.lands import book, lands

day = date.fromisoformat
words = book.words
# A Friday. In the South of Betweenland, the Monday after it is a holiday.
POSTED = "2026-05-08"


def ask(today: str, question: str = "letter", /, **known: str) -> Answer:
    fields = {"posted": POSTED, **known}
    return solve(book, {"topic": question, "today": today, "fields": fields})


def mistakes(**known: str) -> list[tuple[str, Code, str]]:
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
    choices = (
        Choice("district", ("BB-N", "BB-W"), Verdict.YES),
        Choice("district", ("BB-S",), Verdict.NOT_YET),
    )
    assert answer.lead.choices == (choices if depends else ())


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
    december = days(ask("2026-12-10", land="EE", posted="2026-12-04"))
    assert december == {
        "letter-from": ("2026-12-08",),
        "letter-by": ("2026-12-11", "2026-12-10", "2026-12-11"),
    }


def test_a_range_of_days_is_told_in_runs_and_a_day_on_which_the_regions_disagree_depends():
    # From Thursday: the North by Wednesday 13, the South by Thursday 14. From Saturday and Sunday, both wait
    # for the Monday, which is off in the South.
    answer = ask("2026-05-15", land="BB", posted="2026-05-07..2026-05-11")
    assert answer.finding.verdict is Verdict.DEPENDS
    assert answer.finding.headline == "depends"
    assert answer.finding.next == (Nudge.FIND_DAY, Nudge.SAY_REGION)
    assert answer.finding.needs == ("district",)
    assert answer.choices == ()
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


def test_a_region_of_a_land_that_is_unknown_is_told_beside_it():
    assert mistakes(land="XX", district="BB-S") == [
        ("land", Code.NOT_AN_OPTION, ""),
        ("district", Code.NOT_AN_OPTION, "no-region"),
    ]


def test_what_is_wrong_with_a_region_names_those_that_there_are():
    with pytest.raises(Refused) as refused:
        ask("2026-05-10", land="EE", district="x\ny")
    [mistake] = refused.value.mistakes
    assert mistake.values == {"typed": "x\ufffdy", "known": ("EE-A", "EE-B")}


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
    spread = case.kept_in(worlds).spread()
    assert [(str(each.day("posted")), each.regions) for each in spread] == [
        ("2026-05-08", ("BB-N",)),
        ("2026-05-08", ("BB-S",)),
        ("2026-05-09", ("BB-N",)),
        ("2026-05-09", ("BB-S",)),
    ]
    assert [each.calendar for each in spread] == [world.calendar for world in worlds] * 2
    assert all(each.spread() == [each] for each in spread)


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
    assert card_.choices == ()


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
    assert [str(each) for each in answer.dates["letter-by"].count.provisional] == [
        "2026-05-11",
        "2026-05-12",
    ]
    assert answer.dates["letter-by"].count.estimated == answer.dates["letter-by"].count.provisional


ESTIMATED = words.data["provisional"]["estimated"]


@pytest.mark.parametrize(
    ("posted", "today", "land", "doubt"),
    [
        # A feast of two days is one holiday.
        ("2026-05-08", "2026-05-20", "CC", ESTIMATED["one"]),
        # Those that are sure are no doubt, nor are weekends.
        ("2026-05-14", "2026-05-25", "CC", "{said}"),
        ("2026-06-01", "2026-06-10", "CC", "{said}"),
        ("2026-05-29", "2026-06-10", "CC", ESTIMATED["one"]),
        ("2027-05-10", "2027-05-20", "DD", words.get("provisional", "unannounced")),
        ("2026-05-11", "2026-05-20", "DD", "{said}"),
    ],
)
def test_a_reason_says_that_a_day_may_move_and_by_how_much(posted, today, land, doubt):
    [reason] = said(ask(today, land=land, posted=posted)).reasons()
    name = book.calendars.names()[land]
    sure = f"A letter takes 2 to 4 business days in {name}."
    assert reason.text == doubt.format(said=sure, count=1, year=2027)


def test_the_more_holidays_are_estimated_the_more_days_it_may_move():
    calendar = Calendar(
        holidays={day("2026-05-11"): "One Feast", day("2026-05-13"): "Another"},
        provisional=frozenset({day("2026-05-11"), day("2026-05-13")}),
    )
    calendars = lands()
    calendars._worlds["AA"] = (World((), calendar),)
    open_ = replace(book, calendars=calendars)
    fields = {"posted": POSTED, "land": "AA"}
    answer = solve(open_, {"topic": "letter", "today": "2026-05-20", "fields": fields})
    [reason] = Sentences(answer, open_, plain(open_)).reasons()
    sure = "A letter takes 2 to 4 business days in Evenland."
    assert reason.text == ESTIMATED["other"].format(said=sure, count=2)


def test_what_is_not_announced_is_the_greater_doubt():
    [world] = book.calendars.worlds("DD")
    calendar = replace(world.calendar, provisional=frozenset({day("2027-05-12")}))
    calendars = lands()
    calendars._worlds["DD"] = (World((), calendar),)
    open_ = replace(book, calendars=calendars)
    fields = {"posted": "2027-05-11", "land": "DD"}
    answer = solve(open_, {"topic": "letter", "today": "2027-05-30", "fields": fields})
    first, last = answer.dates.values()
    assert len(first.count.provisional) == len(first.count.estimated) == 1
    # A weekend, which may yet be worked, lies on the way to the last day.
    assert len(last.count.provisional) == 3
    sure = "A letter takes 2 to 4 business days in Laterland."
    for dates, expected in (
        ({first.id: first}, ESTIMATED["one"]),
        (answer.dates, words.get("provisional", "unannounced")),
    ):
        [reason] = Sentences(replace(answer, dates=dates), open_, plain(open_)).reasons()
        assert reason.text == expected.format(said=sure, count=1, year=2027)


@pytest.mark.parametrize(
    ("posted", "provisional"),
    [
        # Weekends may be worked in exchange only where that is done at all.
        ("2027-05-10", ["2027-05-12"]),
        ("2027-05-14", ["2027-05-15", "2027-05-16"]),
        ("2026-05-08", []),
    ],
)
def test_in_a_year_that_is_not_announced_every_day_off_may_move(posted, provisional):
    [world] = book.calendars.worlds("DD")
    count = business_days(day(posted), 2, world.calendar)
    assert [str(each) for each in count.provisional] == provisional
    never = replace(world.calendar, worked=frozenset())
    again = business_days(day(posted), 2, never)
    assert [str(each) for each in again.provisional] == [
        each for each in provisional if day(each) in never.holidays
    ]
