"""The same request has the same answer in CPython and in the browser."""

import json
from collections.abc import Iterator
from itertools import islice

import pytest
from playwright.sync_api import Page, Playwright

from checker import answer
from tests.browser import asked
from tests.contexts import Contexts, launched

type Road = dict[str, str]


@pytest.fixture(params=asked.ROADS.values(), ids=asked.ROADS)
def road(request: pytest.FixtureRequest) -> Road:
    """Return what is changed in the pack's record, so that Python starts in one way or the other."""
    changed: Road = request.param
    if changed:
        request.applymarker(pytest.mark.console_errors(asked.GONE))
        request.applymarker(pytest.mark.from_nothing)
    return changed


@pytest.fixture(scope="module")
def contexts(playwright: Playwright, server: str) -> Iterator[Contexts]:
    """Start a browser that compiles Python as readers' browsers do, in place of the tests' own."""
    with launched(playwright) as browser:
        yield Contexts(browser, server)


def test_two_hundred_requests_are_answered_as_in_cpython(page: Page) -> None:
    requests = list(islice(asked.requests(), 200))
    expected = [answer(request) for request in requests]
    assert sum("errors" in each for each in expected) < len(requests) / 2, "too few are answered"

    page.goto("refund/")
    answers = page.evaluate(
        """async (requests) => {
          const element = document.querySelector("dispute-checker");
          const answers = [];
          for (const request of JSON.parse(requests)) answers.push(await element.ask(request));
          return answers;
        }""",
        json.dumps(requests),
    )
    assert answers == expected


def test_five_thousand_answers_are_the_same_bytes_as_in_cpython(page: Page, road: Road) -> None:
    questions, expected = asked.five_thousand()
    page.goto("refund/")
    answers = page.evaluate(asked.REPLIES, [questions, road])
    assert not asked.different(questions, expected, answers)
    assert page.evaluate(asked.REFUSED) == [*road.values()]


def test_all_that_can_be_asked_is_answered_as_in_cpython(page: Page, road: Road) -> None:
    questions, expected = asked.all_that_can_be_asked()
    page.goto("refund/")
    answers = page.evaluate(asked.REPLIES, [questions, road])
    assert not asked.different(questions, expected, answers)
    assert page.evaluate(asked.REFUSED) == [*road.values()]
