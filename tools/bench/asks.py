"""Times of answers in the browser: the worker's own, and from a form that was typed to its shown answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, Playwright

from .contestants import Contestant
from .host import Shelves, hosting
from .visit import ANSWERED, browsing

# Times each ask by itself, after one that is not timed: it fetches what the first of its kind needs.
TIMED_ASKS = """async (requests) => {
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
# Moves a slider day by day, each time after a frame, and times until the answer of that day is there.
TIMED_DAYS = """async (days) => {
  const slider = document.querySelector("[data-slide]");
  const region = slider.closest("[data-answer]");
  const times = [];
  for (let day = 1; day <= days; day += 1) {
    await new Promise(requestAnimationFrame);
    const shown = new Promise((resolve) => new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve(performance.now());
    }).observe(region, { childList: true }));
    const start = performance.now();
    slider.value = day;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    times.push((await shown) - start);
  }
  return times;
}"""
CASE = (
    "checker/#my-case?sent=2026-10-20&protection-ends=2026-12-20&opened=2026-11-20&today=2026-11-23"
)
NOTE_SUBMIT = 'addEventListener("submit", () => { window.submittedAt = performance.now(); }, true);'
WAITED = "() => window.answeredAt - window.submittedAt"
FORM = "refund/"
FIELD = "dispute-checker input[name=processed]"
# A date as the browser's own field takes it: eight digits, each after a second.
DIGITS = "11022026"
A_SECOND = 1000


@contextmanager
def _site(playwright: Playwright) -> Iterator[tuple[Page, str]]:
    """Serve the site while the block runs; yield a page, and the address of the site."""
    with (
        hosting(Shelves([Contestant("ours")])) as address,
        TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        browsing(playwright, Path(profile)) as browser,
    ):
        yield browser.page, f"{address}0/"


def asked(playwright: Playwright, *lists: list[dict[str, Any]]) -> list[list[float]]:
    """Return of each list of requests the milliseconds from the page's question to its answer."""
    with _site(playwright) as (page, address):
        page.goto(address + FORM)
        return [page.evaluate(TIMED_ASKS, requests) for requests in lists]


def typed(playwright: Playwright, rounds: int) -> list[float]:
    """Return the milliseconds from the press of Enter to the shown answer, after 8 seconds of typing."""
    with _site(playwright) as (page, address):
        page.add_init_script(NOTE_SUBMIT)
        return [_typed(page, address) for _ in range(rounds)]


def slid(playwright: Playwright, days: int) -> list[float]:
    """Return the milliseconds from each move of a slider by a day until the answer of that day is there."""
    with _site(playwright) as (page, address):
        page.goto(address + CASE)
        page.wait_for_selector("[data-slide]")
        times: list[float] = page.evaluate(TIMED_DAYS, days)
        return times


def _typed(page: Page, address: str) -> float:
    page.goto("about:blank")
    page.goto(address + FORM)
    page.focus(FIELD)
    page.keyboard.type(DIGITS, delay=A_SECOND)
    page.keyboard.press("Enter")
    page.wait_for_function(ANSWERED)
    waited: float = page.evaluate(WAITED)
    return waited
