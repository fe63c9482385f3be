"""A rulebook is taken from its package, in a language, with calendars of its own."""

import pytest

from checker import rulebook
from checker.calendars import BankCalendars
from checker.doors.shelf import take
from tests import toy


@pytest.mark.parametrize("package", [toy, rulebook], ids=["the toy", "the marketplace"])
def test_a_rulebook_holds_what_its_package_has(package):
    calendars = BankCalendars()
    book = take(package, calendars, "en")
    assert (book.fields, book.topics, book.course, book.calendars) == (
        package.FIELDS,
        package.TOPICS,
        package.COURSE,
        calendars,
    )
    assert book.words.language == "en"
    assert [*book.forms] == [*package.TOPICS, package.COURSE.id]


def test_its_facts_and_words_are_those_that_lie_beside_it():
    book = take(toy, BankCalendars(), "en")
    assert book.facts["loan"].number == 14
    assert book.words.question("overdue") == "Is my book overdue?"


def test_its_words_are_laid_over_those_for_every_rulebook():
    book = take(toy, BankCalendars(), "en")
    assert book.words.get("answer", "source") == "{question} of the library"
    assert book.words.field("today", "label") != ""


@pytest.mark.parametrize("language", ["xx", "", "EN/"])
def test_a_language_that_it_lacks_is_an_os_error(language):
    with pytest.raises(OSError, match=r"\.toml"):
        take(toy, BankCalendars(), language)


def test_each_taking_is_a_rulebook_of_its_own():
    one, other = (take(toy, BankCalendars(), "en") for _ in range(2))
    assert one is not other
    assert one.words.data is not other.words.data
    assert one.facts is not other.facts
