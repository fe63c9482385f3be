"""What is compressed comes out as it went in, once, and only where it is smaller."""

import gzip
import subprocess
from pathlib import Path

import pytest

from tools import compress
from tools.compress import beside, compressed
from tools.node import node

LONG = b"the same again, " * 100


def unbrotlied(body: bytes) -> bytes:
    program = (
        "import { readFileSync, writeSync } from 'node:fs';"
        "import { brotliDecompressSync } from 'node:zlib';"
        "writeSync(1, brotliDecompressSync(readFileSync(0)));"
    )
    command = [node(), "--input-type=module", "--eval", program]
    return subprocess.run(command, input=body, stdout=subprocess.PIPE, check=True).stdout


def test_each_body_holds_the_content(tmp_path: Path) -> None:
    ((bodies),) = compressed([LONG], tmp_path)
    assert unbrotlied(bodies["br"]) == LONG == gzip.decompress(bodies["gzip"])
    assert len(bodies["br"]) < len(bodies["gzip"]) < len(LONG)


def test_a_body_that_is_not_smaller_is_left_out(tmp_path: Path) -> None:
    assert compressed([b"", LONG, b"x"], tmp_path)[::2] == [{}, {}]


def test_what_was_compressed_once_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = compressed([LONG, LONG], tmp_path)
    monkeypatch.delattr(compress, "node")
    assert compressed([LONG], tmp_path) == before[:1]
    assert {path.suffix for path in tmp_path.iterdir()} == {".br", ".gz"}


def test_the_bodies_stand_beside_the_files_that_are_worth_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "refund").mkdir(parents=True)
    for name in ("refund/index.html", "python.wasm", "library.zip"):
        (site / name).write_bytes(LONG)
    (site / "empty.txt").touch()
    assert beside(site, tmp_path / "store") == 4
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.*")}
    assert made == {
        "empty.txt",
        "library.zip",
        *("python.wasm", "python.wasm.br", "python.wasm.gz"),
        *("refund/index.html", "refund/index.html.br", "refund/index.html.gz"),
    }
    assert gzip.decompress((site / "python.wasm.gz").read_bytes()) == LONG


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    (site / "index.html").write_bytes(LONG)
    assert [beside(site, store), beside(site, store)] == [2, 2]
    assert len([*site.iterdir()]) == 3
