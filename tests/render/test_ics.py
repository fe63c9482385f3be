"""The dates of an answer as a calendar file: a whole-day event for each day to come, an alarm before it."""

from dataclasses import replace

import pytest
from icalendar import Calendar

from checker.engine.days import ONE_DAY
from checker.engine.record import Answer
from checker.engine.sentences import Sentences, plain
from checker.render import ics
from checker.render.ics import LONGEST_LINE, calendar
from tests.toy.ask import BORROWED, TODAY, ask, wide
from tests.toy.book import book

DAY = "DTSTART;VALUE=DATE"


def lines(answer: Answer) -> list[str]:
    """Return the file's lines as a calendar reads them: those that were folded in one piece."""
    text = calendar(book, answer)
    assert text.endswith("\r\n")
    folded = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= LONGEST_LINE for line in folded)
    return "\r\n".join(folded).replace("\r\n ", "").split("\r\n")


def values(name: str, answer: Answer) -> list[str]:
    found = (line.partition(":") for line in lines(answer))
    return [value for key, _, value in found if key == name]


def loan(today: str = TODAY) -> Answer:
    return ask("overdue", today, borrowed=BORROWED)


def test_a_file_is_one_calendar_with_an_event_for_each_date():
    shown = lines(loan())
    assert shown[:16] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//library//EN",
        "BEGIN:VEVENT",
        "UID:overdue-renew-from-2026-05-04@dispute-checker",
        "DTSTAMP:20260510T000000Z",
        "DTSTART;VALUE=DATE:20260511",
        "DTEND;VALUE=DATE:20260512",
        "SUMMARY:Renew from",
        "DESCRIPTION:Is my book overdue? Bring it back until 18 May 2026.",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P1D",
        "DESCRIPTION:Renew from",
        "END:VALARM",
    ]
    assert shown[16:19] == [
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:overdue-due-by-2026-05-04@dispute-checker",
    ]
    assert shown[-2:] == ["END:VEVENT", "END:VCALENDAR"]
    assert len(shown) == 3 + 3 * 14 + 1


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
    assert calendar(book, answer) == ""


def test_where_the_answer_is_no_no_day_is_taken_along():
    answer = ask("card", joined="2026-01-01")
    no = replace(answer, finding=ask("card", joined="2024-01-01").finding)
    assert (calendar(book, answer) != "", calendar(book, no)) == (True, "")


def test_a_whole_case_makes_one_calendar():
    case = ask("my-book", TODAY, wide, borrowed=BORROWED, joined="2026-01-01")
    assert lines(case).count("BEGIN:VCALENDAR") == 1
    assert values("UID", case) == [
        "overdue-renew-from-2026-05-04@dispute-checker",
        "overdue-due-by-2026-05-04@dispute-checker",
        "overdue-amnesty-by-2026-05-18@dispute-checker",
        "card-card-until-2026-01-01@dispute-checker",
    ]
    assert values("UID", case)[:3] == values("UID", loan())


def test_of_a_whole_case_what_a_later_event_has_settled_is_not_taken_along():
    case = ask("my-book", borrowed=BORROWED, posted="2026-05-08")
    assert calendar(book, case) == calendar(book, ask("letter", posted="2026-05-08")) != ""


def test_the_same_count_has_the_same_uid_whenever_it_is_taken_along():
    assert values("UID", loan("2026-05-11")) == values("UID", loan())
    other = ask("overdue", borrowed="2026-05-05")
    assert not set(values("UID", other)) & set(values("UID", loan()))


def test_an_event_on_the_last_day_of_a_year_ends_in_the_next():
    answer = ask("card", joined="2026-01-01")
    assert values(DAY, answer) == ["20261231"]
    assert values("DTEND;VALUE=DATE", answer) == ["20270101"]


def test_what_has_a_meaning_in_the_file_is_escaped():
    assert ics._text("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"
    described, *_ = values("DESCRIPTION", loan("2026-05-19"))
    assert described == "Is my book overdue? It is overdue\\, but free until 25 May 2026."


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


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("overdue", {"borrowed": TODAY, "brought": TODAY}),
        ("letter", {"posted": TODAY}),
        ("card", {"joined": TODAY}),
        ("my-book", {"borrowed": TODAY}),
    ],
)
def test_a_calendar_program_reads_what_was_meant(question, known):
    answer = ask(question, **known)
    read = Calendar.from_ical(calendar(book, answer))
    assert (read["VERSION"], read.errors) == ("2.0", [])
    sentences = Sentences(answer, book, plain(book))
    described = f"{book.words.question(answer.lead.topic)} {sentences.headline()}"
    assert [
        (event["SUMMARY"], event["DTSTART"].dt, event["DTEND"].dt, event["DESCRIPTION"])
        for event in read.walk("VEVENT")
    ] == [
        (sentences.label(each), each.date, each.date + ONE_DAY, described)
        for each in answer.dates.values()
    ]
    for event in read.walk("VEVENT"):
        assert event.errors == []
        [alarm] = event.walk("VALARM")
        assert (alarm["TRIGGER"].dt, alarm["ACTION"]) == (-ONE_DAY, "DISPLAY")
        assert alarm["DESCRIPTION"] == event["SUMMARY"]
    uids = [event["UID"] for event in read.walk("VEVENT")]
    assert len(uids) == len(set(uids)) > 0
