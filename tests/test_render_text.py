"""An answer as text is what a buyer can paste into a chat: whole, in plain lines."""

import pytest

from checker.errors import Refused
from checker.policy import POLICY
from checker.render import text
from checker.wire import solve
from checker.words import WORDS


def shown(topic: str, today: str, /, **fields: object) -> list[str]:
    known = {name.replace("_", "-"): value for name, value in fields.items()}
    return text.answer(solve({"topic": topic, "today": today, "fields": known})).split("\n")


def say(key: str, **values: str) -> str:
    return WORDS.get("answer", key).format(**values)


def test_an_answer_is_its_question_its_verdict_and_its_parts():
    words = WORDS.data["seller-reply"]
    days = {"reply-by": "25 November 2026", "seller-reply": "5"}
    assert shown("seller-reply", "2026-11-23", opened="2026-11-20") == [
        words["question"],
        f"{WORDS.get('verdict', 'not-yet')}. {words['headline']['waiting'].format_map(days)}",
        "",
        say("next"),
        f"- {words['next']['wait']['text'].format_map(days)}",
        f"- {words['next']['keep-open']['text']}",
        "",
        say("dates"),
        f"- {words['date']['reply-by']}: Wednesday, 25 November 2026",
        f"- {words['date']['granted-from']}: Thursday, 26 November 2026",
        "",
        say("because"),
        f"- {words['because']['seller-reply'].format_map(days)} (Q2, Q4)",
        f"- {words['because']['seller-silence']} (Q2, Q4)",
        "",
        say("flips"),
        f"- {say('until', last='25 November 2026', verdict=WORDS.get('verdict', 'not-yet'))}",
        f"- {say('flip', on='26 November 2026', verdict=WORDS.get('verdict', 'yes'))}",
        "",
        say("edition", edition=POLICY.edition, today="23 November 2026"),
    ]


def test_a_part_without_anything_in_it_is_left_out():
    lines = shown("cancel", "2026-11-23", solved="yes")
    assert [line for line in lines if line in WORDS.data["answer"].values()] == [
        say("next"),
        say("because"),
    ]


def test_each_stretch_of_a_range_is_a_line():
    lines = shown("appeal", "2026-11-28", closed="2026-11-20..2026-11-23", closed_by="case-team")
    start = lines.index(say("stretches"))
    span = WORDS.get("format", "span").format(first="21 November 2026", last="23 November 2026")
    assert lines[start - 1 : start + 4] == [
        "",
        say("stretches"),
        f"- 20 November 2026: {WORDS.get('verdict', 'too-late')}",
        f"- {span}: {WORDS.get('verdict', 'yes')}",
        "",
    ]


def test_each_file_and_the_text_is_a_line():
    files = [{"name": "a.jpg", "size": 5}]
    lines = shown("evidence", "2026-11-23", stage="opening", files=files, text="Hi")
    words = WORDS.data["evidence"]["item"]
    start = lines.index(say("items"))
    assert lines[start + 1 : start + 3] == [
        f"- a.jpg: {words['fits']}",
        f"- text: {words['text-fits']}",
    ]


def test_what_the_form_refuses_is_named_with_its_place_and_the_cleaned_text_offered():
    lines = shown("evidence", "2026-11-23", stage="opening", text="中 a\x1b\uff0cb")
    assert f"- {say('offending')}: 中 (0), \uff0c (4)" in lines
    assert f"- {say('cleaned')}:  a\ufffd,b" in lines


def test_mistakes_are_told_a_line_each():
    with pytest.raises(Refused) as refused:
        solve({"topic": "appeal", "today": "2026-11-23", "fields": {"closed": "x", "rain": ""}})
    title, first, second = text.errors(refused.value).split("\n")
    assert title == say("errors")
    assert first.startswith(f"- {WORDS.field('closed', 'label')}: “x”")
    assert "“rain”" in second
