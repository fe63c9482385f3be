"""Every link leads to a place that is there, and nothing is fetched from elsewhere."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from tools import site_language

BOOK = site_language.rulebook()
HERE = "https://this.site/"


def leads_to(fragment, page):
    place, _, question = fragment.partition("?")
    return place in page.topics if question else not place or place in page.ids


@pytest.mark.parametrize("fact_id", BOOK.facts)
def test_the_place_that_a_fact_names_is_there(built, fact_id):
    address, _, anchor = BOOK.facts[fact_id].page.partition("#")
    assert address in built
    assert anchor in built[address].ids


@pytest.mark.parametrize("fact_id", BOOK.facts)
def test_the_page_of_rules_has_an_entry_for_every_fact(built, fact_id):
    assert fact_id in built["rules/"].ids


def test_every_link_inside_the_site_leads_to_a_page_and_a_place_on_it(built, source, site):
    for href in built[source.address].links:
        target = urlsplit(urljoin(HERE + source.address, href))
        if f"{target.scheme}://{target.netloc}/" == HERE:
            address = target.path.lstrip("/")
            if (site / address).is_file():
                continue  # no page, but a feed, a licence or the like
            assert address in built, href
            assert leads_to(target.fragment, built[address]), href


def test_a_page_fetches_nothing_from_another_origin(built, source):
    page = built[source.address]
    elsewhere = [url for url in page.fetched if "//" in url]
    assert not elsewhere


def test_no_stylesheet_fetches_from_another_origin(site):
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8"))
