"""Each page says of which build it is; a change of any page makes another build of all."""

from pathlib import Path

import pytest

from tools.mark import build_of, mark
from tools.security import CHARSET

PAGE = f"<head>{CHARSET}</head>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a site of two pages."""
    (tmp_path / "refund").mkdir()
    for name in ("index.html", "refund/index.html"):
        (tmp_path / name).write_text(PAGE)
    return tmp_path


def builds(folder: Path) -> set[str]:
    mark(folder)
    return {build_of(page.read_text()) for page in folder.rglob("*.html")}


def test_all_pages_bear_the_same_mark(folder: Path) -> None:
    assert len(builds(folder)) == 1
    assert "" not in builds(folder)


def test_the_same_site_has_the_same_mark_and_a_changed_one_another(folder: Path) -> None:
    first = builds(folder)
    for change, is_same in (("", True), ("<p>New.</p>", False)):
        for name in ("index.html", "refund/index.html"):
            (folder / name).write_text(PAGE)
        (folder / "index.html").write_text(PAGE + change)
        assert (builds(folder) == first) == is_same
