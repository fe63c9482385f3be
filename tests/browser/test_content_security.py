"""The checker works where a host forbids scripts in the page, `eval`, and everything from elsewhere."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser import buyer

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FIELDS = {"processed": "2026-11-02", "country": "DE", "today": "2026-11-23"}


def policy(html: str) -> str:
    """Return a policy that allows the theme's own inline scripts by their hashes, and no others."""
    digests = [sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(html)]
    hashes = " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {hashes}; img-src 'self' data:"
    )


@pytest.mark.console_errors("inline script")
def test_the_checker_works_under_a_strict_content_security_policy(page: Page, site: Path) -> None:
    allowed = policy((site / "refund" / "index.html").read_text())

    def restrict(route: Route) -> None:
        response = route.fetch()
        headers = response.headers | {"content-security-policy": allowed}
        route.fulfill(response=response, headers=headers)

    page.route(re.compile(r"/refund/$|\.js$"), restrict)
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
