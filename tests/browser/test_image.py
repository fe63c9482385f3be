"""The memory image holds nothing of the machine that made it."""

import pytest

from tests.browser import asked
from tests.browser.conftest import NewPage

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15"


@pytest.mark.parametrize(
    ("options", "has_helper"), [({}, True), ({"user_agent": IPHONE}, False)], ids=["here", "iOS"]
)
def test_a_woken_python_calls_with_the_helper_of_its_own_browser(
    new_page: NewPage, options: dict[str, str], has_helper: bool
) -> None:
    page = new_page(**options)
    page.goto("refund/")
    seen = page.evaluate(asked.HELPER)
    assert seen["isThere"] == has_helper
    assert seen["helper"] == seen["ofThisBrowser"] == (seen["helper"] if has_helper else 0)
