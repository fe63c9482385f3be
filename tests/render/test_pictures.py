"""Each file and the text is a line of a list: its sign, its name, what a look inside shows, what helps."""

import pytest

from checker.engine.record import Look, Verdict
from checker.render import answer as page
from checker.render.signs import SIGNS
from tests import names as n
from tests.elements import Element, read
from tests.toy.ask import ask
from tests.toy.book import book, facts, words

LIGHT, HEAVY = facts["cover-weight"].pair
BELOW = 77


def shown(*files: tuple[str, int], note: str = "", looks: tuple[Look, ...] = ()) -> Element:
    cover = [{"name": name, "size": size} for name, size in files]
    return read(page.answer(book, ask("cover", cover=cover, note=note), "", looks))


def rows(*files: tuple[str, int], note: str = "", looks: tuple[Look, ...] = ()) -> list[Element]:
    return shown(*files, note=note, looks=looks).one("ul", class_=n.ITEMS).all("li")


def look(sentence: str = "", size: int = 9, *, is_picture: bool = True) -> Look:
    """Return what was found inside a file: a gif, if its name says something else."""
    return Look(size, "gif", sentence, "png", "a.gif", is_picture, BELOW)


def row(name: str, size: int, found: Look) -> Element:
    [only] = rows((name, size), looks=(found,))
    return only


def sign(line: Element) -> str:
    return line.one("span", class_=n.SIGN, aria_hidden="true").text


def with_attribute(line: Element, attribute: str) -> list[Element]:
    return [each for each in line.all() if attribute in each.attributes]


@pytest.mark.parametrize(
    ("name", "size", "verdict", "said"),
    [
        ("<b>.png", 5, Verdict.YES, "It fits."),
        ("a.png", LIGHT - 1, Verdict.YES, "It fits."),
        ("a.png", LIGHT, Verdict.UNCLEAR, "It may be too heavy."),
        ("a.png", HEAVY, Verdict.NO, "It is too heavy."),
        ("a.gif", 5, Verdict.NO, "This format is not taken."),
    ],
)
def test_each_file_has_its_sign_its_name_and_its_sentence(name, size, verdict, said):
    [line] = rows((name, size))
    assert (sign(line), line.one("strong").text) == (SIGNS[verdict], name)
    assert line.text.endswith(said)
    assert line[n.ITEM] == verdict


def test_refused_characters_are_marked_where_they_stand_and_the_cleaned_text_is_offered():
    [item] = rows(note="#a<b>##z")
    original, cleaned = item.all("p", class_=n.MARKED)
    assert original.text == "#a<b>##z"
    assert [child if isinstance(child, str) else child.text for child in original.children] == [
        "#",
        "a<b>",
        "#",
        "#",
        "z",
    ]
    assert [mark.text for mark in original.all("mark")] == ["#", "#", "#"]
    assert (cleaned.text, cleaned[n.CLEANED]) == ("a<b>z", "")
    assert item.one("p", class_=n.LABEL).text == words.get("answer", "cleaned")
    use, copy = item.all("button", type="button")
    assert (use.text, use[n.USE]) == (words.get("take", "use"), "note")
    assert (copy.text, copy[n.TAKE]) == (words.get("take", "cleaned"), "cleaned")


@pytest.mark.parametrize("note", ["##", "# #"])
def test_a_text_of_which_nothing_is_left_is_not_offered(note):
    [item] = rows(note=note)
    assert item.all("button") == with_attribute(item, n.CLEANED) == []
    assert item.text.endswith(words.get("answer", "nothing-left"))


def test_a_text_that_fits_is_not_shown_again():
    [item] = rows(note="Hello")
    assert item.all("p") == []
    assert (item.one("strong").text, sign(item)) == ("Your note", SIGNS[Verdict.YES])


def test_without_files_and_text_there_is_no_list():
    assert shown().all("ul", class_=n.ITEMS) == []


def test_the_page_says_what_is_inside_and_that_there_is_a_doubt():
    case = shown(("a.png", 9), looks=(look("other"),))
    said = [each.text for each in case.one("ul", class_=n.ITEMS).all("p")]
    assert "It says png, and is none. Call it a.gif." in said
    assert case.one("p", class_=n.DOUBT).text == words.get("pictures", "doubt")


def test_without_a_doubt_nothing_is_said_of_the_inside():
    case = shown(("a.png", 9), ("b.png", 9), looks=(look(), look()))
    assert case.all("p", class_=n.DOUBT) == []
    assert "and is none" not in case.text


def test_one_doubt_among_many_files_is_told_above_them():
    case = shown(("a.png", 9), ("b.png", 9), looks=(look(), look("other")))
    assert len(case.all("p", class_=n.DOUBT)) == 1
    beginning, doubt, *_ = case.children
    assert isinstance(beginning, Element)
    assert isinstance(doubt, Element)
    assert (beginning["class"], doubt["class"]) == (n.FOUND, n.DOUBT)


@pytest.mark.parametrize(
    ("name", "sentence", "verdict", "said"),
    [
        ("a.png", "", Verdict.YES, True),
        ("a.png", "other", Verdict.UNCLEAR, False),
        ("a.gif", "other", Verdict.NO, True),
        ("a.gif", "", Verdict.NO, True),
    ],
)
def test_a_file_that_fits_by_its_name_alone_is_shown_with_a_doubt(name, sentence, verdict, said):
    line = row(name, 9, look(sentence))
    assert (sign(line), line[n.ITEM]) == (SIGNS[verdict], verdict)
    sentences = {"It fits.", "This format is not taken."}
    assert bool(sentences & {each.text for each in line.all("div")}) == said


@pytest.mark.parametrize(
    ("name", "size", "found", "offered"),
    [
        ("a.png", LIGHT - 1, look(), None),
        ("a.png", LIGHT, look(), "shrink"),
        ("a.png", HEAVY, look(), "shrink"),
        ("a.png", HEAVY, look("other"), "shrink"),
        ("a.png", 9, look("other"), "turn"),
        ("a.gif", 9, look(), "turn"),
        ("a.png", 9, look("other", is_picture=False), None),
        ("a.png", HEAVY, look(is_picture=False), None),
    ],
)
def test_a_picture_that_may_be_refused_can_be_made_anew(name, size, found, offered):
    line = row(name, size, found)
    buttons = with_attribute(line, n.SHRINK)
    said = [words.get("pictures", offered)] if offered else []
    assert [(button.name, button.text) for button in buttons] == [("button", each) for each in said]
    assert [button[n.SHRINK] for button in buttons] == [str(BELOW)] * len(said)
    for status in line.all("p", role="status"):
        assert "hidden" in status.attributes
        assert status[n.WORKING] == words.get("pictures", "working")
        assert status[n.FAILED] == words.get("pictures", "failed")
    assert len(line.all("p", role="status")) == len(said)


def test_a_line_has_room_for_the_preview_and_for_what_was_made():
    line = row("<b>.png", 1234, look(size=1234))
    preview = line.one("img", **{n.PREVIEW: ""})
    assert preview["alt"] == words.get("pictures", "preview").format(name="<b>.png")
    made = line.one("p", **{n.MADE: ""})
    before, after = made.all("data")
    assert (n.BEFORE_SIZE in before.attributes, n.BEFORE_SIZE in after.attributes) == (True, False)
    assert after["value"] == "1234"
    download = line.one("button", **{n.DOWNLOAD: ""})
    assert download.text == words.get("pictures", "download")
    for each in (preview, made, download):
        assert "hidden" in each.attributes


def test_what_is_no_picture_has_no_preview_and_nothing_is_made_of_it():
    line = row("a.png", 9, look("other", is_picture=False))
    assert line.all("img") == line.all("button") == with_attribute(line, n.MADE) == []


def test_a_line_says_how_big_the_file_is():
    first, *_ = row("a.png", 5, look(size=1234)).all("data")
    said = words.get("pictures", "size").format(size="1,234")
    assert (first["value"], first.text) == ("1234", said)


def test_the_text_has_a_line_of_its_own_after_the_files():
    first, second, text = rows(("a.png", 9), ("b.png", 9), note="#a", looks=(look(), look()))
    assert [len(each.all("img")) for each in (first, second, text)] == [1, 1, 0]
    assert text.one("mark").text == "#"


def test_files_whose_bytes_nobody_read_are_answered_as_ever():
    [line] = rows(("a.png", 9))
    assert line.all("img") == line.all("data") == line.all("button") == []
