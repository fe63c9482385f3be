"""On a slow line every byte is a sign of life: who waits long enough gets an answer."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Page, expect

from tests.browser import buyer
from tests.browser.conftest import NewPage
from tools.host import HOST, Handler, Server

SCRIPT = "pyodide.asm.js"
PIECE = 100_000
PIECES, MANY = 3, 100
# Less than the patience of client.js, and more than half of it.
LONG_IN_MS = 20_000
# Counts the messages of Python's worker; the search has one too.
COUNT = """
window.signs = 0;
window.Worker = class extends Worker {
  constructor(script, ...options) {
    super(script, ...options);
    if (!String(script).includes("dispute-checker")) return;
    this.addEventListener("message", () => (window.signs += 1));
  }
};
"""


class Slow(Handler):
    """Sends the script piece by piece, each when it may."""

    def __init__(self, *connection: object, may_send: threading.Semaphore, directory: str) -> None:
        """Take what says how many pieces may be sent."""
        self.may_send = may_send
        super().__init__(*connection, directory=directory)

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        if not self.path.endswith(SCRIPT):
            super().copyfile(source, outputfile)
            return
        while piece := source.read(PIECE):
            self.may_send.acquire()
            outputfile.write(piece)


@pytest.fixture
def may_send() -> threading.Semaphore:
    """Return what is released once for each piece that may be sent."""
    return threading.Semaphore(0)


@pytest.fixture
def host(site: Path, may_send: threading.Semaphore) -> Iterator[str]:
    """Serve the site on a slow line, and yield its address."""
    handler = partial(Slow, may_send=may_send, directory=str(site))
    with Server((HOST, 0), handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://{HOST}:{httpd.server_port}/"
        httpd.shutdown()
        thread.join()


@pytest.fixture
def page(host: str, new_page: NewPage) -> Page:
    """Return a page of the site behind a slow line. It ends before its host."""
    return new_page(first_visit=True, base_url=host)


def test_a_script_that_comes_slowly_is_waited_for(
    page: Page, may_send: threading.Semaphore
) -> None:
    page.clock.install()
    page.add_init_script(COUNT)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    for _ in range(PIECES):
        signs = page.evaluate("window.signs")
        may_send.release()
        page.wait_for_function("signs => window.signs > signs", arg=signs)
        page.clock.run_for(LONG_IN_MS)
        expect(buyer.said(form)).to_have_text(buyer.words("slow"))
        expect(form.locator("[data-retry]")).to_be_hidden()
    may_send.release(MANY)
    buyer.ask(form, {"processed": "2026-11-02", "today": "2026-11-23"})
    assert buyer.read(form)["verdict"] == "not-yet"
