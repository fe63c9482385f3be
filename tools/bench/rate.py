"""How many requests CPython answers in a second, on one core."""

import time
from typing import Any

from checker import answer
from tools.examples import read_examples

# The longest range, with a country's holidays.
RANGE = {
    "topic": "refund",
    "today": "2026-11-23",
    "fields": {"processed": "2026-09-01..2026-11-01", "country": "DE"},
}


def plain_requests() -> list[dict[str, Any]]:
    """Return the worked examples that hold no range."""
    return [each.request for each in read_examples() if not _has_range(each.request)]


def a_second(requests: list[dict[str, Any]], rounds: int) -> float:
    """Return how many of these are answered in a second, once each was asked before."""
    for request in requests:
        answer(request)
    start = time.perf_counter()
    for _ in range(rounds):
        for request in requests:
            answer(request)
    return rounds * len(requests) / (time.perf_counter() - start)


def _has_range(request: dict[str, Any]) -> bool:
    return any(isinstance(value, str) and ".." in value for value in request["fields"].values())
