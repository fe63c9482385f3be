"""How files of every type begin: examples to look at, by hand from the specifications of the types."""

from io import BytesIO
from typing import Literal
from zipfile import ZipFile, ZipInfo

type Order = Literal["little", "big"]


def box(*brands: str) -> bytes:
    """Return the first box of a file, with its major brand and those with which it is compatible."""
    major, *compatible = (brand.encode("ascii") for brand in brands)
    content = b"ftyp" + major + bytes(4) + b"".join(compatible)
    return (len(content) + 4).to_bytes(4) + content


def mark(kind: int, content: bytes = b"") -> bytes:
    """Return one part of a jpg: its mark, its length and its content."""
    return bytes([0xFF, kind]) + (len(content) + 2).to_bytes(2) + content


def jpg(*parts: bytes, frame: int = 0xC0) -> bytes:
    """Return the beginning of a jpg: its parts, then the one that says how the picture is pressed."""
    return b"\xff\xd8" + b"".join(parts) + mark(frame, b"\x08\0\x01\0\x01\x01\x01\x11\0")


def packets(size: int, before: int = 0) -> bytes:
    """Return three packets of a transport stream, each with so many bytes before it."""
    return (bytes(before) + b"G" + bytes(size - before - 1)) * 3


def zipped(*names: str, content: bytes = b"<xml/>") -> bytes:
    """Return the entries of a zip with these names, each with the same content."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(ZipInfo(name), content)
    return buffer.getvalue()


def ogg(codec: bytes) -> bytes:
    """Return the first page of an Ogg file."""
    return b"OggS\0\x02" + bytes(20) + b"\x01\x1e" + codec + bytes(20)


ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + bytes(40)
FILM_IN_ASF = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")

HEADS = {
    "jpg": jpg(mark(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")),
    "png": bytes.fromhex("89504e470d0a1a0a0000000d49484452"),
    "gif": b"GIF89a\1\0\1\0",
    "bmp": bytes.fromhex("424d3a000000000000003600000028000000"),
    "webp": b"RIFF\x3c\0\0\0WEBPVP8 ",
    "avif": box("avif", "mif1", "miaf"),
    "heic": box("heic", "mif1"),
    "tiff": b"II*\0\x08\0\0\0",
    "jxl": bytes.fromhex("ff0a7f41"),
    "jp2": bytes.fromhex("0000000c6a5020200d0a870a"),
    "jls": bytes.fromhex("ffd8fff7000b0800"),
    "ljpg": jpg(frame=0xC3),
    "ico": bytes.fromhex("00000100010020200000010020"),
    "svg": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "psd": b"8BPS\0\1",
    "cr3": box("crx ", "crx ", "isom"),
    "mp4": box("isom", "iso2", "avc1", "mp41"),
    "mov": box("qt  "),
    "m4v": box("M4V ", "isom", "mp42"),
    "avi": b"RIFF\x3c\0\0\0AVI LIST",
    "webm": bytes.fromhex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d"),
    "mkv": bytes.fromhex("1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61"),
    "3gp": box("3gp5", "isom"),
    "3g2": box("3g2a", "isom"),
    "mpg": bytes.fromhex("000001ba4400"),
    "wmv": ASF + FILM_IN_ASF,
    "flv": b"FLV\x01\x05",
    "f4v": box("F4V ", "isom"),
    "ogv": ogg(b"\x80theora"),
    "ogm": ogg(b"\x01video\0\0\0DIVX"),
    "ts": packets(188),
    "mts": packets(192, before=4),
    "rm": b".RMF\0\0\0\x12",
    "mxf": bytes.fromhex("060e2b34020501010d01"),
    "pdf": b"%PDF-1.7",
    "docx": zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
    "xlsx": zipped("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"),
    "zip": zipped("box.jpg"),
    "ogg": ogg(b"\x01vorbis"),
    "mp3": b"ID3\x04\0",
    "m4a": box("M4A ", "mp42", "isom"),
    "wma": ASF,
}
TEXT = b"Dear seller,\nthe box"
WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(20)

# What a picture tells of its taking, and the way from there to the latitude of the place.
PLACE, LATITUDE, MAKER = 0x8825, 2, 0x010F


def exif(*entries: tuple[int, int], place: tuple[int, ...] = (), order: Order = "little") -> bytes:
    """Return data about the taking: a list of entries, and behind it that of the place, if it has one."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, order)

    def listed(*own: tuple[int, int]) -> bytes:
        rows = (
            number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4) for tag, value in own
        )
        return number(len(own), 2) + b"".join(rows) + bytes(4)

    start = b"II*\0" if order == "little" else b"MM\0*"
    first = listed(*entries)
    return start + number(8, 4) + first + listed(*((each, 0) for each in place))


def photo(data: bytes) -> bytes:
    """Return the beginning of a jpg with data about the taking."""
    return jpg(mark(0xE0, b"JFIF\0"), mark(0xE1, b"Exif\0\0" + data))


# The list of the place lies behind the first: a head, a number, two entries, and where the next would be.
AT = 8 + 2 + 12 * 2 + 4
WITH_PLACE = exif((MAKER, 0), (PLACE, AT), place=(1, LATITUDE))
