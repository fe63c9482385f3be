"""A name means a type, and a file that is not what its name says gets a name that fits."""

import pytest

from checker.rulebook import files
from checker.rulebook.files import (
    BAD,
    CONTENTS,
    DOUBTFUL,
    HEAD,
    OPENED_EVERYWHERE,
    OTHERS,
    PICTURES,
    TYPE_OF_ENDING,
    TYPES,
    VIDEOS,
    ending_of,
    look,
    renamed,
    stem,
    type_of_ending,
    type_of_name,
)
from checker.rulebook.sniff import UNKNOWN
from tools.heads import HEADS, TEXT, WORD

from .cases import BOOK

LISTED = BOOK.facts["evidence-types-responding"].lists["videos"]


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("box.png", "png"),
        ("BOX.Png", "png"),
        ("my.box.png", "png"),
        (".png", "png"),
        ("box", ""),
        ("box.", ""),
        (".", ""),
        ("png", ""),
        ("box.jpg ", "jpg "),
    ],
)
def test_an_ending_is_what_follows_the_last_dot(name, ending):
    assert ending_of(name) == ending


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        *((each, "jpg") for each in ("jpg", "jpeg", "jpe", "jfif")),
        ("tif", "tiff"),
        ("heif", "heic"),
        ("mpeg", "mpg"),
        ("m2ts", "mts"),
        ("exe", "exe"),
        ("", ""),
    ],
)
def test_a_type_may_have_more_than_one_ending(ending, kind):
    assert type_of_ending(ending) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("photo.JPG", "jpg"),
        ("photo.jpg.", "jpg"),
        ("photo.jpg. .", "jpg"),
        ("photo.jpg\u200b", "jpg"),
        ("photo.j\u200bpg", "jpg"),
        *((f"photo.jpg{sign}", "jpg") for sign in "\ufe0f\U000e0100\u2800\u115f\u3164\uffa0\u034f"),
        ("photo.jfif", "jpg"),
        ("photo.jpg.exe", "exe"),
        ("photo", ""),
        ("\u200b", ""),
    ],
)
def test_a_name_means_a_type_whatever_cannot_be_seen_in_it(name, kind):
    assert type_of_name(name) == kind


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("box.png", "box"),
        ("my.box.png", "my.box"),
        ("box", "box"),
        ("box.", "box"),
        ("box.jpg.", "box"),
        ("box.jpg.docx", "box"),
        ("box.v2.jpg", "box.v2"),
        ("box.exe", "box.exe"),
        (".htaccess", "htaccess"),
        (".png", "image"),
        ("..png.", "image"),
        ("png", "png"),
        ("doc.png", "doc"),
        (" . ", "image"),
        ("\u202e\u200b", "image"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("\u3164\u2800", "image"),
        ("box\ufe0f.jpg", "box"),
    ],
)
def test_a_stem_is_a_name_without_what_tells_its_type(name, without):
    assert stem(name) == without
    assert renamed(name, "jpg") == f"{without}.jpg"


def test_every_type_is_of_one_sort_and_every_ending_of_one_type():
    assert len(TYPES) == len(PICTURES) + len(VIDEOS) + len(OTHERS)
    assert not TYPES & TYPE_OF_ENDING.keys()
    assert set(TYPE_OF_ENDING.values()) <= TYPES
    assert set(OPENED_EVERYWHERE) <= set(PICTURES)


def test_what_may_be_inside_is_a_type_or_what_a_look_finds_instead():
    assert set(CONTENTS) == {*TYPES, *BAD, *DOUBTFUL}
    assert len(CONTENTS) == len(TYPES) + len(BAD) + len(DOUBTFUL)
    assert BOOK.fields["files"].contents == CONTENTS


def test_every_video_that_the_rules_list_is_known_as_one():
    assert {type_of_ending(each) for each in LISTED} <= set(VIDEOS)


@pytest.mark.parametrize(
    ("name", "kind", "failed", "may_open"),
    [
        ("a.png", "png", "broken", True),
        ("a.docx", "jpg", "broken", True),
        ("a.jpg", "heic", "heic", True),
        ("a.jpg", "tiff", "tiff", True),
        ("a.jpg", "mp4", "mp4", False),
        ("a.jpg", "pdf", "pdf", False),
    ],
)
def test_a_look_says_what_is_inside_if_a_browser_opens_it_and_if_it_cannot(
    name, kind, failed, may_open
):
    seen = look(name, HEADS[kind])
    assert (seen.opened, seen.failed, seen.may_open) == (kind, failed, may_open)


@pytest.mark.parametrize(
    ("name", "failed", "may_open"),
    [
        ("a.jpg", "broken", True),
        ("a.JFIF.", "broken", True),
        ("a.webp", UNKNOWN, True),
        ("a", UNKNOWN, True),
        ("a.docx", UNKNOWN, False),
        ("a.mp4", UNKNOWN, False),
        ("a.exe", UNKNOWN, False),
    ],
)
def test_of_what_is_unknown_a_browser_is_asked_where_the_name_may_mean_a_picture(
    name, failed, may_open
):
    seen = look(name, b"\1\2\3\4")
    assert (seen.opened, seen.failed, seen.may_open) == (UNKNOWN, failed, may_open)


@pytest.mark.parametrize("head", [TEXT, WORD])
def test_what_is_something_else_for_certain_is_not_tried(head):
    seen = look("a.png", head)
    assert (seen.opened, seen.may_open) == (seen.failed, False)


def test_a_form_is_told_how_many_bytes_to_read_and_how_to_look_at_them():
    assert (BOOK.fields["files"].head, BOOK.fields["files"].look) == (HEAD, look)
    assert [field.name for field in BOOK.fields.values() if field.look] == ["files"]
    assert files.UNNAMED
