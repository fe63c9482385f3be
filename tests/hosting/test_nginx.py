"""nginx, by the configuration that is built with the site, serves every file as it should be served."""

import gzip
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tools import own
from tools.build import NGINX
from tools.compress import ENCODINGS, beside
from tools.hosting import nginx
from tools.hosting.rules import TYPES, sent_with
from tools.hosting.served import ANY, serving, write
from tools.serve import free_port

pytestmark = pytest.mark.slow


def ask(address: str, **headers: str):
    return urlopen(Request(address, headers=headers), timeout=60)  # noqa: S310 (loopback)


def address_of(file: str) -> str:
    """Return the address below the root at which a file is asked for."""
    return file.removesuffix("index.html")


def test_nginx_accepts_it(site: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [*write(tmp_path, site, free_port(ANY)), "-t"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr


def test_what_was_built_is_what_is_tried_here(site: Path) -> None:
    assert site.exists()
    assert NGINX.read_text() == nginx.configuration()


def test_every_file_comes_whole_with_its_type_and_its_headers(host: str, site: Path) -> None:
    files = [each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()]
    wrong = []
    for file in files:
        with ask(host + address_of(file)) as answer:
            kind = answer.headers.get_content_type()
            sent = answer.headers.items()
            missing = [each for each in sent_with(file) if each not in sent]
            if missing or answer.read() != (site / file).read_bytes():
                wrong.append((file, missing))
            ending = file.rpartition(".")[2]
            if kind != TYPES.get(ending, "application/octet-stream"):
                wrong.append((file, kind))
    assert len(files) > 300
    assert wrong == []


def test_only_what_bears_a_hash_is_kept_for_ever(host: str, site: Path) -> None:
    for file in (each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()):
        is_hashed = file.startswith(("runtime/", "assets/own/", "assets/dispute-checker/pack/"))
        with ask(host + address_of(file)) as answer:
            assert ("immutable" in answer.headers["Cache-Control"]) == is_hashed, file


@pytest.mark.parametrize("path", ["nothing/here/", "runtime/0a1b/nothing.wasm", "assets/no.js"])
def test_what_is_missing_is_answered_with_the_sites_own_page_and_not_kept(
    host: str, path: str
) -> None:
    with pytest.raises(HTTPError, match="404") as raised:
        ask(host + path)
    with raised.value as answer:
        assert b"We cannot find this page" in answer.read()
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_address_without_its_slash_leads_on_within_the_site(host: str) -> None:
    with ask(f"{host}refund") as answer:
        assert answer.url == f"{host}refund/"


def test_an_editions_own_scripts_bear_the_policy_of_workers_too(tmp_path: Path, site: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "latest").symlink_to(site)
    worker = own.find(site, "dispute-checker/worker.js").relative_to(site)
    with (
        serving(tmp_path, root) as address,
        ask(f"{address}latest/{worker}") as answer,
    ):
        policies = answer.headers.get_all("Content-Security-Policy")
        assert any("'wasm-unsafe-eval'" in policy for policy in policies)


@pytest.mark.parametrize("path", ["refund/", "search/sections.json"])
def test_what_can_be_squeezed_is_squeezed_for_who_asks(host: str, path: str) -> None:
    with ask(host + path, **{"Accept-Encoding": "gzip"}) as squeezed, ask(host + path) as plain:
        assert squeezed.headers["Content-Encoding"] == "gzip"
        assert squeezed.headers["Vary"] == "Accept-Encoding"
        assert gzip.decompress(squeezed.read()) == plain.read()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_was_compressed_beforehand_is_sent_so(tmp_path: Path, encoding: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "python.wasm").write_bytes(b"the same again, " * 100)
    beside(root, tmp_path / "store")
    with (
        serving(tmp_path, root) as address,
        ask(f"{address}python.wasm", **{"Accept-Encoding": encoding}) as answer,
    ):
        assert answer.headers["Content-Encoding"] == encoding
        assert answer.headers["Content-Type"] == "application/wasm"
        assert answer.read() == (root / f"python.wasm{ENCODINGS[encoding]}").read_bytes()
