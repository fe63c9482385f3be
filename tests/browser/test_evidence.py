"""Pictures are looked at on the device: what is inside, how each looks, and a smaller copy of it."""

import base64
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import checker
from checker import marketplace
from tests.browser import buyer, pictures
from tests.browser.conftest import NewPage
from tests.browser.pictures import BLUE, GREEN, RED, YELLOW

BOOK = marketplace()

SAFE, TOO_BIG = BOOK.facts["evidence-size"].pair
TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif"}


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
    return [
        {"name": name, "mimeType": TYPES.get(name[-3:], ""), "buffer": content}
        for name, content in files.items()
    ]


@pytest.fixture
def form(page: Page) -> Locator:
    """Return the checker for files, for a dispute that is being opened."""
    return opening(page)


def opening(page: Page) -> Locator:
    page.goto("add-proof/")
    found = buyer.checker(page, "evidence")
    buyer.fill(found, {"stage": "opening", "today": "2026-11-23"})
    return found


def choose(form: Locator, files: Mapping[str, bytes]) -> list[Locator]:
    """Choose files, wait for the answer, and return the line of each."""
    form.locator("[name=files]").set_input_files(upload(files))
    lines = form.locator(".checker-pictures > li")
    expect(lines.locator("strong")).to_have_text(list(files))
    return lines.all()


def inside(key: str, **values: str) -> str:
    return str(BOOK.words.data["evidence"]["inside"][key].format(**values))


def test_each_file_has_its_result_as_soon_as_it_is_chosen(form: Locator) -> None:
    files = {
        "box.png": box(),
        "photo.jpg": big_photo(),
        "list.xls": b"\xd0\xcf\x11\xe0",
        "cat.GIF": box("GIF"),
    }
    lines = choose(form, files)
    fields = {
        "stage": "opening",
        "files": [{"name": name, "size": len(content)} for name, content in files.items()],
    }
    answer = checker.answer({"topic": "evidence", "today": "2026-11-23", "fields": fields})
    assert buyer.read(form) == buyer.seen(answer)
    for line, item in zip(lines, answer["items"], strict=True):
        expect(line).to_contain_text(item["text"])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("box.jpg", box("PNG"), inside("rename", ending="jpg", inside="png", rename="box.png")),
        ("note.png", b"Dear seller,\n", inside("unknown", ending="png")),
        ("box.png", box("WEBP"), inside("other", ending="png", inside="webp")),
        ("box", box("JPEG"), inside("name", inside="jpg", rename="box.jpg")),
        ("box.png", b"", inside("empty")),
    ],
    ids=["png-as-jpg", "text-as-png", "webp-as-png", "no-ending", "empty"],
)
def test_a_file_that_is_not_what_its_name_says_is_told(
    form: Locator, name: str, content: bytes, said: str
) -> None:
    [line] = choose(form, {name: content})
    expect(line).to_contain_text(said)
    expect(form.locator(".checker-pictures-doubt")).to_be_visible()


def test_each_picture_is_shown_by_its_name_and_no_address_of_it_is_left(page: Page) -> None:
    page.add_init_script(
        """
        window.addresses = new Set();
        const { createObjectURL, revokeObjectURL } = URL;
        URL.createObjectURL = (blob) => {
          const address = createObjectURL.call(URL, blob);
          addresses.add(address);
          return address;
        };
        URL.revokeObjectURL = (address) => {
          addresses.delete(address);
          revokeObjectURL.call(URL, address);
        };
        """
    )
    form = opening(page)
    [png, gif, note, broken] = choose(
        form,
        {"box.png": box(), "box.gif": box("GIF"), "note.txt": b"Hi", "half.png": box()[:40]},
    )
    for line, name in ((png, "box.png"), (gif, "box.gif")):
        preview = line.get_by_role("img", name=name)
        expect(preview).to_be_visible()
        assert preview.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [64, 32]
    expect(note.locator("img")).to_have_count(0)
    expect(broken.locator("img")).to_be_hidden()
    page.wait_for_function("addresses.size === 0")


def make_smaller(form: Locator, content: bytes, name: str) -> bytes:
    """Choose a picture, make it smaller, save it, and return the bytes of what was saved."""
    [line] = choose(form, {name: content})
    line.locator("[data-shrink]").click()
    download = form.locator(".checker-pictures [data-download]")
    expect(download).to_be_visible()
    expect(download).to_be_focused()
    with form.page.expect_download() as saving:
        download.click()
    assert saving.value.suggested_filename == f"{name.rpartition('.')[0]}.jpg"
    return Path(saving.value.path()).read_bytes()


def test_a_photo_is_made_smaller_upright_and_without_its_place(form: Locator) -> None:
    assert pictures.opened(big_photo()).getexif().get_ifd(pictures.GPS)
    content = make_smaller(form, big_photo(), "photo.jpeg")
    image = pictures.opened(content)
    assert (image.format, len(content) < SAFE) == ("JPEG", True)
    assert not image.getexif()
    assert b"Exif" not in content
    # The sensor's left side is up: its lower left corner, green, comes to lie above left.
    assert image.width < image.height
    assert image.width / image.height == pytest.approx(1500 / 2000, rel=0.01)
    for seen, expected in zip(pictures.corners(image), [GREEN, RED, YELLOW, BLUE], strict=True):
        assert seen == pytest.approx(expected, abs=40)


def test_a_drawing_becomes_a_small_jpg_on_white(form: Locator) -> None:
    content = make_smaller(form, big_drawing(), "my.drawing.png")
    image = pictures.opened(content).convert("RGB")
    assert len(content) < SAFE
    middle = image.getpixel((image.width // 2, image.height // 2))
    assert middle == pytest.approx((255, 255, 255), abs=40)
    for seen, expected in zip(pictures.corners(image), [RED, BLUE, GREEN, YELLOW], strict=True):
        assert seen == pytest.approx(expected, abs=40)


def test_the_smaller_copy_takes_the_place_of_the_picture_in_the_answer(form: Locator) -> None:
    choose(form, {"box.png": box(), "drawing.png": big_drawing(), "box.gif": box("GIF")})
    answer = form.locator("[data-answer]")
    expect(answer).to_have_attribute("data-verdict", "no")
    form.locator("[data-shrink]").click()
    expect(answer).to_have_attribute("data-verdict", "yes")
    names = form.locator(".checker-pictures strong")
    expect(names).to_have_text(["box.png", "drawing.jpg", "box.gif"])
    sizes = form.locator("[name=files]").evaluate("input => [...input.files].map(f => f.size)")
    assert (sizes[0], sizes[2]) == (len(box()), len(box("GIF")))
    assert sizes[1] < SAFE
    expect(form.locator("[data-download]:visible")).to_have_count(1)
    expect(form.locator("[data-made]:visible")).to_have_count(1)


def test_the_sizes_before_and_after_are_written_as_the_reader_writes_them(
    new_page: NewPage,
) -> None:
    form = opening(new_page(locale="de-DE"))
    [line] = choose(form, {"drawing.png": big_drawing()})
    expect(line.locator("data").first).to_have_text(re.compile(r"^\d,\d{1,2}\sMB$"))
    before = line.locator("data").first.inner_text()
    line.locator("[data-shrink]").click()
    made = form.locator("[data-made]")
    expect(made).to_be_visible()
    assert made.locator("[data-before]").inner_text() == before
    size = form.locator("[name=files]").evaluate("input => input.files[0].size")
    expect(made.locator("data").last).to_have_attribute("value", str(size))
    expect(made.locator("data").last).to_have_text(re.compile(r"^(1,\d{1,2}\sMB|\d+(,\d+)?\skB)$"))


def test_a_type_that_is_refused_can_be_turned_into_a_jpg(form: Locator) -> None:
    content = make_smaller(form, box("WEBP"), "box.webp")
    assert pictures.opened(content).format == "JPEG"
    assert buyer.read(form)["verdict"] == "yes"


def test_a_picture_that_the_browser_cannot_open_says_so(form: Locator) -> None:
    broken = big_photo()[:4] + b"\0" * TOO_BIG
    [line] = choose(form, {"photo.jpg": broken})
    line.locator("[data-shrink]").click()
    expect(line.get_by_role("status")).to_have_text(BOOK.words.get("pictures", "failed"))
    expect(line.locator("[data-shrink]")).to_be_focused()


def ready(page: Page) -> None:
    """Wait until the checker takes what is dropped: its module is loaded once, by the first import."""
    page.evaluate(
        """async () => {
          await import(new URL("../assets/dispute-checker/pictures.js", location));
        }"""
    )


def drag(page: Page, target: str, kind: str, files: Mapping[str, bytes]) -> bool:
    """Send a drag event with files to the page; return whether the page keeps it from the browser."""
    prevented: bool = page.locator(target).evaluate(
        """(target, [kind, files]) => {
          const dataTransfer = new DataTransfer();
          for (const [name, content] of files) {
            const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt());
            dataTransfer.items.add(new File([bytes], name));
          }
          const options = { bubbles: true, cancelable: true, dataTransfer };
          return !target.dispatchEvent(new DragEvent(kind, options));
        }""",
        [kind, [(name, base64.b64encode(each).decode()) for name, each in files.items()]],
    )
    return prevented


def test_dropped_pictures_are_checked_at_once(form: Locator, page: Page) -> None:
    field = 'dispute-checker[topic="evidence"] [data-field=files]'
    files = {"box.png": box(), "box.gif": box("GIF")}
    expect(form.locator("[name=files]")).to_be_visible()
    ready(page)
    assert drag(page, field, "dragover", files)
    expect(page.locator(field)).to_have_attribute("data-over", "")
    assert drag(page, field, "drop", files)
    expect(page.locator(field)).not_to_have_attribute("data-over", "")
    expect(form.locator(".checker-pictures strong")).to_have_text(list(files))
    assert buyer.read(form)["verdict"] == "yes"


def test_a_file_that_misses_the_checker_does_not_replace_the_page(
    form: Locator, page: Page
) -> None:
    choose(form, {"box.png": box()})
    ready(page)
    assert drag(page, "h1", "dragover", {"box.gif": box("GIF")})
    expect(form.locator("[data-field=files]")).not_to_have_attribute("data-over", "")
    assert not drag(page, "h1", "dragover", {})
    expect(form.locator(".checker-pictures strong")).to_have_text(["box.png"])


def test_files_that_are_chosen_early_are_answered_when_python_is_ready(page: Page) -> None:
    release = buyer.hold(page)
    form = opening(page)
    form.locator("[name=files]").set_input_files(upload({"box.jpg": box("PNG")}))
    expect(form.locator("[data-status]")).to_be_visible()
    expect(form.locator("[data-answer]")).to_be_empty()
    release()
    assert buyer.read(form)["verdict"] == "yes"
    expect(form.locator(".checker-pictures-doubt")).to_be_visible()


def test_nothing_is_uploaded_and_the_page_says_so(page: Page) -> None:
    sent = buyer.requests(page)
    form = opening(page)
    hint = BOOK.words.field("files", "hint", "evidence")
    expect(form.locator("[name=files]")).to_have_accessible_description(hint)
    make_smaller(form, big_drawing(), "drawing.png")
    for request in sent:
        assert (request.method, request.post_data_buffer) == ("GET", None), request.url
        assert "drawing" not in request.url


def test_the_files_can_be_chosen_by_keyboard(page: Page) -> None:
    # A listener from the start: one that comes with the key can come too late.
    page.on("filechooser", lambda _chooser: None)
    form = opening(page)
    form.locator("[name=files]").focus()
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    choosing.value.set_files(upload({"drawing.png": big_drawing()}))
    button = form.locator("[data-shrink]")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(form.locator("[data-download]")).to_be_focused()


def test_a_page_without_files_loads_nothing_for_them(page: Page) -> None:
    sent = buyer.requests(page)
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"processed": "2026-11-02", "today": "2026-11-23"})
    buyer.read(form)
    assert not [
        request.url for request in sent if request.url.endswith(("pictures.js", "shrink.js"))
    ]


def test_the_cleaned_text_takes_the_place_of_the_text(form: Locator) -> None:
    buyer.ask(form, {"text": "Box\uff0c\u4e2dbroken\u3002"})
    expect(form.locator("mark")).to_have_text(["\uff0c", "\u4e2d", "\u3002"])
    form.locator("[data-use]").click()
    expect(form.locator("[name=text]")).to_have_value("Box,broken.")
    expect(form.locator(".checker-found")).to_be_focused()
    expect(form.locator("[data-answer]")).to_have_attribute("data-verdict", "yes")
    expect(form.locator("mark")).to_have_count(0)
