"""Every answer and every list of mistakes is looked at in every way: no barrier, no target too small."""

import pytest

import checker
from tests.axe import barriers_at_this_width, each_width, with_axe
from tests.browser import scenes
from tests.browser.conftest import NewPage
from tests.browser.test_layout import too_small

LINKS = scenes.ANSWERS | scenes.MISTAKES


def test_an_answer_to_each_question_is_among_those_that_are_looked_at() -> None:
    book = checker.marketplace()
    shown = {scenes.topic_of(link) for link in scenes.ANSWERS.values()}
    assert shown == {*book.topics, book.course.id}


def test_every_answer_is_for_everybody(new_page: NewPage, subtests: pytest.Subtests) -> None:
    """Each is shown on a small page: axe goes through all of it, however little of it is to be looked at."""
    page = with_axe(new_page)
    for name, link in sorted(LINKS.items(), key=lambda each: scenes.own_page(each[1])):
        for width in each_width(page):
            # Anew at each width: with the answer in sight, as its reader is led there.
            scenes.show(page, link, scenes.own_page(link))
            with subtests.test(f"{name} has no barrier, {width} pixels wide"):
                part = f"dispute-checker[topic={scenes.topic_of(link)}]"
                assert not (found := barriers_at_this_width(page, part)), "\n".join(found)
            with subtests.test(f"every target of {name} is wide enough for a finger"):
                assert too_small(page) == []
