"""The timeline of a case as HTML: what to do first, then each window with where it stands today."""

import pytest

from checker.render import answer as page
from tests import names as n
from tests.elements import Element, read
from tests.toy.ask import BORROWED, TODAY, ask
from tests.toy.book import book, words
from tests.toy.lasting import book as lasting_book
from tests.toy.lasting import lasting


def shown(today: str = TODAY, base: str = "", /, **known: str) -> Element:
    return read(page.answer(book, ask("my-book", today, **known), base))


def say(key: str, **values: str) -> str:
    return words.get("timeline", key).format(**values)


def groups(case: Element) -> dict[str, list[str]]:
    """Return the dates of the windows by their group's title, in the order of the page."""
    titles = [title.text for title in case.all("h3")]
    states = [
        each for each in map(say, ("running", "to-come", "past", "settled")) if each in titles
    ]
    lists = case.all("ol", class_=n.TIMELINE)
    return {
        title: [next(iter(window.all("time")))[n.DATE] for window in group.all("li")]
        for title, group in zip(states, lists, strict=True)
    }


@pytest.mark.parametrize("known", [{}, {"excused": "no"}, {"land": "DE"}])
def test_nothing_known_says_what_to_fill_in(known):
    case = shown(**known)
    found = case.one("div", class_=n.FOUND, tabindex="-1")
    assert found.one("p", class_=n.HEADLINE).text == "Say at least one thing about your book."
    (helps,) = [each for each in case.children if each is not found]
    assert helps.one("strong").text == "Day of the loan"


def test_what_to_do_first_stands_on_top_under_its_question():
    case = shown("2026-05-11", "../", borrowed=BORROWED)
    beginning, steps, *_ = case.children
    assert isinstance(beginning, Element)
    question, verdict, headline = beginning.children
    assert isinstance(question, Element)
    assert question.text == "Is my book overdue?"
    assert isinstance(verdict, Element)
    assert verdict.one("span", class_=n.WORD).text == words.get("verdict", "yes")
    assert isinstance(headline, Element)
    assert (headline["class"], headline.text) == (n.HEADLINE, "Bring it back until 18 May 2026.")
    assert isinstance(steps, Element)
    assert steps.one("h3").text == words.get("answer", "next")
    link, *_ = steps.all("a")
    assert (link.text, link["href"]) == ("Bring it back by 18 May 2026.", "../loans/#loan")


def test_each_window_says_what_it_is_where_it_stands_and_how_long_it_runs():
    case = shown(borrowed=BORROWED)
    windows = [window for group in case.all("ol", class_=n.TIMELINE) for window in group.all("li")]
    closed, first = say("closed-end", first="4 May 2026", last="18 May 2026"), "11 May 2026"
    expected = [
        ("running", "Bring it back by", "due-by", 8, closed),
        ("to-come", "Renew from", "renew-from", 1, say("open-end", first=first)),
        (
            "to-come",
            "Free until",
            "amnesty-by",
            15,
            say("closed-end", first="18 May 2026", last="25 May 2026"),
        ),
    ]
    for window, (state, label, name, left, span) in zip(windows, expected, strict=True):
        assert window["class"] == f"{n.WINDOW} {n.WINDOW}--{state}"
        assert window.one("span", class_=n.LABEL).text == label
        assert window.one("time", **{n.DATE: name})
        assert window.one("span", class_=n.LEFT).text == words.left(left)
        assert window.one("span", class_=n.COUNT).text == span
    ends = windows[0].one("span", class_=n.COUNT).all("time")
    assert [day["datetime"] for day in ends] == ["2026-05-04", "2026-05-18"]
    assert [title.text for title in case.all("h2")][1] == say("windows")
    titles = [title.text for title in case.all("h3")]
    assert titles[2:4] == [say("running"), say("to-come")]


@pytest.mark.parametrize(
    ("today", "known", "expected"),
    [
        (
            "2026-05-18",
            {"borrowed": BORROWED},
            # What stays open comes after what has an end.
            {"running": ["due-by", "amnesty-by", "renew-from"]},
        ),
        (
            "2026-05-19",
            {"borrowed": BORROWED},
            {"running": ["amnesty-by", "renew-from"], "past": ["due-by"]},
        ),
        (
            TODAY,
            {"borrowed": BORROWED, "posted": "2026-05-08"},
            {
                "running": ["letter-from", "letter-by"],
                "settled": ["due-by", "amnesty-by", "renew-from"],
            },
        ),
        (
            "2026-05-15",
            {"posted": "2026-05-08"},
            {"past": ["letter-from", "letter-by"]},
        ),
    ],
)
def test_windows_stand_by_their_state_the_nearest_on_top(today, known, expected):
    assert groups(shown(today, **known)) == {say(key): days for key, days in expected.items()}


def test_the_reasons_are_those_of_what_to_do_first():
    case = shown(borrowed=BORROWED, posted="2026-05-08")
    assert [link[n.FACT] for link in case.all("a") if n.FACT in link.attributes] == ["letter"]


def ways_to_take(case: Element) -> list[str]:
    """Return the ways in which a case can be taken along, in the order of their buttons."""
    buttons = case.one(class_=n.TAKE_ALONG).all("button")
    return [button[n.TAKE] for button in buttons if n.TAKE in button.attributes]


@pytest.mark.parametrize(
    ("today", "first"),
    [("2026-05-18", "calendar"), ("2026-05-25", "calendar"), ("2026-05-26", "link")],
)
def test_a_case_can_be_taken_along_while_a_day_lies_ahead(today, first):
    case = shown(today, borrowed=BORROWED)
    assert ways_to_take(case)[0] == first


def test_only_days_that_still_matter_make_a_calendar():
    known = {"borrowed": BORROWED, "posted": "2026-05-08"}
    for today, first in (("2026-05-14", "calendar"), ("2026-05-15", "link")):
        case = shown(today, **known)
        assert ways_to_take(case)[0] == first


def test_a_day_that_outlasts_its_question_is_named_and_explained_by_the_case():
    case = read(page.answer(lasting_book, lasting("2026-05-12")))
    running = groups(case)[words.get("timeline", "running")]
    assert "due-by" in running
    labels = [each.text for each in case.all("span", class_=n.LABEL)]
    assert "The book is due" in labels
    reason = "Nobody is fined yet: the book is due on 18 May 2026."
    assert reason in [link.text for link in case.all("a", **{n.FACT: "amnesty"})]


@pytest.mark.parametrize(("today", "has_dates"), [("2026-05-18", True), ("2026-05-19", False)])
def test_a_day_that_outlasts_its_question_can_be_taken_along_until_it_is_over(today, has_dates):
    case = read(page.answer(lasting_book, lasting(today)))
    taken = case.one("section", class_=n.TAKE_ALONG)
    assert len(taken.all("button", **{n.TAKE: "calendar"})) == has_dates
    # A case that is kept among others needs its name, whether or not a day lies ahead.
    assert taken.one("input", **{n.ORDER: ""})


def test_what_was_told_stands_in_the_case_for_paper():
    told = shown(borrowed=BORROWED, posted="2026-05-08").one("section", class_=n.TOLD)
    assert [line.text for line in told.one("ul").all("li")] == [
        "Day of the loan: 4 May 2026",
        "Day of the letter: 8 May 2026",
    ]


def test_a_case_names_its_edition():
    edition = shown(borrowed=BORROWED).one("p", class_=n.EDITION)
    assert edition.text == words.get("answer", "edition").format(
        edition="2026-05", today="10 May 2026"
    )
