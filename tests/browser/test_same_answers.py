"""The same request has the same answer in CPython and in the browser."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page

import checker
from checker.fields import FIELDS, Kind

TODAY = date(2026, 11, 23)
MANY = 200


def requests() -> Iterator[dict[str, Any]]:
    """Yield requests about every topic, the same at every run: known, unknown and wrong values."""
    chance = random.Random(MANY)  # noqa: S311 (no secret: the same requests at every run)
    while True:
        for topic in checker.TOPICS.values():
            names = [name for name in topic.fields if chance.random() < 0.8]
            yield {
                "topic": topic.id,
                "today": TODAY.isoformat(),
                "fields": {name: value(name, chance) for name in names},
            }


def value(name: str, chance: random.Random) -> Any:
    """Return a value for a field, most often one that is allowed."""
    field = FIELDS[name]
    match field.kind:
        case _ if chance.random() < 0.05:
            return chance.choice(["", "31.12.2026", "2026-02-30", "<b>", "\ud800", "不明", 5, None])
        case Kind.DATE:
            return (
                TODAY + timedelta(days=chance.randint(-40, 20 if not field.past else 0))
            ).isoformat()
        case Kind.OPTION:
            return chance.choice(field.options)
        case Kind.COUNTRY:
            return chance.choice(["DE", "US", "ES", "RU", "JP"])
        case Kind.FILES:
            name = chance.choice(["parcel.jpg", "parcel.gif", "parcel.mp4", "包裹.png", "parcel"])
            return [{"name": name, "size": chance.randint(0, 3_000_000)}]
        case Kind.TEXT:
            return chance.choice(["Nothing came.", "没有收到", "full\uff0cstop", "😀"])


def test_two_hundred_requests_are_answered_as_in_cpython(page: Page) -> None:
    asked = [request for request, _ in zip(requests(), range(MANY), strict=False)]
    expected = [checker.answer(request) for request in asked]
    assert sum("errors" in answer for answer in expected) < MANY / 2, "too few are answered"

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
