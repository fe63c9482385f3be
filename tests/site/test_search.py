"""The index of the search holds what each page says, and the words of its front matter, and is no burden."""

import gzip
import json
import re

import pytest

from tools import own, search

# What the index weighed before pages said by what they want to be found, and what it may weigh at most.
BEFORE = {"raw": 136_837, "gzip": 23_449}
AT_MOST = {kind: size * 6 // 5 for kind, size in BEFORE.items()}


@pytest.fixture(scope="module")
def sections(site):
    found = json.loads((site / search.SECTIONS).read_text("utf-8"))
    return {section["location"]: section for section in found}


def test_what_every_page_fetches_is_next_to_nothing(site):
    index = json.loads((site / search.INDEX).read_text("utf-8"))
    assert index["docs"] == []
    assert len(json.dumps(index)) < 300


def test_the_index_has_grown_by_a_fifth_at_most(site):
    raw = (site / search.SECTIONS).read_bytes()
    assert len(raw) <= AT_MOST["raw"]
    assert len(gzip.compress(raw, 9, mtime=0)) <= AT_MOST["gzip"]


def test_a_page_is_found_by_the_words_of_its_front_matter(sections, source):
    assert sections[source.address][search.WORDS] == ", ".join(source.meta[search.WORDS])


def test_what_only_repeats_is_not_found(sections):
    text = json.dumps(list(sections.values()))
    assert not [each for each in sections if each.endswith(("#examples", "#rules", "#next"))]
    assert "Earliest day it could be" not in text, "a label of a form"


def test_each_page_and_each_of_its_own_headings_can_be_found(sections, source):
    headings = re.findall(r"^## .*\{ #([\w-]+) \}$", source.body, re.MULTILINE)
    expected = {f"{source.address}#{each}" for each in headings if each not in search.REPEATING}
    assert {source.address, *expected} <= sections.keys()


def test_every_page_searches_with_our_worker_before_the_themes(built, not_found, site):
    for page in (*built.values(), not_found):
        [worker, name] = re.findall(r'"search": "([^"#]*)#([^"]*)"', page.html)[0]
        assert worker.endswith(own.find(site, "search/worker.js").relative_to(site).as_posix())
        assert own.find(site, f"javascripts/workers/{name}").is_file()
