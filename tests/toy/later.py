"""The library in July: since May, it has read of another loan, and put the days of its letters right."""

from dataclasses import replace
from datetime import date

from checker.engine.course import Course
from checker.engine.facts import Correction, Facts, Pair
from checker.engine.since import Since, since

from .ask import ask
from .lands import book as lands

FACTS = lands.facts
LOAN = replace(
    FACTS["loan"],
    later=tuple(replace(each, checked_on=date(2026, 6, 3)) for each in FACTS["loan"].later),
)
MISREAD = Correction(date(2026, 6, 9), Pair(3, 6), "It was misread.")
LETTER = replace(FACTS["letter"], corrections=(MISREAD,))
book = replace(
    lands,
    course=Course("my-book", ("overdue", "letter", "card"), settled_by={}),
    facts=Facts("2026-07", {**FACTS, "loan": LOAN, "letter": LETTER}, "2026-05"),
)


def told(edition: str, question: str, today: str, **known: str) -> Since | None:
    """Return what has changed since an edition, of what an answer rests on."""

    def by(facts: Facts):
        return ask(question, today, replace(book, facts=facts), **known)

    return since(edition, book.facts, by(book.facts), by)
