"""Pages in a real Chromium, each in a fresh context, each watched for what should not happen."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
)

from tools.chromium import program as chromium

type NewPage = Callable[..., Page]

# Playwright's five seconds are short for a start of Python on a busy machine.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start the browser once for each process that runs tests."""
    # Most pages ask Python once: to compile it well would take a quarter of all the work.
    with launched(playwright, "--js-flags=--liftoff-only") as started:
        yield started


@contextmanager
def launched(playwright: Playwright, *arguments: str) -> Iterator[Browser]:
    """Run a browser with these further arguments while the block runs."""
    started = playwright.chromium.launch(
        executable_path=chromium.find(), args=[*chromium.arguments(), *arguments]
    )
    yield started
    started.close()


@pytest.fixture
def new_page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Yield a maker of pages: `new_page(color_scheme="dark")` takes what a context takes.

    Addresses are relative to the site: `page.goto("refund/")`. When the test ends, an error in the
    console, an error in a page or a request to another origin fails it, unless it bears
    `@pytest.mark.console_errors("regular expression")` for the errors that it expects.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def new_page(**options: object) -> Page:
        context = browser.new_context(**({"base_url": server} | options))
        contexts.append(context)
        watch(context, server, complaints)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()
    expected = [mark.args[0] for mark in request.node.iter_markers("console_errors")]
    unexpected = [
        complaint
        for complaint in complaints
        if not any(re.search(pattern, complaint) for pattern in expected)
    ]
    assert not unexpected, "\n".join(unexpected)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page in a fresh context with nothing special about it."""
    return new_page()


def watch(context: BrowserContext, server: str, complaints: list[str]) -> None:
    """Note every error and every request to another origin in the list of complaints."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location['url']})")

    def requested(url: str) -> None:
        if not url.startswith((server, "data:", "blob:")):
            complaints.append(f"request to another origin: {url}")

    context.on("console", console)
    context.on("weberror", lambda error: complaints.append(f"page: {error.error}"))
    context.on("request", lambda request: requested(request.url))
