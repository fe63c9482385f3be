"""Takes the pictures that README and the home page show: `make pictures`, from the built site.

Each is taken on a phone and on a desktop, light and dark, with a fixed day as today.
"""

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tools.build import ROOT, SITE
from tools.chromium import opened
from tools.host import serving

FOLDER = ROOT / "docs" / "assets" / "pictures"
SIZES = {360: 740, 1280: 800}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TODAY = "2026-11-23"
ANSWER = "[data-answer][data-verdict]"
# What to open, and what must be in sight. With an answer to show, the picture begins at it.
PICTURES = {
    "home": ("", "h1"),
    "choice": ("checker/", "h1"),
    "question": ("refund/", "dispute-checker"),
    "answer": ("refund/#refund?processed=2026-11-20&country=DE", ANSWER),
    "timeline": (
        "checker/#my-case?sent=2026-10-20&protection-ends=2026-12-20&opened=2026-11-20",
        ANSWER,
    ),
}


def main() -> None:
    """Take every picture and say where it lies."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving(SITE) as address, opened() as browser:
        for width, height in SIZES.items():
            for scheme in SCHEMES:
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    locale="en-GB",
                    reduced_motion="reduce",
                )
                page.clock.set_fixed_time(f"{TODAY}T12:00:00")
                for name, (path, sight) in PICTURES.items():
                    file = FOLDER / f"{name}-{width}-{scheme}.png"
                    take(page, address + path, sight, file)
                    print(file.relative_to(ROOT))
                page.close()


def take(page: Page, address: str, sight: str, file: Path) -> None:
    """Take one picture of what is in sight once the page shows `sight`."""
    page.goto("about:blank")
    page.goto(address)
    shown = page.locator(sight).first
    shown.wait_for()
    if sight == ANSWER:
        shown.evaluate("element => element.scrollIntoView({ block: 'start' })")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=file, animations="disabled", caret="hide")


if __name__ == "__main__":
    main()
