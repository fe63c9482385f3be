"""The checker works under the policy that every page bears, also where a host sends it for the scripts."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import buyer, pictures

FIELDS = {"processed": "2026-11-02", "country": "DE", "today": "2026-11-23"}


def restrict_scripts(page: Page) -> None:
    """Serve every script, the worker's too, under the policy of the page, which cannot reach the worker."""
    allowed = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")

    def restricted(route: Route) -> None:
        response = route.fetch()
        headers = response.headers | {"content-security-policy": str(allowed)}
        route.fulfill(response=response, headers=headers)

    page.route(re.compile(r"\.m?js$"), restricted)
    page.reload()


@pytest.mark.console_errors("inline script")
def test_the_checker_works_under_the_policy_and_a_foreign_script_does_not(page: Page) -> None:
    page.goto("refund/")
    restrict_scripts(page)
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


def test_pictures_are_shown_and_made_anew_under_the_same_policy(page: Page) -> None:
    page.goto("add-proof/")
    restrict_scripts(page)
    form = buyer.checker(page, "evidence")
    content = pictures.saved(pictures.quarters(64, 32), "WEBP")
    file = {"name": "box.webp", "mimeType": "image/webp", "buffer": content}
    form.locator("[name=files]").set_input_files([file])
    expect(form.get_by_role("img", name="box.webp")).to_be_visible()
    form.locator("[data-shrink]").click()
    with page.expect_download() as download:
        form.locator("[data-download]").click()
    assert download.value.suggested_filename == "box-copy.jpg"
