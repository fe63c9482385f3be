"""What many tests need: the built site, and a server for it on this machine."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, override

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from tests.contexts import FEW_PROCESSES, QUICKLY_COMPILED, launched
from tests.sources import WithSources
from tools.host import serving

# What shares something that takes long to make: editions that are published.
TOGETHER = "tests/editions/"
# One test may take as long here as a file elsewhere. Those of `make serve` share a site that is served.
ALONE, BUT_SERVED = ("tests/proof/", "tests/tools/"), "tests/tools/test_serve.py"
# One process starts a browser of another engine, and runs all of its tests.
ENGINES = "tests/engines/"
HERE = Path(__file__).parent
ROOT = HERE.parent
# `make check` leaves these out.
SLOW_ROOMS = {"proof", "site", "browser", "engines"}
# The quick tests of the checker, and what lies in no room, such as its examples: they must reach every line.
COVERING_ROOMS = {"engine", "rulebook", "render", "doors", ""}


class Together(LoadScopeScheduling):
    """Gives the tests of a file, which may share a window, to a process that is free; long ones singly."""

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        super().__init__(config, log)
        self.ended: set[str] = set()

    @override
    def _reschedule(self, node: WorkerController) -> None:
        """Hand out work until a process has something to do, or is told that nothing is left.

        A process begins a test only when it knows what comes after it, and asks for more only when it has
        run one: with the one test that is left of a file it would wait for ever. xdist 3.8 hands that out
        when a process has ended. One that has not collected its tests yet gets its work when it has.
        """
        while node in self.registered_collections:
            # What is done would be counted again at each test, and be handed out when the process ends.
            left = self.assigned_work[node]
            for scope in [scope for scope, tests in left.items() if all(tests.values())]:
                del left[scope]
            super()._reschedule(node)
            if node.shutting_down or self._pending_of(left) > 1:
                return

    @override
    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(ENGINES):
            return ENGINES + nodeid.partition("[")[2]
        if nodeid.startswith(TOGETHER):
            return TOGETHER
        if nodeid.startswith(ALONE) and not nodeid.startswith(BUT_SERVED):
            return nodeid
        return nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: Together) -> None:
    """Let a test whose process has ended run once more, and say so; a second end fails it.

    What drives browsers has been seen to wait for ever, in no test twice. What a process has left is handed
    out again in any case.
    """
    if crashitem not in sched.ended:
        report.outcome = "rerun"  # type: ignore[assignment]
    sched.ended.add(crashitem)


# A job in the background is deaf to Ctrl-C, and so would be the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """Return what spreads the tests. The groups of xdist 3.8 are not heard by pytest 9.2."""
    config.option.loadscopereorder = False  # else the longest file comes first, however quick it is
    return Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what lies in a room of slow tests, and whatever asks for the built site.

    What is slow comes first, so that parallel workers end together.
    """
    for item in items:
        if _room(item) in SLOW_ROOMS or "site" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def _room(item: pytest.Item) -> str:
    """Return the folder of these that a test lies in, or nothing."""
    return item.path.relative_to(HERE).parts[0] if HERE in item.path.parent.parents else ""


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop what pytest-cov 7.1 starts in a parallel worker before it knows that it is in one.

    It would go on whenever the worker's own one is paused.
    """
    if hasattr(session.config, "workerinput") and (plugin := _coverage(session.config)):
        plugin.cov_controller.cov.stop()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let the coverage follow what is collected, and then only what `pytest_runtest_call` lets it."""
    if plugin := _coverage(session.config):
        plugin.cov_controller.pause()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let it follow what the tests that count for it do themselves.

    What is followed takes three times as long, be it of the checker or not. The marker of pytest-cov leaves
    fixtures followed, and with them all that a server does which one of them starts.
    """
    plugin = _coverage(item.config)
    if not (plugin and _room(item) in COVERING_ROOMS):
        return (yield)
    plugin.cov_controller.resume()
    try:
        return (yield)
    finally:
        plugin.cov_controller.pause()


def _coverage(config: pytest.Config) -> Any:
    """Return what pytest-cov has registered, or none without `--cov`."""
    return config.pluginmanager.getplugin("_cov")


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder of the built site, brought up to date first where `make test` has not done it.

    Parallel workers may all ask: the build itself lets one work while the others wait.
    """
    if "SITE_IS_BUILT" in os.environ:
        return ROOT / "site"
    command = [sys.executable, "-m", "tools.build"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return ROOT / "site"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start what drives browsers, which a process can do only once, for all the rooms that open pages."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start the browser once for each process that runs tests."""
    with launched(playwright, QUICKLY_COMPILED, *FEW_PROCESSES) as started:
        yield started


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Serve the built site, with its modules beside it, and yield its address, with a slash at the end."""
    with serving(site, WithSources) as address:
        yield address
