"""Looks inside files: a file and its first bytes go in; what its name hides, and what helps, come out.

It is advice beside an answer, never part of it: the marketplace's rules speak of names and sizes only.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .answer import Answer
from .fields import File
from .policy import POLICY
from .topics.evidence import STAGES

# How a file of each type begins, as the type's own specification has it; the first that fits counts.
SIGNATURES: Mapping[str, bytes] = {
    "jpg": rb"\xff\xd8\xff",
    "png": rb"\x89PNG\r\n\x1a\n",
    "gif": rb"GIF8[79]a",
    "bmp": rb"BM.{4}\0{4}",
    "webp": rb"RIFF.{4}WEBP",
    "avif": rb".{4}ftypavi[fs]",
    "heic": rb".{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)",
    "tiff": rb"II\*\0|MM\0\*",
    "mp4": rb".{4}ftyp",
    "pdf": rb"%PDF-",
}
PICTURES = tuple(SIGNATURES)[:-2]
SAME_TYPE = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg", "tif": "tiff", "heif": "heic"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a look inside one file found: its type, "" where that is not known, and what to say about it.

    `sentence` is "" where the name says the same. `rename` is a name that fits what is inside. A file
    that `is_picture` can be shown, and drawn anew as a jpg.
    """

    size: int
    type: str
    sentence: str
    ending: str
    rename: str
    is_picture: bool


def looks_inside(answer: Answer, heads: Sequence[bytes]) -> list[Look]:
    """Return a look inside each file that an answer is about, as far as there are first bytes of it."""
    files, stage = answer.known.get("files", ()), answer.known.get("stage")
    return [look(file, head, stage) for file, head in zip(files, heads, strict=False)]


def look(file: File, head: bytes, stage: str | None) -> Look:
    r"""Return what the first bytes of a file say; `head` is empty where they could not be read.

    >>> look(File("box.png", 900), b"\xff\xd8\xff\xe0", "opening").sentence
    'rename'
    """
    name, dot, ending = file.name.rpartition(".")
    said = SAME_TYPE.get(ending.lower(), ending.lower()) if dot else ""
    inside = type_of(head)
    return Look(
        file.size,
        inside,
        _sentence(file, said, inside, _taken(stage)) if head or not file.size else "",
        ending if dot else "",
        f"{name if dot else file.name}.{inside}",
        (inside if head else said) in PICTURES,
    )


def type_of(head: bytes) -> str:
    r"""Return the type of a file that begins with these bytes, or "" for one that is not known here.

    >>> type_of(b"GIF89a\x01\0\x01\0")
    'gif'
    """
    types = (kind for kind, sign in SIGNATURES.items() if re.match(sign, head, re.DOTALL))
    return next(types, "")


def heads(text: str) -> tuple[bytes, ...]:
    """Return the first bytes of each file, from hexadecimal digits with a comma after each file.

    Raises ValueError where it holds anything else.

    >>> heads("424d,,474946,")
    (b'BM', b'', b'GIF')
    """
    return tuple(map(bytes.fromhex, text.split(",")[:-1]))


def _sentence(file: File, said: str, inside: str, taken: Collection[str]) -> str:
    if not file.size:
        return "empty"
    if inside == said:
        return ""
    if inside in taken:
        return "rename" if said else "name"
    if said not in PICTURES:
        return ""
    return "other" if inside else "unknown"


def _taken(stage: str | None) -> Collection[str]:
    """Return the types that are taken at a stage; where it is not known, those taken at every stage."""
    stages = [stage] if stage else STAGES
    return set.intersection(*(set(POLICY[f"evidence-types-{each}"].words) for each in stages))
