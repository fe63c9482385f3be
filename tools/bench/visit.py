"""One visit in a browser of its own: a profile and an address go in; when the answer was there comes out."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tools.chromium import program

from . import processes, slow

ANSWER = "[data-answer][data-verdict]"
# The page's own clock, from the moment at which the visit began.
CLOCK = f"""
new MutationObserver((_, observer) => {{
  if (!document.querySelector({ANSWER!r})) return;
  window.answeredAt = performance.now();
  observer.disconnect();
}}).observe(document, {{ subtree: true, childList: true, attributeFilter: ["data-verdict", "data-answer"] }});
"""
ANSWERED = "() => window.answeredAt"
# As long as a bad line may need, in milliseconds.
PATIENCE = 240_000
# A browser that has just started has more to do than the page.
SETTLES = 1.0


@dataclass(frozen=True, slots=True)
class Visit:
    """Milliseconds until the answer was in the page; what the page's processes had used by then."""

    ms: float
    used: processes.Used


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser with one page, and the id of its main process."""

    page: Page
    main: int

    def visit(self, address: str) -> Visit:
        """Open an address, wait for its answer, and return what that took."""
        self.page.goto(address, wait_until="commit")
        ms: float = self.page.wait_for_function(ANSWERED).json_value()
        return Visit(ms, processes.used(self.main))


@contextmanager
def browsing(playwright: Playwright, profile: Path, slower: int = 1) -> Iterator[Browser]:
    """Start a browser on a profile, `slower` times as slow as it is, while the block runs."""
    # What is kept behind an answer is no part of a start, and the other contestants have nothing like it.
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=program.find(),
        args=program.arguments(),
        service_workers="block",
    )
    try:
        browser = Browser(context.pages[0], processes.main_process(profile))
        browser.page.set_default_timeout(PATIENCE)
        browser.page.add_init_script(CLOCK)
        time.sleep(SETTLES)
        with slow.slowed(browser.main, slower):
            yield browser
    finally:
        context.close()
