"""The summary of mistakes says how many there are, and leads to each field of the form."""

import pytest

from checker.render.errors import summary
from tests import names as n
from tests.elements import Element, read
from tests.toy.ask import refusal
from tests.toy.book import book, words


def shown(prefix: str = "page-1") -> Element:
    refused = refusal("overdue", borrowed="<i>", **{"<b>": ""})
    return read(summary(book, refused, prefix)).one("div", class_=n.ERRORS)


def test_all_mistakes_are_told_at_once_under_a_title():
    told = shown()
    assert told["role"] == "group"
    title = told.one("h2", id=told["aria-labelledby"])
    assert title.text == words.get("answer", "errors")
    assert told.one("p").text == words.get("answer", "errors-hint")
    assert len(told.one("ul").all("li")) == 2


@pytest.mark.parametrize("prefix", ["page-1", "x"])
def test_each_mistake_leads_to_its_field_in_its_own_form(prefix):
    links = shown(prefix).all("a")
    assert [link["href"] for link in links] == [f"#{prefix}-borrowed", f"#{prefix}-<b>"]


def test_what_was_typed_stays_text():
    first, second = shown().all("a")
    assert "“<i>”" in first.text
    assert "“<b>”" in second.text
