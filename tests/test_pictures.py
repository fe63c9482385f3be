"""A file's first bytes tell its type; where its name says something else, the page says so and helps."""

import json

import pytest

from checker import browser, pictures
from checker.answer import Verdict
from checker.fields import File
from checker.pictures import PICTURES, SIGNATURES, Look, look, type_of
from checker.policy import POLICY
from checker.render.signs import SIGNS
from checker.topics.evidence import STAGES
from checker.wire import answer
from checker.words import WORDS
from tests.elements import Element, read

SMALL, BIG = POLICY["evidence-size"].pair
HEADS = {
    "jpg": "ffd8ffe000104a4649460001",
    "png": "89504e470d0a1a0a0000000d49484452",
    "gif": "47494638396101000100",
    "bmp": "424d3a000000000000003600",
    "webp": "524946463c00000057454250",
    "avif": "0000001c6674797061766966",
    "heic": "00000018667479706865696300000000",
    "tiff": "49492a0008000000",
    "mp4": "000000206674797069736f6d",
    "pdf": "255044462d312e37",
}
TEXT = b"Dear seller, the".hex()
WORD = "504b030414000600"
INSIDE = WORDS.data["evidence"]["inside"]


def looked(name: str, head: str, stage: str | None = "opening", size: int = 9) -> Look:
    return look(File(name, size), bytes.fromhex(head), stage)


def row(name: str, head: str, size: int = 9, stage: str = "opening") -> Element:
    """Return the line of a page for one file."""
    [only] = rows([(name, head, size)], stage)
    return only


def rows(files: list[tuple[str, str, int]], stage: str, text: str = "") -> list[Element]:
    return page(files, stage, text).one("ul", class_="checker-items").all("li")


def page(files: list[tuple[str, str, int]], stage: str, text: str = "") -> Element:
    heads = "".join(f"{head}," for _, head, _ in files)
    return read(json.loads(browser.show(request(files, stage, text), "", "", heads))["html"])


def request(files: list[tuple[str, str, int]], stage: str, text: str = "") -> str:
    listed = [{"name": name, "size": size} for name, _, size in files]
    fields = {"stage": stage, "files": listed, "text": text}
    return json.dumps({"topic": "evidence", "today": "2026-11-23", "fields": fields})


@pytest.mark.parametrize(("kind", "head"), HEADS.items())
def test_a_file_s_first_bytes_tell_its_type(kind, head):
    assert type_of(bytes.fromhex(head)) == kind


def test_every_type_has_an_example_here():
    assert set(HEADS) == set(SIGNATURES)
    assert set(SIGNATURES) - set(PICTURES) == {"mp4", "pdf"}


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        ("gif", b"GIF87a"),
        ("tiff", b"MM\0*"),
        ("bmp", b"BM\n\n\n\n\0\0\0\0"),
        ("heic", b"\0\0\0\x18ftypmif1"),
        ("mp4", b"\0\0\0\x14ftypqt  "),
        ("", b""),
        ("", b"\xff\xd8"),
        ("", b"BMW is a car maker"),
        ("", b"RIFF\x24\0\0\0WAVEfmt "),
        ("", b" GIF89a"),
        ("", bytes.fromhex(WORD)),
        ("", bytes.fromhex(TEXT)),
    ],
)
def test_what_only_begins_alike_is_no_picture(kind, head):
    assert type_of(head) == kind


@pytest.mark.parametrize("kind", SIGNATURES)
@pytest.mark.parametrize("stage", [*STAGES, None])
def test_a_name_that_says_what_is_inside_is_left_alone(kind, stage):
    assert looked(f"a.{kind}", HEADS[kind], stage).sentence == ""
    assert looked(f"A.{kind.upper()}", HEADS[kind], stage).sentence == ""


@pytest.mark.parametrize(
    ("ending", "kind"),
    [("jpeg", "jpg"), ("JPE", "jpg"), ("jfif", "jpg"), ("tif", "tiff"), ("heif", "heic")],
)
def test_a_type_may_have_more_than_one_ending(ending, kind):
    assert looked(f"a.{ending}", HEADS[kind]).sentence == ""


@pytest.mark.parametrize(
    ("name", "inside", "stage", "sentence"),
    [
        ("a.png", "jpg", "opening", "rename"),
        ("a.jpg", "png", None, "rename"),
        ("a.jpg", "gif", "opening", "rename"),
        ("a.jpg", "gif", "responding", "other"),
        ("a.jpg", "gif", None, "other"),
        ("a.jpg", "heic", "opening", "other"),
        ("a.jpg", "webp", "opening", "other"),
        ("a.png", "mp4", "opening", "other"),
        ("a.gif", "pdf", "opening", "other"),
        ("a.docx", "jpg", "opening", "rename"),
        ("a", "jpg", "opening", "name"),
        ("a", "webp", "opening", ""),
        ("a.mov", "mp4", "responding", ""),
        ("a.docx", "pdf", "opening", ""),
    ],
)
def test_a_name_that_says_something_else_is_named(name, inside, stage, sentence):
    assert looked(name, HEADS[inside], stage).sentence == sentence


@pytest.mark.parametrize(
    ("name", "head", "sentence"),
    [
        ("a.png", TEXT, "unknown"),
        ("a.jpeg", WORD, "unknown"),
        ("a.docx", WORD, ""),
        ("a.mp4", TEXT, ""),
        ("a", TEXT, ""),
    ],
)
def test_what_is_no_picture_is_told_where_the_name_promises_one(name, head, sentence):
    assert looked(name, head).sentence == sentence


def test_an_empty_file_is_told_and_one_that_cannot_be_read_is_not_judged():
    assert looked("a.png", "", size=0).sentence == "empty"
    assert looked("a.png", "", size=5).sentence == ""


@pytest.mark.parametrize(
    ("name", "renamed"),
    [("my.box.png", "my.box.jpg"), ("box", "box.jpg"), ("box.", "box.jpg"), (".png", ".jpg")],
)
def test_a_new_name_keeps_all_but_the_ending(name, renamed):
    assert looked(name, HEADS["jpg"]).rename == renamed


@pytest.mark.parametrize(
    ("name", "head", "is_picture"),
    [
        ("a.png", HEADS["png"], True),
        ("a.docx", HEADS["heic"], True),
        ("a.png", HEADS["mp4"], False),
        ("a.png", TEXT, False),
        ("a.png", "", True),
        ("a.jpeg", "", True),
        ("a.pdf", "", False),
    ],
)
def test_a_picture_is_known_by_its_bytes_or_else_by_its_name(name, head, is_picture):
    assert looked(name, head).is_picture is is_picture


def test_bytes_come_as_hexadecimal_digits_and_as_nothing_else():
    assert pictures.heads("") == ()
    assert pictures.heads(",") == (b"",)
    assert pictures.heads("ffd8,,47,") == (b"\xff\xd8", b"", b"G")
    with pytest.raises(ValueError, match="non-hexadecimal"):
        pictures.heads("<b>,")


def test_a_look_inside_changes_nothing_of_the_answer():
    files = [("a.png", HEADS["jpg"], 9), ("b.jpg", "", 0)]
    asked = request(files, "opening")
    shown = json.loads(browser.show(asked, "", "", f"{HEADS['jpg']},,"))
    assert shown["answer"] == answer(json.loads(asked))
    assert shown["answer"]["verdict"] == "yes"


@pytest.mark.parametrize(
    ("name", "head", "size", "key"),
    [
        ("a.png", HEADS["jpg"], 9, "rename"),
        ("a", HEADS["jpg"], 9, "name"),
        ("a.jpg", HEADS["heic"], 9, "other"),
        ("a.png", TEXT, 9, "unknown"),
        ("a.png", "", 0, "empty"),
    ],
)
def test_the_page_says_what_is_inside(name, head, size, key):
    values = {"ending": name.partition(".")[2], "inside": type_of(bytes.fromhex(head))}
    sentence = INSIDE[key].format(rename="a.jpg", **values)
    assert sentence in [each.text for each in row(name, head, size).all("p")]
    note = page([(name, head, size)], "opening").one("p", class_="checker-doubt")
    assert note.text == WORDS.get("pictures", "doubt")


def test_there_are_no_other_sentences_about_what_is_inside():
    assert set(INSIDE) == {"rename", "name", "other", "unknown", "empty"}


def test_a_file_that_fits_by_its_name_alone_is_shown_with_a_doubt():
    def sign(name: str, head: str) -> str:
        return row(name, head).one("span", class_="checker-sign").text

    assert sign("a.png", HEADS["png"]) == SIGNS[Verdict.YES]
    assert sign("a.png", HEADS["jpg"]) == SIGNS[Verdict.UNCLEAR]
    assert sign("a.xls", HEADS["jpg"]) == SIGNS[Verdict.NO]
    assert page([("a.png", HEADS["png"], 9)], "opening").all("p", class_="checker-doubt") == []


@pytest.mark.parametrize(
    ("name", "inside", "size", "stage", "offered"),
    [
        ("a.jpg", "jpg", SMALL - 1, "opening", None),
        ("a.jpg", "jpg", SMALL, "opening", "shrink"),
        ("a.jpg", "jpg", BIG, "opening", "shrink"),
        ("a.gif", "gif", 9, "opening", None),
        ("a.gif", "gif", 9, "responding", "turn"),
        ("a.webp", "webp", BIG, "opening", "turn"),
        ("a.png", "jpg", 9, "opening", "turn"),
        ("a.mp4", "mp4", 9, "opening", None),
        ("a.png", "pdf", BIG, "opening", None),
    ],
)
def test_a_picture_that_may_be_refused_can_be_made_anew(name, inside, size, stage, offered):
    line = row(name, HEADS[inside], size, stage)
    buttons = [each for each in line.all("button") if "data-shrink" in each.attributes]
    words = [WORDS.get("pictures", offered)] if offered else []
    assert [button.text for button in buttons] == words
    assert [button["data-shrink"] for button in buttons] == [str(SMALL)] * len(words)
    for status in line.all("p", role="status"):
        assert status["data-working"] == WORDS.get("pictures", "working")
        assert status["data-failed"] == WORDS.get("pictures", "failed")
    assert len(line.all("p", role="status")) == len(words)


def test_a_line_has_room_for_the_preview_and_for_what_was_made():
    line = row("<b>.png", HEADS["png"], 1234)
    preview = line.one("img", data_preview="")
    assert preview["alt"] == WORDS.get("pictures", "preview").format(name="<b>.png")
    made = line.one("p", data_made="")
    before, after = made.all("data")
    assert ("data-before" in before.attributes, after["value"]) == (True, "1234")
    download = line.one("button", data_download="")
    assert download.text == WORDS.get("pictures", "download")
    for each in (preview, made, download):
        assert "hidden" in each.attributes


def test_a_line_says_how_big_the_file_is():
    first, *_ = row("a.jpg", HEADS["jpg"], 1234).all("data")
    assert (first["value"], first.text) == (
        "1234",
        WORDS.get("pictures", "size").format(size="1,234"),
    )


def test_the_text_has_a_line_of_its_own_after_the_files():
    files = [("a.jpg", HEADS["jpg"], 9), ("b.jpg", HEADS["png"], 9)]
    first, second, text = rows(files, "opening", "\u4e2da")
    assert [len(each.all("img")) for each in (first, second, text)] == [1, 1, 0]
    assert text.one("mark").text == "\u4e2d"


def test_files_whose_bytes_nobody_read_are_answered_as_ever():
    shown = json.loads(browser.show(request([("a.jpg", "", 9)], "opening"), "", ""))
    line = read(shown["html"]).one("ul", class_="checker-items").one("li")
    assert line.all("img") == line.all("data") == line.all("button") == []
