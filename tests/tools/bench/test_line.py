"""A slow line gives each piece its time, whoever sends it."""

import pytest

from tools.bench.line import LEAST, MOST, NONE, PIECE_LASTS, SPEEDS, Line, Speed

TEN = Speed.of("ten", megabits=10, milliseconds=40)


@pytest.mark.parametrize("pieces", [1, 3, 50])
def test_a_file_takes_as_long_in_pieces_as_in_one(pieces: int) -> None:
    line = Line(TEN)
    size = 1_000_000 // pieces
    waits = [line.reserve(size, now=100) for _ in range(pieces)]
    assert waits[-1] == pytest.approx(size * pieces * 8 / 10e6)
    assert waits == sorted(waits)


def test_two_files_at_once_share_the_line() -> None:
    line = Line(TEN)
    first, second = (line.reserve(10_000, now=5) for _ in range(2))
    assert second == pytest.approx(2 * first)


def test_a_line_that_was_idle_saves_nothing_up() -> None:
    line = Line(TEN)
    before = line.reserve(10_000, now=0)
    assert line.reserve(10_000, now=60) == pytest.approx(before)


def test_no_line_takes_no_time() -> None:
    assert Line(NONE).reserve(10**9, now=1) == 0


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_piece_is_neither_tiny_nor_long_on_the_way(speed: Speed) -> None:
    piece = Line(speed).piece
    assert LEAST <= piece <= MOST
    assert piece / speed.rate <= PIECE_LASTS
