"""A window of each engine, one after the other; in none may the console show an error."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from tests.browser import asked
from tests.engines import firefox, webkit
from tests.engines.window import Window

# Firefox says so of what a page had asked for when it was left.
ABORTED = r"NS_BINDING_ABORTED|sitemap\.xml.*ServiceWorker intercepted"
# Firefox's own guard against being recognised: it gives noise for what is drawn.
GUARDED = {"privacy.resistFingerprinting": True}
ENGINES: dict[str, Callable[[Path], AbstractContextManager[Window]]] = {
    "Firefox": partial(firefox.opened, settings={}),
    "Firefox that guards": partial(firefox.opened, settings=GUARDED),
    "WebKit": webkit.opened,
}


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Return the name of each engine."""
    return str(request.param)


@pytest.fixture(scope="session")
def started(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """Run a browser of the engine for all of its tests."""
    with ENGINES[engine](tmp_path_factory.mktemp("browser")) as window:
        yield window


@pytest.fixture
def window(started: Window, request: pytest.FixtureRequest) -> Iterator[Window]:
    """Yield the browser's window. What its console complains of fails the test, but for what it expects."""
    yield started
    expected = [mark.args[0] for mark in request.node.iter_markers("console_errors")] + [ABORTED]
    complaints = started.complaints()
    complaints += [f"of no use: {image}" for image in started.run(asked.REFUSED)]
    assert not [each for each in complaints if not any(re.search(p, each) for p in expected)]
