"""An answer as HTML: the verdict, what to do, the days, how they were counted, the changes, the reasons."""

from datetime import date

import pytest

from checker.engine.record import Verdict
from checker.engine.sentences import Sentences, plain
from checker.render import answer as page
from checker.render.parts import listed, section, time
from checker.render.signs import SIGNS
from tests import names as n
from tests.elements import Element, read
from tests.toy.ask import BORROWED, TODAY, ask
from tests.toy.book import book, words

LOAN = "2026-05-01..2026-05-06"


def shown(question: str, today: str = TODAY, base: str = "", /, **known: object) -> Element:
    return read(page.answer(book, ask(question, today, **known), base))


def loan(today: str = TODAY, base: str = "") -> Element:
    return shown("overdue", today, base, borrowed=BORROWED)


def part(answer: Element, key: str) -> Element:
    """Return the part of the answer under this title."""
    [found] = [
        each
        for each in answer.all("section")
        if [title.text for title in each.all("h3")] == [words.get("answer", key)]
    ]
    return found


def titles(answer: Element) -> list[str]:
    return [title.text for title in answer.all("h3")]


def test_the_verdict_is_a_sign_a_word_and_a_sentence():
    answer = loan()
    verdict = answer.one("h2", class_=n.VERDICT)
    assert verdict.one("span", class_=n.SIGN, aria_hidden="true").text == SIGNS[Verdict.YES]
    assert verdict.one("span", class_=n.WORD).text == words.get("verdict", "yes")
    headline = answer.one("p", class_=n.HEADLINE)
    assert (
        headline.text == Sentences(ask("overdue", borrowed=BORROWED), book, plain(book)).headline()
    )
    assert headline.one("time")["datetime"] == "2026-05-18"
    beginning = answer.children[0]
    assert isinstance(beginning, Element)
    question = answer.all("p", class_=n.LABEL)[0]
    assert question.text == "Is my book overdue?"
    assert (beginning["class"], beginning["tabindex"]) == (n.FOUND, "-1")
    assert beginning.children == [question, verdict, headline]


def test_every_verdict_has_a_sign_of_its_own():
    assert set(SIGNS) == set(Verdict)
    assert len(set(SIGNS.values())) == len(Verdict)


@pytest.mark.parametrize(
    ("verdict", "question", "today", "known"),
    [
        (Verdict.YES, "overdue", TODAY, {"borrowed": BORROWED}),
        (Verdict.NO, "card", TODAY, {"joined": "2024-01-01"}),
        (Verdict.NOT_YET, "letter", TODAY, {"posted": "2026-05-08"}),
        (Verdict.TOO_LATE, "overdue", "2026-05-26", {"borrowed": BORROWED}),
        (Verdict.UNCLEAR, "card", TODAY, {}),
        (Verdict.NEED, "overdue", TODAY, {}),
        (Verdict.DEPENDS, "overdue", "2026-05-19", {"borrowed": LOAN}),
    ],
)
def test_each_verdict_is_shown_by_its_sign_and_its_word(verdict, question, today, known):
    heading = shown(question, today, **known).one("h2", class_=n.VERDICT)
    assert [child.text for child in heading.children if isinstance(child, Element)] == [
        SIGNS[verdict],
        words.get("verdict", "depends-day" if verdict is Verdict.DEPENDS else verdict),
    ]


def test_the_parts_come_in_the_order_in_which_a_reader_needs_them():
    expected = ["next", "dates", "because", "counting", "flips"]
    assert titles(loan()) == [
        *(words.get("answer", key) for key in (*expected, "told")),
        words.get("take", "title"),
    ]


def test_what_a_range_means_stands_before_the_changes_and_each_file_before_the_reasons():
    depends = titles(shown("overdue", "2026-05-19", borrowed="2026-05-04..2026-05-06"))
    assert depends[-4:-2] == [words.get("answer", key) for key in ("stretches", "flips")]
    cover = titles(shown("cover", note="a"))
    assert cover[:3] == [words.get("answer", key) for key in ("next", "items", "because")]


def test_a_part_without_anything_in_it_is_left_out():
    assert titles(shown("overdue", excused="yes")) == [
        words.get("answer", "next"),
        words.get("answer", "because"),
        words.get("answer", "told"),
        words.get("take", "title"),
    ]
    assert section(words, "next", listed("ul")) == ""


def test_the_steps_are_links_from_the_page_on_which_they_stand():
    steps = part(loan("2026-05-18", "../"), "next").one("ol").all("a")
    assert [(step.text, step["href"]) for step in steps] == [
        ("Bring it back now, until 18 May 2026.", "../loans/#loan"),
        ("Bring it back by 18 May 2026.", "../loans/#loan"),
    ]
    assert steps[0].one("time")["datetime"] == "2026-05-18"


def test_each_date_says_what_it_is_how_far_away_and_how_it_was_counted():
    dates = part(loan(), "dates").one("ul", class_=n.DATES).all("li")
    count = words.data["counted"]["days"].format
    expected = [
        ("renew-from", "Renew from", "2026-05-11", 1, count(count=7, start="4 May 2026")),
        ("due-by", "Bring it back by", "2026-05-18", 8, count(count=14, start="4 May 2026")),
        ("amnesty-by", "Free until", "2026-05-25", 15, count(count=7, start="18 May 2026")),
    ]
    assert [
        (
            each.one("span", class_=n.LABEL).text,
            each.one("time", **{n.DATE: key})["datetime"],
            each.one("span", class_=n.LEFT).text,
            each.one("span", class_=n.COUNT).text,
        )
        for each, (key, *_) in zip(dates, expected, strict=True)
    ] == [(label, day, words.left(days), how) for _, label, day, days, how in expected]


@pytest.mark.parametrize(
    ("question", "known", "unit", "count"),
    [
        ("overdue", {"borrowed": "2026-05-08"}, "days", 7),
        ("letter", {"posted": "2026-05-08"}, "business days", 2),
        ("card", {"joined": "2026-05-08"}, "year", 1),
    ],
)
def test_a_count_is_named_by_its_unit(question, known, unit, count):
    first, *_ = part(shown(question, **known), "dates").all("span", class_=n.COUNT)
    assert first.text == words.get("counted", unit).format(count=count, start="8 May 2026")


def test_a_day_that_was_given_was_not_counted():
    answer = shown("overdue", brought="2026-05-09")
    given = part(answer, "dates").one("span", class_=n.COUNT)
    assert given.text == words.get("answer", "given")
    assert words.get("answer", "counting") not in titles(answer)


def test_a_date_of_a_range_shows_both_ends():
    renew, *_ = part(shown("overdue", borrowed=LOAN), "dates").all("li")
    _, ends = renew.all("span", class_=n.COUNT)
    expected = words.get("answer", "range").format(first="8 May 2026", last="13 May 2026")
    assert ends.text == expected
    assert [day["datetime"] for day in ends.all("time")] == ["2026-05-08", "2026-05-13"]


def test_a_date_that_is_the_same_on_each_day_of_a_range_shows_one():
    # From a Saturday and from a Sunday, business days are counted alike.
    answer = shown("letter", posted="2026-05-09..2026-05-10")
    assert [len(day.all("span", class_=n.COUNT)) for day in part(answer, "dates").all("li")] == [
        1,
        1,
    ]


def test_the_counting_is_shown_with_a_legend_where_days_were_counted():
    counting = part(loan(), "counting")
    assert [len(strip.all("li")) for strip in counting.all("ol")] == [15, 8]
    assert counting.one("p", class_=n.LEGEND).text == words.get("strip", "legend")
    assert words.get("answer", "counting") not in titles(shown("card", joined="2026-05-08"))


def test_where_the_answer_is_no_its_days_are_only_what_they_would_be():
    answer = shown("card", joined="2024-05-08")
    days = part(answer, "dates-moot")
    assert days.one("time", **{n.DATE: "card-until"})["datetime"] == "2025-05-07"
    assert not {words.get("answer", key) for key in ("dates", "counting")} & set(titles(answer))
    assert not answer.all("button", **{n.TAKE: "calendar"})


def test_the_changes_begin_with_what_holds_now():
    lines = part(loan(), "flips").all("li")
    until, flip = words.get("answer", "until"), words.get("answer", "flip")
    assert [line.text for line in lines] == [
        until.format(last="18 May 2026", verdict=words.get("verdict", "yes")),
        flip.format(on="19 May 2026", verdict=words.get("verdict", "too-late")),
    ]
    assert [day["datetime"] for line in lines for day in line.all("time")] == [
        "2026-05-18",
        "2026-05-19",
    ]
    assert lines[0].one("strong").text == words.get("verdict", "yes")


def test_an_answer_that_never_changes_tells_of_no_change():
    assert words.get("answer", "flips") not in titles(loan("2026-05-19"))


def test_each_stretch_of_a_range_has_its_verdict():
    answer = shown("overdue", "2026-05-19", borrowed="2026-05-04..2026-05-06")
    lines = [line.text for line in part(answer, "stretches").all("li")]
    span = words.get("format", "span").format(first="5 May 2026", last="6 May 2026")
    assert lines == [
        f"4 May 2026: {words.get('verdict', 'too-late')}",
        f"{span}: {words.get('verdict', 'yes')}",
    ]


def test_each_reason_leads_to_the_page_that_states_its_fact():
    loan_, amnesty = part(loan("2026-05-19", "../"), "because").all("li")
    assert (loan_.one("a")[n.FACT], loan_.one("a")["href"]) == ("loan", "../loans/#loan")
    assert loan_.one("small").text == "rule 1 of the library"
    assert (amnesty.one("a").text, amnesty.one("a")[n.FACT]) == (
        "The next 7 days are free.",
        "amnesty",
    )
    [excused] = part(shown("overdue", excused="yes"), "because").all("li")
    assert (excused.one("a")[n.FACT], excused.one("small").text) == (
        "fine",
        "rule 2, rule 3 of the library",
    )


def test_a_reason_says_since_when_another_figure_holds():
    reason, *_ = part(loan(), "because").all("a")
    assert reason.text.endswith("on, this holds: A book is lent for 21 days.")
    assert reason.one("time")["datetime"] == "2026-06-01"


def test_the_answer_says_by_which_edition_and_from_which_day():
    edition = loan().one("p", class_=n.EDITION)
    assert edition.text == words.get("answer", "edition").format(
        edition="2026-05", today="10 May 2026"
    )
    assert edition.one("time")["datetime"] == TODAY


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        ("2026-05-18", ["calendar", "link", "text", "print"]),
        ("2026-05-25", ["calendar", "link", "text", "print"]),
        ("2026-05-26", ["link", "text", "print"]),
    ],
)
def test_an_answer_can_be_taken_along_into_a_calendar_while_a_day_lies_ahead(today, kinds):
    take = loan(today).one("section", class_=n.TAKE_ALONG)
    buttons = take.all("button", type="button")
    assert [button[n.TAKE] for button in buttons] == kinds
    assert [button.text for button in buttons] == [words.get("take", kind) for kind in kinds]
    status = take.one("span", role="status")
    said = {
        n.TAKEN: "done",
        n.REFUSED: "refused",
        n.UNSAVED: "unsaved",
        n.UNPRINTED: "unprinted",
        n.UNANSWERED: "unanswered",
    }
    assert {name: status[name] for name in said} == {
        name: words.get("take", key) for name, key in said.items()
    }
    by_hand = take.one("textarea", **{n.BY_HAND: ""}).attributes
    assert (by_hand["readonly"], by_hand["hidden"]) == ("", "")
    assert by_hand["aria-label"] == words.get("take", "by-hand")


@pytest.mark.parametrize(
    ("known", "offered"),
    [({}, 0), ({"excused": "no"}, 0), ({"brought": "2026-05-09"}, 1), ({"excused": "yes"}, 1)],
)
def test_where_only_questions_are_left_there_is_nothing_to_take_along(known, offered):
    assert len(shown("overdue", **known).all("section", class_=n.TAKE_ALONG)) == offered


def test_a_whole_case_is_shown_as_its_timeline():
    case = shown("my-book", borrowed=BORROWED)
    assert case.all("ol", class_=n.TIMELINE) != []
    assert loan().all("ol", class_=n.TIMELINE) == []


def test_a_time_is_words_for_people_and_digits_for_programs():
    assert time(words, date(2026, 12, 20), data_date="closes") == (
        '<time datetime="2026-12-20" data-date="closes">20 December 2026</time>'
    )
