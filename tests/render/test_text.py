"""An answer as text is what a reader can paste into a chat: whole, in plain lines."""

import pytest

from checker.engine.rulebook import Rulebook
from checker.render import text
from tests.toy.ask import BORROWED, TODAY, ask, refusal, wide
from tests.toy.book import book, words
from tests.toy.lands import book as lands
from tests.toy.lasting import book as lasting_book
from tests.toy.lasting import lasting


def shown(question: str, today: str = TODAY, /, **known: object) -> list[str]:
    return text.answer(book, ask(question, today, **known)).split("\n")


def say(key: str, **values: str) -> str:
    return words.get("answer", key).format(**values)


def test_an_answer_is_its_question_its_verdict_and_its_parts():
    assert shown("letter", posted="2026-05-08") == [
        "Is my letter late?",
        f"{words.get('verdict', 'not-yet')}. It comes until 14 May 2026.",
        "",
        say("next"),
        "- Nothing is to be done.",
        "",
        say("dates"),
        "- It can come from: Tuesday, 12 May 2026",
        "- It comes by: Thursday, 14 May 2026",
        "",
        say("because"),
        "- A letter takes 2 to 4 business days. (rule 4)",
        "",
        say("flips"),
        f"- {say('until', last='14 May 2026', verdict=words.get('verdict', 'not-yet'))}",
        f"- {say('flip', on='15 May 2026', verdict=words.get('verdict', 'yes'))}",
        "",
        say("edition", edition="2026-05", today="10 May 2026"),
        "",
        say("told"),
        "- Day on the envelope: 8 May 2026",
    ]


def test_a_reason_names_every_question_of_its_source():
    assert "- Who is excused pays no fine. (rule 2, rule 3)" in shown("overdue", excused="yes")


def test_a_part_without_anything_in_it_is_left_out():
    lines = shown("overdue", excused="yes")
    assert [line for line in lines if line in words.data["answer"].values()] == [
        say("next"),
        say("because"),
        say("told"),
    ]


@pytest.mark.parametrize(
    ("joined", "title"), [("2026-01-01", "dates"), ("2024-01-01", "dates-moot")]
)
def test_where_the_answer_is_no_its_days_are_only_what_they_would_be(joined, title):
    lines = shown("card", joined=joined)
    assert {say("dates"), say("dates-moot")} & {*lines} == {say(title)}


def test_each_stretch_of_a_range_is_a_line():
    lines = shown("overdue", "2026-05-19", borrowed="2026-05-04..2026-05-06")
    start = lines.index(say("stretches"))
    span = words.get("format", "span").format(first="5 May 2026", last="6 May 2026")
    assert lines[start - 1 : start + 4] == [
        "",
        say("stretches"),
        f"- 4 May 2026: {words.get('verdict', 'too-late')}",
        f"- {span}: {words.get('verdict', 'yes')}",
        "",
    ]


def test_each_file_and_the_text_is_a_line():
    lines = shown("cover", cover=[{"name": "a.png", "size": 5}], note="Hi")
    start = lines.index(say("items"))
    assert lines[start + 1 : start + 4] == ["- a.png: It fits.", "- note: It fits.", ""]


def test_what_would_steer_a_terminal_is_written_out():
    assert "- [U+001B][31m.png: It fits." in shown(
        "cover", cover=[{"name": "\x1b[31m.png", "size": 5}]
    )


def test_what_is_refused_of_a_text_is_named_with_its_place_and_the_cleaned_text_offered():
    lines = shown("cover", note="# a\x1b#b")
    assert f"- {say('offending')}: # (0), # (4)" in lines
    assert f"- {say('cleaned')}:  a[U+001B]b" in lines


def test_a_cleaned_text_keeps_its_lines_and_turns_no_words_around_it():
    told = text.answer(
        book, ask("cover", note="#Dear seller,\n\tit is\u202e broken.\n\u05d0#\u05d1")
    )
    cleaned = "Dear seller,\n\tit is[U+202E] broken.\n\u2068\u05d0\u05d1\u2069"
    assert f"- {say('cleaned')}: {cleaned}\n" in told


@pytest.mark.parametrize(("note", "offered"), [("a#", [True, True]), ("##", [True, False])])
def test_a_text_of_which_nothing_is_left_is_not_offered(note, offered):
    lines = shown("cover", note=note)
    found = [
        any(line.startswith(f"- {say(key)}:") for line in lines) for key in ("offending", "cleaned")
    ]
    assert found == offered


@pytest.mark.parametrize(
    ("today", "order"), [("2026-05-25", ["overdue", "card"]), ("2026-05-26", ["card", "overdue"])]
)
def test_a_whole_case_is_each_of_its_answers_the_most_urgent_first(today, order):
    known = {"overdue": {"borrowed": BORROWED}, "card": {"joined": "2026-01-01"}}
    parts = [paragraphs(wide, topic, today, **known[topic])[:-1] for topic in order]
    case = paragraphs(wide, "my-book", today, **known["overdue"], **known["card"])
    assert case[:-1] == [paragraph for part in parts for paragraph in part]


def paragraphs(by: Rulebook, question: str, today: str, /, **known: str) -> list[str]:
    return text.answer(by, ask(question, today, by, **known)).split("\n\n")


def test_an_answer_that_a_later_event_has_settled_is_left_out_but_not_what_was_told():
    known = {"posted": "2026-05-08", "borrowed": BORROWED}
    *case, told = paragraphs(book, "my-book", TODAY, **known)
    *letter, _ = paragraphs(book, "letter", TODAY, posted="2026-05-08")
    assert case == letter
    assert told.split("\n") == [
        say("told"),
        "- Day of the loan: 4 May 2026",
        "- Day of the letter: 8 May 2026",
    ]


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        ("2026-05-18", "Nobody is fined yet: the book is due on 18 May 2026."),
        ("2026-05-19", "The book was due on 18 May 2026."),
    ],
)
def test_a_day_that_outlasts_its_question_stands_with_its_reason_before_what_was_told(
    today, reason
):
    *_, still, told = text.answer(lasting_book, lasting(today)).split("\n\n")
    assert still.split("\n") == [
        say("lasting"),
        f"- The book is due: Monday, 18 May 2026. {reason}",
    ]
    assert told.startswith(say("told"))


TOLD = {
    "a day": ("borrowed", BORROWED, "Day of the loan: 4 May 2026"),
    "a range": ("borrowed", "2026-05-04..2026-05-06", "Day of the loan: 4 May 2026 to 6 May 2026"),
    "a choice": ("excused", "yes", "Has the library excused you?: Yes"),
}


@pytest.mark.parametrize(("name", "value", "line"), TOLD.values(), ids=TOLD)
def test_what_was_told_is_said_in_words(name, value, line):
    assert shown("overdue", **{name: value})[-1] == f"- {line}"


def test_the_places_that_were_told_are_named():
    answer = ask("letter", TODAY, lands, posted="2026-05-08", land="BB", district="BB-S")
    assert text.answer(lands, answer).split("\n")[-3:] == [
        "- Day on the envelope: 8 May 2026",
        "- Your country: Betweenland",
        "- Your district: The South",
    ]


@pytest.mark.parametrize("known", [{"note": "a#"}, {"cover": [{"name": "a.png", "size": 5}]}])
def test_files_and_long_texts_are_not_told_again(known):
    assert say("told") not in shown("cover", **known)


def test_an_empty_case_says_what_to_fill_in():
    assert shown("my-book")[:2] == [
        "What about my book?",
        f"{words.get('verdict', 'need')}. Say at least one thing about your book.",
    ]


def test_mistakes_are_told_a_line_each():
    lines = text.errors(book, refusal("overdue", borrowed="x", rain="")).split("\n")
    title, first, second = lines
    assert title == say("errors")
    assert first.startswith("- Day of the loan: “x”")
    assert "“rain”" in second
