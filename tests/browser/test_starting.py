"""Python is started where it is wanted, as early as it is; meanwhile the page says how far it is."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import buyer
from tests.browser.conftest import NewPage

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}
LINK = "refund/#refund?processed=2026-11-02&today=2026-11-23"
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
WORKER = "**/dispute-checker/worker.js"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a phone of somebody who has never been on this site."""
    return new_page(first_visit=True, viewport={"width": 360, "height": 740}, locale="en-GB")


def workers(page: Page) -> int:
    """Return how many workers of Python run."""
    return len([worker for worker in page.workers if "dispute-checker" in worker.url])


def test_a_page_without_a_checker_loads_nothing_of_it(page: Page) -> None:
    sent = buyer.requests(page)
    page.goto("rules/", wait_until="networkidle")
    assert sent
    scripts = re.compile(r"/(runtime|pack)/|/dispute-checker/.*\.js")
    assert not [request.url for request in sent if scripts.search(request.url)]
    assert not page.locator("meta[name=dispute-checker]").count()


def test_who_saves_data_loads_python_only_when_the_form_is_touched(page: Page) -> None:
    page.add_init_script(SAVES_DATA)
    page.goto("refund/", wait_until="networkidle")
    assert workers(page) == 0
    form = buyer.checker(page, "refund")
    expect(buyer.said(form)).to_be_empty()
    with page.expect_request(WORKER):
        form.locator("[name=processed]").focus()


def test_a_form_that_is_in_view_starts_python_by_itself(page: Page) -> None:
    with page.expect_request(WORKER):
        page.goto("refund/")


def test_ten_folded_forms_start_nothing_and_two_that_are_opened_share_one_worker(
    page: Page,
) -> None:
    sent = buyer.requests(page)
    page.goto("checker/", wait_until="networkidle")
    assert workers(page) == 0
    for topic in ("refund", "appeal"):
        buyer.checker(page, topic).locator("[name=today]").focus()
    refund = buyer.checker(page, "refund")
    buyer.ask(refund, FIELDS)
    buyer.read(refund)
    assert workers(page) == 1
    assert buyer.starts(sent) == 1


def test_a_link_starts_python_before_the_scripts_of_the_page_have_come(page: Page) -> None:
    buyer.freeze(page)
    sent = buyer.requests(page)
    release = buyer.hold(page, "**/dispute-checker/common.js")
    with page.expect_request(buyer.PYTHON):
        page.goto(LINK, wait_until="commit")
    form = buyer.checker(page, "refund")
    expect(buyer.said(form)).to_have_text(buyer.words("loading"))
    expect(buyer.said(form)).to_be_in_viewport()
    release()
    assert buyer.read(form)["verdict"] == "not-yet"
    assert buyer.starts(sent) == 1


def test_a_link_that_names_no_question_of_the_page_leaves_no_worker_behind(page: Page) -> None:
    page.add_init_script(SAVES_DATA + buyer.COUNT)
    page.goto("refund/#appeal?closed=2026-11-02")
    page.wait_for_function("() => customElements.get('dispute-checker')")
    assert page.evaluate("[window.started, window.running]") == [1, 0]


def test_a_link_holds_the_place_of_its_answer_with_figures_of_what_has_come(page: Page) -> None:
    release = buyer.hold(page)
    page.goto(LINK)
    form = buyer.checker(page, "refund")
    progress = form.locator("[data-progress]")
    expect(progress).to_have_text(re.compile(r"^\d+\.\d of \d+\.\d MB have come \(\d+ %\)\.$"))
    for place in (buyer.said(form), progress):
        expect(place).to_be_in_viewport(ratio=1)
    held = form.locator("[data-answer]").bounding_box()
    assert held
    assert held["height"] > 740 / 2
    release()
    buyer.read(form)
    expect(progress).to_be_hidden()
    expect(form.locator(".checker-found")).to_be_in_viewport()
