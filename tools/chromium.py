"""Opens pages in a real Chromium, for what looks at the site and is no test: pictures and the bench."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools import browser


@contextmanager
def opened() -> Iterator[Browser]:
    """Start the browser with an empty profile while the block runs."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=browser.find(), args=browser.arguments()
        )
        try:
            yield started
        finally:
            started.close()
