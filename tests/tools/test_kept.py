"""What a browser keeps is listed with its sums; the service worker is one file."""

import json
from pathlib import Path

import pytest

from tools import kept
from tools.digest import integrity
from tools.mark import mark
from tools.security import CHARSET

RECORD = json.dumps({"runtime": "../runtime/0a1b/", "pack": "../pack/2c3d/"})
FILES = {
    "index.html": f"<head>{CHARSET}</head>",
    "refund/index.html": f"<head>{CHARSET}<meta name=\"dispute-checker\" content='{RECORD}'></head>",
    "404.html": f"<head>{CHARSET}</head>",
    "assets/own/4e5f/pages.css": "p {}",
    "assets/pictures/home.png": "a picture",
    "assets/own/4e5f/main.css.map": "{}",
    "assets/own/4e5f/lunr/min/lunr.de.min.js": "",
    "pack/2c3d/calendars.json": "{}",
    "pack/2c3d/calendars/DE.json": "{}",
    "runtime/0a1b/python.wasm": "code",
    "search/sections.json": "[]",
    "sitemap.xml": "<urlset/>",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a little site."""
    for name, content in FILES.items():
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    mark(tmp_path / "site")
    return tmp_path / "site"


def listed(folder: Path, *beside: Path) -> dict[str, dict[str, dict[str, str]]]:
    kept.write(folder, beside)
    found: dict[str, dict[str, dict[str, str]]] = json.loads((folder / kept.LIST).read_text())
    return found


def test_each_folder_that_bears_a_hash_is_listed_with_the_sums_of_its_files(folder: Path) -> None:
    assert listed(folder)["folders"] == {
        "runtime/0a1b/": {"python.wasm": integrity(b"code")},
        "pack/2c3d/": {"calendars.json": integrity(b"{}")},
        "assets/own/4e5f/": {"pages.css": integrity(b"p {}")},
    }


def test_pages_and_what_all_of_them_need_are_listed_and_pictures_are_not(folder: Path) -> None:
    needed = {"search/sections.json", "sitemap.xml"}
    assert listed(folder)["pages"].keys() == {"./", "refund/", *needed}


def test_what_lies_beside_an_edition_can_belong_to_it(folder: Path) -> None:
    (folder.parent / "index.html").write_text("to the newest")
    (folder.parent / "versions.json").write_text("[]")
    beside = (folder.parent / "index.html", folder.parent / "versions.json")
    pages = listed(folder, *beside)["pages"]
    assert pages["../"] == integrity(b"to the newest")
    assert pages["../versions.json"] == "", "each later edition changes it"


def test_a_page_that_was_changed_later_makes_another_state_of_the_same_build(folder: Path) -> None:
    before = listed(folder)
    assert listed(folder) == before
    page = folder / "index.html"
    page.write_text(page.read_text() + "This edition is old.")
    after = listed(folder)
    assert after["build"] == before["build"]
    assert after["state"] != before["state"]


def test_pages_without_a_mark_have_no_list(folder: Path) -> None:
    for name in ("index.html", "refund/index.html"):
        (folder / name).write_text(FILES[name])
    kept.write(folder)
    assert not (folder / kept.LIST).exists()


def test_workbox_stands_in_front_of_our_service_worker_with_its_licence(folder: Path) -> None:
    (folder / kept.WORKER).write_text("ours();")
    kept.complete(folder)
    script = (folder / kept.WORKER).read_text()
    assert script.startswith("/* Workbox. Copyright 2018 Google LLC. MIT licence. */\nthis.workbox")
    assert script.endswith("ours();")
    assert "sourceMappingURL" not in script
    assert "importScripts" not in script
