"""Pictures are taken one after the other: choosing again adds to the list, and each can be taken away."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from checker.engine.fields import MOST_FILES
from tests.browser import buyer
from tests.browser.evidence import BOOK, LINES, box, choose, chosen, item, lines, opening


@pytest.fixture
def form(page: Page) -> Locator:
    return opening(page)


def names_in(form: Locator) -> list[str]:
    names: list[str] = form.locator("[name=files]").evaluate("i => [...i.files].map(f => f.name)")
    return names


def test_choosing_again_adds_to_the_files(form: Locator) -> None:
    chosen(form, {"a.png": box()})
    choose(form, {"b.png": box()})
    lines(form, "a.png", "b.png")
    choose(form, {"c.pdf": b"%PDF-1.7"})
    lines(form, "a.png", "b.png", "c.pdf")
    assert names_in(form) == ["a.png", "b.png", "c.pdf"]
    assert buyer.read(form)["verdict"] == "no"


def test_the_same_file_twice_is_one(form: Locator, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(box())
    for _ in range(2):
        form.locator("[name=files]").set_input_files(path)
        lines(form, "a.png")
    # One of the same name with other content is another one.
    choose(form, {"a.png": box("GIF")})
    lines(form, "a.png", "a.png")


def test_a_file_that_could_not_be_read_is_looked_at_anew_when_it_is_chosen_again(
    page: Page, tmp_path: Path
) -> None:
    # The first file of this page never comes, however often it is read; others do.
    page.add_init_script(
        """
        const { arrayBuffer, slice } = Blob.prototype;
        let gone;
        const parts = new WeakSet();
        Blob.prototype.slice = function (...range) {
          gone ??= this;
          const part = slice.apply(this, range);
          if (this === gone) parts.add(part);
          return part;
        };
        Blob.prototype.arrayBuffer = function () {
          return parts.has(this) ? Promise.reject(new Error("gone")) : arrayBuffer.call(this);
        };
        """
    )
    form = opening(page)
    path = tmp_path / "a.png"
    path.write_bytes(box())
    form.locator("[name=files]").set_input_files(path)
    [line] = lines(form, "a.png")
    expect(line).to_contain_text(item("unreadable"))
    form.locator("button[type=submit]").click()
    [line] = lines(form, "a.png")
    expect(line).to_contain_text(item("unreadable"))
    form.locator("[name=files]").set_input_files(path)
    [line] = lines(form, "a.png")
    expect(line).to_contain_text(item("fits"))


# The looks at files begin, and none comes to an end until `let_come` says how many may.
HELD = """
const held = [];
const { arrayBuffer } = Blob.prototype;
Blob.prototype.arrayBuffer = function () {
  return new Promise((resolve) => held.push(() => resolve(arrayBuffer.call(this))));
};
window.let_come = (number) => held.splice(0, number).forEach((each) => each());
"""


def test_how_far_the_looks_at_many_files_are_is_said_while_they_last(page: Page) -> None:
    page.clock.install()
    page.add_init_script(HELD)
    form = opening(page)
    said = form.locator("[data-looking]")
    choose(form, {f"{number}.pdf": b"%PDF-1.7" for number in range(12)})
    expect(said).to_be_hidden()
    buyer.load(page, "pictures.js")
    page.clock.run_for(500)
    expect(said).to_be_visible()
    expect(said).to_have_attribute("role", "status")
    for come, ended in ((0, 0), (3, 3), (8, 11)):
        page.evaluate("let_come", come)
        expect(said).to_have_text(BOOK.words.get("form", "looking").format(done=ended, all=12))
    page.evaluate("let_come", 1)
    lines(form, *(f"{number}.pdf" for number in range(12)))
    expect(said).to_be_hidden()


def test_of_one_file_nothing_is_said_on_the_way(page: Page) -> None:
    page.clock.install()
    page.add_init_script(HELD)
    form = opening(page)
    choose(form, {"a.pdf": b"%PDF-1.7"})
    buyer.load(page, "pictures.js")
    page.clock.run_for(500)
    expect(form.locator("[data-looking]")).to_be_hidden()
    page.evaluate("let_come", 1)
    lines(form, "a.pdf")


def test_nothing_chosen_leaves_the_files_as_they_are(form: Locator) -> None:
    chosen(form, {"a.png": box()})
    form.locator("[name=files]").set_input_files([])
    lines(form, "a.png")
    assert names_in(form) == ["a.png"]


def test_each_file_can_be_taken_away_by_keyboard(form: Locator, page: Page) -> None:
    chosen(form, {"a.png": box(), "b.pdf": b"%PDF-1.7", "c.png": box()})
    remove = {
        name: form.get_by_role("button", name=f"Remove {name}")
        for name in ("a.png", "b.pdf", "c.png")
    }
    remove["b.pdf"].focus()
    page.keyboard.press("Enter")
    lines(form, "a.png", "c.png")
    # The focus stays in the list: on the next file, on the last one, and at last in the field.
    expect(remove["c.png"]).to_be_focused()
    page.keyboard.press("Enter")
    lines(form, "a.png")
    expect(remove["a.png"]).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.locator(LINES)).to_have_count(0)
    expect(form.locator("[name=files]")).to_be_focused()
    assert buyer.read(form)["verdict"] == "need"
    choose(form, {"b.pdf": b"%PDF-1.7"})
    lines(form, "b.pdf")


def test_a_form_that_is_emptied_by_a_link_has_no_files_any_more(form: Locator, page: Page) -> None:
    chosen(form, {"a.png": box()})
    page.evaluate("location.hash = '#evidence?stage=responding&text=Hello'")
    expect(form.locator(LINES)).to_have_count(1)
    choose(form, {"b.png": box()})
    lines(form, "b.png", BOOK.words.field("text", "label"))


def test_the_whole_list_meets_its_limit_with_words(form: Locator) -> None:
    said = BOOK.words.get("form", "left-out").format(most=MOST_FILES)
    note = form.locator("[data-left-out]")
    files = {f"{number}.pdf": b"%PDF-1.7" for number in range(MOST_FILES)}
    chosen(form, files)
    expect(note).to_be_empty()
    choose(form, {"more.pdf": b"%PDF-1.7"})
    expect(note).to_have_text(said)
    lines(form, *files)
    form.get_by_role("button", name="Remove 7.pdf").click()
    expect(note).to_be_empty()
    choose(form, {"more.pdf": b"%PDF-1.7"})
    lines(form, *(name for name in files if name != "7.pdf"), "more.pdf")
