"""The same request has the same answer in CPython and in the browser."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from checker import answer, marketplace
from checker.doors.browser import opened
from checker.doors.wire import answer_text
from checker.engine.fields import FieldKind
from tests.contexts import Contexts, launched
from tools.examples import read_examples

BOOK = marketplace()
TODAY = date(2026, 11, 23)
SEED = 20261123
REGIONS = [region for code in BOOK.calendars.names() for region in BOOK.calendars.regions(code)]


type Road = dict[str, str]

LAYOUT = {
    "base": "../",
    "prefix": "refund-",
    "edition": "2026-01",
    "order": "",
    "moment": "2026-11-23T12:00:00+01:00",
}
TODAY_GIVEN = {"today": TODAY.isoformat()}


@pytest.fixture(params=[{}, {"image": "gone.wasm"}], ids=["from the image", "without it"])
def road(request: pytest.FixtureRequest) -> Road:
    """Return what is changed in the pack's record, so that Python starts in one way or the other."""
    changed: Road = request.param
    if changed:
        request.applymarker(pytest.mark.console_errors("404.*gone.wasm"))
    return changed


@pytest.fixture(scope="module")
def contexts(playwright: Playwright, server: str) -> Iterator[Contexts]:
    """Start a browser that compiles Python as readers' browsers do, in place of the tests' own."""
    with launched(playwright) as browser:
        yield Contexts(browser, server)


def requests() -> Iterator[dict[str, Any]]:
    """Yield requests about every topic, the same at every run: known, unknown and wrong values."""
    chance = random.Random(SEED)  # noqa: S311 (no secret: the same requests at every run)
    while True:
        for question, fields in BOOK.forms.items():
            names = [name for name in fields if chance.random() < 0.8]
            yield {
                "topic": question,
                "today": TODAY.isoformat(),
                "fields": {name: value(name, chance) for name in names},
            }


def value(name: str, chance: random.Random) -> Any:
    """Return a value for a field, most often one that is allowed."""
    field = BOOK.fields[name]
    match field.kind:
        case _ if chance.random() < 0.05:
            return chance.choice(["", "31.12.2026", "2026-02-30", "<b>", "\ud800", "不明", 5, None])
        case FieldKind.DATE:
            day = TODAY + timedelta(days=chance.randint(-40, 0 if field.past else 20))
            last = day + timedelta(days=chance.randint(0, 5))
            return f"{day}..{last}" if chance.random() < 0.1 else f"{day}"
        case FieldKind.OPTION:
            return chance.choice(field.options)
        case FieldKind.COUNTRY:
            return chance.choice(sorted(BOOK.calendars.names()))
        case FieldKind.REGION:
            return chance.choice(REGIONS)
        case FieldKind.FILES:
            name = chance.choice(
                ["parcel.jpg", "parcel.gif", "parcel.mp4", "包裹.png", "parcel", "a\u202egpj.exe"]
            )
            file = {"name": name, "size": chance.randint(0, 3_000_000)}
            insides = [None, "nonsense", *field.contents]
            return [file] if chance.random() < 0.3 else [file | {"inside": chance.choice(insides)}]
        case FieldKind.TEXT:
            return chance.choice(["Nothing came.", "没有收到", "full\uff0cstop", "😀"])


def test_two_hundred_requests_are_answered_as_in_cpython(page: Page) -> None:
    asked = list(islice(requests(), 200))
    expected = [answer(request) for request in asked]
    assert sum("errors" in each for each in expected) < len(asked) / 2, "too few are answered"

    page.goto("refund/")
    answers = page.evaluate(
        """async (requests) => {
          const element = document.querySelector("dispute-checker");
          const answers = [];
          for (const request of JSON.parse(requests)) answers.push(await element.ask(request));
          return answers;
        }""",
        json.dumps(asked),
    )
    assert answers == expected


def test_five_thousand_answers_are_the_same_bytes_as_in_cpython(page: Page, road: Road) -> None:
    asked = [json.dumps(request) for request in islice(requests(), 5_000)]
    page.goto("refund/")
    answers = replies(page, road, [["answer", f'{{"request":{request}}}'] for request in asked])
    different = [
        (request, text)
        for request, text in zip(asked, answers, strict=True)
        if text != answer_text(BOOK, request)
    ]
    assert not different


def test_all_that_can_be_asked_is_answered_as_in_cpython(page: Page, road: Road) -> None:
    asked = [*questions()]
    door = opened("en")
    page.goto("refund/")
    for (what, question), text in zip(asked, replies(page, road, asked), strict=True):
        assert text == door.reply(what, question), question


def questions() -> Iterator[list[str]]:
    """Yield every worked example, and a wrong and an empty question, in each way in which it can be asked."""
    wrong = [
        {"topic": topic, "fields": dict.fromkeys(BOOK.forms[topic], "?")} for topic in BOOK.forms
    ]
    cases = [each.request for each in read_examples()] + [each | TODAY_GIVEN for each in wrong]
    for request in (*cases, {}, {"topic": "nonsense"} | TODAY_GIVEN):
        for what in ("answer", "page", "text", "calendar"):
            yield [what, json.dumps(LAYOUT | {"request": request})]
    for head in ("", "ffd8ff", "89504e470d0a1a0a", "00" * 64):
        yield ["look", json.dumps({"field": "files", "name": "a.jpg", "head": head})]


def replies(page: Page, road: Road, asked: list[list[str]]) -> list[str]:
    """Return what a worker replies that has started on this road."""
    told: list[str] = page.evaluate(
        """async ([asked, changed]) => {
          const record = JSON.parse(document.querySelector("meta[name=dispute-checker]").content);
          const name = JSON.stringify({ record: { ...record, ...changed }, base: document.baseURI });
          const worker = new Worker(record.worker, { type: "module", name });
          const replies = [];
          let open = asked.length;
          const all = new Promise((resolve, reject) => {
            worker.onmessage = ({ data: { kind, id, text, error } }) => {
              if (error) reject(new Error(error));
              if (kind !== "answer") return;
              replies[id] = text;
              if (--open === 0) resolve(replies);
            };
          });
          worker.postMessage({ kind: "listen" });
          asked.forEach(([what, question], id) => worker.postMessage({ kind: "ask", id, what, question }));
          return all;
        }""",
        [asked, road],
    )
    return told
