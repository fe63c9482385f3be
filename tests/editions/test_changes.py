"""What has changed, as a page and as a feed, from a rulebook whose figures have changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from checker import marketplace
from checker.engine.facts import Correction, Facts
from tools.editions import changes, feed

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def book():
    """Return the marketplace's rulebook with one figure that changes twice, and one that was put right."""
    own = unchanged()
    appeal = replace(own.facts["appeal"], value=7)
    later = tuple(
        replace(appeal, value=value, since=day, checked_on=day, later=())
        for value, day in ((10, date(2026, 12, 10)), (14, date(2027, 1, 5)))
    )
    wrong = Correction(date(2027, 2, 27), own.facts["survey"].value + 1, "It was misread.")
    survey = replace(own.facts["survey"], corrections=(wrong,))
    changed = {"appeal": replace(appeal, later=later), "survey": survey}
    return replace(own, facts=Facts("2027-02", {**own.facts, **changed}))


def unchanged():
    """Return the marketplace's rulebook as if no rule had ever changed."""
    own = marketplace()
    facts = {name: replace(fact, later=(), corrections=()) for name, fact in own.facts.items()}
    return replace(own, facts=Facts(own.facts.edition, facts))


def test_without_a_change_the_page_says_so():
    assert changes.changes(unchanged()) == []
    assert changes.shown(unchanged()).startswith("No rule has changed")


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
    assert changes.name_of(newest) == "survey-2027-02-27-of-first"
    assert "It was misread." in changes.shown(book)


@pytest.fixture(scope="module")
def schema():
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def test_the_feed_is_atom_with_one_entry_a_change(book, schema):
    whole = etree.fromstring(feed.feed(book, "https://example.org/help/latest/"))
    assert schema.validate(whole), schema.error_log
    assert len(whole.findall(f"{ATOM}entry")) == len(changes.changes(book)) == 3
    names = [each.text for each in whole.iter(f"{ATOM}id")]
    assert len(set(names)) == len(names) == 4
    hrefs = [link.get("href") for link in whole.iter(f"{ATOM}link")]
    assert all(href.startswith("https://example.org/help/latest/") for href in hrefs)
    moments = [each.text for each in whole.iter(f"{ATOM}updated")]
    assert moments[0] == max(moments[1:])


def test_a_feed_without_a_change_is_atom_too(schema):
    whole = etree.fromstring(feed.feed(unchanged(), "https://example.org/"))
    assert schema.validate(whole), schema.error_log


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<updated>2027-02-27T00:00:00Z", "<updated>2027-02-27"),
        ("<updated>2027-02-27T00:00:00Z", "<updated>2027-02-30T00:00:00Z"),
        ('href="https', 'to="https'),
        ("<id>urn:uuid:", "<id>"),
        ("<name>", "<nick>"),
        ("<title>", "<headline>"),
    ],
)
def test_the_schema_would_see_what_is_wrong_with_a_feed(book, schema, right, wrong):
    written = feed.feed(book, "https://example.org/").decode()
    closing = [
        (tag.replace("<", "</"), other.replace("<", "</")) for tag, other in [(right, wrong)]
    ]
    for old, new in [(right, wrong), *closing]:
        written = written.replace(old, new)
    assert not schema.validate(etree.fromstring(written.encode()))


def test_the_feed_is_the_same_each_time(book):
    assert feed.feed(book, "https://example.org/") == feed.feed(book, "https://example.org/")
