"""A picture tells where it was taken only if it says so."""

import pytest

from checker.rulebook.files import HEAD, look
from checker.rulebook.place import MOST, tells_place
from tests.heads import HEADS, jpg, mark

PLACE, LATITUDE, MAKER = 0x8825, 2, 0x010F


def exif(*entries: tuple[int, int], place: tuple[int, ...] = (), order: str = "little") -> bytes:
    """Return data about the taking: a list of entries, and behind it that of the place, if it has one."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, order)  # type: ignore[arg-type]

    def listed(*own: tuple[int, int]) -> bytes:
        rows = (
            number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4) for tag, value in own
        )
        return number(len(own), 2) + b"".join(rows) + bytes(4)

    start = b"II*\0" if order == "little" else b"MM\0*"
    first = listed(*entries)
    return start + number(8, 4) + first + listed(*((each, 0) for each in place))


def photo(data: bytes) -> bytes:
    return jpg(mark(0xE0, b"JFIF\0"), mark(0xE1, b"Exif\0\0" + data))


# The list of the place lies behind the first: a head, a number, two entries, and where the next would be.
AT = 8 + 2 + 12 * 2 + 4
WITH_PLACE = exif((MAKER, 0), (PLACE, AT), place=(1, LATITUDE))


@pytest.mark.parametrize("order", ["little", "big"])
def test_a_picture_with_a_latitude_tells_its_place(order):
    data = exif((MAKER, 0), (PLACE, AT), place=(1, LATITUDE), order=order)
    assert tells_place(photo(data))
    assert tells_place(HEADS["png"] + b"eXIf" + data)


def test_a_note_of_the_place_in_words_tells_it_too():
    note = b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="48,12.5N"/>'
    assert tells_place(jpg(mark(0xE1, note)))


@pytest.mark.parametrize(
    "head",
    [
        b"",
        HEADS["jpg"],
        HEADS["mp4"],
        photo(exif((MAKER, 0))),
        # A phone that may not know the place leaves its list empty.
        photo(exif((MAKER, 0), (PLACE, AT))),
        photo(exif((MAKER, 0), (PLACE, AT), place=(1, 5))),
        photo(exif((MAKER, 0), (PLACE, 2**32 - 1), place=(LATITUDE,))),
        photo(WITH_PLACE[:20]),
        photo(WITH_PLACE[:9]),
        photo(b""),
    ],
    ids=range(10),
)
def test_what_says_no_place_does_not_tell_it(head):
    assert not tells_place(head)


@pytest.mark.parametrize(("before", "tells"), [(MOST - 1, True), (MOST, False)])
def test_the_place_is_looked_for_where_data_begin_but_not_without_end(before, tells):
    assert tells_place(b"Exif\0\0" * before + b"Exif\0\0" + WITH_PLACE) is tells


def test_the_first_bytes_hold_the_place_even_where_it_comes_last():
    far = jpg(mark(0xE0, b"JFIF\0"), mark(0xE1, (b"Exif\0\0" + WITH_PLACE).ljust(65_533, b"\0")))
    assert len(far) < HEAD
    assert look("a.jpg", far).tells_place
    assert not look("a.jpg", HEADS["jpg"]).tells_place
