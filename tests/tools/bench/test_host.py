"""The bench's host sends each contestant's files compressed, once, and counts them."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tools.bench import host
from tools.bench.contestants import Contestant
from tools.bench.host import Sent, Shelves, hosting
from tools.bench.line import Speed
from tools.bench.wire import by_part, total
from tools.compress import compressed

PAGE = b"<!doctype html>" + b"<p>the same again</p>" * 100
HASHED = "runtime/0a1b/python.wasm"


@pytest.fixture
def shelves(tmp_path, monkeypatch) -> Shelves:
    monkeypatch.setattr(host, "compressed", lambda contents: compressed(contents, tmp_path))
    files = {"index.html": PAGE, HASHED: b"\0asm" * 100, "gone.html": None}
    return Shelves(
        Contestant("", folder=None, over=files, **settings)
        for settings in ({}, {"keeps": False, "encodings": ("gzip",), "types": {"wasm": "x/y"}})
    )


@pytest.fixture
def address(shelves: Shelves) -> Iterator[str]:
    with hosting(shelves) as served:
        yield served


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def ask(address: str, path: str, **headers: str) -> Answer:
    with closing(HTTPConnection(urlsplit(address).netloc)) as connection:
        connection.request("GET", f"/{path}", headers=headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def test_a_file_comes_in_the_best_encoding_that_is_accepted(address: str) -> None:
    accepted = {"Accept-Encoding": "gzip, deflate, br;q=1"}
    sent = {number: ask(address, f"{number}/", **accepted) for number in (0, 1)}
    assert [sent[number].headers["Content-Encoding"] for number in (0, 1)] == ["br", "gzip"]
    assert gzip.decompress(sent[1].body) == PAGE
    assert ask(address, "0/").body == PAGE


def test_what_the_browser_has_is_not_sent_again(address: str) -> None:
    tag = ask(address, "0/").headers["ETag"]
    again = ask(address, "0/", **{"If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["0/gone.html", "2/", "nothing"])
def test_what_is_missing_is_not_found(address: str, path: str) -> None:
    assert ask(address, path).status == 404


def test_a_lever_changes_what_is_sent_with_a_file(address: str) -> None:
    kept, asked = (ask(address, f"{number}/{HASHED}").headers for number in (0, 1))
    assert "immutable" in kept["Cache-Control"]
    assert asked["Cache-Control"] == "no-cache"
    assert (kept["Content-Type"], asked["Content-Type"]) == ("application/wasm", "x/y")


def test_all_that_is_sent_is_counted_under_both_encodings(shelves: Shelves, address: str) -> None:
    ask(address, "0/", **{"Accept-Encoding": "br"})
    ask(address, f"0/{HASHED}", **{"Accept-Encoding": "br"})
    parts = by_part(shelves.sent, shelves.files)
    heads = sum(sent.head for sent in shelves.sent)
    bodies = [shelves.files[path].bodies for path in ("/0/index.html", f"/0/{HASHED}")]
    for encoding in ("br", "gzip"):
        assert total(parts, encoding) == heads + sum(len(body[encoding]) for body in bodies)


def test_where_a_host_knows_no_brotli_its_gzip_counts(shelves: Shelves, address: str) -> None:
    ask(address, "1/", **{"Accept-Encoding": "br, gzip"})
    parts = by_part(shelves.sent, shelves.files)
    assert total(parts, "br") == total(parts, "gzip") < len(PAGE)


def test_a_new_line_counts_anew(shelves: Shelves, address: str) -> None:
    ask(address, "0/")
    shelves.through(Speed("", rate=1e9, delay=0))
    ask(address, "1/")
    assert [sent.path for sent in shelves.sent] == ["/1/"]


def test_what_was_not_found_weighs_what_was_sent(shelves: Shelves) -> None:
    assert by_part([Sent("/0/nothing.png", 90, 0)], shelves.files) == {
        "search, pictures and the rest": {"br": 90, "gzip": 90}
    }
