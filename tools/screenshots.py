"""Takes the pictures that README and the home page show: `make pictures`, from the built site.

Each is taken on a phone and on a desktop, light and dark, with a fixed day as today.
"""

from dataclasses import dataclass, field
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
CASE = "checker/#my-case?sent=2026-10-20&protection-ends=2026-12-20"
OPENED = f"{CASE}&opened=2026-11-20"

# Orders that are kept on the device, by their names.
ORDERS = {
    "Phone": {"sent": "2026-10-01", "protection-ends": "2026-11-24"},
    "Lamp": {"sent": "2026-11-02", "opened": "2026-11-20"},
}
KEEP = """orders => {
  localStorage.clear();
  for (const [name, fields] of Object.entries(orders)) {
    localStorage.setItem(`dispute-checker order: ${name}`, JSON.stringify({ fields }));
  }
}"""


@dataclass(frozen=True, slots=True)
class Picture:
    """What to open, what must be in sight, what is pressed, where the picture begins, what is kept."""

    path: str
    sight: str
    pressed: str = ""
    top: str = ""
    media: Literal["screen", "print"] = "screen"
    orders: dict[str, dict[str, str]] = field(default_factory=dict)


PICTURES = {
    "home": Picture("", "h1"),
    "choice": Picture("checker/", "h1"),
    "question": Picture("refund/", "dispute-checker"),
    "answer": Picture("refund/#refund?processed=2026-11-20&country=DE", ANSWER, top=ANSWER),
    "journey": Picture(CASE, ANSWER, "[data-event=opened] [value=on]", ".checker-journey"),
    "timeline": Picture(OPENED, ANSWER, top=ANSWER),
    "chart": Picture(OPENED, ANSWER, top="h2:has(+ .checker-chart)"),
    "paper": Picture(OPENED, ANSWER, media="print"),
    "orders": Picture("", ".checker-orders", top=".checker-orders", orders=ORDERS),
    "what-if": Picture(CASE, ANSWER, "[data-try=open]", ".checker-sides"),
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
                for name, picture in PICTURES.items():
                    file = FOLDER / f"{name}-{width}-{scheme}.png"
                    page.goto(f"{address}404.html")
                    page.evaluate(KEEP, picture.orders)
                    take(page, address, picture, file)
                    print(file.relative_to(ROOT))
                page.close()


def take(page: Page, address: str, picture: Picture, file: Path) -> None:
    """Take one picture of what is in sight once the page shows it."""
    page.goto("about:blank")
    page.emulate_media(media=picture.media)
    page.goto(address + picture.path)
    page.locator(picture.sight).first.wait_for()
    if picture.pressed:
        page.locator(picture.pressed).click()
    if picture.top:
        top = page.locator(picture.top).first
        top.wait_for()
        top.evaluate("element => element.scrollIntoView({ block: 'start' })")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=file, animations="disabled", caret="hide")


if __name__ == "__main__":
    main()
