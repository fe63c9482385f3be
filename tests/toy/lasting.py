"""The library, where the last day of a loan matters on although a letter has settled the loan."""

from dataclasses import replace

from checker.engine.course import LastingDay
from checker.engine.record import Answer

from .ask import BORROWED, ask
from .book import book as toy

DUE = LastingDay(
    ("posted",),
    ("excused=yes",),
    ahead="amnesty/ahead",
    over="amnesty/over",
    unsure="amnesty/unsure",
)
book = replace(toy, course=replace(toy.course, lasting={"due-by": DUE}))


def lasting(today: str, **more: str) -> Answer:
    """Return a case in which that day, 18 May 2026, outlasts its question."""
    known = {"borrowed": BORROWED, "posted": "2026-05-08"} | more
    return ask("my-book", today, book, **known)
