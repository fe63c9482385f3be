"""An answer as text is what a reader can paste into a chat: whole, in plain lines."""

import pytest

from checker.render import text
from tests.toy.ask import BORROWED, TODAY, ask, refusal, wide
from tests.toy.book import book, words


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
    ]


def test_a_reason_names_every_question_of_its_source():
    assert "- Who is excused pays no fine. (rule 2, rule 3)" in shown("overdue", excused="yes")


def test_a_part_without_anything_in_it_is_left_out():
    lines = shown("overdue", excused="yes")
    assert [line for line in lines if line in words.data["answer"].values()] == [
        say("next"),
        say("because"),
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


def test_a_name_that_would_steer_a_terminal_is_shown_without_it():
    assert "- \ufffd[31m.png: It fits." in shown(
        "cover", cover=[{"name": "\x1b[31m.png", "size": 5}]
    )


def test_what_is_refused_of_a_text_is_named_with_its_place_and_the_cleaned_text_offered():
    lines = shown("cover", note="# a\x1b#b")
    assert f"- {say('offending')}: # (0), # (4)" in lines
    assert f"- {say('cleaned')}:  a\ufffdb" in lines


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
    parts = [text.answer(wide, ask(topic, today, **known[topic])) for topic in order]
    case = ask("my-book", today, wide, **known["overdue"], **known["card"])
    assert text.answer(wide, case) == "\n\n".join(parts)


def test_an_answer_that_a_later_event_has_settled_is_left_out():
    case = text.answer(book, ask("my-book", posted="2026-05-08", borrowed=BORROWED))
    assert case == text.answer(book, ask("letter", posted="2026-05-08"))


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
