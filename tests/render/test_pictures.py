"""Each file and the text is a line of a list: its sign, its name, why, and what can be made of it."""

from typing import Any

import pytest

from checker.engine.record import Verdict
from checker.render import answer as page
from checker.render.signs import SIGNS
from tests import names as n
from tests.elements import Element, read
from tests.toy.ask import ask
from tests.toy.book import book, facts, words

LIGHT, HEAVY = facts["cover-weight"].pair
OUTCOMES = {
    "waiting": n.WAITING,
    "working": n.WORKING,
    "unopened": n.UNOPENED,
    "undrawn": n.UNDRAWN,
    "guarded": n.GUARDED,
    "unmade": n.UNMADE,
    "slow": n.SLOW,
    "larger": n.LARGER,
    "unsaved": n.UNSAVED,
}


def file(name: str, size: int = 5, **more: str) -> dict[str, Any]:
    return {"name": name, "size": size, **more}


def shown(*files: dict[str, Any], note: str = "") -> Element:
    return read(page.answer(book, ask("cover", cover=list(files), note=note)))


def rows(*files: dict[str, Any], note: str = "") -> list[Element]:
    return shown(*files, note=note).one("ul", class_=n.ITEMS).all("li")


def row(*files: dict[str, Any], note: str = "") -> Element:
    [only] = rows(*files, note=note)
    return only


def sign(line: Element) -> str:
    return line.one("span", class_=n.SIGN, aria_hidden="true").text


def with_attribute(line: Element, attribute: str) -> list[Element]:
    return [each for each in line.all() if attribute in each.attributes]


def is_hidden(element: Element) -> bool:
    return "hidden" in element.attributes


@pytest.mark.parametrize(
    ("chosen", "verdict", "said"),
    [
        (file("<b>.png"), Verdict.YES, "It fits."),
        (file("a.png", LIGHT - 1), Verdict.YES, "It fits."),
        (file("a.png", LIGHT), Verdict.UNCLEAR, "It may be too heavy."),
        (file("a.png", HEAVY), Verdict.NO, "It is too heavy."),
        (file("a.gif"), Verdict.NO, "This format is not taken."),
        (
            file("a.png", inside="other"),
            Verdict.UNCLEAR,
            "It says png, and is none. Call it a.gif.",
        ),
    ],
)
def test_each_file_has_its_sign_its_name_and_its_sentence(chosen, verdict, said):
    line = row(chosen)
    assert (sign(line), line.one("strong").text) == (SIGNS[verdict], chosen["name"])
    assert said in [each.text for each in line.all("div")]
    assert line[n.ITEM] == verdict


def test_a_name_is_kept_apart_and_hides_nothing():
    line = row(file("\u05d0\u202egpj.png", inside="other"))
    seen = "\u05d0[U+202E]gpj"
    name, ending, renamed = line.all("bdi")
    assert name.text == f"{seen}.png"
    assert (ending.text, renamed.text) == ("png", f"{seen}.gif")
    assert line.one("canvas")["aria-label"] == f"Preview of {seen}.png"
    assert line.one("button", **{n.REMOVE: ""})["aria-label"] == f"Remove {seen}.png"


def test_refused_characters_are_marked_where_they_stand_and_the_cleaned_text_is_offered():
    item = row(note="#a<b>##z")
    original, cleaned = item.all("p", class_=n.MARKED)
    assert original.text == "#a<b>##z"
    parts = original.one("bdi").children
    assert [child if isinstance(child, str) else child.text for child in parts] == [
        "#",
        "a<b>",
        "#",
        "#",
        "z",
    ]
    assert [mark.text for mark in original.all("mark")] == ["#", "#", "#"]
    assert (cleaned.text, cleaned[n.CLEANED]) == ("a<b>z", "a<b>z")
    assert item.one("p", class_=n.LABEL).text == words.get("answer", "cleaned")
    use, copy = item.all("button", type="button")
    assert (use.text, use[n.USE]) == (words.get("take", "use"), "note")
    assert (copy.text, copy[n.TAKE]) == (words.get("take", "cleaned"), "cleaned")


def test_a_marked_text_hides_nothing_and_keeps_its_lines_and_is_copied_as_it_stands():
    original, cleaned = row(note="a\u200b\n#\tb\u202e").all("p", class_=n.MARKED)
    assert original.text == "a[U+200B]\n#\tb[U+202E]"
    assert cleaned.text == cleaned[n.CLEANED] == "a\u200b\n\tb\u202e"
    assert [len(each.all("bdi", translate="no")) for each in (original, cleaned)] == [1, 1]


@pytest.mark.parametrize("note", ["##", "# #"])
def test_a_text_of_which_nothing_is_left_is_not_offered(note):
    item = row(note=note)
    assert item.all("button") == with_attribute(item, n.CLEANED) == []
    assert item.text.endswith(words.get("answer", "nothing-left"))


def test_a_text_that_fits_is_not_shown_again():
    item = row(note="Hello")
    assert item.all("p") == item.all("button") == item.all("canvas") == []
    assert (item.one("strong").text, sign(item)) == ("Your note", SIGNS[Verdict.YES])


def test_without_files_and_text_there_is_no_list():
    assert shown().all("ul", class_=n.ITEMS) == []


@pytest.mark.parametrize(
    ("chosen", "offered"),
    [
        (file("a.png", LIGHT - 1), "clean"),
        (file("a.png", LIGHT), "shrink"),
        (file("a.png", HEAVY), "shrink"),
        (file("a.png", inside="other"), "turn"),
        (file("a.gif", HEAVY), "turn"),
    ],
)
def test_a_copy_can_be_made_by_who_can_open_the_picture(chosen, offered):
    line = row(chosen)
    button = line.one("button", **{n.SHRINK: str(LIGHT)})
    assert (button.text, button[n.COPY]) == (words.get("pictures", offered), "a-copy.jpg")
    assert is_hidden(button)
    status = line.one("p", role="status")
    assert is_hidden(status)
    assert status.text == ""
    for outcome, attribute in OUTCOMES.items():
        assert status[attribute] == words.get("pictures", outcome)


def test_a_line_has_room_for_the_preview_the_sizes_and_for_what_was_made():
    line = row(file("<b>.png", 1234))
    preview = line.one("canvas", role="img", **{n.PREVIEW: ""})
    assert preview["aria-label"] == words.get("pictures", "preview").format(name="<b>.png")
    made = line.one("p", **{n.MADE: ""})
    assert len(made.all("data")) == 2
    assert made.one("span", **{n.PLACE: ""}).text == words.get("pictures", "without-place")
    download = line.one("button", **{n.DOWNLOAD: ""})
    assert download.text == words.get("pictures", "download")
    assert all(map(is_hidden, (preview, made, download)))
    assert len(line.all("data")) == 3


def test_each_file_can_be_taken_away_by_a_button_that_names_it():
    removes = [line.one("button", **{n.REMOVE: ""}) for line in rows(file("a.png"), file("b.png"))]
    assert [each["aria-label"] for each in removes] == ["Remove a.png", "Remove b.png"]
    # Who speaks what is to be read on it reaches it too.
    assert all(each["aria-label"].startswith(each.text) for each in removes)


def test_the_text_has_a_line_of_its_own_after_the_files():
    lines = rows(file("a.png"), file("b.png"), note="#a")
    assert [len(each.all("canvas")) for each in lines] == [1, 1, 0]
    assert lines[2].one("mark").text == "#"
