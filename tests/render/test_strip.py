"""The strip shows each day from the event to the last deadline: numbered, or why it does not count."""

from datetime import date

import pytest

from checker.engine.counting import business_days, calendar_days, whole_years
from checker.engine.days import Calendar
from checker.engine.record import DateKind, Deadline
from checker.render.markup import escape
from checker.render.strip import strips
from tests import names as n
from tests.elements import Element, read
from tests.toy.book import words

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
HOLIDAY = Calendar(holidays={MONDAY: "<Holiday>"})


def strip(*counts, today: date = date(2020, 1, 1)) -> Element:
    [only] = several(*counts, today=today)
    return only


def several(*counts, today: date = date(2020, 1, 1)) -> list[Element]:
    labels = {
        Deadline(str(number), DateKind.BY, count): escape(f"Label {number}")
        for number, count in enumerate(counts)
    }
    return [read(each) for each in strips(words, labels, today)]


def state(day: Element) -> str:
    first, second = day["class"].split()
    assert first == n.DAY
    return second.removeprefix(f"{n.DAY}--")


def say(key: str, **values: object) -> str:
    return words.get("strip", key).format(**values)


def test_every_day_is_numbered_from_day_0():
    days = strip(calendar_days(FRIDAY, 2)).all("li")
    assert [day.one("time")["datetime"] for day in days] == [
        "2026-11-20",
        "2026-11-21",
        "2026-11-22",
    ]
    assert [day.one("time", **{n.SHORT: ""}).text for day in days] == [
        words.short_day(date(2026, 11, day)) for day in (20, 21, 22)
    ]
    assert [day.one("span", class_=n.WHAT).text for day in days] == ["0", "1", "2"]
    assert [state(day) for day in days] == ["start", "counted", "counted"]
    assert [day.one("span", class_=n.SPOKEN).text for day in days] == [
        say("start"),
        say("counted", number=1),
        say("counted", number=2),
    ]


def test_a_skipped_day_has_its_reason_and_no_number():
    days = strip(business_days(FRIDAY, 2, HOLIDAY)).all("li")
    assert [day.one("span", class_=n.WHAT).text for day in days] == [
        "0",
        "Saturday",
        "Sunday",
        "<Holiday>",
        "1",
        "2",
    ]
    assert [state(day) for day in days] == ["start", *["skipped"] * 3, "counted", "counted"]
    assert days[3].one("span", class_=n.SPOKEN).text == say("skipped", reason="<Holiday>")


def test_the_number_is_for_the_eye_and_the_words_are_for_the_ear():
    day = strip(calendar_days(FRIDAY, 1)).all("li")[1]
    assert day.one("span", class_=n.WHAT)["aria-hidden"] == "true"
    assert "aria-hidden" not in day.one("span", class_=n.SPOKEN).attributes


def test_each_deadline_is_noted_on_its_day_and_the_strip_ends_with_the_last():
    days = strip(calendar_days(FRIDAY, 3), calendar_days(FRIDAY, 1)).all("li")
    notes = [[note.text for note in day.all("span", class_=n.NOTE)] for day in days]
    assert notes == [[], ["Label 1"], [], ["Label 0"]]
    assert [n.REACHED in day.attributes for day in days] == [False, True, False, True]


@pytest.mark.parametrize(("today", "place"), [(20, 0), (21, 1), (22, 2)])
def test_today_is_marked(today, place):
    days = strip(calendar_days(FRIDAY, 2), today=date(2026, 11, today)).all("li")
    now = [number for number, day in enumerate(days) if "aria-current" in day.attributes]
    assert (now, days[place]["aria-current"]) == ([place], "date")
    first, *_ = days[place].all("span", class_=n.NOTE)
    assert first.text == say("today")


def test_today_need_not_be_on_the_strip():
    assert strip(calendar_days(FRIDAY, 2), today=MONDAY).all(aria_current="date") == []


def test_the_strip_says_from_which_day_it_counts_and_can_be_reached_by_the_keyboard():
    shown = strip(calendar_days(FRIDAY, 2))
    days = shown.one("ol", class_=n.STRIP)
    assert days["tabindex"] == "0"
    assert days["aria-label"] == say("title", start="20 November 2026")
    title = shown.one("p")
    assert title.text == days["aria-label"]
    assert title.one("time")["datetime"] == "2026-11-20"


def test_what_was_counted_from_another_day_has_a_strip_of_its_own():
    first, second = several(
        calendar_days(FRIDAY, 2), calendar_days(MONDAY, 1), calendar_days(FRIDAY, 1)
    )
    assert (len(first.all("li")), len(second.all("li"))) == (3, 2)
    assert first.all("span", class_=n.NOTE)[0].text == "Label 2"


@pytest.mark.parametrize("count", [calendar_days(FRIDAY, 0), whole_years(FRIDAY, 1)])
def test_a_given_day_and_a_year_have_no_strip(count):
    assert several(count) == []
