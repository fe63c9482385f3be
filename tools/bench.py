"""Measures how fast the checker answers: `make bench`. All figures of one run stand side by side.

A machine can be busy or slow, so a figure means something only beside the others of its run. The aims
are those of a quiet machine with two cores.
"""

import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from checker import answer
from tools.build import ROOT, SITE
from tools.chromium import opened
from tools.examples import read_examples
from tools.host import serving

RANGE = {
    "topic": "refund",
    "today": "2026-11-23",
    "fields": {"processed": "2026-09-01..2026-11-01", "country": "DE"},
}
ROUNDS = 20
RANGES_ASKED = 50

# Times each ask by itself, after one that is not timed: it fetches what the first of its kind needs.
TIMED_ASKS = """async ([requests]) => {
  const element = document.querySelector("dispute-checker");
  const times = [];
  for (const request of requests) await element.ask(request);
  for (const request of requests) {
    const start = performance.now();
    await element.ask(request);
    times.push(performance.now() - start);
  }
  return times;
}"""


def main() -> None:
    """Print one line a measurement, each with its aim."""
    requests = [each.request for each in read_examples() if not _has_range(each.request)]
    for name, figure, aim in measure(requests):
        print(f"{name:<44} {figure:>12}   aim {aim}", flush=True)


def measure(requests: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield what was measured, the figure and the aim."""
    yield "plain requests a second, CPython, one core", f"{_a_second(requests):,.0f}", "5,000"
    yield "a range of 62 days, CPython", f"{1000 / _a_second([RANGE] * 50):.1f} ms", "-"
    with serving(SITE) as address, opened() as browser:
        page = browser.new_page()
        cold, warm = _start(page, address), _start(page, address)
        yield "page to first answer, cold", f"{cold:.0f} ms", "-"
        yield "page to first answer, warm", f"{warm:.0f} ms", "-"
        asks = sorted(page.evaluate(TIMED_ASKS, [requests * 5]))
        yield "one ask in the worker, median", f"{statistics.median(asks):.2f} ms", "1 ms"
        yield (
            "one ask in the worker, 99th percentile",
            f"{asks[len(asks) * 99 // 100]:.2f} ms",
            "5 ms",
        )
        ranges = page.evaluate(TIMED_ASKS, [[RANGE] * RANGES_ASKED])
        yield (
            "a range of 62 days in the worker, median",
            f"{statistics.median(ranges):.1f} ms",
            "100 ms",
        )
    for name, size in _sizes():
        yield name, f"{size / 1e6:.2f} MB", "-"


def _has_range(request: dict[str, Any]) -> bool:
    return any(isinstance(value, str) and ".." in value for value in request["fields"].values())


def _a_second(requests: list[dict[str, Any]]) -> float:
    for request in requests:
        answer(request)
    start = time.perf_counter()
    for _ in range(ROUNDS):
        for request in requests:
            answer(request)
    return ROUNDS * len(requests) / (time.perf_counter() - start)


def _start(page: Page, address: str) -> float:
    """Return the milliseconds from opening a link to its answer on the page."""
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(f"{address}refund/#refund?processed=2026-11-02&today=2026-11-23")
    page.wait_for_selector("[data-answer][data-verdict]")
    return (time.perf_counter() - start) * 1000


def _sizes() -> Iterator[tuple[str, int]]:
    """Yield what a start loads, as it lies there and as a host sends it that compresses everything."""
    sizes = json.loads(Path(ROOT, "build", "pack.json").read_text())["sizes"].values()
    yield "loaded at a start, as it lies there", sum(size["raw"] for size in sizes)
    yield "loaded at a start, compressed with gzip", sum(size["gzip"] for size in sizes)


if __name__ == "__main__":
    main()
