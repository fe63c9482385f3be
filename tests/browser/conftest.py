"""Pages in a real Chromium, each watched for what should not happen."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import override

import pytest
from playwright.sync_api import Browser, Page

from tests.contexts import FROM_NOTHING, Contexts, unexpected
from tools.host import Handler, serving

type NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def contexts(browser: Browser, server: str) -> Contexts:
    """Return the contexts of the tests' browser for the built site."""
    return Contexts(browser, server)


class WithoutPython(Handler):
    """Serves the site, but leaves a page that starts Python waiting for ever."""

    @override
    def do_GET(self) -> None:
        if self.path.startswith("/runtime/"):
            threading.Event().wait()
        super().do_GET()


@pytest.fixture(scope="session")
def without_python(site: Path) -> Iterator[str]:
    """Serve the site for pages that are asked nothing, and yield its address.

    What waits for Python can be looked at there, and many starts of it would take minutes.
    """
    with serving(site, WithoutPython) as address:
        yield address


@pytest.fixture
def new_page(contexts: Contexts, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Yield a maker of pages: `new_page(color_scheme="dark")` takes what a context takes.

    Addresses are relative to the site: `page.goto("refund/")`. When the test ends, an error in the
    console, an error in a page or a request to another origin fails it, unless it bears
    `@pytest.mark.console_errors("regular expression")` for the errors that it expects. What the policy of
    a page forbids fails it too, whatever errors it expects, unless it bears `@pytest.mark.refused("…")`,
    and so does a Python that begins from nothing, unless it bears `@pytest.mark.from_nothing`.
    """
    yield contexts.new_page
    expected = {
        kind: [mark.args[0] for mark in request.node.iter_markers(name)]
        for kind, name in {"errors": "console_errors", "refused": "refused"}.items()
    }
    if request.node.get_closest_marker("from_nothing"):
        expected["errors"].append(FROM_NOTHING)
    complaints = unexpected(contexts.end_test(), **expected)
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page with nothing special about it."""
    return new_page()
