"""A host that names types wrongly, or has sent another file that the browser kept, does no harm."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import override

import pytest
from playwright.sync_api import Page, expect

from tests.browser import buyer
from tests.browser.conftest import NewPage
from tools.host import Handler, serving

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}


class Untyped(Handler):
    """Knows pages, styles and scripts, and sends everything else as bytes."""

    @override
    def guess_type(self, path: str) -> str:
        kind = super().guess_type(path)
        return kind if kind.startswith("text/") else "application/octet-stream"


class Deep(Handler):
    """Serves the site two folders below its root, and nothing beside it."""

    below = "/one/two/"


class Mistaken(Handler):
    """Sends one script wrongly the first time, and lets the browser keep everything."""

    script = "pyodide.asm.js"
    has_sent = False

    @override
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    @override
    def do_GET(self) -> None:
        if not self.path.endswith(f"/{self.script}") or type(self).has_sent:
            super().do_GET()
            return
        type(self).has_sent = True
        content = Path(self.translate_path(self.path)).read_bytes()
        self._send(200, "OK", "text/javascript", self.wrong(content))

    def wrong(self, content: bytes) -> bytes:
        """Return what is sent instead: a script that runs as well."""
        return content + b"\n// another\n"


class MistakenInTheWorker(Mistaken):
    """Does so with the script of the worker."""

    script = "dispute-checker/worker.js"
    has_sent = False


class Cutting(Mistaken):
    """Sends half of the worker's script the first time."""

    script = "dispute-checker/worker.js"
    has_sent = False

    @override
    def wrong(self, content: bytes) -> bytes:
        return content[: len(content) // 2]


class CuttingInThePage(Cutting):
    """Does so with a script of the page."""

    script = "common.js"
    has_sent = False


@pytest.fixture
def host(site: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve the site by such a host, and yield its address."""
    with serving(site, request.param) as address:
        yield address


@pytest.fixture
def page(host: str, new_page: NewPage) -> Page:
    """Return a page of the site behind such a host. It ends before its host."""
    return new_page(first_visit=True, base_url=host)


@pytest.mark.parametrize("host", [Untyped, Deep], indirect=True)
def test_a_host_that_knows_no_type_of_a_wasm_or_has_the_site_in_a_folder_is_good_enough(
    page: Page,
) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    assert buyer.read(form)["verdict"] == "not-yet"
    page.locator(".md-search__input").fill("appeal")
    page.locator(".md-search-result__link[href*='result/']").first.click()
    expect(page).to_have_url(re.compile("/result/"))


def test_no_file_of_the_site_bears_an_ending_that_some_hosts_send_wrongly(site: Path) -> None:
    assert not [*site.rglob("*.mjs")]


class MistakenInACountry(Mistaken):
    """Does so with the calendar of a country."""

    script = "DE.json"
    has_sent = False


@pytest.mark.parametrize("host", [MistakenInACountry], indirect=True)
@pytest.mark.console_errors("not what was published")
def test_a_country_that_the_browser_has_kept_wrongly_is_not_taken_again(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS | {"country": "DE"})
    expect(buyer.said(form)).to_have_text(buyer.words("altered"))
    form.locator("[data-retry]").click()
    assert buyer.read(form)["verdict"] == "not-yet"


@pytest.mark.parametrize("host", [Mistaken, MistakenInTheWorker], indirect=True)
@pytest.mark.console_errors("not what was published")
def test_what_the_browser_has_kept_wrongly_is_not_taken_again(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    expect(buyer.said(form)).to_have_text(buyer.words("altered"))
    form.locator("[data-retry]").click()
    buyer.ask(form, FIELDS)
    assert buyer.read(form)["verdict"] == "not-yet"


@pytest.mark.parametrize(
    ("host", "said"), [(Cutting, "absent"), (CuttingInThePage, "unloaded")], indirect=["host"]
)
@pytest.mark.console_errors("SyntaxError|digest")
def test_a_script_that_the_browser_has_kept_cut_is_not_taken_again(page: Page, said: str) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    expect(buyer.said(form)).to_have_text(buyer.words(said))
    form.locator("[data-retry]").click()
    expect(buyer.said(form)).not_to_have_text(buyer.words(said))  # where the page has come again
    buyer.ask(form, FIELDS)
    assert buyer.read(form)["verdict"] == "not-yet"
