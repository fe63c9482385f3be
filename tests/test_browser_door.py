"""What the browser's worker gets: the same bytes as every other door, HTML, or the name of a missing file."""

import json
import shutil
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from checker import browser, calendars
from checker.render import html, ics, text
from checker.wire import LONGEST_REQUEST, answer, answer_text, parse, solve
from checker.words import WORDS
from tests.elements import read

CALENDARS = Path(calendars.__file__).parent
DAY = calendars.load("DE").first.isoformat()
APPEAL = {"topic": "appeal", "today": "2026-11-23", "fields": {"closed": "2026-11-20"}}
GERMAN = {"topic": "refund", "today": DAY, "fields": {"processed": DAY, "country": "DE"}}


def show(request: Any, base: str = "../", prefix: str = "form") -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(browser.show(json.dumps(request), base, prefix))
    return shown


@pytest.mark.parametrize(
    "request_",
    [
        json.dumps(APPEAL),
        json.dumps(GERMAN),
        json.dumps({"topic": "evidence", "fields": {"text": "中é\ud800<b>"}, "today": DAY}),
        json.dumps({"topic": "no-such-topic"}),
        "nonsense",
        "",
        "[" * 100_000,
        "x" * (LONGEST_REQUEST + 1),
    ],
    ids=lambda text: text[:30],
)
def test_asking_gives_the_same_bytes_as_every_other_door(request_):
    assert browser.ask(request_) == answer_text(request_)


def test_showing_gives_the_answer_its_html_and_what_can_be_taken_along():
    solved = solve(APPEAL)
    assert show(APPEAL) == {
        "answer": answer(APPEAL),
        "html": html.answer(solved, "../"),
        "text": text.answer(solved),
        "calendar": ics.calendar(solved),
    }


def test_showing_a_mistake_gives_a_summary_and_nothing_to_take_along():
    bad = APPEAL | {"fields": {"closed": "soon"}}
    shown = show(bad, prefix="page-2")
    assert shown["answer"] == answer(bad)
    assert (shown["text"], shown["calendar"]) == ("", "")
    assert read(shown["html"]).one("div", role="alert").one("a")["href"] == "#page-2-closed"


@pytest.mark.parametrize("request_", ["nonsense", "5", "[]", '"my-case"', "null"])
def test_showing_what_is_no_request_gives_a_summary_too(request_):
    shown = json.loads(browser.show(request_, "", ""))
    assert shown["answer"] == json.loads(answer_text(request_))
    assert 'role="alert"' in shown["html"]


CASE = {
    "topic": "my-case",
    "today": "2026-11-23",
    "fields": {"closed": "2026-11-20", "closed-by": "case-team", "processed": "2026-11-20"},
}


def test_a_whole_case_is_shown_as_a_timeline_with_all_its_answers():
    shown = show(CASE)
    appeal = {"closed": "2026-11-20", "closed-by": "case-team"}
    parts = [
        {"topic": "appeal", "today": "2026-11-23", "fields": appeal},
        {"topic": "refund", "today": "2026-11-23", "fields": {"processed": "2026-11-20"}},
    ]
    solved = [solve(part) for part in parts]
    assert shown["answer"] == {"verdict": "yes", "answers": [answer(part) for part in parts]}
    assert shown["text"] == "\n\n".join(map(text.answer, solved))
    assert shown["calendar"] == ics.calendar(*solved)
    timeline = read(shown["html"]).one("ol", class_="checker-timeline")
    assert len(timeline.all("li")) == 4
    link, *_ = read(shown["html"]).all("a")
    assert link["href"].startswith("../")


def test_a_whole_case_counts_its_country_s_holidays():
    case = {"topic": "my-case", "today": DAY, "fields": GERMAN["fields"]}
    assert show(case)["answer"] == {"verdict": "not-yet", "answers": [answer(GERMAN)]}


def test_mistakes_in_a_whole_case_are_told_at_once():
    bad = CASE | {"fields": {"closed": "2026-11-24", "rain": "yes", "device": "phone"}}
    shown = show(bad)
    assert [(each["field"], each["code"]) for each in shown["answer"]["errors"]] == [
        ("closed", "in-the-future"),
        ("rain", "unknown-field"),
        ("device", "unknown-field"),
    ]
    assert len(read(shown["html"]).one("div", role="alert").all("li")) == 3


def test_an_empty_case_says_what_to_fill_in():
    shown = show({"topic": "my-case", "today": "2026-11-23"})
    assert shown["answer"] == {"verdict": "need", "answers": []}
    assert (shown["text"], shown["calendar"]) == ("", "")
    assert WORDS.get("timeline", "empty") in shown["html"]


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """A pack as the browser first has it: it knows the countries, and has no country's file yet."""
    shutil.copy(CALENDARS / "index.json", tmp_path)
    elsewhere = spec_from_file_location(calendars.__name__, tmp_path / "__init__.py")
    monkeypatch.setattr(calendars, "__spec__", elsewhere)
    calendars.load.cache_clear()
    yield tmp_path
    calendars.load.cache_clear()


@pytest.mark.parametrize("request_", [GERMAN, GERMAN | {"topic": "my-case"}])
def test_a_country_s_file_is_asked_for_and_then_used(pack, request_):
    expected = {"missing": "calendars/DE.json"}
    assert show(request_) == expected
    if request_ is GERMAN:
        assert json.loads(browser.ask(json.dumps(request_))) == expected
    shutil.copy(CALENDARS / "DE.json", pack)
    assert "missing" not in show(request_)
    assert answer(GERMAN)["verdict"] == "not-yet"


def test_a_file_is_asked_for_only_once_the_request_is_right_and_counts_by_it(pack):
    early = GERMAN | {"fields": {"processed": "soon", "country": "DE"}}
    assert show(early)["answer"]["errors"][0]["code"] == "not-a-date"
    warranty = {"topic": "warranty", "today": DAY, "fields": {"country": "DE"}}
    assert show(warranty)["answer"]["verdict"] == "need"
    assert list(pack.iterdir()) == [pack / "index.json"]


def test_a_request_with_deep_nesting_is_refused_like_any_other():
    assert parse(json.dumps(APPEAL)) == APPEAL
    shown = json.loads(browser.show('{"topic":' * 20_000, "", "x"))
    assert shown["answer"]["errors"][0]["code"] == "bad-request"
