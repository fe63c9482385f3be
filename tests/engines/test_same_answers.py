"""Python replies with the same bytes in every engine as in CPython, on both roads."""

import pytest

from tests.browser import asked
from tests.engines import buyer
from tests.engines.window import Window

# A guard against being recognised changes nothing in WebAssembly.
pytestmark = pytest.mark.parametrize("engine", ["Firefox", "WebKit"], indirect=True)


@pytest.mark.console_errors(asked.GONE)
def test_five_thousand_answers_are_the_same_bytes_as_in_cpython(
    window: Window, server: str, subtests: pytest.Subtests
) -> None:
    questions, expected = asked.five_thousand()
    window.goto(f"{server}refund/")
    for name, road in asked.ROADS.items():
        with subtests.test(name):
            answers = window.run(asked.REPLIES, [questions, road])
            assert not asked.different(questions, expected, answers)
            assert window.run(asked.REFUSED) == [*road.values()]
    window.run(asked.FORGET_REFUSED)


def test_python_wakes_from_its_image(window: Window, server: str) -> None:
    window.goto(f"{server}refund/")
    buyer.ask(window, "refund", {"processed": "2026-11-02"})
    buyer.read(window, "refund")
    assert "memory.wasm" not in window.run(asked.REFUSED)


def test_a_woken_python_calls_with_the_helper_of_its_own_browser(
    window: Window, server: str
) -> None:
    window.goto(f"{server}refund/")
    seen = window.run(asked.HELPER)
    assert seen["helper"] == seen["ofThisBrowser"]
    assert seen["isThere"] == (seen["helper"] != 0)
