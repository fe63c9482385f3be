"""Scripts and styles get an address that bears their hash, and every page names them there."""

import shutil
from pathlib import Path

import pytest

from tools import own

NAMES = ("pages.css", "search/worker.js", "dispute-checker/worker.js", "stylesheets/main.css")
PAGE = """<link href="../assets/pages.css">
<link href="/assets/stylesheets/main.css">
<img src="../assets/pictures/home.png">
{"search": "../assets/search/worker.js#search.js", "worker": "../assets/dispute-checker/worker.js"}
<p>What stands in assets/pages.css is a style.</p>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a little site with some scripts and styles, a picture, and a page."""
    for name in (*NAMES, "pictures/home.png"):
        file = tmp_path / own.ASSETS / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    page = tmp_path / "refund" / "index.html"
    page.parent.mkdir()
    page.write_text(PAGE)
    return tmp_path


def home(folder: Path) -> str:
    [found] = folder.glob(f"{own.PARENT}/*/")
    return f"{found.relative_to(folder).as_posix()}/"


def test_scripts_and_styles_move_together_and_pictures_stay(folder: Path) -> None:
    own.settle(folder)
    for name in NAMES:
        assert own.find(folder, name).read_text() == name
        assert not (folder / own.ASSETS / name).exists()
    assert (folder / "assets/pictures/home.png").exists()


def test_every_address_in_a_page_follows_and_its_words_stay(folder: Path) -> None:
    own.settle(folder)
    page = (folder / "refund" / "index.html").read_text()
    at = home(folder)
    for address in (f'"../{at}pages.css"', f'"../{at}search/worker.js#search.js"'):
        assert address in page
    assert f'"../{at}dispute-checker/worker.js"' in page
    assert f'"/{at}stylesheets/main.css"' in page
    assert '"../assets/pictures/home.png"' in page
    assert "in assets/pages.css is" in page


@pytest.mark.parametrize(("content", "is_same"), [("pages.css", True), ("p {}", False)])
def test_only_another_content_has_another_address(
    folder: Path, content: str, *, is_same: bool
) -> None:
    own.settle(folder)
    before = home(folder)
    own.find(folder, "pages.css").write_text(content)
    for name in NAMES:
        (folder / own.ASSETS / name).parent.mkdir(exist_ok=True)
        own.find(folder, name).rename(folder / own.ASSETS / name)
    shutil.rmtree(folder / own.PARENT)
    own.settle(folder)
    assert (home(folder) == before) == is_same
