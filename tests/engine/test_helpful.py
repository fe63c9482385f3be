"""What would help most is the day on which the verdict hangs, else what the most urgent question needs."""

import pytest

from checker.engine.helpful import most_helpful
from tests.toy.ask import ask


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({}, "borrowed"),
        ({"borrowed": "2026-05-04"}, ""),
        ({"borrowed": "2026-04-01..2026-05-09"}, "borrowed"),  # in time, free, or fined
        ({"posted": "2026-05-08"}, ""),
    ],
)
def test_one_field_helps_most_or_none(known, field):
    assert most_helpful(ask("my-book", **known)) == field
