"""Files are looked at on the device: what is inside decides, in the page and in all that is taken along."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import checker
from tests.browser import buyer, pictures
from tests.browser.evidence import (
    BOOK,
    LINES,
    big_drawing,
    big_photo,
    box,
    choose,
    chosen,
    copied,
    item,
    lines,
    opening,
    upload,
)
from tools import heads

PHOTO = pictures.saved(pictures.quarters(400, 300), "JPEG")
FILM = heads.HEADS["mp4"] + bytes(500)


@pytest.fixture
def form(page: Page) -> Locator:
    """Return the checker for files, for a dispute that is being opened."""
    return opening(page)


@pytest.mark.parametrize(("name", "content"), [("cat.gif", box("GIF")), ("film.mp4", FILM)])
def test_without_a_stage_a_file_that_depends_on_it_is_shown_and_can_be_taken_away(
    page: Page, name: str, content: bytes
) -> None:
    page.goto("add-proof/")
    form = buyer.checker(page, "evidence")
    choose(form, {name: content})
    [line] = lines(form, name)
    assert buyer.read(form)["verdict"] == "need"
    expect(line).to_have_attribute("data-item", "need")
    expect(line.get_by_role("button", name="Remove")).to_be_visible()


def test_each_file_has_its_result_as_soon_as_it_is_chosen(form: Locator) -> None:
    files = {
        "box.png": (box(), "png"),
        "photo.jpg": (big_photo(), "jpg"),
        "list.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not-a-picture"),
        "cat.GIF": (box("GIF"), "gif"),
    }
    shown = chosen(form, {name: content for name, (content, _) in files.items()})
    fields = {
        "stage": "opening",
        "files": [
            {"name": name, "size": len(content), "inside": inside}
            for name, (content, inside) in files.items()
        ],
    }
    answer = checker.answer({"topic": "evidence", "today": "2026-11-23", "fields": fields})
    assert buyer.read(form) == buyer.seen(answer)
    for line, each in zip(shown, answer["items"], strict=True):
        expect(line).to_contain_text(each["text"])
        expect(line).to_have_attribute("data-item", each["verdict"])


# A file's name and bytes, the verdict on it, and the sentence.
INSIDE = {
    "a png as jpg": ("box.jpg", box(), "unclear", "rename", ("jpg", "png", "box.png")),
    "a gif as bmp": ("box.bmp", box("GIF"), "unclear", "rename", ("bmp", "gif", "box.gif")),
    "no ending": ("box", box("JPEG"), "no", "rename-ending", ("", "", "box.jpg")),
    "a full stop": ("box.jpg.", box("JPEG"), "no", "rename-ending", ("", "", "box.jpg")),
    "jfif": ("box.jfif", box("JPEG"), "no", "rename-ending", ("", "", "box.jpg")),
    "hidden files": (".htaccess", box(), "no", "rename-ending", ("", "", "htaccess.png")),
    "a text as png": ("note.png", b"Dear seller,\n", "no", "not-a-picture", ()),
    "a letter as png": ("a.png", heads.HEADS["docx"], "no", "other", ("png", "docx", "")),
    "a webp as png": ("box.png", box("WEBP"), "no", "other", ("png", "webp", "")),
    "a heic as jpg": ("a.jpg", heads.box("mif1", "heic"), "no", "other", ("jpg", "heic", "")),
    "a film as jpg": ("a.jpg", FILM, "no", "inside-video-refused", ("jpg", "", "")),
    "nothing": ("box.png", b"", "no", "empty", ()),
    "half a jpg": ("a.jpg", PHOTO[: len(PHOTO) // 2], "no", "broken", ()),
    "a jpg without its end": ("a.jpg", PHOTO[:-2], "no", "broken", ()),
    "half a png": ("a.png", box()[:60], "no", "broken", ()),
    "three bytes of a jpg": ("a.jpg", b"\xff\xd8\xff", "no", "broken", ()),
    "zeros": ("a.jpg", bytes(5_000), "no", "broken", ()),
    "an unknown picture": ("a.webp", bytes(5_000), "no", "type-opening", ()),
    "a jpg with a film behind it": ("a.jpg", PHOTO + FILM, "yes", "fits", ()),
    "a jpg with another behind it": ("a.jpg", PHOTO + PHOTO[:99], "yes", "fits", ()),
}


def test_what_is_inside_decides(form: Locator, subtests: pytest.Subtests) -> None:
    for case, (name, content, verdict, key, values) in INSIDE.items():
        with subtests.test(case):
            [line] = chosen(form, {name: content})
            filled = dict(zip(("ending", "inside", "rename"), values, strict=False))
            expect(line).to_contain_text(item(key, **filled))
            expect(line).to_have_attribute("data-item", verdict)
            assert buyer.read(form)["verdict"] == verdict
        form.locator("[data-remove]").click()
        expect(form.locator(LINES)).to_have_count(0)


def test_a_damaged_picture_is_not_shown_and_nothing_is_made_of_it(form: Locator) -> None:
    [line] = chosen(form, {"a.jpg": PHOTO[: len(PHOTO) // 2]})
    expect(line.locator("[data-preview]")).to_be_hidden()
    expect(line.locator("[data-shrink]")).to_be_hidden()


def test_of_a_picture_that_nobody_knows_the_browser_is_asked(page: Page) -> None:
    # A type of tomorrow: this browser opens it, and no list of ours knows it yet.
    page.add_init_script(
        """
        const open = window.createImageBitmap;
        window.createImageBitmap = (source, ...rest) =>
          open(source instanceof Blob && source.size === 999 ? new ImageData(40, 30) : source, ...rest);
        """
    )
    [line] = chosen(opening(page), {"a.jpg": b"\1" * 999})
    expect(line).to_contain_text(item("unknown"))
    expect(line.locator("[data-preview]")).to_be_visible()
    expect(line.locator("[data-shrink]")).to_be_visible()


def test_a_video_is_one_when_opening_and_when_responding(page: Page) -> None:
    films = {f"a.{kind}": heads.HEADS[kind] for kind in ("mts", "flv", "ogv", "ogm", "3g2", "webm")}
    named = {f"{kind}.jpg": heads.HEADS[kind] for kind in ("mkv", "avi", "mpg", "mov", "wmv")}
    for stage, verdict in (("opening", "no"), ("responding", "unclear")):
        for line in chosen(opening(page, stage), films | named):
            expect(line).to_have_attribute("data-item", verdict)


def test_one_of_three_files_that_is_gone_by_now_is_told(form: Locator, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.jpg" for number in range(3)]
    for path in paths:
        path.write_bytes(PHOTO)
    # It is looked at only when Python has come.
    form.page.evaluate("document.querySelector('dispute-checker').ask({ topic: 'evidence' })")
    form.locator("[name=files]").evaluate(
        "input => input.addEventListener('change', (event) => event.stopImmediatePropagation(), true)"
    )
    form.locator("[name=files]").set_input_files(paths)
    paths[1].unlink()
    form.locator("button[type=submit]").click()
    first, gone, last = lines(form, "0.jpg", "1.jpg", "2.jpg")
    expect(gone).to_contain_text(item("unreadable"))
    for line, verdict in ((first, "yes"), (gone, "unclear"), (last, "yes")):
        expect(line).to_have_attribute("data-item", verdict)
    assert buyer.read(form)["verdict"] == "unclear"


def test_a_file_that_does_not_come_is_unreadable_after_a_while(page: Page) -> None:
    page.clock.install()
    page.add_init_script("Blob.prototype.arrayBuffer = () => new Promise(() => {});")
    form = opening(page)
    choose(form, {"a.jpg": PHOTO})
    form.locator("[data-answer][aria-busy=true]").wait_for(state="attached")
    buyer.load(page, "pictures.js")
    page.clock.run_for(25_000)
    [line] = lines(form, "a.jpg")
    expect(line).to_contain_text(item("unreadable"))


def test_the_text_that_is_copied_says_what_the_page_says(new_page: object) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])  # type: ignore[operator]
    form = opening(page)
    chosen(form, {"box.jpg": box()})
    form.locator("[data-take=text]").click()
    expect(form.locator("[data-taken]")).to_have_text(BOOK.words.get("take", "done"))
    said = page.evaluate("navigator.clipboard.readText()")
    assert item("rename", ending="jpg", inside="png", rename="box.png") in said
    assert said.splitlines()[1].startswith("Unclear.")


def test_each_picture_is_shown_by_its_name(form: Locator) -> None:
    [png, gif, note] = chosen(
        form, {"box.png": box(), "box.gif": box("GIF"), "note.txt": b"Hi, seller"}
    )
    for line, name in ((png, "box.png"), (gif, "box.gif")):
        preview = line.get_by_role("img", name=name)
        expect(preview).to_be_visible()
        assert preview.evaluate("canvas => [canvas.width, canvas.height]") == [64, 32]
    expect(note.locator("[data-preview]")).to_be_hidden()


def test_a_name_that_hides_something_is_written_out_and_turns_no_words(form: Locator) -> None:
    name = "photo\u202egpj.exe"
    choose(form, {name: b"MZ\0\1\2\3"})
    [line] = lines(form, "photo[U+202E]gpj.exe")
    expect(line.locator("bdi").first).to_have_text("photo[U+202E]gpj.exe")
    assert "\u202e" not in form.locator("[data-answer]").inner_text()


def ready(page: Page) -> None:
    """Wait until the checker takes what is dropped: its module is loaded once, by the first import."""
    buyer.load(page, "pictures.js")


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
    lines(form, *files)
    assert buyer.read(form)["verdict"] == "yes"


def test_a_file_that_misses_the_checker_does_not_replace_the_page(
    form: Locator, page: Page
) -> None:
    chosen(form, {"box.png": box()})
    ready(page)
    assert drag(page, "h1", "dragover", {"box.gif": box("GIF")})
    expect(form.locator("[data-field=files]")).not_to_have_attribute("data-over", "")
    assert not drag(page, "h1", "dragover", {})
    lines(form, "box.png")


def test_files_that_are_chosen_early_are_answered_when_python_is_ready(page: Page) -> None:
    release = buyer.hold(page)
    form = opening(page)
    choose(form, {"box.jpg": box()})
    expect(form.locator("[data-status]")).to_be_visible()
    expect(form.locator("[data-answer]")).to_be_empty()
    release()
    assert buyer.read(form)["verdict"] == "unclear"


def test_nothing_is_uploaded_and_the_page_says_so(page: Page) -> None:
    sent = buyer.requests(page)
    form = opening(page)
    hint = BOOK.words.field("files", "hint", "evidence")
    expect(form.locator("[name=files]")).to_have_accessible_description(hint)
    copied(form, big_drawing(), "drawing.png", "drawing-copy.jpg")
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
    assert not [each.url for each in sent if each.url.endswith("dispute-checker/pictures.js")]


def test_the_cleaned_text_takes_the_place_of_the_text(form: Locator) -> None:
    buyer.ask(form, {"text": "Box\uff0c\u4e2dbroken\u3002"})
    expect(form.locator("mark")).to_have_text(["\uff0c", "\u4e2d", "\u3002"])
    form.locator("[data-use]").click()
    expect(form.locator("[name=text]")).to_have_value("Box,broken.")
    expect(form.locator(".checker-found")).to_be_focused()
    expect(form.locator("[data-answer]")).to_have_attribute("data-verdict", "yes")
    expect(form.locator("mark")).to_have_count(0)


def test_the_request_that_is_kept_holds_what_is_inside(form: Locator, page: Page) -> None:
    """What the element asks by itself, with the same inside, is answered as the page shows it."""
    chosen(form, {"box.jpg": box()})
    request = {
        "topic": "evidence",
        "today": "2026-11-23",
        "fields": {
            "stage": "opening",
            "files": [{"name": "box.jpg", "size": len(box()), "inside": "png"}],
        },
    }
    answer = page.evaluate(
        "request => document.querySelector('dispute-checker').ask(JSON.parse(request))",
        json.dumps(request),
    )
    assert answer == checker.answer(request)
    assert buyer.read(form) == buyer.seen(answer)
    expect(form.locator(LINES)).to_contain_text(answer["items"][0]["text"])
