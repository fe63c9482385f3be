"""Whatever the order of events, picture, list and action agree with the questions that are asked alone.

Each order of the events that have a day is asked once; what has none is told in turn, in each of its ways.
"""

import re
from datetime import date, timedelta
from itertools import permutations, product

import pytest

from checker.doors.wire import solve
from checker.engine.errors import Refused
from checker.engine.record import Answer
from checker.render import answer as page

from .contract import BOOK

COURSE = BOOK.course
TODAY = date(2026, 11, 23)
FIRST, APART = TODAY - timedelta(days=41), timedelta(days=8)
DATED = [event.day for event in COURSE.events if event.day]
ORDERS = [order for many in range(len(DATED) + 1) for order in permutations(DATED, many)]
UNDATED = [
    {
        name: value
        for name, value in zip(("reply", "agreed", "protection-ends"), told, strict=True)
        if value
    }
    for told in product(
        ("", *BOOK.fields["reply"].options), ("", "yes"), ("", "2026-11-22", "2026-12-20")
    )
]
CASES = [
    {name: (FIRST + n * APART).isoformat() for n, name in enumerate(order)}
    | UNDATED[n % len(UNDATED)]
    for n, order in enumerate(ORDERS)
]


def asked(question: str, known: dict[str, str]) -> Answer:
    fields = {name: value for name, value in known.items() if name in BOOK.forms[question]}
    return solve(BOOK, {"topic": question, "today": TODAY.isoformat(), "fields": fields})


def is_possible(known: dict[str, str]) -> bool:
    """Return whether a case keeps the order that the fields themselves ask for."""
    earlier = ((name, BOOK.fields[name].not_before) for name in known)
    return all(known[name] >= known[before] for name, before in earlier if before in known)


def test_the_orders_are_all_that_there_are():
    assert len(ORDERS) == len(set(ORDERS)) == 1 + 5 + 20 + 60 + 120 + 120
    assert {is_possible(known) for known in CASES} == {True, False}


@pytest.mark.parametrize("n", range(4))
def test_picture_list_and_action_of_every_order_agree_with_the_questions_asked_alone(n):
    for known in CASES[n::4]:
        if not is_possible(known):
            with pytest.raises(Refused):
                asked(COURSE.id, known)
            continue
        whole = asked(COURSE.id, known)
        alone = {topic: asked(topic, known) for topic in COURSE.topics}
        for part in whole.parts:
            assert part == alone[part.topic], known
        days = {name for part in whole.parts for name in part.dates}
        html = page.answer(BOOK, whole)
        for ids in ("row", "entry"):
            shown = re.findall(rf'id="{COURSE.id}-{ids}-([\w-]+)"', html)
            assert sorted(shown) == sorted(days if whole.live else ()), known
        assert whole.steps == (alone[whole.lead.topic].steps if whole.live else ()), known
