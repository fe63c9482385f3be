"""What files the marketplace takes: a file and its first bytes go in; what its name hides comes out.

It is advice beside an answer, never part of it: the marketplace's rules speak of names and sizes only.
"""

import re
from collections.abc import Collection, Mapping

from ..engine.case import Case
from ..engine.facts import Facts
from ..engine.fields import File
from ..engine.record import Look

STAGES = ("opening", "responding")
# So many bytes show the type of every picture.
HEAD = 16

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
PICTURES = frozenset(SIGNATURES) - {"mp4", "pdf"}
SAME_TYPE = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg", "tif": "tiff", "heif": "heic"}


def look(file: File, head: bytes, case: Case, facts: Facts) -> Look:
    """Return what the first bytes of a file say; `head` is empty where they could not be read."""
    name, dot, ending = file.name.rpartition(".")
    said = SAME_TYPE.get(ending.lower(), ending.lower()) if dot else ""
    facts = facts.on(case.today)
    inside = type_of(head)
    return Look(
        file.size,
        inside,
        _sentence(file, said, inside, _taken(case, facts)) if head or not file.size else "",
        ending if dot else "",
        f"{name if dot else file.name}.{inside}",
        (inside if head else said) in PICTURES,
        facts["evidence-size"].pair.first,
    )


def type_of(head: bytes) -> str:
    r"""Return the type of a file that begins with these bytes, or "" for one that is not known here.

    >>> type_of(b"GIF89a\x01\0\x01\0")
    'gif'
    """
    types = (kind for kind, sign in SIGNATURES.items() if re.match(sign, head, re.DOTALL))
    return next(types, "")


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


def _taken(case: Case, facts: Facts) -> Collection[str]:
    """Return the types that are taken at a stage; where it is not known, those taken at every stage."""
    stage = case.option("stage")
    stages = [stage] if stage else STAGES
    return set.intersection(*(set(facts[f"evidence-types-{each}"].words) for each in stages))
