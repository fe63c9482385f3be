"""A page with a form hints early at the checker's modules, another one at none; each script bears its sum."""

import re

from tools import own
from tools.macros import ELEMENT
from tools.modules import graph

HINT = re.compile(r'<link rel="modulepreload" href="([^"]+)"')
NAMED = re.compile(r'<(?:script|link rel="modulepreload")[^>]* (?:src|href)="[^>]*>')


def test_a_page_with_a_form_hints_at_every_module_of_the_checker_and_others_at_none(built, site):
    folder = own.find(site, "dispute-checker/element.js").parent.relative_to(site)
    modules = {f"{folder}/{path.name}" for path in graph(ELEMENT)}
    for page in built.values():
        hints = {address.replace("../", "") for address in HINT.findall(page.html)}
        assert hints == (modules if page.topics else set()), page.address


def test_every_script_that_a_page_names_bears_what_it_must_hold(built):
    for page in built.values():
        named = NAMED.findall(page.html)
        assert named
        assert all(' integrity="sha256-' in each for each in named), page.address


def test_only_a_page_with_a_form_bears_what_speaks_for_the_checker_until_it_comes(built):
    for page in built.values():
        for name in ("meanwhile.js", "ahead.js"):
            code = (ELEMENT.parent / name).read_text("utf-8").rstrip()
            assert (code in page.html) == bool(page.topics), (page.address, name)
