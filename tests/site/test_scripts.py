"""A page with a form hints early at the checker's scripts, another one at none; each script bears its sum."""

import re

from tools import joined, own

HINT = re.compile(r'<link rel="modulepreload" href="([^"]+)"')
NAMED = re.compile(r'<(?:script|link rel="modulepreload")[^>]* (?:src|href)="[^>]*>')


def test_a_page_with_a_form_hints_at_both_scripts_of_the_checker_and_others_at_none(built, site):
    scripts = {
        own.find(site, f"{name}.js").relative_to(site).as_posix()
        for name in (joined.ELEMENT, joined.COMMON)
    }
    for page in built.values():
        hints = {address.replace("../", "") for address in HINT.findall(page.html)}
        assert hints == (scripts if page.topics else set()), page.address


def test_every_script_that_a_page_names_bears_what_it_must_hold(built):
    for page in built.values():
        named = NAMED.findall(page.html)
        assert named
        assert all(' integrity="sha256-' in each for each in named), page.address


def test_only_a_page_with_a_form_bears_what_speaks_for_the_checker_until_it_comes(built):
    for page in built.values():
        for name in ("meanwhile.js", "ahead.js"):
            code = (joined.ASSETS / joined.CHECKER / name).read_text("utf-8").rstrip()
            assert (code in page.html) == bool(page.topics), (page.address, name)


def test_nothing_that_was_joined_or_stands_in_the_pages_lies_in_the_site_a_second_time(site):
    scripts = own.find(site, "dispute-checker/element.js").parent
    assert {file.name for file in scripts.glob("*.js")} == {
        *("element.js", "common.js", "worker.js"),
        *(f"{name}.js" for name in joined.LATER),
    }
    assert len([*own.find(site, "site.css").parent.glob("*.css")]) == 1
