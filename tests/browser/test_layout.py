"""The pages fit every screen and reader: small, enlarged, spaced out, without motion, in own colours."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import scenes
from tests.browser.conftest import NewPage

# A screen of 1280 by 1024 pixels at 400 %.
ENLARGED = {"width": 320, "height": 256}
# A browser whose usual type has 32 pixels; the theme's measures follow it.
TWICE = "html { font-size: 250% !important; }"
# What WCAG 1.4.12 says a reader may ask for.
SPACED = """
* { letter-spacing: .12em !important; line-height: 1.5 !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
# What a reader's own tools do; a style of the test's own in the page would be refused by the page's policy.
LAY_OVER = """
(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
"""
# What is wider than its place: the page itself, or what its frame cuts off. A strip of days scrolls.
TOO_WIDE = """
() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`the page: ${scrollWidth}`] : [];
  for (const element of document.querySelectorAll(".md-content *, .md-footer *")) {
    const { overflowX, display } = getComputedStyle(element);
    if (element.matches(".checker-strip, .checker-spoken, .md-ellipsis") || display === "inline") continue;
    if (element.closest("svg, option, [hidden]") || overflowX === "visible") continue;
    if (element.scrollWidth > element.clientWidth + 1) found.push(element.outerHTML.slice(0, 120));
  }
  return found;
}
"""
# Every target of a finger that is smaller than 24 pixels; only a link in a text may be.
TOO_SMALL = """
() => {
  const found = [];
  const targets = "a[href], button, input, select, textarea, summary, label:has(input)";
  for (const element of document.querySelectorAll(targets)) {
    const target = element.matches("input") ? element.closest("label") ?? element : element;
    const { width, height } = target.getBoundingClientRect();
    if (!target.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || !width) continue;
    const parent = target.parentElement;
    const isAlone = parent.textContent.trim().length === target.textContent.trim().length;
    const isInText = target.matches("a") && (parent.matches("p, td, dd") || !isAlone);
    if ((width < 24 || height < 24) && !isInText) {
      found.push(`${Math.round(width)} x ${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`);
    }
  }
  return found;
}
"""
LONGEST_MOTION = """
() => {
  const seconds = [...document.querySelectorAll("*")].flatMap((element) =>
    [undefined, "::before", "::after"].flatMap((part) => {
      const { animationName, animationDuration, transitionDuration, transitionDelay } =
        getComputedStyle(element, part);
      const times = [transitionDuration, transitionDelay];
      if (animationName !== "none") times.push(animationDuration);
      return times.flatMap((time) => time.split(",").map(parseFloat));
    }),
  );
  return Math.max(...seconds);
}
"""


def too_wide(page: Page) -> dict[str, list[str]]:
    """Return what is too wide on the page as it is, and when a reader has spaced it out."""
    as_it_is = page.evaluate(TOO_WIDE)
    page.evaluate(LAY_OVER, SPACED)
    spaced_out = page.evaluate(TOO_WIDE)
    page.evaluate("document.adoptedStyleSheets.pop()")
    return {"as it is": as_it_is, "spaced out": spaced_out}


def too_small(page: Page) -> list[str]:
    """Return the targets that are too small for a finger."""
    found: list[str] = page.evaluate(TOO_SMALL)
    return found


def test_no_answer_scrolls_sideways_at_400_percent(new_page: NewPage) -> None:
    page = new_page(viewport=ENLARGED, reduced_motion="reduce")
    page.goto("checker/")
    for name, link in (scenes.ANSWERS | scenes.MISTAKES).items():
        scenes.show(page, link)
        assert too_wide(page) == {"as it is": [], "spaced out": []}, name


def test_nothing_is_cut_off_where_type_is_twice_as_large(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.goto("checker/")
    page.evaluate(LAY_OVER, TWICE)
    for name, link in (scenes.ANSWERS | scenes.MISTAKES).items():
        scenes.show(page, link)
        # What stands in a field for files is the browser's own, and cut by it.
        assert [each for each in page.evaluate(TOO_WIDE) if 'type="file"' not in each] == [], name


def test_the_strip_of_days_shows_the_day_that_matters(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.goto("checker/")
    # Where a strip has both, today comes last here, far from the first day that something reaches.
    both = "refund?processed=2026-11-02&country=DE&method=card"
    reached = "refund?processed=2026-10-20&country=DE&method=card"
    for link, day in ((both, "[aria-current]"), (reached, "[data-reached]")):
        form = scenes.show(page, link)
        strip = form.locator(".checker-strip").first
        assert strip.evaluate("strip => strip.scrollWidth > strip.clientWidth")
        strip.evaluate("strip => strip.scrollIntoView()")
        expect(strip.locator(day).first).to_be_in_viewport(ratio=0.9)


def test_who_wants_no_motion_gets_none(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("checker/")
    scenes.show(page, scenes.ANSWERS["my-case"])
    assert page.evaluate(LONGEST_MOTION) <= 0.01
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def differs(element: Locator, part: str | None = None) -> bool:
    """Whether an element's edge has a width, a style, and a colour that is not that of its ground."""
    found: bool = element.evaluate(
        """(element, part) => {
          const style = getComputedStyle(element, part);
          const ground = getComputedStyle(document.body).backgroundColor;
          const isThere = style.borderLeftStyle !== "none" && parseFloat(style.borderLeftWidth) > 0;
          return isThere && style.borderLeftColor !== ground;
        }""",
        part,
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_readers_own_colours_every_sign_and_edge_is_seen(
    new_page: NewPage, scheme: str
) -> None:
    page = new_page(forced_colors="active", color_scheme=scheme)
    page.goto("checker/")
    form = scenes.show(page, scenes.ANSWERS["not-yet"])
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    expect(form.locator(".checker-sign").first).to_be_visible()
    edges = (
        ".checker-sign",
        ".checker-dates > li",
        ".checker-strip-day",
        "[data-take]",
        "[type=submit]",
    )
    for place in (*edges, "[name=processed]", "[name=country]"):
        assert differs(form.locator(place).first), place
    # What a fill says otherwise, a wider edge says here.
    widths = form.locator(".checker-strip-day").evaluate_all(
        """days => days.map((day) => [
          day.matches("[data-reached]"), parseFloat(getComputedStyle(day).borderLeftWidth)
        ])"""
    )
    reached = [width for is_reached, width in widths if is_reached]
    others = [width for is_reached, width in widths if not is_reached]
    assert min(reached) > max(others)

    windows = scenes.show(page, scenes.ANSWERS["my-case"]).locator(".checker-timeline-window")
    for window in windows.all():
        assert differs(window, "::before")
    summary = scenes.show(page, scenes.MISTAKES["mistakes"]).locator(".checker-errors")
    assert differs(summary)
