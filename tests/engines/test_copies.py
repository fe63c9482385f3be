"""A copy of a photo is made in every engine, or it is said why there is none."""

from base64 import b64decode
from pathlib import Path

import pytest

from checker import marketplace
from tests.browser import evidence, pictures
from tests.browser.pictures import BLUE, GREEN, RED, YELLOW
from tests.engines import buyer
from tests.engines.buyer import of
from tests.engines.window import Window

WORDS = marketplace().words
LINE = of("evidence", evidence.LINES)
# The files of a field as text, for what can hand on no bytes.
FILES = """async (field) => {
  const read = (file) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve([file.name, reader.result.split(",")[1]]);
    reader.readAsDataURL(file);
  });
  return Promise.all([...document.querySelector(field).files].map(read));
}"""


@pytest.fixture
def asked(window: Window, server: str, tmp_path: Path) -> Window:
    """Return a window in which a copy of a big photo was asked for."""
    photo = tmp_path / "photo.jpeg"
    photo.write_bytes(evidence.big_photo())
    window.goto(f"{server}add-proof/")
    buyer.fill(window, "evidence", {"stage": "opening", "today": buyer.TODAY})
    window.choose(of("evidence", "[name=files]"), [photo])
    window.see(LINE, photo.name)
    window.press(f"{LINE} [data-shrink]")
    return window


@pytest.mark.parametrize("engine", ["Firefox", "WebKit"], indirect=True)
def test_a_photo_is_made_smaller_upright_and_without_its_place(asked: Window) -> None:
    asked.see(LINE, "photo-copy.jpg")
    [[name, text]] = asked.run(FILES, of("evidence", "[name=files]"))
    content = b64decode(text)
    image = pictures.opened(content)
    assert (name, image.format, len(content) < evidence.SAFE) == ("photo-copy.jpg", "JPEG", True)
    assert not image.getexif()
    for seen, expected in zip(pictures.corners(image), [GREEN, RED, YELLOW, BLUE], strict=True):
        assert seen == pytest.approx(expected, abs=40)
    asked.press(f"{LINE} [data-download]")
    assert asked.saved(name) == content


@pytest.mark.parametrize("engine", ["Firefox that guards"], indirect=True)
def test_where_drawings_are_hidden_there_is_no_copy_and_it_is_said_why(asked: Window) -> None:
    asked.see(f"{LINE} [role=status]", WORDS.get("pictures", "guarded"))
