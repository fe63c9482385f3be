"""What a buyer does with files: chooses them, reads the line of each, makes copies and saves them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from checker import marketplace
from tests.browser import buyer, pictures

BOOK = marketplace()
SAFE, TOO_BIG = BOOK.facts["evidence-size"].pair
TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif"}
LINES = ".checker-pictures > li"


@cache
def box(kind: str = "PNG") -> bytes:
    """Return a small picture."""
    return pictures.saved(pictures.quarters(64, 32), kind)


@cache
def big_photo() -> bytes:
    """Return a photo from a phone, over the limit."""
    content = pictures.photo(2000, 1500)
    assert len(content) > TOO_BIG
    return content


@cache
def big_drawing() -> bytes:
    """Return a picture that is transparent in its middle, over the limit."""
    image = pictures.noisy(pictures.quarters(1200, 1000), corner=200).convert("RGBA")
    image.paste((0, 0, 0, 0), (550, 450, 650, 550))
    content = pictures.saved(image, "PNG")
    assert len(content) > TOO_BIG
    return content


def upload(files: Mapping[str, bytes]) -> list[dict[str, object]]:
    """Return the files as the browser is given them."""
    return [
        {"name": name, "mimeType": TYPES.get(name[-3:], ""), "buffer": content}
        for name, content in files.items()
    ]


def opening(page: Page, stage: str = "opening") -> Locator:
    """Return the checker for files, for a dispute that is being opened."""
    page.goto("add-proof/")
    found = buyer.checker(page, "evidence")
    buyer.fill(found, {"stage": stage, "today": "2026-11-23"})
    return found


def choose(form: Locator, files: Mapping[str, bytes]) -> None:
    """Choose files in the form."""
    form.locator("[name=files]").set_input_files(upload(files))


def lines(form: Locator, *names: str) -> list[Locator]:
    """Wait for the answer about files of these names; return the line of each."""
    found = form.locator(LINES)
    expect(found.locator("strong")).to_have_text(list(names))
    form.locator("[data-answer]:not([aria-busy=true])").wait_for()
    return found.all()


def chosen(form: Locator, files: Mapping[str, bytes]) -> list[Locator]:
    """Choose files, wait for the answer, and return the line of each."""
    choose(form, files)
    return lines(form, *files)


def item(key: str, **values: str) -> str:
    """Return what the words say of a file."""
    return str(BOOK.words.data["evidence"]["item"][key].format(**values))


def saved(form: Locator, name: str) -> bytes:
    """Save the one copy that was made, and return its bytes."""
    download = form.locator(LINES).locator("[data-download]:visible")
    expect(download).to_have_count(1)
    with form.page.expect_download() as saving:
        download.click()
    assert saving.value.suggested_filename == name
    return Path(saving.value.path()).read_bytes()


def copied(form: Locator, content: bytes, name: str, called: str) -> bytes:
    """Choose a picture, make the copy that is offered, save it, and return its bytes."""
    [line] = chosen(form, {name: content})
    line.locator("[data-shrink]").click()
    return saved(form, called)
