"""What has changed, as a page and as a feed, from a rulebook whose figures have changed."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from checker import marketplace
from checker.engine.facts import Correction, Facts
from tools.editions import changes, feed

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def book():
    """Return the marketplace's rulebook with one figure that changes twice, and one that was put right."""
    own = marketplace()
    appeal = own.facts["appeal"]
    later = tuple(
        replace(appeal, value=appeal.value + more, since=day, checked_on=day, later=())
        for more, day in ((3, date(2026, 12, 10)), (7, date(2027, 1, 5)))
    )
    wrong = Correction(date(2027, 2, 27), own.facts["survey"].value + 1, "It was misread.")
    survey = replace(own.facts["survey"], corrections=(wrong,))
    changed = {"appeal": replace(appeal, later=later), "survey": survey}
    return replace(own, facts=Facts("2027-02", {**own.facts, **changed}))


def test_without_a_change_the_page_says_so():
    assert changes.changes(marketplace()) == []
    assert changes.shown(marketplace()).startswith("No rule has changed")


def test_each_change_says_what_was_and_what_is_since_when_and_whom_it_touches(book):
    _, second, first = changes.changes(book)
    assert [changes.name_of(each) for each in (first, second)] == [
        "appeal-2026-12-10",
        "appeal-2027-01-05",
    ]
    before, now = (changes.said(book, each) for each in (first, second))
    assert ("7 days" in before["changed-before"], "10 days" in before["changed-now"]) == (
        True,
        True,
    )
    assert ("10 days" in now["changed-before"], "14 days" in now["changed-now"]) == (True, True)
    assert now["changed-touches"] == "Can I still appeal?"
    shown = changes.shown(book)
    assert "**From 5 January 2027**" in shown
    assert shown.index("5 January 2027") < shown.index("10 December 2026")


def test_a_figure_that_was_put_right_stands_among_them_with_its_reason(book):
    newest, *_ = changes.changes(book)
    assert changes.name_of(newest) == "survey-2027-02-27"
    assert "It was misread." in changes.shown(book)


def test_the_feed_is_atom_with_one_entry_a_change(book):
    """RFC 4287, section 4: what a feed and an entry must have, how often, and of what form."""
    written = feed.feed(book, "https://example.org/help/latest/")
    whole = ET.fromstring(written)  # noqa: S314 — we have just written it
    assert whole.tag == f"{ATOM}feed"
    entries = whole.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for each in (whole, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each.findtext(f"{ATOM}id"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each.findtext(f"{ATOM}updated"))
        links = [link.attrib for link in each.findall(f"{ATOM}link")]
        assert all(link["href"].startswith("https://example.org/help/latest/") for link in links)
        assert [link["rel"] for link in links].count("alternate") == 1
    assert whole.findtext(f"{ATOM}author/{ATOM}name")
    assert {link.get("rel") for link in whole.findall(f"{ATOM}link")} == {"self", "alternate"}
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 3
    assert all(entry.find(f"{ATOM}content").get("type") == "text" for entry in entries)
    assert whole.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    allowed = {"id", "title", "updated", "link", "author", "name", "entry", "content", "feed"}
    assert {each.tag.removeprefix(ATOM) for each in whole.iter()} <= allowed


def test_the_feed_is_the_same_each_time(book):
    assert feed.feed(book, "https://example.org/") == feed.feed(book, "https://example.org/")
