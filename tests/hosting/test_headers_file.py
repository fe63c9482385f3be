"""Hosts that read `_headers` are told the same as nginx."""

from pathlib import Path

import pytest

from tools.editions.preview import told
from tools.editions.shared import PARENTS
from tools.hosting.headers_file import headers_file
from tools.hosting.rules import sent_with
from tools.kept import WORKER

FILES = (
    "index.html",
    "refund/index.html",
    "assets/pictures/home.png",
    "assets/own/0a1b/pages.css",
    "assets/own/0a1b/search/worker.js",
    "assets/own/0a1b/dispute-checker/worker.js",
    "assets/dispute-checker/pack/0a1b/checker.zip",
    "runtime/0a1b/python.wasm",
    "service-worker.js",
)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("path", ["/", "/help/", "/two/folders/"])
def test_each_file_has_the_same_headers_at_any_path(path: str, file: str) -> None:
    assert list(told(headers_file(path), path + file)) == sent_with(file)


@pytest.mark.parametrize("file", [file for file in FILES if not file.startswith(PARENTS)])
def test_each_file_of_an_edition_has_them_too(file: str) -> None:
    assert list(told(headers_file("/", PARENTS), f"/2026-11/{file}")) == sent_with(file)


@pytest.mark.parametrize("parent", PARENTS)
def test_what_editions_share_is_kept_for_ever(parent: str) -> None:
    headers = dict(told(headers_file("/", PARENTS), f"/{parent}/0a1b/file"))
    assert "immutable" in headers["Cache-Control"]


@pytest.mark.slow
def test_the_built_site_holds_it(site: Path) -> None:
    assert (site / "_headers").read_text() == headers_file("/")


@pytest.mark.parametrize("shared", [None, (*PARENTS, WORKER)])
def test_a_new_service_worker_is_found_at_once_at_the_root(
    shared: tuple[str, ...] | None,
) -> None:
    headers = dict(told(headers_file("/help/", shared), f"/help/{WORKER}"))
    assert headers["Cache-Control"] == "no-cache"
