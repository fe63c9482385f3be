"""What axe finds on a page, and a list that is none: barriers, at two widths, in light and in dark.

At each width every rule is run in one scheme, and in the other those that look at colours: no more than these
differ between the two. What the pages show in only one of them is seen at the other width.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (360, 1280)
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# What Material calls the colours that it shows to whoever prefers these.
SCHEMES = {"light": "default", "dark": "slate"}
# Lists whose bullets are taken away, and that do not say that they are lists: Safari takes them for none.
BARE_LISTS = """
() => [...document.querySelectorAll(".md-content :is(ul, ol), .nothing-found ul")]
  .filter((list) => getComputedStyle(list).listStyleType === "none" && list.getAttribute("role") !== "list")
  .map((list) => list.outerHTML.slice(0, 100))
"""


def with_axe(new_page: Callable[..., Page], **options: object) -> Page:
    """Return a page with axe in it wherever it goes, in which nothing moves: axe would see it half-way."""
    page = new_page(reduced_motion="reduce", **options)
    page.add_init_script(path=AXE)
    return page


def barriers(page: Page, part: str = "html", widths: Sequence[int] = WIDTHS) -> list[str]:
    """Return what is found in a part of the page, at each width and in each scheme."""
    return [
        f"{width}-{each}"
        for width in each_width(page, widths)
        for each in barriers_at_this_width(page, part)
    ]


def barriers_at_this_width(page: Page, part: str = "html") -> list[str]:
    """Return what is found in a part of the page in each scheme: on a phone, every rule is run in light."""
    size = page.viewport_size
    wholly = "light" if size and size["width"] < WIDTHS[-1] else "dark"
    return [
        f"{scheme}: {each}"
        for scheme in each_scheme(page)
        for each in violations(page, part, only=() if scheme == wholly else OF_COLOURS)
    ]


def each_width(page: Page, widths: Sequence[int] = WIDTHS) -> Iterator[int]:
    """Give the page each width in turn, and yield it."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        yield width


def each_scheme(page: Page) -> Iterator[str]:
    """Show the page in each scheme in turn, first in that which it has, and yield its name."""
    shown = page.locator("body").get_attribute("data-md-color-scheme")
    for scheme, colours in sorted(SCHEMES.items(), key=lambda each: each[1] != shown):
        page.emulate_media(color_scheme=scheme)
        page.locator(
            f"body[data-md-color-scheme={colours}]:not([data-md-color-switching])"
        ).wait_for()
        page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
        yield scheme


def violations(page: Page, part: str = "html", only: Sequence[str] = ()) -> Iterator[str]:
    """Yield what axe finds in a part of the page, `only` by these rules if there are some: where and why.

    Without them, a list that is none for Safari is found as well.
    """
    if not only:
        yield from (f"{page.url}: no-list at {each}" for each in page.evaluate(BARE_LISTS))
    rules = {"type": "rule", "values": only} if only else {"type": "tag", "values": STANDARDS}
    found = page.evaluate(
        """async ([part, runOnly]) => {
          const { violations } = await axe.run(part, { runOnly, resultTypes: ["violations"] });
          return violations;
        }""",
        [part, rules],
    )
    for violation in found:
        for node in violation["nodes"]:
            yield f"{page.url}: {violation['id']} at {node['target']}: {node['failureSummary']}"
