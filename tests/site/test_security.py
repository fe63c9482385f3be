"""Every page bears one policy, which lets in the site's own scripts and nothing else."""

import re

import pytest

from tools import security

INLINE_STYLE = re.compile(r"<style\b|<[^>]*\sstyle\s*=|<[^>]*\son\w+\s*=")
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)


def policy(html):
    """Return the policy that a page bears, by directive."""
    [content] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">', html)
    directives = (directive.split() for directive in content.split(";"))
    return {name: set(sources) for name, *sources in directives}


@pytest.fixture(scope="session")
def everywhere(built, not_found):
    return [page.html for page in (*built.values(), not_found)]


def test_every_page_bears_the_same_policy(everywhere):
    first = policy(everywhere[0])
    assert all(policy(html) == first for html in everywhere)


def test_the_policy_stands_before_all_that_it_is_to_govern(everywhere):
    for html in everywhere:
        before = html.partition("<meta http-equiv=")[0].partition("<head>")[2]
        assert before.split() == ["<meta", 'charset="utf-8">']


def test_every_inline_script_of_every_page_is_let_in_on_every_page(everywhere):
    scripts = {script for html in everywhere for script in INLINE_SCRIPT.findall(html)}
    assert scripts
    assert {security.hashed(script) for script in scripts} <= policy(everywhere[0])["script-src"]


def test_a_page_takes_nothing_from_elsewhere_and_no_script_that_is_not_the_sites(everywhere):
    allowed = policy(everywhere[0])
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == {"'self'"}
    assert allowed["object-src"] == {"'none'"}
    assert allowed["style-src"] == {"'self'"}
    assert allowed["img-src"] == {"'self'", "data:", "blob:"}
    named = {source for source in allowed["script-src"] if not source.startswith("'sha256-")}
    assert named == {"'self'", "'wasm-unsafe-eval'"}


def test_no_page_holds_a_style_or_a_handler_that_its_policy_refuses(everywhere):
    assert [INLINE_STYLE.search(html) for html in everywhere] == [None] * len(everywhere)
