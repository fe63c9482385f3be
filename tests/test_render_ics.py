"""The dates of an answer as a calendar file: a whole-day event for each day to come, an alarm before it."""

import pytest
from icalendar import Calendar

from checker.days import ONE_DAY
from checker.render import ics
from checker.render.ics import LONGEST_LINE, calendar
from checker.sentences import PLAIN, Sentences
from checker.topics import TOPICS
from checker.wire import solve
from checker.words import WORDS

REQUEST = {"topic": "appeal", "today": "2026-11-23", "fields": {"closed": "2026-11-20"}}
WARRANTY = {"topic": "warranty", "today": "2026-11-23", "fields": {"purchased": "2026-11-20"}}


def lines(*answers) -> list[str]:
    """Return the file's lines as a calendar reads them: those that were folded in one piece."""
    text = calendar(*answers)
    assert text.endswith("\r\n")
    folded = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= LONGEST_LINE for line in folded)
    return "\r\n".join(folded).replace("\r\n ", "").split("\r\n")


def values(name: str, *answers) -> list[str]:
    found = (line.partition(":") for line in lines(*answers))
    return [value for key, _, value in found if key == name]


def unescaped(text: str) -> str:
    return text.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def test_a_file_is_one_calendar_with_an_event_for_each_date():
    answer = solve(REQUEST)
    words = WORDS.data["appeal"]
    headline = words["headline"]["need-closed-by"].replace("{appeal-by}", "27 November 2026")
    described = f"DESCRIPTION:{words['question']} {headline}"
    shown = lines(answer)
    assert [unescaped(line) for line in shown[:16]] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dispute-checker//EN",
        "BEGIN:VEVENT",
        "UID:appeal-appeal-by-2026-11-20@dispute-checker",
        "DTSTAMP:20261123T000000Z",
        "DTSTART;VALUE=DATE:20261127",
        "DTEND;VALUE=DATE:20261128",
        f"SUMMARY:{words['date']['appeal-by']}",
        described,
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P1D",
        f"DESCRIPTION:{words['date']['appeal-by']}",
        "END:VALARM",
    ]
    assert shown[16:19] == [
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:appeal-survey-by-2026-11-20@dispute-checker",
    ]
    assert shown[-2:] == ["END:VEVENT", "END:VCALENDAR"]
    assert len(shown) == 3 + 2 * 14 + 1


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2026-11-27", ["20261127", "20261205"]),
        ("2026-11-28", ["20261205"]),
        ("2026-12-05", ["20261205"]),
    ],
)
def test_only_days_from_today_on_are_taken_along(today, days):
    assert values("DTSTART;VALUE=DATE", solve(REQUEST | {"today": today})) == days


@pytest.mark.parametrize(
    "request_", [REQUEST | {"today": "2026-12-06"}, {"topic": "cancel", "today": "2026-11-23"}]
)
def test_without_a_day_to_come_there_is_no_calendar(request_):
    assert calendar(solve(request_)) == ""


@pytest.mark.parametrize(("closed_by", "days"), [("case-team", 2), ("agreement", 0)])
def test_days_that_do_not_matter_are_not_taken_along(closed_by, days):
    fields = REQUEST["fields"] | {"closed-by": closed_by}
    assert calendar(solve(REQUEST | {"fields": fields})).count("BEGIN:VEVENT") == days


def test_several_answers_make_one_calendar():
    both = solve(REQUEST), solve(WARRANTY)
    assert lines(*both).count("BEGIN:VCALENDAR") == 1
    assert values("UID", *both) == [
        "appeal-appeal-by-2026-11-20@dispute-checker",
        "appeal-survey-by-2026-11-20@dispute-checker",
        "warranty-covered-until-2026-11-20@dispute-checker",
    ]


def test_the_same_count_has_the_same_uid_whenever_it_is_taken_along():
    later = solve(REQUEST | {"today": "2026-11-24"})
    assert values("UID", later) == values("UID", solve(REQUEST))
    other = solve(REQUEST | {"fields": {"closed": "2026-11-21"}})
    assert not set(values("UID", other)) & set(values("UID", solve(REQUEST)))


def test_an_event_on_the_last_day_of_a_year_ends_in_the_next():
    answer = solve(WARRANTY | {"fields": {"purchased": "2026-01-01"}})
    assert values("DTSTART;VALUE=DATE", answer) == ["20261231"]
    assert values("DTEND;VALUE=DATE", answer) == ["20270101"]


def test_what_has_a_meaning_in_the_file_is_escaped():
    assert ics._text("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"
    finished = {"sent": "2026-11-01", "finished": "2026-11-20"}
    answer = solve(REQUEST | {"topic": "open-dispute", "fields": finished})
    described, *_ = values("DESCRIPTION", answer)
    assert "," not in described.replace("\\,", "")
    assert "\\," in described


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


@pytest.mark.parametrize("topic", ["appeal", "open-dispute", "refund", "seller-reply", "warranty"])
def test_a_calendar_program_reads_what_was_meant(topic):
    days = ("closed", "sent", "protection-ends", "processed", "opened", "purchased")
    fields = {name: "2026-11-20" for name in TOPICS[topic].fields if name in days}
    answer = solve({"topic": topic, "today": "2026-11-20", "fields": fields})
    read = Calendar.from_ical(calendar(answer))
    assert (read["VERSION"], read.errors) == ("2.0", [])
    sentences = Sentences(answer, PLAIN)
    described = f"{WORDS.question(topic)} {sentences.headline()}"
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
