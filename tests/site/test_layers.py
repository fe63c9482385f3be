"""The theme's style lies in a layer below the site's own, and one stylesheet of ours names its pieces."""

import re

import pytest

from tests.conftest import ROOT
from tools.joined import ASSETS

OWN = sorted((ROOT / "overrides").glob("**/*.css"))
# The dark scheme is told by an attribute of the theme's, which colours cannot do without.
SCHEME = '[data-md-color-scheme="slate"]'


def test_every_stylesheet_of_the_theme_lies_in_the_layer(site):
    sheets = list(site.glob("assets/own/*/stylesheets/*.css"))
    assert sheets
    for sheet in sheets:
        css = sheet.read_text("utf-8").removeprefix('@charset "UTF-8";')
        assert css.startswith("@layer theme{"), sheet.name
        assert css.count("{") == css.count("}"), sheet.name


def test_the_layer_is_the_first_that_a_page_meets(built):
    for page in built.values():
        theme, own = page.html.find("/stylesheets/"), page.html.find("/site.css")
        assert 0 < theme < own


def test_every_stylesheet_of_ours_is_joined():
    joined = {
        "site.css",
        *re.findall(r'@import "\./(.+?)";', (ASSETS / "site.css").read_text("utf-8")),
    }
    assert joined == {sheet.relative_to(ASSETS).as_posix() for sheet in OWN}


@pytest.mark.parametrize("sheet", OWN, ids=lambda sheet: sheet.name)
def test_only_the_sheet_that_mends_the_theme_names_its_classes(sheet):
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    if sheet.name != "theme.css":
        assert "md-" not in css.replace(SCHEME, "")


def test_the_site_s_colours_stand_in_a_sheet_of_their_own():
    mixed = re.compile(r"--site-[\w-]+: #")
    assert [sheet.name for sheet in OWN if mixed.search(sheet.read_text("utf-8"))] == [
        "colours.css"
    ]


def test_the_checker_does_not_know_the_theme():
    for file in (ROOT / "checker").rglob("*.py"):
        assert "md-" not in file.read_text("utf-8"), file.name


@pytest.mark.parametrize("sheet", OWN, ids=lambda sheet: sheet.name)
def test_no_rule_is_more_exact_than_it_means(sheet):
    css = sheet.read_text("utf-8")
    doubled = re.findall(r"(\.[\w-]+)\1(?![\w-])", css)
    assert doubled == []
    assert not re.search(r":nth-child\(n\)|:not\(#|\[dir\]|\]\[[\w-]+\](?=\[)", css)
