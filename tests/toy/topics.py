"""The library's questions."""

from collections.abc import Iterator

from checker.engine.case import Case
from checker.engine.counting import given
from checker.engine.facts import Facts
from checker.engine.fields import File
from checker.engine.record import Copy, DateKind, Deadline, Finding, Item, Verdict
from checker.engine.topic import Dates, Topic, no_dates


def overdue_dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give the day from which it may be renewed, the last day of the loan and of the amnesty after it."""
    if borrowed := case.day("borrowed"):
        due = facts["loan"].after(borrowed)
        yield Deadline("renew-from", DateKind.FROM, facts["amnesty"].after(borrowed))
        yield Deadline("due-by", DateKind.BY, due)
        yield Deadline("amnesty-by", DateKind.BY, facts["amnesty"].after(due.date))
    if brought := case.day("brought"):
        yield Deadline("brought-on", DateKind.WAIT, given(brought))


def overdue(case: Case, dates: Dates, _facts: Facts) -> Finding:
    """Say whether the book may still be brought back without a fine."""
    if case.option("excused") == "yes":
        return Finding(Verdict.YES, "excused", ("fine/excused",), ("rest",))
    if "due-by" not in dates:
        return Finding(Verdict.NEED, "need", ("loan",), ("look",), ("borrowed",))
    if case.today <= dates["due-by"].date:
        return Finding(Verdict.YES, "in-time", ("loan",), ("bring",), still="due-by")
    if case.today <= dates["amnesty-by"].date:
        return Finding(
            Verdict.TOO_LATE, "amnesty", ("loan", "amnesty"), ("bring",), still="amnesty-by"
        )
    return Finding(Verdict.TOO_LATE, "fined", ("loan", "fine"), ("pay",))


def letter_dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give the first and the last day on which a letter arrives."""
    if posted := case.day("posted"):
        first, last = facts["letter"].span_after(posted, case.calendar)
        yield Deadline("letter-from", DateKind.WAIT, first)
        yield Deadline("letter-by", DateKind.WAIT, last)


def letter(case: Case, dates: Dates, _facts: Facts) -> Finding:
    """Say whether the letter is late."""
    if not dates:
        return Finding(Verdict.NEED, "need", ("letter",), ("look",), ("posted",))
    if case.today <= dates["letter-by"].date:
        return Finding(Verdict.NOT_YET, "coming", ("letter",), ("rest",))
    because = (f"letter/{_where(case)}",) if case.option("land") else ("letter",)
    return Finding(Verdict.YES, "late", because, ("look",))


def _where(case: Case) -> str:
    if case.option("district"):
        return "district"
    return "districts" if case.regions else "abroad"


def card_dates(case: Case, facts: Facts) -> Iterator[Deadline]:
    """Give the last day of the card."""
    if joined := case.day("joined"):
        yield Deadline("card-until", DateKind.BY, facts["card"].after(joined))


def card(case: Case, dates: Dates, _facts: Facts) -> Finding:
    """Say whether the card is valid."""
    if not dates:
        return Finding(Verdict.UNCLEAR, "unclear", ("card",), ("look",))
    if case.today > dates["card-until"].date:
        return Finding(Verdict.NO, "expired", ("card",), ("look",))
    return Finding(Verdict.YES, "valid", ("card",), ("rest",), still="card-until")


def cover(case: Case, _dates: Dates, facts: Facts) -> Finding:
    """Say whether the pictures of a cover, and the note with them, are taken."""
    facts = facts.on(case.today)
    items = [_picture(file, facts) for file in case.files("cover")]
    if note := case.text("note"):
        bad = tuple((n, sign) for n, sign in enumerate(note) if sign == "#")
        said = "refused" if bad else "fits"
        verdict = Verdict.NO if bad else Verdict.YES
        left = note.replace("#", "") if bad else ""
        items.append(Item("note", "note", verdict, said, offending=bad, cleaned=left))
    if not items:
        return Finding(Verdict.NEED, "need", ("cover-formats",), ("look",), ("cover",))
    order = (Verdict.NO, Verdict.UNCLEAR, Verdict.YES)
    worst = min((item.verdict for item in items), key=order.index)
    return Finding(
        worst, worst.value, ("cover-formats", "cover-weight"), ("rest",), items=tuple(items)
    )


def _picture(file: File, facts: Facts) -> Item:
    light, heavy = facts["cover-weight"].pair
    name, _, ending = file.name.rpartition(".")
    verdict, said = Verdict.YES, "fits"
    if ending not in facts["cover-formats"].words:
        verdict, said = Verdict.NO, "format"
    elif file.inside == "other":
        verdict, said = Verdict.UNCLEAR, "other"
    elif file.size >= heavy:
        verdict, said = Verdict.NO, "heavy"
    elif file.size >= light:
        verdict, said = Verdict.UNCLEAR, "perhaps-heavy"
    return Item(
        "cover",
        file.name,
        verdict,
        said,
        values={"ending": ending, "rename": f"{name}.gif"},
        is_heavy=said.endswith("heavy"),
        copy=Copy(name, light),
    )


TOPICS = {
    topic.id: topic
    for topic in (
        Topic(
            "overdue",
            ("excused", "borrowed", "brought"),
            ("loan", "amnesty", "fine"),
            overdue_dates,
            overdue,
            moot={"borrowed": ("excused=yes",), "brought": ("excused=yes",)},
        ),
        Topic("letter", ("posted", "land", "district"), ("letter",), letter_dates, letter),
        Topic("card", ("joined",), ("card",), card_dates, card),
        Topic(
            "cover",
            ("cover", "note"),
            ("cover-weight", "cover-formats"),
            no_dates,
            cover,
        ),
    )
}
