"""Opens pages in a real Chromium, for what looks at the site and is no test: pictures and the bench."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools.chromium import program


@contextmanager
def opened() -> Iterator[Browser]:
    """Start the browser with an empty profile while the block runs."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program.find(), args=program.arguments()
        )
        try:
            yield started
        finally:
            started.close()
