"""A whole case becomes one answer and one timeline: every window in order, and what to act on first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from checker.engine.case import Case, check
from checker.engine.course import Course
from checker.engine.days import ONE_DAY, Calendar
from checker.engine.decide import decide
from checker.engine.errors import Refused
from checker.engine.fields import Span
from checker.engine.record import Answer, Finding, Flip, State, Stretch, Timeline, Verdict
from checker.engine.rulebook import Rulebook
from checker.engine.timeline import URGENCY, trace
from tests.toy.ask import ask
from tests.toy.book import book
from tests.toy.lasting import book as lasting_book
from tests.toy.lasting import lasting

day = date.fromisoformat
TODAY = "2026-05-10"

# Several questions at once, of which none settles another.
MANY = replace(book, course=Course("many", ("overdue", "letter", "card"), settled_by={}))


def case_of(said: str, today: str = TODAY, book: Rulebook = book) -> Case:
    """Return the case of "borrowed=2026-05-01 excused=no"."""
    raw = dict(pair.split("=") for pair in said.split())
    return check(book.forms[book.course.id], raw, day(today), book.fields, book.calendars)


def traced(said: str, today: str = TODAY, book: Rulebook = book) -> Answer:
    return trace(book, case_of(said, today, book))


def timeline(answer: Answer) -> Timeline:
    assert answer.timeline is not None
    return answer.timeline


def windows(answer: Answer) -> list[tuple[str, str, str, str]]:
    return [
        (
            f"{each.answer.topic}/{each.deadline.id}",
            each.first.isoformat(),
            each.last.isoformat() if each.last else "",
            each.state.value,
        )
        for each in timeline(answer).windows
    ]


def states(answer: Answer) -> dict[str, str]:
    return {name: state for name, _, _, state in windows(answer)}


def topics(answers: tuple[Answer, ...]) -> list[str]:
    return [answer.topic for answer in answers]


def test_every_verdict_has_its_place_in_the_order_of_urgency():
    assert sorted(verdict for verdicts in URGENCY for verdict in verdicts) == sorted(Verdict)


@pytest.mark.parametrize("said", ["", "excused=no", "land=DE"])
def test_where_nothing_is_known_that_matters_the_answer_is_empty_and_asks_for_everything(said):
    answer = traced(said)
    assert answer.finding == Finding(Verdict.NEED, "empty", (), (), ("borrowed", "posted"))
    assert (answer.topic, answer.today) == ("my-book", day(TODAY))
    assert answer.timeline == Timeline((), (), (), ())
    assert (dict(answer.dates), answer.flips, answer.stretches) == ({}, (), ())
    assert (answer.still, answer.act_by) == (None, None)
    assert (answer.live, answer.parts, answer.lead) == ((), (), answer)
    assert answer.known == case_of(said).values


def test_a_case_has_its_windows_in_the_order_of_their_days():
    assert windows(traced("borrowed=2026-05-01")) == [
        ("overdue/due-by", "2026-05-01", "2026-05-15", "running"),
        ("overdue/renew-from", "2026-05-08", "", "running"),
        ("overdue/amnesty-by", "2026-05-15", "2026-05-22", "to-come"),
    ]


def test_of_two_windows_that_begin_together_the_one_that_ends_first_comes_first():
    assert windows(traced("posted=2026-05-08")) == [
        ("letter/letter-from", "2026-05-08", "2026-05-12", "running"),
        ("letter/letter-by", "2026-05-08", "2026-05-14", "running"),
    ]
    brought = windows(traced("borrowed=2026-05-01 brought=2026-05-12"))
    assert brought[1:3] == [
        ("overdue/brought-on", "2026-05-08", "2026-05-12", "running"),
        ("overdue/renew-from", "2026-05-08", "", "running"),
    ]


def test_a_given_day_closes_what_an_earlier_day_opened_and_never_ends_before_it_begins():
    short = windows(traced("borrowed=2026-05-01 brought=2026-05-03"))
    assert ("overdue/brought-on", "2026-05-03", "2026-05-03", "past") in short
    alone = windows(traced("brought=2026-05-12"))
    assert alone == [("overdue/brought-on", "2026-05-12", "2026-05-12", "to-come")]


def test_every_question_of_the_case_has_its_windows():
    answer = traced("borrowed=2026-05-01 posted=2026-05-04 joined=2026-04-01", book=MANY)
    assert windows(answer) == [
        ("card/card-until", "2026-04-01", "2027-03-31", "running"),
        ("overdue/due-by", "2026-05-01", "2026-05-15", "running"),
        ("letter/letter-from", "2026-05-04", "2026-05-06", "past"),
        ("letter/letter-by", "2026-05-04", "2026-05-08", "past"),
        ("overdue/renew-from", "2026-05-08", "", "running"),
        ("overdue/amnesty-by", "2026-05-15", "2026-05-22", "to-come"),
    ]
    assert list(answer.dates) == [
        *("renew-from", "due-by", "amnesty-by", "letter-from", "letter-by", "card-until"),
    ]


@pytest.mark.parametrize(
    ("today", "due", "amnesty", "renew"),
    [
        ("2026-05-01", "running", "to-come", "to-come"),
        ("2026-05-07", "running", "to-come", "to-come"),
        ("2026-05-08", "running", "to-come", "running"),
        ("2026-05-14", "running", "to-come", "running"),
        ("2026-05-15", "running", "running", "running"),
        ("2026-05-16", "past", "running", "running"),
        ("2026-05-22", "past", "running", "running"),
        ("2026-05-23", "past", "past", "running"),
        ("2099-12-31", "past", "past", "running"),
    ],
)
def test_a_window_runs_from_its_first_to_its_last_day_or_without_an_end(today, due, amnesty, renew):
    assert states(traced("borrowed=2026-05-01", today)) == {
        "overdue/due-by": due,
        "overdue/amnesty-by": amnesty,
        "overdue/renew-from": renew,
    }


def test_what_comes_later_settles_a_question_and_its_windows_that_are_not_past():
    answer = traced("borrowed=2026-05-01 posted=2026-05-08", "2026-05-16")
    assert states(answer) == {
        "overdue/due-by": "past",
        "overdue/renew-from": "settled",
        "overdue/amnesty-by": "settled",
        "letter/letter-from": "past",
        "letter/letter-by": "past",
    }
    assert topics(answer.parts) == ["overdue", "letter"]
    assert topics(answer.live) == ["letter"]


@pytest.mark.parametrize(("choice", "live"), [("yes", []), ("no", ["overdue"])])
def test_a_choice_settles_a_question_only_where_it_is_the_one(choice, live):
    answer = traced(f"borrowed=2026-05-01 excused={choice}")
    assert topics(answer.live) == live
    assert topics(answer.parts) == ["overdue"]
    assert states(answer)["overdue/due-by"] == ("running" if live else "settled")


@pytest.mark.parametrize(
    ("today", "state", "because"),
    [
        ("2026-05-17", "running", "amnesty/ahead"),
        ("2026-05-18", "running", "amnesty/ahead"),
        ("2026-05-19", "past", "amnesty/over"),
    ],
)
def test_a_day_that_outlasts_its_question_runs_on_and_the_case_says_why(today, state, because):
    answer = lasting(today)
    assert [(each.deadline.id, each.because) for each in answer.lasting] == [("due-by", because)]
    assert states(answer)["overdue/due-by"] == state
    assert states(answer)["overdue/amnesty-by"] == "settled"
    named = {window.deadline.id: window.named_by for window in answer.timeline.windows}
    assert (named["due-by"], named["letter-by"]) == ("my-book", "letter")
    assert topics(answer.live) == ["letter"]


@pytest.mark.parametrize(
    ("today", "because"),
    [
        ("2026-05-18", "amnesty/ahead"),
        ("2026-05-19", "amnesty/unsure"),
        ("2026-05-20", "amnesty/unsure"),
        ("2026-05-21", "amnesty/over"),
    ],
)
def test_a_day_that_is_not_sure_is_over_only_once_all_of_its_range_is(today, because):
    [found] = lasting(today, borrowed="2026-05-04..2026-05-06").lasting
    assert found.because == because


@pytest.mark.parametrize(
    "known",
    [
        {"posted": "", "why": "what it lasts since is not known"},
        {"excused": "yes", "why": "what it lasts until is known"},
        {"borrowed": "", "why": "there is no such day"},
    ],
    ids=lambda known: known["why"],
)
def test_a_day_outlasts_its_question_only_while_the_course_says_so(known):
    fields = {"borrowed": "2026-05-04", "posted": "2026-05-08"} | known
    said = {name: value for name, value in fields.items() if value and name != "why"}
    answer = ask("my-book", "2026-05-12", lasting_book, **said)
    assert answer.lasting == ()


def test_a_case_in_which_nothing_is_live_has_no_lasting_day():
    nothing_live = replace(lasting_book.course, settled_by={"overdue": ("borrowed",)})
    day_alone = replace(nothing_live.lasting["due-by"], since=("borrowed",))
    there = replace(nothing_live, lasting={"due-by": day_alone})
    answer = ask("my-book", "2026-05-12", replace(book, course=there), borrowed="2026-05-04")
    assert (answer.live, answer.lasting) == ((), ())


def test_where_all_that_is_known_is_settled_the_answer_asks_for_the_rest():
    answer = traced("borrowed=2026-05-01 excused=yes")
    assert answer.finding == Finding(Verdict.NEED, "empty", (), (), ("posted",))
    assert list(answer.dates) == ["renew-from", "due-by", "amnesty-by"]
    assert answer.flips == ()


def test_a_window_that_is_not_past_is_settled_where_the_answer_is_no():
    def judge(*_: object) -> Finding:
        return Finding(Verdict.NO, "expired", ("card",), ("look",))

    card = replace(book.topics["card"], judge=judge)
    refusing = replace(MANY, topics={**book.topics, "card": card})
    for today, state in (("2027-04-30", "settled"), ("2027-05-01", "past")):
        answer = traced("joined=2026-05-01", today, refusing)
        assert windows(answer) == [("card/card-until", "2026-05-01", "2027-04-30", state)]


def test_a_question_speaks_where_it_has_a_day_or_a_verdict():
    # The card needs nothing to be unclear; a day that was given is a day, whatever else is needed.
    assert topics(traced("", book=MANY).parts) == ["card"]
    assert topics(traced("brought=2026-05-12", book=MANY).parts) == ["overdue", "card"]


def test_a_whole_case_is_answered_as_the_question_to_act_on_first():
    answer = traced("borrowed=2026-05-01 joined=2026-04-01 posted=2026-05-04", "2026-05-15", MANY)
    lead = answer.lead
    assert lead.topic == "overdue"
    assert answer.live[0] is lead
    assert answer.topic == "many"
    assert (answer.still, answer.act_by) == (lead.still, lead.act_by) == (day("2026-05-15"),) * 2
    assert answer.finding == replace(lead.finding, needs=answer.finding.needs)
    assert set(answer.known) == {"borrowed", "joined", "posted"}
    assert set(lead.known) == {"borrowed"}


@pytest.mark.parametrize(
    ("said", "needs"),
    [
        # Of the questions that are to be acted on.
        ("brought=2026-05-12", ("borrowed",)),
        ("brought=2026-05-12 posted=2026-05-08", ()),
        ("borrowed=2026-05-01", ()),
    ],
)
def test_a_whole_case_needs_what_its_questions_need(said, needs):
    assert traced(said).finding.needs == needs


def test_what_several_questions_need_is_asked_for_once_the_first_one_s_first():
    def judge(*needs: str):
        return lambda *_: Finding(Verdict.NEED, "need", (), (), needs)

    both = {
        name: replace(book.topics[name], judge=judge(*needs))
        for name, needs in (("overdue", ("borrowed", "excused")), ("letter", ("land", "borrowed")))
    }
    needy = replace(MANY, topics={**book.topics, **both})
    assert traced("brought=2026-05-12 posted=2026-05-08", book=needy).finding.needs == (
        *("borrowed", "excused", "land"),
    )


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        # Both can be done: the one that ends first; the one that has no last day comes after it.
        ("borrowed=2026-05-01 joined=2026-05-01", TODAY, ["overdue", "card"]),
        ("borrowed=2026-05-01 joined=2025-05-15", TODAY, ["card", "overdue"]),
        ("borrowed=2026-05-01", TODAY, ["overdue", "card"]),
        ("posted=2026-05-04 joined=2026-05-01", TODAY, ["card", "letter"]),
        # What can be done comes before what must wait, and that before what is over.
        ("posted=2026-05-08 joined=2026-05-01", TODAY, ["card", "letter"]),
        ("posted=2026-05-08 joined=2025-05-01", TODAY, ["letter", "card"]),
        (
            "borrowed=2026-04-01 posted=2026-05-08 joined=2026-05-01",
            TODAY,
            ["card", "letter", "overdue"],
        ),
        # Too late for one thing and never for another: too late comes first.
        ("borrowed=2026-04-01 joined=2025-05-01", TODAY, ["overdue", "card"]),
        # Too late for the loan, but free for some days: there is something left to be done.
        ("borrowed=2026-04-20 posted=2026-05-08", TODAY, ["overdue", "letter"]),
        ("borrowed=2026-04-20 joined=2026-05-01", TODAY, ["overdue", "card"]),
        ("borrowed=2026-04-18 joined=2026-05-01", "2026-05-09", ["overdue", "card"]),
        ("borrowed=2026-04-18 joined=2026-05-01", "2026-05-10", ["card", "overdue"]),
        # More must be known: that comes after what can be done, and before what must wait.
        (
            "brought=2026-05-12 posted=2026-05-08 joined=2026-05-01",
            TODAY,
            ["card", "overdue", "letter"],
        ),
        # What ends today or tomorrow comes before everything else.
        ("borrowed=2026-04-19 joined=2025-05-11", TODAY, ["overdue", "card"]),
        ("borrowed=2026-05-01 joined=2025-05-12", TODAY, ["card", "overdue"]),
        # A day of a range on which it may be the last one is as urgent.
        ("borrowed=2026-04-29..2026-05-01 joined=2025-05-13", TODAY, ["card", "overdue"]),
        ("borrowed=2026-04-27..2026-05-01 joined=2025-05-13", TODAY, ["overdue", "card"]),
        # Two such: the one that ends first, else the one that a case comes to first.
        ("borrowed=2026-04-27 joined=2025-05-11", TODAY, ["card", "overdue"]),
        ("borrowed=2026-04-26 joined=2025-05-11", TODAY, ["overdue", "card"]),
    ],
)
def test_what_to_act_on_first(said, today, expected):
    asked = traced(said, today, MANY)
    assert [each for each in topics(asked.live) if each in expected] == expected


def needing_more() -> Rulebook:
    """Return the questions of which the first needs to know more, though it can be acted on in time."""

    def judge(_case: Case, dates: Mapping[str, object], _facts: object) -> Finding:
        still = "due-by" if dates else ""
        return Finding(Verdict.NEED, "need", ("loan",), ("look",), ("excused",), still=still)

    return replace(
        MANY, topics={**book.topics, "overdue": replace(book.topics["overdue"], judge=judge)}
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-05-13", ["card", "overdue"]),
        ("2026-05-14", ["overdue", "card"]),
        ("2026-05-15", ["overdue", "card"]),
        ("2026-05-16", ["card", "overdue"]),
    ],
)
def test_what_ends_today_or_tomorrow_comes_even_before_what_can_be_done(today, expected):
    answer = traced("borrowed=2026-05-01 joined=2026-05-01", today, needing_more())
    assert topics(answer.live) == expected


def test_what_will_end_flips_the_whole_case_on_the_day_before_its_last_and_after_it():
    said = "borrowed=2026-05-01 joined=2026-05-01"
    answer = traced(said, book=needing_more())
    assert answer.flips[:2] == (
        Flip(day("2026-05-14"), Verdict.NEED),
        Flip(day("2026-05-16"), Verdict.YES),
    )
    for today in ("2026-05-13", "2026-05-14", "2026-05-15", "2026-05-16"):
        verdict = Verdict.NEED if today in ("2026-05-14", "2026-05-15") else Verdict.YES
        assert traced(said, today, needing_more()).finding.verdict is verdict


def test_where_there_is_a_window_there_is_something_to_act_on():
    for said in ("borrowed", "brought", "posted"):
        for others in ("", "borrowed=2026-05-01", "posted=2026-05-02"):
            answer = traced(f"{others} {said}=2026-05-04")
            assert timeline(answer).windows
            assert answer.live


def test_a_range_shows_its_windows_at_the_safe_ends():
    answer = traced("borrowed=2026-05-01..2026-05-03")
    assert windows(answer) == [
        ("overdue/due-by", "2026-05-01", "2026-05-15", "running"),
        ("overdue/renew-from", "2026-05-10", "", "running"),
        ("overdue/amnesty-by", "2026-05-15", "2026-05-22", "to-come"),
    ]


def test_a_range_that_matters_is_told_by_the_question_to_act_on_first():
    answer = traced("borrowed=2026-05-01..2026-05-03 joined=2026-05-01", "2026-05-16", MANY)
    assert answer.finding.verdict is Verdict.DEPENDS
    assert answer.stretches == (
        Stretch("borrowed", day("2026-05-01"), day("2026-05-01"), Verdict.TOO_LATE),
        Stretch("borrowed", day("2026-05-02"), day("2026-05-03"), Verdict.YES),
    )


def test_a_range_is_narrowed_by_all_that_the_case_knows():
    # One question knows when it came back, and the other counts from the loan.
    loan = replace(book.topics["overdue"], fields=("borrowed",))
    back = replace(book.topics["letter"], fields=("brought",))
    apart = replace(MANY, topics={**book.topics, "overdue": loan, "letter": back})
    said = "borrowed=2026-05-01..2026-05-05 brought=2026-05-03"
    answer = traced(said, book=apart)
    narrowed = Span(day("2026-05-01"), day("2026-05-03"))
    assert answer.known["borrowed"] == narrowed
    alone = decide(loan, Case(day(TODAY), {"borrowed": narrowed}, book.fields), book.facts)
    [told] = [each for each in answer.parts if each.topic == "overdue"]
    assert told == alone
    assert told.dates["due-by"].range == (day("2026-05-15"), day("2026-05-17"))


def test_each_question_answers_as_it_would_alone():
    said = "borrowed=2026-05-01..2026-05-20 posted=2026-05-08 joined=2026-04-01 land=DE"
    case = case_of(said, "2026-05-20", MANY)
    answer = trace(MANY, case)
    assert topics(answer.parts) == list(MANY.course.topics)
    for each in answer.parts:
        topic = book.topics[each.topic]
        assert each == decide(topic, case.about(topic.fields), book.facts)


def test_holidays_are_counted_and_a_count_beyond_them_is_refused():
    calendar = Calendar(holidays={day("2026-05-14"): "Ascension Day"}, last=day("2026-05-15"))
    known = replace(case_of("posted=2026-05-08 land=DE"), calendar=calendar)
    assert timeline(trace(book, known)).windows[-1].last == day("2026-05-15")
    later = replace(case_of("posted=2026-05-09 land=DE"), calendar=calendar)
    assert timeline(trace(book, later)).windows[-1].last == day("2026-05-15")
    with pytest.raises(Refused, match="posted: out-of-range"):
        trace(book, replace(later, values={**later.values, "posted": day("2026-05-11")}))


def turns(answer: Answer) -> Mapping[date, Verdict]:
    return {flip.on: flip.verdict for flip in answer.flips}


def test_a_flip_of_a_whole_case_is_a_day_on_which_another_verdict_stands_in_front():
    # The letter is late after the 14th: that is the first thing that can be done.
    answer = traced("posted=2026-05-08")
    assert answer.flips == (Flip(day("2026-05-15"), Verdict.YES),)
    # The loan ends on the 15th; until then, and while it is free, it stands before the card.
    both = traced("borrowed=2026-05-01 joined=2026-05-01", book=MANY)
    assert [(flip.on.day, flip.verdict.value) for flip in both.flips[:2]] == [
        (16, "too-late"),
        (23, "yes"),
    ]


FLIPPING = [
    "borrowed=2026-05-01",
    "posted=2026-05-08",
    "brought=2026-05-20",
    "borrowed=2026-05-01 posted=2026-05-08",
    "borrowed=2026-05-01 excused=yes posted=2026-05-08",
    "borrowed=2026-05-01 joined=2025-05-20",
    "borrowed=2026-05-01 joined=2025-05-16 posted=2026-05-10",
    "borrowed=2026-05-04 joined=2025-05-28 posted=2026-05-07",
    "brought=2026-05-12 posted=2026-05-08 joined=2025-06-01",
    "borrowed=2026-05-01..2026-05-09",
    "borrowed=2026-04-18..2026-05-02 joined=2025-05-20",
    "borrowed=2026-05-02 joined=2025-05-11..2025-05-30",
    "posted=2026-05-04..2026-05-10 borrowed=2026-04-30",
]
# Across the day on which the loan changes.
CHANGING = [
    "borrowed=2026-06-01",
    "borrowed=2026-05-30..2026-06-03 joined=2025-06-20",
    "borrowed=2026-05-31..2026-06-01 posted=2026-06-02",
]


@pytest.mark.parametrize("course", [book, MANY], ids=lambda book: book.course.id)
@pytest.mark.parametrize(
    ("said", "today"), [(said, TODAY) for said in FLIPPING] + [(s, "2026-06-03") for s in CHANGING]
)
def test_asking_again_on_every_later_day_agrees_with_the_flips_and_nothing_changes_between(
    said, today, course
):
    told = " ".join(
        pair for pair in said.split() if pair.partition("=")[0] in course.forms[course.course.id]
    )
    answer = traced(told, today, course)
    expected, verdict = turns(answer), answer.finding.verdict
    assert list(expected) == sorted(expected)
    last = max(expected, default=day(today))
    # A card ends a year later: nobody needs to see each day until then.
    then, end = day(today), min(last, day(today).replace(month=8)) + 2 * ONE_DAY
    while then < end:
        then += ONE_DAY
        verdict = expected.get(then, verdict)
        assert traced(told, then.isoformat(), course).finding.verdict is verdict, then
    for turn in expected:
        again = traced(told, turn.isoformat(), course)
        assert again.finding.verdict is expected[turn]
        before = traced(told, (turn - ONE_DAY).isoformat(), course)
        assert before.finding.verdict is not expected[turn]


def test_a_settled_question_flips_nothing():
    assert traced("borrowed=2026-05-01 posted=2026-05-08", "2026-05-15").flips == ()
    assert traced("borrowed=2026-05-01", "2026-05-15").flips != ()


def test_no_change_is_named_for_a_day_on_which_nobody_can_ask():
    for borrowed, flips in (("2099-12-09", ["2099-12-31"]), ("2099-12-10", [])):
        answer = traced(f"borrowed={borrowed}", "2099-12-20")
        assert [flip.on.isoformat() for flip in answer.flips] == flips


def test_the_states_of_windows_are_all_there_are():
    seen = set(states(traced("borrowed=2026-05-01", "2026-05-16")).values())
    seen |= set(states(traced("borrowed=2026-05-01")).values())
    seen |= set(states(traced("borrowed=2026-05-01 posted=2026-05-08")).values())
    assert seen == set(State)
