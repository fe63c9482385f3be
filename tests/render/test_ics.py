"""The dates of an answer as a calendar file: a whole-day event for each day to come, an alarm before it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import vobject
from icalendar import Calendar

from checker.engine.days import ONE_DAY
from checker.engine.record import Answer
from checker.engine.sentences import Sentences, plain
from checker.render import ics
from checker.render.ics import LONGEST_LINE, Taking, calendar
from tests.toy.ask import BORROWED, NOON, TAKING, TODAY, ask, wide
from tests.toy.book import book
from tests.toy.lands import book as lands
from tests.toy.lasting import lasting

DAY = "DTSTART;VALUE=DATE"
LETTER = {"posted": "2026-05-08"}


def lines(answer: Answer, taking: Taking = TAKING, by=book) -> list[str]:
    """Return the file's lines as a calendar reads them: those that were folded in one piece."""
    text = calendar(by, answer, taking).text
    assert text.endswith("\r\n")
    folded = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= LONGEST_LINE for line in folded)
    return "\r\n".join(folded).replace("\r\n ", "").split("\r\n")


def values(name: str, answer: Answer, taking: Taking = TAKING, by=book) -> list[str]:
    found = (line.partition(":") for line in lines(answer, taking, by))
    return [value for key, _, value in found if key == name]


def loan(today: str = TODAY, borrowed: str = BORROWED) -> Answer:
    return ask("overdue", today, borrowed=borrowed)


def at(moment: str, order: str = "") -> Taking:
    return Taking(datetime.fromisoformat(f"{moment}+02:00"), order)


def test_a_file_is_one_calendar_with_an_event_for_each_date():
    shown = lines(loan())
    assert shown[:17] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//library//EN",
        "BEGIN:VEVENT",
        "UID:overdue-renew-from-2026-05-04@library",
        "DTSTAMP:20260510T100000Z",
        "SEQUENCE:200570400",
        "DTSTART;VALUE=DATE:20260511",
        "DTEND;VALUE=DATE:20260512",
        "SUMMARY:Library: Renew from",
        "DESCRIPTION:Day 7 after 4 May 2026. Rules of edition 2026-05\\; counted from 10 May 2026.",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT9H",
        "DESCRIPTION:Library: Renew from",
        "END:VALARM",
    ]
    assert shown[17:20] == [
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:overdue-due-by-2026-05-04@library",
    ]
    assert shown[-2:] == ["END:VEVENT", "END:VCALENDAR"]
    assert len(shown) == 3 + 3 * 15 + 1


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2026-05-11", ["20260511", "20260518", "20260525"]),
        ("2026-05-12", ["20260518", "20260525"]),
        ("2026-05-25", ["20260525"]),
    ],
)
def test_only_days_from_today_on_are_taken_along(today, days):
    assert values(DAY, loan(today)) == days


@pytest.mark.parametrize(
    "answer", [loan("2026-05-26"), ask("overdue"), ask("cover", note="a"), ask("my-book")]
)
def test_without_a_day_to_come_there_is_no_calendar(answer):
    assert calendar(book, answer, TAKING) == ics.CalendarFile("", ())


def test_where_the_answer_is_no_no_day_is_taken_along():
    answer = ask("card", joined="2026-01-01")
    no = replace(answer, finding=ask("card", joined="2024-01-01").finding)
    taken = [calendar(book, each, TAKING).text != "" for each in (answer, no)]
    assert taken == [True, False]


def test_a_whole_case_makes_one_calendar():
    case = ask("my-book", TODAY, wide, borrowed=BORROWED, joined="2026-01-01")
    assert lines(case).count("BEGIN:VCALENDAR") == 1
    assert values("UID", case) == [
        "overdue-renew-from-2026-05-04@library",
        "overdue-due-by-2026-05-04@library",
        "overdue-amnesty-by-2026-05-18@library",
        "card-card-until-2026-01-01@library",
    ]
    assert values("UID", case)[:3] == values("UID", loan())


def test_of_a_whole_case_what_a_later_event_has_settled_is_not_taken_along():
    case = ask("my-book", borrowed=BORROWED, **LETTER)
    alone = ask("letter", **LETTER)
    assert calendar(book, case, TAKING) == calendar(book, alone, TAKING)
    assert values("UID", alone) != []


@pytest.mark.parametrize(
    ("today", "titles"),
    [
        ("2026-05-14", ["It comes by", "The book is due"]),
        ("2026-05-18", ["The book is due"]),
        ("2026-05-19", []),
    ],
)
def test_a_day_that_outlasts_its_question_is_taken_along_in_the_words_of_the_case(today, titles):
    case = lasting(today)
    assert calendar(book, case, TAKING).text.count("BEGIN:VEVENT") == len(titles)
    if titles:
        assert values("SUMMARY", case) == [f"Library: {title}" for title in titles]
        assert "Nobody is fined yet" in values("DESCRIPTION", case)[-2]
        assert values("UID", case)[-1] == values("UID", loan("2026-05-12"))[0]


# What names an entry ----------------------------------------------------------------------------------------


def test_the_same_count_has_the_same_uid_whenever_it_is_taken_along():
    assert values("UID", loan("2026-05-11"), at("2026-05-11T12:00:00")) == values("UID", loan())
    assert not set(values("UID", loan(borrowed="2026-05-05"))) & set(values("UID", loan()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"land": "AA"}),
        ({"land": "AA"}, {"land": "BB"}),
        ({"land": "BB"}, {"land": "BB", "district": "BB-S"}),
        ({"land": "BB", "district": "BB-N"}, {"land": "BB", "district": "BB-S"}),
    ],
)
def test_days_that_were_counted_elsewhere_do_not_replace_each_other(one, other):
    both = [ask("letter", TODAY, lands, **LETTER, **known) for known in (one, other)]
    first, second = (values("UID", each, by=lands) for each in both)
    assert not set(first) & set(second)


def test_a_land_that_was_not_counted_by_names_nothing():
    here = ask("my-book", TODAY, wide, borrowed=BORROWED)
    assert values("UID", here) == values("UID", loan())


def test_under_a_name_a_day_that_has_moved_replaces_its_own_entry_and_no_other_order_s():
    mine, yours = at("2026-05-10T12:00:00", "Mine"), at("2026-05-10T12:00:00", "Yours, ü")
    moved = values("UID", loan(borrowed="2026-05-05"), mine)
    assert moved == values("UID", loan(), mine)
    assert len(set(moved)) == 3
    assert not set(moved) & {*values("UID", loan(), yours), *values("UID", loan())}
    assert values("SUMMARY", loan(), yours)[0] == "Yours\\, ü: Renew from"


@pytest.mark.parametrize("length", [1, 16, 60, 10_000])
def test_however_long_a_name_is_a_uid_is_short_and_begins_with_the_kind_of_day(length):
    names = ["\U0001f600" * length, "\U0001f600" * (length - 1) + "\U0001f601", "a" * length]
    uids = [values("UID", loan(), at("2026-05-10T12:00:00", name))[0] for name in names]
    assert all(uid.startswith("overdue-renew-from-") for uid in uids)
    assert all(len(uid.encode()) <= 255 for uid in uids)
    assert len(set(uids)) == len(uids)


def test_a_name_cannot_break_out_of_its_line():
    named = at("2026-05-10T12:00:00", "a\r\nBEGIN:VEVENT\x1b")
    assert values("SUMMARY", loan(), named)[0].startswith("a[U+000D][U+000A]BEGIN:VEVENT[U+001B]:")
    assert lines(loan(), named).count("BEGIN:VEVENT") == 3


def test_a_name_that_was_cut_within_a_sign_is_a_name():
    cut = at("2026-05-10T12:00:00", "Kettle \ud83d")
    assert values("SUMMARY", loan(), cut)[0] == "Kettle [U+D83D]: Renew from"
    assert len(set(values("UID", loan(), cut))) == 3


def test_a_later_file_has_a_higher_sequence_until_2088():
    moments = [
        "2020-01-01T02:00:00",
        "2020-01-01T02:00:01",
        "2026-05-10T12:00:00",
        "2087-12-31T00:00:00",
    ]
    numbers = [int(values("SEQUENCE", loan(), at(moment))[0]) for moment in moments]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 0
    assert numbers[-1] < 2**31


def test_a_clock_that_is_far_behind_gives_no_sequence_below_nought():
    assert set(values("SEQUENCE", loan(), at("1970-01-01T00:00:00"))) == {"0"}


def test_the_stamp_is_the_moment_of_taking_in_greenwich():
    west = Taking(datetime.fromisoformat("2026-05-10T23:30:05-08:00"))
    assert values("DTSTAMP", loan(), west)[0] == "20260511T073005Z"


# Alarms -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "due", "renew"),
    [
        # A day to act by is told of the morning before, a day to act from in its own morning.
        ("2026-05-10T12:00:00", "-PT15H", "PT9H"),
        ("2026-05-11T08:59:59", "-PT15H", "PT9H"),
        ("2026-05-11T09:00:00", "-PT15H", "PT12H"),
        ("2026-05-11T12:00:00", "-PT15H", "PT18H"),
        ("2026-05-11T18:00:00", "-PT15H", None),
        ("2026-05-17T08:59:59", "-PT15H", None),
        ("2026-05-17T09:00:00", "PT9H", None),
        ("2026-05-18T09:00:00", "PT12H", None),
        ("2026-05-18T17:59:59", "PT18H", None),
        ("2026-05-18T18:00:00", None, None),
    ],
)
def test_an_alarm_rings_at_a_waking_hour_that_lies_ahead_or_not_at_all(moment, due, renew):
    taking = at(moment)
    read = Calendar.from_ical(calendar(book, loan("2026-05-11"), taking).text)
    rings = {
        str(event["SUMMARY"]): [
            alarm["TRIGGER"].to_ical().decode() for alarm in event.walk("VALARM")
        ]
        for event in read.walk("VEVENT")
    }
    assert rings["Library: Bring it back by"] == [each for each in [due] if each]
    assert rings["Library: Renew from"] == [each for each in [renew] if each]
    unheard = [str(day) for day in calendar(book, loan("2026-05-11"), taking).unheard]
    silent = {"2026-05-11": renew, "2026-05-18": due}
    assert unheard == [day for day, ring in silent.items() if ring is None]


# The file ---------------------------------------------------------------------------------------------------


def test_an_event_on_the_last_day_of_a_year_ends_in_the_next():
    answer = ask("card", joined="2026-01-01")
    assert values(DAY, answer) == ["20261231"]
    assert values("DTEND;VALUE=DATE", answer) == ["20270101"]


def test_an_event_says_how_it_was_counted_why_and_on_which_day():
    described = values("DESCRIPTION", ask("letter", **LETTER))[0]
    assert described == (
        "Business day 2 after 8 May 2026. A letter takes 2 to 4 business days. "
        "Rules of edition 2026-05\\; counted from 10 May 2026."
    )


def test_an_event_says_which_other_days_it_may_be():
    unsure = ask("overdue", borrowed="2026-05-04..2026-05-06")
    for described in values("DESCRIPTION", unsure)[::2]:
        assert "It may be any day from" in described


def test_what_has_a_meaning_in_the_file_is_escaped():
    assert ics._text("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("", [""]),
        ("x" * 75, ["x" * 75]),
        ("x" * 76, ["x" * 75, " x"]),
        ("x" * 150, ["x" * 75, " " + "x" * 74, " x"]),
        ("é" * 38, ["é" * 37, " é"]),
        ("x" + "中" * 25, ["x" + "中" * 24, " 中"]),
    ],
)
def test_a_long_line_is_folded_between_letters(line, parts):
    assert list(ics._folded(line)) == parts


QUESTIONS = [
    ("overdue", {"borrowed": TODAY, "brought": TODAY}),
    ("letter", {"posted": TODAY}),
    ("card", {"joined": TODAY}),
    ("my-book", {"borrowed": TODAY}),
]


@pytest.mark.parametrize(("question", "known"), QUESTIONS)
def test_a_calendar_program_reads_what_was_meant(question, known):
    answer = ask(question, **known)
    read = Calendar.from_ical(calendar(book, answer, TAKING).text)
    assert (read["VERSION"], read.errors) == ("2.0", [])
    sentences = Sentences(answer, book, plain(book))
    assert [
        (event["SUMMARY"], event["DTSTART"].dt, event["DTEND"].dt, event["DTSTAMP"].dt)
        for event in read.walk("VEVENT")
    ] == [
        (f"Library: {sentences.label(each)}", each.date, each.date + ONE_DAY, NOON.astimezone(UTC))
        for each in answer.dates.values()
    ]
    for event in read.walk("VEVENT"):
        assert event.errors == []
        for alarm in event.walk("VALARM"):
            assert isinstance(alarm["TRIGGER"].dt, timedelta)
            assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", event["SUMMARY"])
    uids = [event["UID"] for event in read.walk("VEVENT")]
    assert len(uids) == len(set(uids)) > 0


@pytest.mark.parametrize(("question", "known"), QUESTIONS)
def test_another_program_reads_the_same(question, known):
    text = calendar(book, ask(question, **known), TAKING).text
    other = vobject.readOne(text)
    other.validate()
    assert [
        (event.uid.value, event.summary.value, event.dtstart.value, event.description.value)
        for event in other.vevent_list
    ] == [
        (event["UID"], event["SUMMARY"], event["DTSTART"].dt, event["DESCRIPTION"])
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]
