"""The checker works under the policy that every page bears, also where a host sends it for the scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import buyer, pictures
from tests.contexts import POLICY, Contexts, hear_workers, unexpected

# What a policy forbids, whoever tries it: our own mistake, or one of the theme's in its next version.
FORBIDDEN = {
    "a script in the page": """
        const script = document.createElement("script");
        script.textContent = "window.foreign = true";
        document.head.append(script);
    """,
    "a style in the page": """
        const style = document.createElement("style");
        style.textContent = "p { color: red }";
        document.head.append(style);
    """,
    "a style of one element": "document.body.setAttribute('style', 'color: red')",
    "a style in markup": "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
    "code made of text": "setTimeout(() => { try { eval('1') } catch {} })",
    "a picture from elsewhere": "new Image().src = 'https://elsewhere.example/a.png'",
    "a question to elsewhere": "fetch('https://elsewhere.example/').catch(() => {})",
    "a form that leads elsewhere": """
        const form = document.createElement("form");
        form.action = "https://elsewhere.example/";
        document.body.append(form);
        form.submit();
    """,
}
FIELDS = {"processed": "2026-11-02", "country": "DE", "today": "2026-11-23"}


def restrict_scripts(page: Page) -> None:
    """Serve every script, the worker's too, under the policy of the page, which cannot reach the worker."""
    hear_workers(page)
    allowed = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")

    def restricted(route: Route) -> None:
        response = route.fetch()
        headers = response.headers | {"content-security-policy": str(allowed)}
        route.fulfill(response=response, headers=headers)

    page.route(re.compile(r"\.m?js$"), restricted)
    page.reload()


@pytest.mark.refused("inline")
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


@pytest.fixture
def watched(browser: Browser, server: str) -> Iterator[Contexts]:
    """Yield contexts of which a test itself asks what went wrong."""
    made = Contexts(browser, server)
    yield made
    made.end_test()
    made.close()


@pytest.mark.parametrize("tried", FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_a_policy_forbids_fails_the_test_whatever_errors_it_expects(
    watched: Contexts, tried: str
) -> None:
    page = watched.new_page()
    page.goto("rules/")
    with page.expect_console_message(lambda said: said.type == "error"):
        page.evaluate(f"() => {{ {tried} }}")
    complaints = watched.end_test()
    assert unexpected(complaints, errors=["."]), complaints
    assert all(each.startswith(POLICY) for each in unexpected(complaints, errors=["."]))


def test_what_the_policy_of_a_worker_forbids_fails_the_test_too(watched: Contexts) -> None:
    page = watched.new_page()
    page.goto("refund/")
    restrict_scripts(page)
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    buyer.read(form)
    [worker] = [each for each in page.workers if "dispute-checker" in each.url]
    with page.expect_console_message(lambda said: said.type == "error"):
        worker.evaluate("fetch('https://elsewhere.example/').catch(() => {})")
    assert unexpected(watched.end_test(), errors=["."])


def test_a_script_may_still_set_a_style_by_itself(page: Page) -> None:
    page.goto("rules/")
    page.evaluate("document.body.style.setProperty('--loaded', '1')")
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("body { letter-spacing: 1px }");
          document.adoptedStyleSheets.push(sheet);
        }"""
    )
    expect(page.locator("body")).to_have_css("letter-spacing", "1px")
    expect(page.locator("body")).to_have_css("--loaded", "1")
