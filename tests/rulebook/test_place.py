"""A picture tells where it was taken only if it says so."""

import pytest

from checker.rulebook.files import HEAD, look
from checker.rulebook.place import MOST, tells_place
from tools.heads import AT, HEADS, LATITUDE, MAKER, PLACE, WITH_PLACE, exif, jpg, mark, photo


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
