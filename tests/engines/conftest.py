"""A window of each engine, one after the other; in none may the console show an error.

Debian's WebKit has been seen to end by itself, in no place twice. Then a new one runs the test once more, and
pytest says so at the end; a second end fails it.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing
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


# So its driver says that it has ended, in the middle of a call and afterwards.
ENDED = ["Could not parse script result", "InvalidSessionIdException"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a test whose browser has ended run once more."""
    for item in items:
        if "window" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=ENDED))


class Browsers:
    """Browsers of one engine, one after the other: the next starts where the last has ended."""

    def __init__(self, engine: str, folders: pytest.TempPathFactory) -> None:
        self._engine = engine
        self._folders = folders
        self._running = ExitStack()
        self._window: Window | None = None

    def window(self) -> Window:
        """Return the window of the browser that runs."""
        if self._window is None or not self._window.is_there():
            self.close()
            folder = self._folders.mktemp("browser")
            self._window = self._running.enter_context(ENGINES[self._engine](folder))
        return self._window

    def close(self) -> None:
        """End the browser."""
        self._running.close()


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Return the name of each engine."""
    return str(request.param)


@pytest.fixture(scope="session")
def browsers(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsers]:
    """Run a browser of the engine for all of its tests."""
    with closing(Browsers(engine, tmp_path_factory)) as started:
        yield started


@pytest.fixture
def window(browsers: Browsers, request: pytest.FixtureRequest) -> Iterator[Window]:
    """Yield the browser's window. What its console complains of fails the test, but for what it expects."""
    started = browsers.window()
    yield started
    expected = [mark.args[0] for mark in request.node.iter_markers("console_errors")] + [ABORTED]
    complaints = started.complaints()
    complaints += [f"of no use: {image}" for image in started.run(asked.REFUSED)]
    assert not [each for each in complaints if not any(re.search(p, each) for p in expected)]
