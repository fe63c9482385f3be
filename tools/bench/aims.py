"""The aims: the results of a run go in; each measure comes out beside its aim, and whether that is met.

They are those of a quiet machine with two cores.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from .line import NONE, SPEEDS
from .load import CONNECTIONS
from .results import percentile
from .tables import megabytes
from .wire import total

type Aim = tuple[str, str, str, bool | None]

STOCK, SAME, OURS = "stock", "stock with the checker", "ours"
# How many times as long as ours another contestant takes: on a line, on a processor, cold or warm, at least.
RATIOS = (
    (STOCK, NONE.name, 1, "cold", 3),
    (STOCK, NONE.name, 1, "warm", 3.5),
    (SAME, NONE.name, 1, "cold", 4),
    (SAME, NONE.name, 1, "warm", 5),
    *((STOCK, speed.name, 1, "cold", 2) for speed in SPEEDS[1:]),
    (STOCK, NONE.name, 4, "cold", 2),
)
# A first visit in all, in bytes at most.
BYTES = {"br": 2_600_000, "gzip": 3_300_000}
# Milliseconds at most.
ASK_MEDIAN, ASK_99, TYPED_95, RANGE = 0.5, 1.5, 100, 100
FRAME = 16.7  # of sixty in a second
REQUESTS_A_SECOND = 5_000
SCORES = {"performance": 95}
FULL = 100


def aims(results: Mapping[str, Any]) -> Iterator[Aim]:
    """Yield each measure: its name, the figure, the aim, and whether it is met (None where there is none)."""
    yield from _ratios({(r["name"], r["line"], r["slower"]): r for r in results.get("starts", ())})
    if OURS in results.get("parts", {}):
        for encoding, most in BYTES.items():
            size = total(results["parts"][OURS], encoding)
            name = f"a first visit in all, {encoding}"
            yield name, megabytes(size), f"at most {megabytes(most)}", size <= most
    for name, value, limit in _times(results.get("times", {})):
        yield name, f"{value:.2f} ms", f"at most {limit} ms", value <= limit
    if here := results.get("times", {}).get("range_here"):
        yield "a range of 62 days, CPython", f"{percentile(here, 50):.2f} ms", "", None
    if "a_second" in results:
        rate = results["a_second"]
        aim = f"at least {REQUESTS_A_SECOND:,}"
        yield "requests a second, CPython, one core", f"{rate:,.0f}", aim, rate >= REQUESTS_A_SECOND
    for row in results.get("load", ()):
        name = f"errors with {CONNECTIONS} connections at once: {row['name']}"
        yield name, f"{row['errors']}", "0", row["errors"] == 0
    for page, scores in results.get("lighthouse", {}).items():
        for name, score in scores.items():
            least = SCORES.get(name, FULL)
            yield f"Lighthouse, {page}: {name}", str(score), f"at least {least}", score >= least


def _ratios(rows: Mapping[tuple[str, str, int], Mapping[str, Any]]) -> Iterator[Aim]:
    for name, line, slower, kind, least in RATIOS:
        theirs, ours = rows.get((name, line, slower)), rows.get((OURS, line, slower))
        if theirs and ours:
            ratio = theirs[kind] / ours[kind]
            where = f"line: {line}, processor: 1/{slower}"
            yield (
                f"{name} takes, of our time, {kind}; {where}",
                f"{ratio:.2f} times",
                f"at least {least}",
                ratio >= least,
            )


def _times(times: Mapping[str, list[float]]) -> Iterator[tuple[str, float, float]]:
    """Yield each time in the browser with its name and the most it may be."""
    for key, name, share, most in (
        ("ask", "one question in the worker, median", 50, ASK_MEDIAN),
        ("ask", "one question in the worker, 99th percentile", 99, ASK_99),
        ("range", "a range of 62 days in the worker, median", 50, RANGE),
        ("slid", "another day under the slider, median", 50, FRAME),
        ("typed", "from the form to the answer, 95th percentile", 95, TYPED_95),
    ):
        if times.get(key):
            yield name, percentile(times[key], share), most
