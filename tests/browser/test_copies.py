"""A copy of a picture is made on the device: smaller, upright, without its place, and only if it is one."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import buyer, pictures
from tests.browser.conftest import NewPage
from tests.browser.evidence import (
    BOOK,
    LINES,
    SAFE,
    big_drawing,
    big_photo,
    box,
    choose,
    chosen,
    copied,
    lines,
    opening,
    saved,
)
from tests.browser.pictures import BLUE, GREEN, RED, YELLOW


@pytest.fixture
def form(page: Page) -> Locator:
    return opening(page)


def word(key: str) -> str:
    return BOOK.words.get("pictures", key)


def test_a_photo_is_made_smaller_upright_and_without_its_place(form: Locator) -> None:
    assert pictures.opened(big_photo()).getexif().get_ifd(pictures.GPS)
    content = copied(form, big_photo(), "photo.jpeg", "photo-copy.jpg")
    image = pictures.opened(content)
    assert (image.format, len(content) < SAFE) == ("JPEG", True)
    assert not image.getexif()
    assert b"Exif" not in content
    # The sensor's left side is up: its lower left corner, green, comes to lie above left.
    assert image.width < image.height
    assert image.width / image.height == pytest.approx(1500 / 2000, rel=0.01)
    for seen, expected in zip(pictures.corners(image), [GREEN, RED, YELLOW, BLUE], strict=True):
        assert seen == pytest.approx(expected, abs=40)
    expect(form.locator("[data-place]")).to_be_visible()


def test_a_drawing_becomes_a_small_jpg_on_white(form: Locator) -> None:
    content = copied(form, big_drawing(), "my.drawing.png", "my.drawing-copy.jpg")
    image = pictures.opened(content).convert("RGB")
    assert len(content) < SAFE
    middle = image.getpixel((image.width // 2, image.height // 2))
    assert middle == pytest.approx((255, 255, 255), abs=40)
    for seen, expected in zip(pictures.corners(image), [RED, BLUE, GREEN, YELLOW], strict=True):
        assert seen == pytest.approx(expected, abs=40)
    # It never said where it was taken.
    expect(form.locator("[data-made]")).to_be_visible()
    expect(form.locator("[data-place]")).to_be_hidden()


def test_a_type_that_is_refused_can_be_turned_into_a_jpg(form: Locator) -> None:
    content = copied(form, box("WEBP"), "box.webp", "box-copy.jpg")
    assert pictures.opened(content).format == "JPEG"
    assert buyer.read(form)["verdict"] == "yes"


def test_a_small_jpg_that_tells_its_place_can_be_cleaned(form: Locator) -> None:
    photo = pictures.photo(400, 300)
    [line] = chosen(form, {"photo.jpg": photo})
    expect(line).to_have_attribute("data-item", "yes")
    expect(line.locator("[data-shrink]")).to_have_text(word("clean"))
    line.locator("[data-shrink]").click()
    content = saved(form, "photo-copy.jpg")
    assert len(content) < len(photo)
    assert not pictures.opened(content).getexif()
    expect(form.locator("[data-place]")).to_be_visible()


def test_a_small_picture_that_tells_no_place_needs_no_copy(form: Locator) -> None:
    [line] = chosen(form, {"box.jpg": box("JPEG")})
    expect(line.locator("[data-preview]")).to_be_visible()
    expect(line.locator("[data-shrink]")).to_be_hidden()


def test_a_copy_that_is_larger_and_not_needed_is_not_made(form: Locator) -> None:
    photo = pictures.photo(400, 300, quality=10)
    [line] = chosen(form, {"photo.jpg": photo})
    line.locator("[data-shrink]").click()
    expect(line.get_by_role("status")).to_have_text(word("larger"))
    expect(line.locator("[data-shrink]")).to_be_focused()


def test_the_smaller_copy_takes_the_place_of_the_picture_in_the_answer(form: Locator) -> None:
    chosen(form, {"box.png": box(), "drawing.png": big_drawing(), "box.gif": box("GIF")})
    answer = form.locator("[data-answer]")
    expect(answer).to_have_attribute("data-verdict", "no")
    form.locator("[data-shrink]:visible").click()
    expect(answer).to_have_attribute("data-verdict", "yes")
    lines(form, "box.png", "drawing-copy.jpg", "box.gif")
    sizes = form.locator("[name=files]").evaluate("input => [...input.files].map(f => f.size)")
    assert (sizes[0], sizes[2]) == (len(box()), len(box("GIF")))
    assert sizes[1] < SAFE
    expect(form.locator("[data-download]:visible")).to_have_count(1)
    expect(form.locator("[data-made]:visible")).to_have_count(1)


def test_a_copy_is_still_there_when_more_files_are_chosen(form: Locator) -> None:
    [line] = chosen(form, {"drawing.png": big_drawing()})
    line.locator("[data-shrink]").click()
    # Chosen while the copy is under way: it comes to the new answer.
    choose(form, {"box.png": box()})
    lines(form, "drawing-copy.jpg", "box.png")
    choose(form, {"box.gif": box("GIF")})
    lines(form, "drawing-copy.jpg", "box.png", "box.gif")
    assert pictures.opened(saved(form, "drawing-copy.jpg")).format == "JPEG"


def test_the_sizes_before_and_after_are_written_as_the_reader_writes_them(
    new_page: NewPage,
) -> None:
    form = opening(new_page(locale="de-DE"))
    [line] = chosen(form, {"drawing.png": big_drawing()})
    expect(line.locator("data").first).to_have_text(re.compile(r"^\d,\d{1,2}\sMB$"))
    before = line.locator("data").first.inner_text()
    line.locator("[data-shrink]").click()
    made = form.locator("[data-made]")
    expect(made).to_be_visible()
    assert made.locator("data").first.inner_text() == before
    size = form.locator("[name=files]").evaluate("input => input.files[0].size")
    expect(made.locator("data").last).to_have_attribute("value", str(size))
    expect(made.locator("data").last).to_have_text(re.compile(r"^(1,\d{1,2}\sMB|\d+(,\d+)?\skB)$"))


# What a browser can do wrong, and what is said then.
FAULTS = {
    "it opens the picture once and then no more": (
        """
        const open = window.createImageBitmap;
        let opened = 0;
        window.createImageBitmap = (...all) =>
          source(all) && opened++ > 0 ? Promise.reject(new Error("no memory")) : open(...all);
        function source([blob]) { return blob instanceof Blob; }
        """,
        "unopened",
    ),
    "it has no room to draw": (
        """
        const get = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (...all) {
          return this.width > 500 ? null : get.apply(this, all);
        };
        """,
        "undrawn",
    ),
    "it writes nothing": (
        "HTMLCanvasElement.prototype.toBlob = (made) => made(null);",
        "unmade",
    ),
    "it gives white for what is drawn": (
        """
        CanvasRenderingContext2D.prototype.getImageData = (x, y, width, height) =>
          new ImageData(new Uint8ClampedArray(width * height * 4).fill(255), width, height);
        """,
        "guarded",
    ),
    "it gives noise for what is drawn": (
        """
        const get = CanvasRenderingContext2D.prototype.getImageData;
        CanvasRenderingContext2D.prototype.getImageData = function (...all) {
          const image = get.apply(this, all);
          crypto.getRandomValues(image.data);
          return image;
        };
        """,
        "guarded",
    ),
    "it leaves a large canvas blank": (
        """
        const toBlob = HTMLCanvasElement.prototype.toBlob;
        HTMLCanvasElement.prototype.toBlob = function (...all) {
          this.getContext("2d").clearRect(0, 0, this.width, this.height);
          toBlob.apply(this, all);
        };
        """,
        "guarded",
    ),
}


@pytest.mark.parametrize(("fault", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_copy_that_cannot_be_made_says_why_and_nothing_is_offered(
    page: Page, fault: str, reason: str
) -> None:
    page.add_init_script(fault)
    form = opening(page)
    [line] = chosen(form, {"drawing.png": big_drawing()})
    line.locator("[data-shrink]").click()
    expect(line.get_by_role("status")).to_have_text(word(reason))
    expect(line.locator("[data-download]")).to_be_hidden()
    expect(line.locator("[data-preview]")).to_be_visible()
    # The words outlive the next answer.
    choose(form, {"box.png": box()})
    [line, _] = lines(form, "drawing.png", "box.png")
    expect(line.get_by_role("status")).to_have_text(word(reason))


def test_a_copy_that_the_browser_does_not_save_is_said(form: Locator, page: Page) -> None:
    [line] = chosen(form, {"box.webp": box("WEBP")})
    line.locator("[data-shrink]").click()
    [line] = lines(form, "box-copy.jpg")
    page.evaluate("() => { URL.createObjectURL = () => { throw new Error('no') } }")
    line.locator("[data-download]").click()
    expect(line.get_by_role("status")).to_have_text(word("unsaved"))


@pytest.mark.parametrize(
    "fault",
    [
        "HTMLCanvasElement.prototype.toBlob = () => {};",
        """
        const open = window.createImageBitmap;
        let opened = 0;
        window.createImageBitmap = (...all) => opened++ ? new Promise(() => {}) : open(...all);
        """,
    ],
    ids=["writing", "opening"],
)
def test_a_step_that_never_ends_is_given_up(page: Page, fault: str) -> None:
    page.clock.install()
    page.add_init_script(fault)
    form = opening(page)
    [line] = chosen(form, {"drawing.png": big_drawing()})
    line.locator("[data-shrink]").click()
    expect(line.get_by_role("status")).to_have_text(word("working"))
    page.clock.run_for(31_000)
    expect(line.get_by_role("status")).to_have_text(word("slow"))


# Notes how many pictures are open at once, and how many are open to be copied.
COUNTING = """
const open = window.createImageBitmap;
const close = ImageBitmap.prototype.close;
window.most = window.opened = 0;
let now = 0;
window.createImageBitmap = async (...all) => {
  opened += 1;
  most = Math.max(most, ++now);
  return open(...all);
};
ImageBitmap.prototype.close = function () {
  now -= 1;
  close.call(this);
};
"""


def test_twelve_photos_that_are_pressed_at_once_wait_for_each_other(page: Page) -> None:
    page.add_init_script(COUNTING)
    form = opening(page)
    # Small ones, lest the machine that tests be busy: what counts is how many are open at once.
    shown = chosen(form, {f"{number}.webp": box("WEBP") for number in range(12)})
    assert page.evaluate("[opened, most]") == [12, 1]
    waiting = page.evaluate(
        """(lines) => {
          for (const button of document.querySelectorAll(`${lines} [data-shrink]`)) button.click();
          const states = document.querySelectorAll(`${lines} [role=status]`);
          return [...states].map((state) => state.textContent);
        }""",
        LINES,
    )
    assert waiting == [word("waiting")] * len(shown)
    expect(form.locator("[data-download]:visible")).to_have_count(12)
    lines(form, *(f"{number}-copy.jpg" for number in range(12)))
    # The photo, and its copy beside it, to be compared.
    assert page.evaluate("[opened, most]") == [36, 2]


def test_a_second_press_does_nothing_and_a_photo_that_is_gone_is_not_copied(page: Page) -> None:
    page.add_init_script(COUNTING)
    form = opening(page)
    chosen(form, {f"{name}.webp": box("WEBP") for name in "abc"})
    page.evaluate(
        """(lines) => {
          const [first, second] = document.querySelectorAll(lines);
          for (const line of [first, first, second]) line.querySelector("[data-shrink]").click();
          second.querySelector("[data-remove]").click();
        }""",
        LINES,
    )
    lines(form, "a-copy.jpg", "c.webp")
    # Three looks; one photo and its copy.
    assert page.evaluate("opened") == 5


def test_a_long_and_narrow_picture_is_drawn_within_what_a_browser_can(form: Locator) -> None:
    from PIL import Image

    strip = pictures.saved(pictures.noisy(Image.new("RGB", (40_000, 40), RED), corner=20), "BMP")
    content = copied(form, strip, "strip.bmp", "strip-copy.jpg")
    image = pictures.opened(content)
    assert (image.format, len(content) < SAFE) == ("JPEG", True)
    assert image.width <= 32_767
    assert image.width / image.height == pytest.approx(1_000, rel=0.1)
