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
NOTE_SUBMIT = 'addEventListener("submit", () => { window.submittedAt = performance.now(); }, true);'
WAITED = "() => window.answeredAt - window.submittedAt"
FIELD = "dispute-checker input[name=processed]"
# A date as the browser's own field takes it: eight digits, each after a second.
DIGITS = "11022026"
A_SECOND = 1000


@contextmanager
def _site(playwright: Playwright) -> Iterator[tuple[Page, str]]:
    """Serve the site while the block runs; yield a page, and the address of the one with the form."""
    with (
        hosting(Shelves([Contestant("ours")])) as address,
        TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        browsing(playwright, Path(profile)) as browser,
    ):
        yield browser.page, f"{address}0/refund/"


def asked(playwright: Playwright, *lists: list[dict[str, Any]]) -> list[list[float]]:
    """Return of each list of requests the milliseconds from the page's question to its answer."""
    with _site(playwright) as (page, address):
        page.goto(address)
        return [page.evaluate(TIMED_ASKS, requests) for requests in lists]


def typed(playwright: Playwright, rounds: int) -> list[float]:
    """Return the milliseconds from the press of Enter to the shown answer, after 8 seconds of typing."""
    with _site(playwright) as (page, address):
        page.add_init_script(NOTE_SUBMIT)
        return [_typed(page, address) for _ in range(rounds)]


def _typed(page: Page, address: str) -> float:
    page.goto("about:blank")
    page.goto(address)
    page.focus(FIELD)
    page.keyboard.type(DIGITS, delay=A_SECOND)
    page.keyboard.press("Enter")
    page.wait_for_function(ANSWERED)
    waited: float = page.evaluate(WAITED)
    return waited
