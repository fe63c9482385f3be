"""Browser contexts for tests: each watched for what should not happen, and used by more than one test."""

import json
import os
import re
import signal
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    expect,
)

from tools.chromium import program as chromium

# Most pages ask Python once: to compile it well, and their scripts, would take a third of all the work. Where
# one fetches something, what drives the browser is told the line: else much is parsed again to find it.
QUICKLY_COMPILED = (
    "--js-flags=--liftoff-only,--wasm-lazy-validation,--no-opt,--no-maglev,"
    "--no-enable-lazy-source-positions"
)
# A process for each page and one to draw would cost a quarter of all the work; pages are looked at in turn.
FEW_PROCESSES = ("--renderer-process-limit=1", "--in-process-gpu")
# What a page can be given later, and so needs no context of its own.
LOOK = {"color_scheme", "forced_colors", "reduced_motion"}
# Each holds a window in memory. The tests of one file want no more kinds, or few.
MANY_IDLE = 4
# What no start from the image needs.
WHOLE_CODE = "/pyodide.asm.wasm"
FROM_NOTHING = "Python begins from nothing: "
# So Chromium says that a policy forbids something.
FORBIDS = "Content Security Policy"
POLICY = "policy: "
# The theme's RxJS says so, once in thousands of pages, of what it has itself taken off a frame
# (ReactiveX/rxjs#6892).
CALLED_OFF = "executing a cancelled action"
THEME = "/assets/javascripts/bundle."
# Of code made of text it says nothing where that is caught.
TELLS = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  console.error(`Content Security Policy: ${effectiveDirective} forbids ${blockedURI}`));
"""
# Takes away what was kept on the device, and says whether a test has put Playwright's clock in.
WIPE = """
async () => {
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  return Boolean(Date.isFake);
}
"""
# Lets it be one moment for ever, and leaves the timers as they are: in a page with Playwright's own ones, axe
# has been seen to wait for ever.
STOP_THE_DAY = """
((moment) => {
  globalThis.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length ? parts : [moment]));
    }
    static now() {
      return moment;
    }
  };
})(Date.parse("%sT12:00:00Z"))
"""

# Playwright's five seconds are short for a start of Python on a busy machine.
expect.set_options(timeout=30_000)


@contextmanager
def launched(playwright: Playwright, *arguments: str) -> Iterator[Browser]:
    """Run a browser with these further arguments while the block runs."""
    started = playwright.chromium.launch(
        executable_path=chromium.find(), args=[*chromium.arguments(), *arguments]
    )
    processes = started.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    [own] = [each["id"] for each in processes if each["type"] == "browser"]
    yield started
    # One that was asked to close has been seen to hang, with nobody to end it. There is nothing to save.
    os.kill(own, signal.SIGKILL)
    started.close()


class Contexts:
    """The contexts of one browser for one site, and what went wrong in them during a test.

    To open a context costs as much work as to start Python. So tests that want the same options use the
    same one after each other: it has the site's files in its cache, and nothing else is left in it.
    """

    def __init__(self, browser: Browser, base_url: str) -> None:
        self._browser = browser
        self._base_url = base_url
        self._idle: dict[str, BrowserContext] = {}
        self._used: list[tuple[str, BrowserContext]] = []
        self._complaints: list[str] = []

    def new_page(
        self, *, first_visit: bool = False, today: str | None = None, **options: object
    ) -> Page:
        """Return a page in a context with these options; it is noon of `today` there, if that is given.

        On a `first_visit` the browser has nothing of the site, and has to fetch everything.
        """
        look = {name: options.pop(name) for name in LOOK & options.keys()}
        viewport = options.pop("viewport", None)
        options = {"base_url": self._base_url} | options
        key = "" if first_visit else json.dumps([today, options], sort_keys=True)
        context = self._idle.pop(key, None) or self._open(options, today, stays=not first_visit)
        self._used.append((key, context))
        page = context.new_page()
        if look:
            page.emulate_media(**look)
        if viewport:
            page.set_viewport_size(viewport)
        return page

    def _open(
        self, options: dict[str, object], today: str | None, *, stays: bool
    ) -> BrowserContext:
        # No route sees what a service worker fetches, and it outlives a test: who wants one says so.
        context = self._browser.new_context(**({"service_workers": "block"} | options))
        self._watch(context, str(options["base_url"]))
        context.add_init_script(TELLS)
        if today:
            context.add_init_script(STOP_THE_DAY % today)
        if stays:  # with its last page, a context would close its window and empty its cache
            context.new_page()
        return context

    def end_test(self) -> list[str]:
        """Close all pages, and return what went wrong in them: an error, a request to another origin."""
        for key, context in self._used:
            if key and key not in self._idle and _is_as_before(context):
                for page in context.pages[1:]:
                    page.close()
                context.unroute_all()
                self._idle[key] = context
            else:
                context.close()
        self._used.clear()
        while len(self._idle) > MANY_IDLE:
            self._idle.pop(next(iter(self._idle))).close()  # the one that was used longest ago
        complaints, self._complaints = self._complaints, []
        return complaints

    def close(self) -> None:
        """Close all contexts that wait for another test."""
        while self._idle:
            self._idle.popitem()[1].close()

    def _watch(self, context: BrowserContext, base_url: str) -> None:
        origin = "{0.scheme}://{0.netloc}/".format(urlsplit(base_url))

        def console(message: ConsoleMessage) -> None:
            if message.type == "error":
                kind = POLICY if FORBIDS in message.text else "console: "
                self._complaints.append(f"{kind}{message.text} ({message.location['url']})")

        def requested(url: str) -> None:
            if not url.startswith((origin, "data:", "blob:")):
                self._complaints.append(f"request to another origin: {url}")
            if url.endswith(WHOLE_CODE):
                self._complaints.append(f"{FROM_NOTHING}{url}")

        def failed(error: Error) -> None:
            if not (error.message == CALLED_OFF and THEME in (error.stack or "")):
                self._complaints.append(f"page: {error}")

        context.on("console", console)
        context.on("weberror", lambda event: failed(event.error))
        context.on("request", lambda request: requested(request.url))


def hear_workers(page: Page) -> None:
    """Let what the policy of a worker forbids be heard as well: Chromium tells Playwright only of a page's.

    Only a host that sends headers gives a worker a policy.
    """
    page.on("worker", lambda worker: worker.evaluate(TELLS))


def unexpected(
    complaints: Iterable[str], *, errors: Collection[str] = (), refused: Collection[str] = ()
) -> list[str]:
    """Return the complaints that match no pattern: of `errors`, or of `refused` for what a policy forbids.

    A pattern for an error that a test expects excuses nothing that a policy forbids.
    """
    return [
        each
        for each in complaints
        if not any(
            re.search(pattern, each) for pattern in (refused if each.startswith(POLICY) else errors)
        )
    ]


def _is_as_before(context: BrowserContext) -> bool:
    """Take away what a test has kept; return whether that could be done, and no clock was put in.

    Such a clock cannot be taken out of its context.
    """
    try:
        return not context.pages[1].evaluate(WIPE)
    except (Error, IndexError):  # the page has left the site, or is closed
        return False
