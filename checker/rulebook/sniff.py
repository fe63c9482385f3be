"""What a file is by its first bytes: they go in; its type, by the usual ending, comes out.

Each sign is as the type's own specification has it. What merely begins alike is not enough.
"""

import re
from collections.abc import Callable, Mapping

NOT_A_PICTURE, UNKNOWN = "not-a-picture", "unknown"

# Packets of a transport stream: each begins with a G.
PACKETS = rb"G.{187}G.{187}G"
LONG_PACKETS = rb".{4}G.{191}G.{191}G"

# The sign with which a file of a type begins; the first that fits counts.
SIGNS: Mapping[str, bytes] = {
    "png": rb"\x89PNG\r\n\x1a\n",
    "gif": rb"GIF8[79]a",
    # The size of the header that follows tells a picture from words that begin with BM.
    "bmp": rb"BM.{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0{3}",
    "webp": rb"RIFF.{4}WEBP",
    "avi": rb"RIFF.{4}AVI ",
    "tiff": rb"II[*+]\0|MM\0[*+]",
    # The two bytes of a bare one may begin words of another time: some byte must be no letter.
    "jxl": rb"\xff\x0a.{0,63}[\0-\x08\x0e-\x1f\x7f]|\0{3}\x0cJXL \r\n\x87\n",
    "jp2": rb"\0{3}\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51",
    "ico": rb"\0\0\x01\0[^\0]\0.{3}\0",
    "psd": rb"8BPS\0",
    "mpg": rb"\0\0\x01[\xba\xb3]",
    "flv": rb"FLV\x01",
    "ts": PACKETS,
    "mts": LONG_PACKETS,
    "rm": rb"\.RMF",
    "mxf": rb"\x06\x0e\x2b\x34\x02\x05\x01",
    # A box begins with its size, in bytes; only the one with the film may be a large one.
    "mov": rb"\0.{3}(?:moov|pnot|wide|free|skip)|[\0-\x08\x0e-\x1f].{3}mdat",
    "pdf": rb"%PDF-",
    "mp3": rb"ID3[\x02-\x04]|\xff[\xf2\xf3\xfa\xfb][\x10-\xeb]",
    NOT_A_PICTURE: b"|".join(
        (
            rb"RIFF.{4}WAVE|FORM.{4}AIF[FC]|fLaC|MThd\0|\xff[\xf0\xf1\xf8\xf9]",  # sound
            rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]1AY&SY|\xfd7zXZ\0",  # archives
            rb"MZ.{58}.{0,2000}PE\0\0|\x7fELF",  # programs
            rb"\xff\xfe|\xfe\xff",  # text of two bytes a letter
            rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # documents
        )
    ),
}

# The brands of files that are made of boxes: what each means, the surest first.
BRANDS: Mapping[str, bytes] = {
    "avif": rb"avi[fs]",
    "heic": rb"hei[cmsx]|hev[cmsx]",
    "cr3": rb"crx ",
    "m4a": rb"M4[ABP] ",
    "m4v": rb"M4V[ HP]",
    "mov": rb"qt  ",
    "f4v": rb"F4V ",
    "3g2": rb"3g2.",
    "3gp": rb"3g[eghmprst].",
    "mp4": rb"isom|iso[2-9a-c]|mp4[12]|avc1|hvc1|dash|iml|mmp4|MSNV|cmf[2cfl]",
}
# Brands of pictures in boxes, whatever is in them: the compatible ones say what.
GENERIC = rb"mif[1-3]|miaf|msf1"

# Films in a Matroska file, sound or film in an Ogg or an ASF file: by what stands inside.
INSIDE: Mapping[bytes, Mapping[str, bytes]] = {
    rb"\x1aE\xdf\xa3": {"webm": rb"webm", "mkv": rb"matroska"},
    rb"OggS": {"ogv": rb"\x80theora|BBCD\0", "ogm": rb"\x01video", "ogg": rb""},
    rb"0&\xb2u\x8ef\xcf\x11": {"wmv": rb"\xc0\xef\x19\xbcM\[\xcf\x11", "wma": rb""},
}

# The names of the entries of a zip: the first tells a document, one in a folder which, and a book has a type.
ENTRY = rb"PK\x03\x04.{26}"
FIRST_OF_OFFICE = ENTRY + rb"(?:\[Content_Types\]\.xml|_rels/|docProps/|customXml/|word/|xl/|ppt/)"
FOLDER_OF_OFFICE = ENTRY + rb"(word|xl|ppt|visio)/"
OFFICE = {b"word": "docx", b"xl": "xlsx"}
FIRST_OF_BOOK = ENTRY + rb"mimetype"

# How a drawing begins: what may stand before it, and its own first tag.
DRAWING = re.compile(
    r"\ufeff?\s*(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^>\[]*(?:\[.*?\]\s*)?>)\s*)*+<(?:\w+:)?svg[\s/>]",
    re.DOTALL,
)

# The marks of a jpg: those that may follow its beginning, of a frame, of one without loss, and of a jls.
MARKS = range(0xC0, 0xFF)
JLS = 0xF7
FRAMES = frozenset({*range(0xC0, 0xD0), JLS} - {0xC4, 0xC8, 0xCC})
LOSSLESS = frozenset({0xC3, 0xC7, 0xCB, 0xCF})

LONGEST_LETTER = 4  # bytes of UTF-8
LONGEST_BRANDS = 2**16  # bytes; words before "ftyp" would be a size beyond all measure


def sniff(head: bytes) -> str:
    r"""Return the type of a file that begins with these bytes.

    That is "not-a-picture" for what is something else for certain, "unknown" for what may be anything.

    >>> sniff(b"GIF89a\1\0\1\0"), sniff(b"Dear seller,")
    ('gif', 'not-a-picture')
    """
    return next(filter(None, (way(head) for way in WAYS)), UNKNOWN)


def _text(head: bytes) -> str:
    """Look whether all of it is text, however that begins; a drawing and a pdf may be written as one."""
    try:
        text = head.decode()
    except UnicodeDecodeError as error:
        # Only the last letter may be cut in two.
        text = head[: error.start].decode() if error.start > len(head) - LONGEST_LETTER else ""
    if not text or re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text):
        return ""
    if text.startswith("%PDF-"):
        return "pdf"
    return "svg" if DRAWING.match(text) else NOT_A_PICTURE


def _sign(head: bytes) -> str:
    return next((kind for kind, sign in SIGNS.items() if _begins(sign, head)), "")


def _jpg(head: bytes) -> str:
    """Go from mark to mark until the one that says how the picture is pressed."""
    place, known = 2, False
    if not head.startswith(b"\xff\xd8"):
        return ""
    while len(head) >= place + 4 and head[place] == 0xFF:
        if head[place + 1] == 0xFF:
            # Any number of these may stand before a mark.
            place += 1
            continue
        if head[place + 1] not in MARKS:
            break
        if head[place + 1] in FRAMES:
            return _pressed(head[place + 1])
        known = True
        place += 2 + int.from_bytes(head[place + 2 : place + 4])
    return "jpg" if known else ""


def _pressed(frame: int) -> str:
    if frame == JLS:
        return "jls"
    return "ljpg" if frame in LOSSLESS else "jpg"


def _boxes(head: bytes) -> str:
    """Look at the brands in the first box: the major one, then those with which it is compatible."""
    size = int.from_bytes(head[:4])
    if head[4:8] != b"ftyp" or size > LONGEST_BRANDS:
        return ""
    major, *compatible = (head[n : n + 4] for n in (8, *range(16, min(size, len(head)), 4)))
    if re.match(GENERIC, major):
        return _of_brands(compatible) or "heic"
    return _of_brands([major]) or _of_brands(compatible)


def _of_brands(brands: list[bytes]) -> str:
    found = (kind for kind, sign in BRANDS.items() if any(_begins(sign, each) for each in brands))
    return next(found, "")


def _container(head: bytes) -> str:
    insides = (kinds for sign, kinds in INSIDE.items() if _begins(sign, head))
    kinds = next(insides, {})
    return next((kind for kind, sign in kinds.items() if re.search(sign, head, re.DOTALL)), "")


def _zip(head: bytes) -> str:
    """Look at the names of the first entries."""
    if not _begins(rb"PK(?:\x03\x04|\x05\x06)", head):
        return ""
    if _begins(FIRST_OF_OFFICE, head):
        folder = re.search(FOLDER_OF_OFFICE, head, re.DOTALL)
        return OFFICE.get(folder[1], NOT_A_PICTURE) if folder else NOT_A_PICTURE
    return NOT_A_PICTURE if _begins(FIRST_OF_BOOK, head) else "zip"


def _begins(sign: bytes, head: bytes) -> bool:
    return re.match(sign, head, re.DOTALL) is not None


WAYS: tuple[Callable[[bytes], str], ...] = (_text, _sign, _jpg, _boxes, _container, _zip)
