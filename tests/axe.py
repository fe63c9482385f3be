"""What axe finds on a page: barriers that keep somebody out."""

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page

# An animation that still runs would be seen half-way: open pages with reduced_motion="reduce".
AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def judged(new_page: Callable[..., Page], width: int, scheme: str, **options: object) -> Page:
    """Return a page of this width and colours in which nothing moves, and axe is at hand."""
    page = new_page(
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": width, "height": 800},
        **options,
    )
    page.add_init_script(path=AXE)
    return page


def violations(page: Page, part: str = "html") -> Iterator[str]:
    """Yield what axe finds in a part of the page: where, which rule, and why."""
    found = page.evaluate(
        """async ([part, standards]) => {
          const { violations } = await axe.run(part, {
            runOnly: { type: "tag", values: standards },
            resultTypes: ["violations"],
          });
          return violations;
        }""",
        [part, STANDARDS],
    )
    for violation in found:
        for node in violation["nodes"]:
            yield f"{page.url}: {violation['id']} at {node['target']}: {node['failureSummary']}"
