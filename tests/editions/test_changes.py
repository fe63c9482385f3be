"""What has changed, as a page and as a feed, from a rulebook whose figures have changed."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from checker import marketplace
from checker.engine.facts import Facts
from tools.editions import changes, feed
from tools.steps import BuildError

ATOM = "{http://www.w3.org/2005/Atom}"
CORRECTION = """
[[corrected]]
fact = "survey"
on = 2027-02-27
before = "It was another number."
now = "It is this number."
why = "It was misread."
"""


@pytest.fixture
def book():
    """Return the marketplace's rulebook with one figure that changes twice."""
    own = marketplace()
    appeal = own.facts["appeal"]
    later = tuple(
        replace(appeal, value=appeal.value + more, since=day, checked_on=day, later=())
        for more, day in ((3, date(2026, 12, 10)), (7, date(2027, 1, 5)))
    )
    facts = Facts("2027-01", {**own.facts, "appeal": replace(appeal, later=later)})
    return replace(own, facts=facts)


def test_without_a_change_the_page_says_so(tmp_path):
    assert changes.changes(marketplace(), tmp_path) == []
    assert changes.shown(marketplace(), tmp_path).startswith("No rule has changed")


def test_each_change_says_what_was_and_what_is_since_when_and_whom_it_touches(book, tmp_path):
    second, first = changes.changes(book, tmp_path)
    assert (first.id, second.id) == ("appeal-2026-12-10", "appeal-2027-01-05")
    assert ("7 days" in first.before, "10 days" in first.now) == (True, True)
    assert ("10 days" in second.before, "14 days" in second.now) == (True, True)
    assert second.questions == ("Can I still appeal?",)
    shown = changes.shown(book, tmp_path)
    assert "**From 5 January 2027**" in shown
    assert shown.index("5 January 2027") < shown.index("10 December 2026")


def test_a_correction_stands_among_them_with_its_reason(book, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / changes.FILE).write_text(CORRECTION)
    newest, *_ = changes.changes(book, tmp_path)
    assert (newest.id, newest.why) == ("survey-2027-02-27", "It was misread.")


@pytest.mark.parametrize("wrong", ["survey-x", "2027-02-27", "why"])
def test_a_correction_that_lacks_something_fails_the_build(book, tmp_path, wrong):
    (tmp_path / "docs").mkdir()
    text = CORRECTION.replace(wrong, '"soon"' if wrong[0] == "2" else "other")
    (tmp_path / changes.FILE).write_text(
        text.replace('"survey"', '"no"') if wrong[0] == "s" else text
    )
    with pytest.raises(BuildError, match="entry 1: needs"):
        changes.changes(book, tmp_path)


def test_the_feed_is_atom_with_one_entry_a_change(book, tmp_path):
    """RFC 4287, section 4: what a feed and an entry must have, how often, and of what form."""
    written = feed.feed(book, "https://example.org/help/latest/", tmp_path)
    whole = ET.fromstring(written)  # noqa: S314 — we have just written it
    assert whole.tag == f"{ATOM}feed"
    entries = whole.findall(f"{ATOM}entry")
    assert len(entries) == 2
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
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert all(entry.find(f"{ATOM}content").get("type") == "text" for entry in entries)
    assert whole.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    allowed = {"id", "title", "updated", "link", "author", "name", "entry", "content", "feed"}
    assert {each.tag.removeprefix(ATOM) for each in whole.iter()} <= allowed


def test_the_feed_is_the_same_each_time(book, tmp_path):
    assert feed.feed(book, "https://example.org/", tmp_path) == feed.feed(
        book, "https://example.org/", tmp_path
    )
