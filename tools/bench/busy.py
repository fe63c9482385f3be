"""Whether a slowed browser is as slow as it should be: a loop that keeps a worker busy is timed in both."""

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright

from .visit import browsing

ROUNDS = 3
LOOP = """() => new Promise((resolve) => {
  const code = `
    const start = performance.now();
    let sum = 0;
    for (let number = 0; number < 3e8; number += 1) sum += number % 7;
    postMessage(performance.now() - start + 0 * sum);`;
  const worker = new Worker(URL.createObjectURL(new Blob([code])));
  worker.onmessage = ({ data }) => resolve(data);
})"""


def seen(playwright: Playwright, slower: int) -> float:
    """Return how many times as long the loop takes in a browser that is to be `slower` times as slow."""
    return _time(playwright, slower) / _time(playwright, 1)


def _time(playwright: Playwright, slower: int) -> float:
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        browsing(playwright, Path(profile), slower) as browser,
    ):
        times = [float(browser.page.evaluate(LOOP)) for _ in range(ROUNDS)]
        return statistics.median(times)
