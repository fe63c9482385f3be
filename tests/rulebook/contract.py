"""What CONTRACT.md says in its tables about the questions, their fields and their dates."""

import re
from pathlib import Path

from checker.engine.record import DateKind

from .cases import BOOK

TEXT = Path(__file__).parents[2].joinpath("CONTRACT.md").read_text(encoding="utf-8")
KINDS = {"from": DateKind.FROM, "by": DateKind.BY, "wait": DateKind.WAIT}


def rows(*titles: str) -> list[list[str]]:
    """Return the cells of each row of the table that has columns with these titles."""
    _, _, after = TEXT.partition(f"\n| {' | '.join(titles)} |\n")
    _line, *lines = after.partition("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def ids(cell: str) -> list[str]:
    """Return the ids in a cell, in their order."""
    return re.findall("`([^`]+)`", cell)


QUESTIONS = {
    ids(topic)[0]: (question, ids(fields))
    for topic, question, fields in rows("topic", "its question", "fields, in the order of the form")
}
TAKES = {field: takes for names, takes in rows("field", "what it takes") for field in ids(names)}


def _dates() -> dict[str, dict[str, tuple[DateKind, str]]]:
    """Return each date with what it means to the buyer and the fact that is counted: of a given day, none."""
    found: dict[str, dict[str, tuple[DateKind, str]]] = {topic: {} for topic in BOOK.topics}
    dates: dict[str, tuple[DateKind, str]] = {}
    for topic, date, kind, counted in rows("topic", "date", "kind", "how it is counted"):
        # Where the topic is left out, it is the one above.
        dates = found[ids(topic)[0]] if topic else dates
        facts = [dates[name][1] if name in dates else name for name in ids(counted)]
        [name] = ids(date)
        dates[name] = (KINDS[kind], next((fact for fact in facts if fact in BOOK.facts), ""))
    return found


DATES_OF = _dates()
