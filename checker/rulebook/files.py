"""What files are: a name and what is inside it go in; the types of both, and a name that fits, come out."""

import re

from ..engine.fields import Look, is_visible
from .place import tells_place
from .sniff import NOT_A_PICTURE, UNKNOWN, sniff

# Every type by its usual ending. What browsers open alike everywhere is damaged where one cannot open it.
OPENED_EVERYWHERE = ("jpg", "png", "gif", "bmp")
PICTURES = (
    *OPENED_EVERYWHERE,
    *("webp", "avif", "heic", "tiff", "jxl", "jp2", "jls", "ljpg", "ico", "svg", "psd", "cr3"),
)
VIDEOS = (
    *("mp4", "mov", "m4v", "avi", "webm", "mkv", "3gp", "3g2", "mpg", "wmv", "flv", "f4v"),
    *("ogv", "ogm", "ts", "mts", "rm", "mxf"),
)
OTHERS = ("pdf", "doc", "docx", "xls", "xlsx", "zip", "ogg", "mp3", "m4a", "wma")
TYPES = frozenset({*PICTURES, *VIDEOS, *OTHERS})

# What a look inside may find instead of a type.
BAD = ("empty", "broken", NOT_A_PICTURE)
DOUBTFUL = ("unreadable", UNKNOWN)
CONTENTS = (*sorted(TYPES), *BAD, *DOUBTFUL)

OTHER_ENDINGS = {
    "jpg": ("jpeg", "jpe", "jfif", "jif", "pjpeg"),
    "png": ("apng",),
    "bmp": ("dib",),
    "heic": ("heif", "hif", "heics", "heifs"),
    "avif": ("avifs",),
    "tiff": ("tif",),
    "jp2": ("j2k", "jpf", "jpx"),
    "mp4": ("mp4v",),
    "mov": ("qt",),
    "avi": ("divx",),
    "mkv": ("mk3d",),
    "3gp": ("3gpp",),
    "3g2": ("3gpp2",),
    "mpg": ("mpeg", "mpe", "m1v", "m2v", "mpv", "vob", "mod"),
    "wmv": ("asf",),
    "mts": ("m2ts", "m2t", "tod"),
    "rm": ("rmvb",),
}
TYPE_OF_ENDING = {ending: kind for kind, endings in OTHER_ENDINGS.items() for ending in endings}

# What a file is called of whose name nothing is left, as browsers call it.
UNNAMED = "image"

# So many bytes hold the place where a picture was taken, which stands near its beginning.
HEAD = 66_000


def look(name: str, head: bytes) -> Look:
    """Return what the first bytes of a file of this name show."""
    inside, said = sniff(head), type_of_name(name)
    claims = inside if inside != UNKNOWN else said
    return Look(
        opened=inside,
        failed="broken" if claims in OPENED_EVERYWHERE else inside,
        may_open=claims in PICTURES or not claims,
        tells_place=tells_place(head),
    )


def ending_of(name: str) -> str:
    """Return what follows the last dot, in small letters; "" for a name without an ending."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def type_of_ending(ending: str) -> str:
    """Return the usual ending of the type that has this ending, or the ending itself.

    >>> type_of_ending("jfif"), type_of_ending("docx")
    ('jpg', 'docx')
    """
    return TYPE_OF_ENDING.get(ending, ending)


def type_of_name(name: str) -> str:
    """Return the type that a name means, whatever cannot be seen in it or stands at its end.

    >>> type_of_name("photo.JPG.")
    'jpg'
    """
    return type_of_ending(ending_of(_tidy(name)))


def renamed(name: str, kind: str) -> str:
    """Return the name that says this type, without what cannot be seen in it.

    >>> renamed("my.box.png", "jpg"), renamed(".htaccess", "png"), renamed("box.jpg.", "jpg")
    ('my.box.jpg', 'htaccess.png', 'box.jpg')
    """
    return f"{stem(name)}.{kind}"


def stem(name: str) -> str:
    """Return a name without the endings that tell a type, and never nothing.

    >>> stem("photo.jpg.docx"), stem(".htaccess"), stem(".png")
    ('photo', 'htaccess', 'image')
    """
    tidy = _tidy(name)
    bare = tidy.lstrip(". ")
    parts = bare.split(".")
    while len(parts) > 1 and _is_known(parts[-1]):
        parts.pop()
    is_only_an_ending = bare != tidy and len(parts) == 1 and _is_known(bare)
    return ".".join(parts) if bare and not is_only_an_ending else UNNAMED


def _is_known(ending: str) -> bool:
    return type_of_ending(ending.lower()) in TYPES


def _tidy(name: str) -> str:
    """Return a name without what cannot be seen, and without full stops and spaces at its end."""
    seen = name if is_visible(name) else "".join(filter(is_visible, name))
    return re.sub(r"[.\s]+$", "", seen).strip()
