"""The page of bank days has every country, and says whose days are followed, where and until when."""

import re
from html import unescape

import pytest

from tools import site_language

BOOK = site_language.rulebook()
CALENDARS = BOOK.calendars
NAMES = CALENDARS.names()
LARGEST = 150_000


@pytest.fixture(scope="module")
def rows(built):
    """The cells of each country's row by its name, without their markup but for links."""
    found = re.findall(r"<tr>\s*(<td.*?)</tr>", built["bank-days/"].html, re.DOTALL)
    cells = [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in found]
    return {unescape(name): [unescape(cell) for cell in rest] for name, *rest in cells}


def test_every_country_has_a_row_in_the_order_of_the_names(rows):
    assert [*rows] == sorted(NAMES.values())


@pytest.mark.parametrize("code", NAMES)
def test_a_row_says_what_the_country_s_calendars_say_of_themselves(rows, code):
    about = CALENDARS.about(code)
    follows, regions, known, source = rows[NAMES[code]]
    assert about["follows"].casefold() in follows.casefold()
    assert about.get("doubt", "") in follows
    for year in about.get("unannounced", ())[:1]:
        assert f"From {year} on" in follows
    assert ("estimated" in follows) >= ("estimated" in about)
    assert regions == ", ".join(CALENDARS.regions(code).values())
    assert about["last"][:4] in known
    assert re.match(r"https?://", about["source"])
    assert f'<a href="{about["source"]}">' in source
    assert about["read"][:4] in source


def test_the_page_is_light(site):
    assert (site / "bank-days" / "index.html").stat().st_size < LARGEST


def test_a_buyer_is_led_to_it_from_where_business_days_are_counted(built):
    for address in ("refund/", "rules/"):
        assert "../bank-days/" in built[address].links
