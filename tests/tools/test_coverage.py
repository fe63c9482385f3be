"""What does not count for the coverage is not followed by it either: that would treble its time."""

import sys
import threading

import pytest


@pytest.fixture
def followed_in_its_fixture() -> bool:
    return _is_followed()


def test_neither_a_test_nor_its_fixtures_nor_what_they_start_is_followed(
    followed_in_its_fixture: bool,
) -> None:
    found: list[bool] = []
    thread = threading.Thread(target=lambda: found.append(_is_followed()))
    thread.start()
    thread.join()
    assert [followed_in_its_fixture, _is_followed(), *found] == [False] * 3


def _is_followed() -> bool:
    """Return whether anything sees each line that runs here, or elsewhere in this process."""
    return sys.gettrace() is not None or any(map(sys.monitoring.get_events, range(6)))
