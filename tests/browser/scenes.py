"""What a visitor can see: every page, an answer of every kind and to every question, and mistakes."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

DOCS = Path(__file__).parents[2] / "docs"
TODAY = "2026-11-23"

PAGES = ["", *sorted(f"{file.stem}/" for file in DOCS.glob("*.md") if file.stem != "index")]
# A page with the form of one question and no others, for each that has one.
OWN_PAGES = {
    topic[1]: f"{file.stem}/"
    for file in sorted(DOCS.glob("*.md"))
    if (topic := re.search("^topic: (.+)$", file.read_text(), re.MULTILINE))
}

# What stands behind "checker/#" in a link to each.
ANSWERS = {
    "yes": "open-dispute?sent=2026-11-05&protection-ends=2026-12-20&problem=not-received",
    "no": "open-dispute?agreed=yes",
    "unclear": "open-dispute?sent=2026-10-05&protection-ends=2026-11-20",
    "depends": "open-dispute?sent=2026-11-10..2026-11-14&protection-ends=2026-12-20",
    "not-yet": "refund?processed=2026-11-20&country=DE&method=card",
    "too-late": "appeal?closed=2026-11-01&closed-by=case-team",
    "need": "refund?method=card",
    "tracking": "tracking?sent=2026-11-14..2026-11-18",
    "seller-reply": "seller-reply?opened=2026-11-18&reply=none",
    "evidence": "evidence?stage=opening&text=It never 到了。",
    "cancel": "cancel?solved=yes&protection-ends=2026-12-20",
    "domestic-return": "domestic-return?offered=yes&unused=yes&original-packaging=yes",
    # In Saxony a day off lies between; elsewhere in Germany the last day was the Friday before today.
    "region-unknown": "refund?processed=2026-10-30&country=DE",
    "region": "refund?processed=2026-11-20&country=GB&region=GB-SCT&method=card",
    "may-move": "refund?processed=2026-11-20&country=NP&method=bank-account",
    "warranty": "warranty?device=phone&country=ES&bought=yes&purchased=2026-03-01",
    "my-case": "my-case?sent=2026-10-01&protection-ends=2026-12-20&opened=2026-10-20"
    "&closed=2026-11-10&closed-by=case-team&processed=2026-11-20",
}
MISTAKES = {
    "mistakes": "open-dispute?sent=2026-12-01&finished=2026-12-02",
    "a-case-with-mistakes": "my-case?sent=2026-12-01&opened=2026-11-01..2026-10-01",
}
# Whatever is for the screen only.
SCREEN_ONLY = (
    ".md-header",
    ".md-sidebar",
    ".md-footer",
    "dispute-checker form",
    "dispute-checker button",
    "[data-status]",
    ".checker-take",
    ".checker-private",
    ".examples",
    ".page-note",
)


def address(link: str, place: str = "checker/") -> str:
    """Return the address of an answer, or of a mistake, counted from the same day at every run."""
    return f"{place}#{link}&today={TODAY}"


def topic_of(link: str) -> str:
    """Return the question that a link asks."""
    return link.partition("?")[0]


def own_page(link: str) -> str:
    """Return the page with the form for a link and no others, or that with all where it has none."""
    return OWN_PAGES.get(topic_of(link), "checker/")


def show_first(page: Page, link: str, place: str = "checker/") -> Locator:
    """Load a page with an answer in its address; return the checker."""
    page.goto(address(link, place))
    form = page.locator(f'dispute-checker[topic="{topic_of(link)}"]')
    form.locator("[data-answer][data-verdict]").wait_for()
    return form


def show(page: Page, link: str, place: str = "checker/") -> Locator:
    """Show an answer, or mistakes, on a page that is loaded once; return the checker."""
    page.evaluate(
        """() => {
          // The next link may be the same one.
          if (location.hash) history.replaceState(history.state, "", location.pathname);
          for (const shown of document.querySelectorAll("[data-answer], [data-errors]")) {
            shown.replaceChildren();
            shown.closest("details")?.removeAttribute("open");
          }
        }"""
    )
    page.goto(address(link, place))
    form = page.locator(f'dispute-checker[topic="{topic_of(link)}"]')
    form.locator(":is([data-answer], [data-errors]) > *").first.wait_for()
    return form
