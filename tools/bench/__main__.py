"""The order of the work: `make bench` measures all; `make bench QUICK=1` only sees that each part works.

`make bench SHOW=1` keeps the results for the page "How fast it starts".
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from tools.bench import asks, busy, levers, lighthouse, load, rate, record, results, tables
from tools.bench.aims import aims
from tools.bench.contestants import contestants
from tools.bench.line import NONE, SPEEDS
from tools.bench.processes import processor_name
from tools.bench.starts import Course, Start
from tools.build import reach_own_programs
from tools.chromium import opened

PARTS = ("rate", "load", "starts", "levers", "asks", "lighthouse")
SLOWER = 4
ASKED_AGAIN, RANGES_ASKED, DAYS_SLID = 5, 50, 40


def main() -> None:
    """Measure what is asked for; print tables, and each aim with whether it is met."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each start is measured")
    parser.add_argument("--quick", action="store_true", help="one round, and no slow line")
    parser.add_argument("--show", action="store_true", help="keep the results for the pages")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="measure a part")
    asked = parser.parse_args()
    if asked.show and (asked.quick or asked.only is not PARTS):
        parser.error("only a whole run is shown")
    reach_own_programs()
    found = Bench(1 if asked.quick else asked.rounds, is_quick=asked.quick).run(asked.only)
    print(tables.of_aims(aims(found)))
    if asked.show:
        record.write(found)


class Bench:
    """One run: its `results` grow part by part."""

    def __init__(self, rounds: int, *, is_quick: bool) -> None:
        self._rounds = rounds
        self._is_quick = is_quick
        self.results: dict[str, Any] = {"rounds": rounds, "day": time.strftime("%Y-%m-%d")}

    def run(self, parts: Iterable[str]) -> dict[str, Any]:
        """Measure these parts and return the results. Lighthouse, which has its own browser, comes last."""
        with opened() as browser:
            self.results |= {"browser": f"Chromium {browser.version}", "machine": processor_name()}
        print(f"{self.results['browser']}, {self.results['machine']}\n", flush=True)
        if "rate" in parts:
            self._rate()
        if "load" in parts:
            self._load()
        with sync_playwright() as playwright:
            for name in ("starts", "levers", "asks"):
                if name in parts:
                    getattr(self, f"_{name}")(playwright)
        if "lighthouse" in parts:
            self._lighthouse()
        return self.results

    def _rate(self) -> None:
        self.results["a_second"] = round(
            rate.a_second(rate.plain_requests(), 2 if self._is_quick else 20)
        )
        self.results["times"] = {"range_here": [1000 / rate.a_second([rate.RANGE] * 50, 2)]}

    def _load(self) -> None:
        self.results["load"] = [*(load.measured(2) if self._is_quick else load.measured())]
        _print(tables.of_load(self.results["load"]))

    def _starts(self, playwright: Playwright) -> None:
        course = Course(playwright, contestants())
        conditions = [(NONE, 1)] if self._is_quick else [*((s, 1) for s in SPEEDS), (NONE, SLOWER)]
        seen: list[Start] = []
        for speed, slower in conditions:
            seen += _told(course.run(self._rounds, speed, slower))
            # Whatever the line, the same is sent; without one, no visit ends before all has come.
            self.results.setdefault("parts", dict(course.parts))
        self.results["starts"] = results.medians(seen)
        if not self._is_quick:
            self.results["slower_seen"] = round(busy.seen(playwright, SLOWER), 1)
        _print(tables.of_starts(self.results["starts"]), tables.of_parts(self.results["parts"]))

    def _levers(self, playwright: Playwright) -> None:
        course = Course(playwright, [*levers.contestants()])
        rows = results.medians([*_told(course.run(self._rounds))])
        self.results["levers"] = results.gains(levers.LEVERS, rows, course.parts)
        _print(tables.of_levers(self.results["levers"]))

    def _asks(self, playwright: Playwright) -> None:
        plain = rate.plain_requests() * ASKED_AGAIN
        ask, ranges = asks.asked(playwright, plain, [rate.RANGE] * RANGES_ASKED)
        typed = asks.typed(playwright, 2 if self._is_quick else 4 * self._rounds)
        slid = asks.slid(playwright, DAYS_SLID)
        times = self.results.setdefault("times", {})
        for name, values in (("ask", ask), ("range", ranges), ("typed", typed), ("slid", slid)):
            times[name] = [round(value, 2) for value in sorted(values)]

    def _lighthouse(self) -> None:
        self.results["lighthouse"] = {}
        for page, scores, failed in lighthouse.scores():
            self.results["lighthouse"][page] = scores
            print(f"Lighthouse, {page}: {scores}; not passed: {', '.join(failed) or 'nothing'}")


def _told(starts: Iterable[Start]) -> Iterator[Start]:
    """Pass on each start, and say it: a run is long."""
    for start in starts:
        now = time.strftime("%H:%M:%S")
        print(
            f"{now} {start.kind} {start.name}, {start.line}, 1/{start.slower}: {start.visit.ms:.0f} ms",
            flush=True,
        )
        yield start


def _print(*texts: str) -> None:
    print("", *texts, "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
