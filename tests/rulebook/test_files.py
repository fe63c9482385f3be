"""A file's first bytes tell its type, whatever its name says; what follows from the two is said."""

import pytest

from checker.engine.case import Case
from checker.engine.fields import File
from checker.engine.record import Look
from checker.rulebook.files import HEAD, PICTURES, SIGNATURES, STAGES, look, type_of

from .cases import BOOK, TODAY

SMALL = BOOK.facts["evidence-size"].pair.first
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
SENTENCES = BOOK.words.data["evidence"]["inside"]


def looked(name: str, head: str, stage: str | None = "opening", size: int = 9) -> Look:
    case = Case(TODAY, {"stage": stage} if stage else {}, BOOK.fields)
    return look(File(name, size), bytes.fromhex(head), case, BOOK.facts)


@pytest.mark.parametrize(("kind", "head"), HEADS.items())
def test_a_file_s_first_bytes_tell_its_type(kind, head):
    assert type_of(bytes.fromhex(head)) == kind


def test_every_type_has_an_example_here():
    assert set(HEADS) == set(SIGNATURES)
    assert set(SIGNATURES) - PICTURES == {"mp4", "pdf"}


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


def test_a_look_says_what_a_page_needs_to_show_the_file_and_to_make_it_anew():
    assert looked("my.box.PNG", HEADS["jpg"], size=1234) == Look(
        size=1234,
        type="jpg",
        sentence="rename",
        ending="PNG",
        rename="my.box.jpg",
        is_picture=True,
        below=SMALL,
    )
    assert looked("box", TEXT).ending == ""


def test_every_sentence_about_what_is_inside_is_there_and_needed():
    found = {
        looked(name, head, size=size).sentence
        for name in ("a.png", "a")
        for head in (*HEADS.values(), TEXT, "")
        for size in (0, 9)
    }
    assert found - {""} == set(SENTENCES)


def test_the_first_bytes_that_are_read_show_the_type_of_every_file():
    assert BOOK.fields["files"].head == HEAD
    for kind, head in HEADS.items():
        assert type_of(bytes.fromhex(head)[:HEAD]) == kind


def test_only_the_question_about_files_looks_inside_them():
    assert [topic.id for topic in BOOK.topics.values() if topic.look] == ["evidence"]
    assert BOOK.topics["evidence"].look is look
