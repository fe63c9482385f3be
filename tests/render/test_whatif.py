"""What if: a case stands beside what a choice makes of it, with what that changes and what the rules say."""

import json

import pytest

from checker.calendars import BankCalendars
from checker.doors.browser import Door
from checker.render import answer as page
from tests import names as n
from tests.elements import Element, read
from tests.toy.ask import BORROWED, TODAY, ask
from tests.toy.book import book, words

DOOR = Door(book, BankCalendars())


def tried(choice: str, **known: str) -> Element:
    """Return what the page is told of a choice."""
    request = {"topic": "my-book", "today": TODAY, "fields": known}
    return read(DOOR.reply("try", json.dumps({"request": request, "choice": choice})))


def offered(today: str = TODAY, **known: str) -> list[str]:
    shown = read(page.answer(book, ask("my-book", today, **known)))
    return [
        button[n.TRY] for button in shown.all("button", type="button") if n.TRY in button.attributes
    ]


@pytest.mark.parametrize(
    ("today", "known", "choices"),
    [
        (TODAY, {}, []),
        (TODAY, {"borrowed": BORROWED}, ["return", "ask", "wait"]),
        ("2027-01-01", {"borrowed": BORROWED}, ["return"]),  # nothing changes by itself any more
        (TODAY, {"borrowed": BORROWED, "brought": TODAY, "excused": "yes"}, []),
    ],
)
def test_a_case_offers_the_choices_that_it_faces_and_to_wait(today, known, choices):
    assert offered(today, **known) == choices


def test_both_ways_stand_beside_each_other_each_with_its_verdict_and_picture():
    sides = tried("return", borrowed=BORROWED).one("div", class_=n.SIDES).all("section")
    assert [side.one("h4").text for side in sides] == [
        words.get("what-if", "now"),
        words.of_topic("my-book", "choice", "return"),
    ]
    for side, known in zip(sides, ({}, {"brought": TODAY}), strict=True):
        answer = ask("my-book", borrowed=BORROWED, **known)
        assert words.get("verdict", answer.finding.verdict) in side.text
        assert side.one("figure", class_=n.CHART)


def test_what_begins_to_matter_and_what_matters_no_more_is_said_with_its_day():
    shown = tried("return", borrowed=BORROWED)
    titles = [each.text for each in shown.all("h4")]
    assert words.get("what-if", "gained") in titles
    assert words.of_topic("overdue", "date", "brought-on") in shown.text


def test_the_rules_are_said_and_that_they_say_no_more():
    shown = tried("return", borrowed=BORROWED)
    for fact in ("loan", "fine"):
        assert words.of_fact(book.facts[fact], "states") in shown.text
    assert words.get("what-if", "silent") in shown.text


def test_to_wait_shows_the_day_on_which_the_answer_changes_by_itself():
    answer = ask("my-book", borrowed=BORROWED)
    then = ask("my-book", answer.flips[0].on.isoformat(), borrowed=BORROWED)
    side = tried("wait", borrowed=BORROWED).one("div", class_=n.SIDES).all("section")[1]
    assert side.one("h4").text == words.get("what-if", "wait")
    assert words.get("verdict", then.finding.verdict) in side.text
