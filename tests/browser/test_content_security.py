"""The checker works where a host forbids scripts in the page, `eval`, and everything from elsewhere."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import buyer, pictures

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FIELDS = {"processed": "2026-11-02", "country": "DE", "today": "2026-11-23"}


def policy(html: str) -> str:
    """Return a policy that allows the theme's own inline scripts by their hashes, and no others."""
    digests = [sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(html)]
    hashes = " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
    return f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {hashes}; img-src 'self' data: blob:"


def restrict(page: Page, html: Path, path: str) -> None:
    """Serve this page and every script under the policy."""
    allowed = policy(html.read_text())

    def restricted(route: Route) -> None:
        response = route.fetch()
        headers = response.headers | {"content-security-policy": allowed}
        route.fulfill(response=response, headers=headers)

    page.route(re.compile(rf"/{path}/$|\.js$"), restricted)


@pytest.mark.console_errors("inline script")
def test_the_checker_works_under_a_strict_content_security_policy(page: Page, site: Path) -> None:
    restrict(page, site / "refund" / "index.html", "refund")
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    assert buyer.read(form)["verdict"] == "not-yet"
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.foreign = true";
          document.head.append(script);
        }"""
    )
    assert not page.evaluate("window.foreign"), "the policy was not in force"


@pytest.mark.console_errors("inline script")
def test_pictures_are_shown_and_made_anew_under_the_same_policy(page: Page, site: Path) -> None:
    restrict(page, site / "add-proof" / "index.html", "add-proof")
    page.goto("add-proof/")
    form = buyer.checker(page, "evidence")
    content = pictures.saved(pictures.quarters(64, 32), "WEBP")
    file = {"name": "box.webp", "mimeType": "image/webp", "buffer": content}
    form.locator("[name=files]").set_input_files([file])
    expect(form.get_by_role("img", name="box.webp")).to_be_visible()
    form.locator("[data-shrink]").click()
    with page.expect_download() as download:
        form.locator("[data-download]").click()
    assert download.value.suggested_filename == "box.jpg"
