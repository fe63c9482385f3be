"""Whether a picture tells where it was taken: its first bytes go in, yes or no comes out."""

import re
from itertools import islice

# Where the data about the taking begin: in a jpg and the like, and in a png.
BEGINNINGS = rb"Exif\0\0|eXIf"
# The entry that leads to the place, and the one of the place that names the latitude.
PLACE, LATITUDE = 0x8825, 2
ENTRY = 12
# A picture has one such place, or two; to follow a thousand would take minutes.
MOST = 4


def tells_place(head: bytes) -> bool:
    """Whether the picture says where it was taken."""
    starts = (found.end() for found in islice(re.finditer(BEGINNINGS, head), MOST))
    return any(_has_place(head[start:]) for start in starts) or b"GPSLatitude" in head


def _has_place(exif: bytes) -> bool:
    """Follow the entries as Exif has them: a list of them leads to that of the place."""
    is_little = exif.startswith(b"II")

    def number(at: int, size: int) -> int:
        return int.from_bytes(exif[at : at + size], "little" if is_little else "big")

    def entries(at: int) -> dict[int, int]:
        count = number(at, 2)
        places = range(at + 2, min(at + 2 + count * ENTRY, len(exif)), ENTRY)
        return {number(place, 2): number(place + 8, 4) for place in places}

    first = entries(number(4, 4))
    return PLACE in first and LATITUDE in entries(first[PLACE])
