"""Tests use the same context after each other, and none finds what another has left behind."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import contexts as module
from tests.contexts import CALLED_OFF, THEME, Contexts

# Any file of the site will do, and one without scripts is open at once.
ADDRESS = "search/search_index.json"
KEPT = "localStorage.getItem('left')"
TEXT = "document.body.textContent"
YEAR = "new Date().getFullYear()"


@pytest.fixture
def contexts(browser: Browser, server: str) -> Iterator[Contexts]:
    """Yield contexts that nobody has used yet."""
    made = Contexts(browser, server)
    yield made
    made.end_test()
    made.close()


def opened(contexts: Contexts, **options: object) -> Page:
    page = contexts.new_page(**options)
    page.goto(ADDRESS)
    return page


def test_the_same_options_lead_to_the_same_context_when_a_test_has_ended(
    contexts: Contexts,
) -> None:
    first, second, german = (opened(contexts, **each) for each in ({}, {}, {"locale": "de-DE"}))
    assert len({first.context, second.context, german.context}) == 3
    contexts.end_test()
    assert opened(contexts).context == first.context
    assert opened(contexts, locale="de-DE").context == german.context
    assert first.is_closed()


def test_of_many_contexts_those_that_were_used_last_are_left(
    contexts: Contexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MANY_IDLE", 1)
    first, last = (opened(contexts, locale=each).context for each in ("de-DE", "en-GB"))
    contexts.end_test()
    assert (first.is_closed(), last.is_closed()) == (True, False)
    assert opened(contexts, locale="en-GB").context == last


def test_a_first_visit_has_a_context_of_its_own(contexts: Contexts) -> None:
    before = opened(contexts).context
    contexts.end_test()
    first = opened(contexts, first_visit=True).context
    assert first != before
    contexts.end_test()
    assert opened(contexts).context == before


@pytest.mark.parametrize("today", [None, "2026-11-23"])
def test_what_was_kept_is_gone_and_a_clock_that_was_set_is_right_again(
    contexts: Contexts, today: str | None
) -> None:
    page = opened(contexts, today=today)
    year = page.evaluate(YEAR)
    page.evaluate("localStorage.setItem('left', 'behind')")
    contexts.end_test()
    page = opened(contexts, today=today)
    assert page.evaluate(KEPT) is None
    page.clock.set_fixed_time("2020-01-01T12:00:00Z")
    contexts.end_test()
    assert opened(contexts, today=today).evaluate(YEAR) == year


def test_what_was_answered_for_the_site_is_answered_by_it_again(contexts: Contexts) -> None:
    page = opened(contexts)
    page.context.route(f"**/{ADDRESS}", lambda route: route.fulfill(body="left behind"))
    page.reload()
    assert page.evaluate(TEXT) == "left behind"
    contexts.end_test()
    assert opened(contexts).evaluate(TEXT) != "left behind"


@pytest.mark.parametrize("end", ["elsewhere", "closed"])
def test_what_was_kept_is_gone_where_no_page_of_the_site_is_left(
    contexts: Contexts, end: str
) -> None:
    page = opened(contexts)
    page.evaluate("localStorage.setItem('left', 'behind')")
    if end == "closed":
        page.close()
    else:
        page.goto("about:blank")
    contexts.end_test()
    assert opened(contexts).evaluate(KEPT) is None


def test_what_went_wrong_is_told_once(contexts: Contexts) -> None:
    opened(contexts).evaluate("console.error('it went wrong')")
    [complaint] = contexts.end_test()
    assert "it went wrong" in complaint
    opened(contexts)
    assert contexts.end_test() == []


@pytest.mark.parametrize(
    ("error", "script", "is_told"),
    [
        (CALLED_OFF, f"{THEME}0123abcd.min.js", False),
        (CALLED_OFF, "/assets/own/site.js", True),
        ("something else", f"{THEME}0123abcd.min.js", True),
    ],
)
def test_one_error_of_the_theme_alone_is_not_told(
    contexts: Contexts, error: str, script: str, is_told: bool
) -> None:
    page = opened(contexts)
    with page.context.expect_event("weberror"):
        page.evaluate(
            f"""setTimeout(`throw Error("{error}")\n//# sourceURL=${{origin}}{script}`)"""
        )
    assert bool(contexts.end_test()) == is_told
