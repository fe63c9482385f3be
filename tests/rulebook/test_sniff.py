"""A file's first bytes tell its type, whatever its name says."""

import pytest

from checker.rulebook.files import TYPES
from checker.rulebook.sniff import NOT_A_PICTURE, UNKNOWN, sniff
from tests.heads import HEADS, TEXT, WORD, box, jpg, mark, ogg


@pytest.mark.parametrize(("kind", "head"), HEADS.items())
def test_a_file_s_first_bytes_tell_its_type(kind, head):
    assert sniff(head) == kind


def test_every_type_that_can_be_told_has_an_example_here():
    # These two are told from their names only: inside they look like any letter of their time.
    assert set(HEADS) == TYPES - {"doc", "xls"}


@pytest.mark.parametrize("brand", ["mif1", "mif2", "mif3", "msf1", "miaf"])
def test_a_picture_in_boxes_is_told_by_the_brands_with_which_it_is_compatible(brand):
    assert sniff(box(brand, "avif", "miaf")) == "avif"
    assert sniff(box(brand, brand, "heix", "mif1")) == "heic"
    assert sniff(box(brand)) == "heic"


@pytest.mark.parametrize(
    ("brands", "kind"),
    [
        *(((brand,), "heic") for brand in ("heic", "heix", "heim", "heis", "hevc", "hevx")),
        (("avis", "msf1"), "avif"),
        (("mp42",), "mp4"),
        (("MSNV",), "mp4"),
        (("M4VH",), "m4v"),
        (("M4B ",), "m4a"),
        (("3ge6",), "3gp"),
        (("3gg6",), "3gp"),
        (("wxyz", "mp41"), "mp4"),
        (("wxyz", "heic"), "heic"),
        (("wxyz",), UNKNOWN),
        (("wxyz", "abcd"), UNKNOWN),
    ],
)
def test_boxes_are_told_by_their_major_brand_first(brands, kind):
    assert sniff(box(*brands)) == kind


def test_brands_are_looked_for_in_the_first_box_alone():
    assert sniff(box("wxyz") + b"isomisom") == UNKNOWN


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        ("gif", b"GIF87a"),
        ("tiff", b"MM\0*"),
        ("tiff", b"II+\0"),
        ("bmp", bytes.fromhex("424d3a000000123456783600000028000000")),
        ("bmp", bytes.fromhex("424d3a00000000000000360000007c000000")),
        ("jxl", bytes.fromhex("0000000c4a584c200d0a870a")),
        ("jp2", bytes.fromhex("ff4fff51002f")),
        ("mpg", bytes.fromhex("000001b3")),
        ("mov", b"\0\0\0\x08wide\0\0\0\0mdat"),
        ("mov", b"\x01\2\3\4mdat"),
        ("ogv", ogg(b"BBCD\0")),
        ("ogg", ogg(b"OpusHead")),
        ("svg", b"<svg/>"),
    ],
)
def test_a_type_may_begin_in_more_than_one_way(kind, head):
    assert sniff(head) == kind


EXIF = mark(0xE1, b"Exif\0\0" + bytes(60_000))


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        *(("jpg", jpg(EXIF, frame=frame)) for frame in (0xC0, 0xC1, 0xC2)),
        *(("ljpg", jpg(EXIF, mark(0xC4), frame=frame)) for frame in (0xC3, 0xC7, 0xCB, 0xCF)),
        ("jpg", jpg(EXIF) + b"\xff\xd9" + HEADS["mp4"]),
        ("jpg", jpg(EXIF)[:1_000]),
        ("jpg", b"\xff\xd8" + mark(0xDB, bytes(65))),
        ("jpg", b"\xff\xd8" + b"\xff" * 3 + jpg(EXIF)[2:]),
        (UNKNOWN, b"\xff\xd8"),
        (UNKNOWN, b"\xff\xd8\xff"),
        (UNKNOWN, b"\xff\xd8\xff\xe0\0"),
        (UNKNOWN, b"\xff\xd8\xff\0\0\0\0\0"),
        (UNKNOWN, b"\xff\xd8\0\0\0\0\0\0"),
    ],
)
def test_a_jpg_is_told_by_the_part_that_says_how_it_is_pressed(kind, head):
    assert sniff(head) == kind


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        (UNKNOWN, b""),
        (UNKNOWN, b"\1\2\3"),
        (UNKNOWN, b"\x89PNG\r\n"),
        (UNKNOWN, b"RIFF\x24\0\0\0WAVEfmt "),
        (UNKNOWN, b"\0\0\x01\0\0\0"),
        (UNKNOWN, b"G" + bytes(400)),
        (UNKNOWN, "\u00e9".encode("latin-1") * 9),
        (UNKNOWN, b"Dear\0seller"),
        (NOT_A_PICTURE, b"BMW is a car maker"),
        (NOT_A_PICTURE, b" GIF89a"),
        (NOT_A_PICTURE, b"GIF8"),
        (NOT_A_PICTURE, b"%PDF"),
        (NOT_A_PICTURE, TEXT),
        (NOT_A_PICTURE, WORD),
        (NOT_A_PICTURE, "не пришло".encode()),
        # The last letter is cut in two.
        (NOT_A_PICTURE, "не пришло".encode()[:-1]),
        (NOT_A_PICTURE, b"a" + "\U0001f600".encode()[:-1]),
        (UNKNOWN, "\U0001f600".encode()[:1] + b"abcdef"),
    ],
)
def test_what_only_begins_alike_is_not_of_that_type(kind, head):
    assert sniff(head) == kind
