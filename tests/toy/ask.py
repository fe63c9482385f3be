"""Asks the toy: a question and what is known go in; its `Answer`, or the refusal of it, comes out."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from checker.doors.wire import solve
from checker.engine.course import Course
from checker.engine.errors import Refused
from checker.engine.record import Answer
from checker.engine.rulebook import Rulebook
from checker.render.ics import Taking

from .book import book as toy

# A Sunday, six days after the day on which the book is borrowed.
TODAY = "2026-05-10"
BORROWED = "2026-05-04"
# At noon of that day, two hours east of Greenwich.
NOON = datetime.fromisoformat(f"{TODAY}T12:00:00+02:00")
TAKING = Taking(NOON)
# The same library with the card in its course: of one case, two questions can be open at once.
wide = replace(toy, course=Course("my-book", ("overdue", "card"), settled_by={}))


def ask(question: str, today: str = TODAY, book: Rulebook = toy, /, **known: Any) -> Answer:
    """Return the answer to a question on a day, with the fields that are known."""
    return solve(book, {"topic": question, "today": today, "fields": known})


def refusal(question: str, today: str = TODAY, /, **known: Any) -> Refused:
    """Return why a question is refused. Raises AssertionError for one that is answered."""
    try:
        ask(question, today, **known)
    except Refused as refused:
        return refused
    raise AssertionError(f"{question} was answered")
