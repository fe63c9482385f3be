"""A file's first bytes tell its type, whatever its name says."""

import pytest

from checker.rulebook.files import TYPES
from checker.rulebook.sniff import NOT_A_PICTURE, UNKNOWN, sniff
from tools.heads import HEADS, TEXT, WORD, box, jpg, mark, ogg, zipped


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
        ("gif", b"GIF87a\1\0"),
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
        ("mp3", bytes.fromhex("fffb9064")),
        ("docx", zipped("_rels/.rels", "docProps/app.xml", "word/document.xml")),
        ("docx", zipped("word/document.xml", "[Content_Types].xml")),
        ("docx", b"PK\x03\x04" + bytes(26) + b"word/"),
        ("xlsx", zipped("xl/embeddings/a.docx", content=HEADS["docx"])),
        ("zip", zipped("AndroidManifest.xml", "classes.dex", "res/a.png")),
        ("zip", zipped("META-INF/MANIFEST.MF")),
        ("zip", zipped("letter.docx", content=HEADS["docx"])),
        ("zip", zipped()),
        ("jls", jpg(mark(0xE8, b"SPIFF\0"), frame=0xF7)),
        ("jls", jpg(mark(0xE0, b"JFIF\0"), mark(0xF8, b"\1"), frame=0xF7)),
    ],
)
def test_a_type_may_begin_in_more_than_one_way(kind, head):
    assert sniff(head) == kind


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("", "svg"),
        ("\ufeff \n", "svg"),
        ('\ufeff<?xml version="1.0"?>\r\n', "svg"),
        ("<!-- made > by <svg> --><!-- twice -->\n", "svg"),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">', "svg"),
        ("<?xml?><!-- a --><!DOCTYPE svg [ <!ENTITY a 'b'> ]>\n<!-- c --><?css a?>", "svg"),
        ("Dear seller, here it is: ", NOT_A_PICTURE),
        ("<p>", NOT_A_PICTURE),
        ("<!DOCTYPE html><html><body>", NOT_A_PICTURE),
        ("<!-- ", NOT_A_PICTURE),
        ("<!-- a -->" * 5_000 + "<!-- ", NOT_A_PICTURE),
        (" " * 60_000 + "a", NOT_A_PICTURE),
    ],
)
def test_a_drawing_is_one_only_where_it_begins_as_one(before, kind):
    for tag in ("<svg/>", "<svg xmlns='a'>", "<s:svg\nxmlns:s='a'>", "<svg>"):
        assert sniff(f"{before}{tag}".encode()) == kind
    assert sniff(f"{before}<svgs>".encode()) == NOT_A_PICTURE


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


WORDS = [
    *("1234ftypisom", "The moov was here", "Fit mdat"),
    *("GIF89a is a format", "G" * 400, "FLV and more", ".RMF", "8BPS", "ID3", "PK", "MZ", "BM"),
]


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        (UNKNOWN, b""),
        (UNKNOWN, b"\1\2\3"),
        (UNKNOWN, b"\x89PNG\r\n"),
        (UNKNOWN, b"RIFF\x24\0\0\0CDDAfmt "),
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
        # Words that begin as a film, a picture or packets do, in letters of today and of another time.
        *((NOT_A_PICTURE, words.encode()) for words in WORDS),
        *((UNKNOWN, f"{words}\u00e9!!!".encode("latin-1")) for words in WORDS[:3]),
        (UNKNOWN, "\u00ff\nDear seller, the box was empty.".encode("latin-1")),
        (UNKNOWN, b"\0\0\0\x08wild"),
        (UNKNOWN, b"\xff\x0a"),
    ],
)
def test_what_only_begins_alike_is_not_of_that_type(kind, head):
    assert sniff(head) == kind


@pytest.mark.parametrize(
    "head",
    [
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"FORM\0\0\0\x2eAIFFCOMM",
        b"fLaC\0\0\0\x22",
        b"MThd\0\0\0\x06",
        bytes.fromhex("fff15080"),
        b"Rar!\x1a\x07\x01\0",
        bytes.fromhex("377abcaf271c0004"),
        bytes.fromhex("1f8b0800"),
        b"BZh91AY&SY\xff",
        b"\xfd7zXZ\0",
        b"MZ" + bytes(120) + b"PE\0\0",
        b"\x7fELF\2\1\1",
        WORD,
        "Dear seller".encode("utf-16"),
        zipped("mimetype", "content.xml", content=b"application/vnd.oasis.opendocument.text"),
        zipped("[Content_Types].xml", "ppt/presentation.xml"),
        zipped("[Content_Types].xml", "_rels/.rels"),
        zipped("[Content_Types].xml", "visio/document.xml"),
    ],
)
def test_sounds_archives_programs_and_documents_are_no_pictures(head):
    assert sniff(head) == NOT_A_PICTURE


# What a head may seem to be while the part that tells more of it has not come.
BROADER = {"ljpg": "jpg", "wmv": "wma", "ogv": "ogg", "ogm": "ogg", "docx": "zip", "xlsx": "zip"}


@pytest.mark.parametrize(("kind", "head"), HEADS.items(), ids=HEADS)
def test_a_head_that_is_cut_anywhere_is_of_its_type_or_of_none(kind, head):
    kinds = {sniff(head[:length]) for length in range(len(head))}
    assert kinds <= {kind, BROADER.get(kind), UNKNOWN, NOT_A_PICTURE}
