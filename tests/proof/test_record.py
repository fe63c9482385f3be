"""The number that the page "About" prints is that of today's proof."""

import pytest

from .contract import BOOK
from .record import PROVEN, compare
from .test_ranges import SPREADS


def test_every_part_of_the_number_is_counted():
    kinds = {"": BOOK.topics, ", mistakes": BOOK.topics, ", ranges": SPREADS}
    counted = {f"{topic}{kind}" for kind, topics in kinds.items() for topic in topics}
    assert set(PROVEN["requests"]) == counted


@pytest.mark.parametrize(
    ("part", "line"),
    [("cancel", '"cancel" = 0'), ("cancel, lottery", '"cancel, lottery" = 0')],
)
def test_a_number_that_is_not_true_is_told_with_the_right_one(part: str, line: str):
    with pytest.raises(AssertionError, match=f"write: {line}"):
        compare(part, 0)
