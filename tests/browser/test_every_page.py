"""Every page is loaded once, and looked at in every way: no barrier, nothing cut off, no target too small."""

import pytest

from tests.axe import barriers_at_this_width, each_scheme, each_width, with_axe
from tests.browser import scenes
from tests.browser.conftest import NewPage
from tests.browser.test_layout import ENLARGED, too_small, too_wide

# Where everything stands, but for the button that changes the colours, and pictures taken in one of them.
SHAPE = """
() => [
  ...document.querySelectorAll("body *:not([for^=__palette], [for^=__palette] *, [src*='#only-'])")
].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return `${element.tagName} ${[x, y, width, height]}`;
})
"""
# Lets a page that waits for Python never say that it takes long: between two looks, its words would change.
UNCOUNTED = """
((every) => {
  window.setInterval = (step, delay, ...more) => every(delay === 1_000 ? () => {} : step, delay, ...more);
})(setInterval)
"""


def test_every_page_is_for_everybody(
    new_page: NewPage, without_python: str, subtests: pytest.Subtests
) -> None:
    page = with_axe(new_page, base_url=without_python)
    page.add_init_script(UNCOUNTED)
    for address in (*scenes.PAGES, "404.html"):
        page.goto(address)
        for width in each_width(page):
            with subtests.test(f"{address} has no barrier, {width} pixels wide"):
                assert not (found := barriers_at_this_width(page)), "\n".join(found)
            if address in scenes.PAGES:
                with subtests.test(f"every target of {address} is wide enough for a finger"):
                    assert too_small(page) == []
        with subtests.test(f"{address} differs in nothing but colours"):
            one, other = (page.evaluate(SHAPE) for _ in each_scheme(page))
            assert one == other
        with subtests.test(f"{address} does not scroll sideways at 400 %"):
            page.set_viewport_size(ENLARGED)
            assert too_wide(page) == {"as it is": [], "spaced out": []}
