"""The dates of an answer as a calendar file (RFC 5545): an `Answer` goes in, its text comes out.

Every day is an all-day event with an alarm the day before. An event's UID depends only on what was
counted, so that taking the same answer along twice does not double it.
"""

from collections.abc import Iterator
from datetime import date

from ..engine.days import ONE_DAY
from ..engine.record import Answer, Deadline
from ..engine.rulebook import Rulebook
from ..engine.sentences import Sentences, plain

LONGEST_LINE = 75  # octets, without the line's end (section 3.1)


def calendar(book: Rulebook, answer: Answer) -> str:
    """Return a calendar with each date of the answer that still counts; "" where there is none."""
    lines: list[str] = []
    for live in answer.live:
        for deadline in live.days_ahead:
            lines += _event(book, live, deadline)
    if not lines:
        return ""
    product = book.words.get("take", "product")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product}", *lines, "END:VCALENDAR"]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(book: Rulebook, answer: Answer, deadline: Deadline) -> Iterator[str]:
    sentences = Sentences(answer, book, plain(book))
    summary = _text(sentences.label(deadline))
    yield "BEGIN:VEVENT"
    yield f"UID:{answer.topic}-{deadline.id}-{deadline.count.start}@dispute-checker"
    # The day of the answer stands for the moment at which it was made: nothing here reads a clock.
    yield f"DTSTAMP:{_day(answer.today)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(deadline.date)}"
    yield f"DTEND;VALUE=DATE:{_day(deadline.date + ONE_DAY)}"
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{_text(' '.join(_said(deadline, sentences)))}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D")
    yield f"DESCRIPTION:{summary}"
    yield from ("END:VALARM", "END:VEVENT")


def _said(deadline: Deadline, sentences: Sentences[str]) -> Iterator[str]:
    """Yield the question, its answer, and what is not certain of the day: its range, or why it may move."""
    yield sentences.words.question(sentences.answer.topic)
    yield sentences.headline()
    if deadline.is_unsure:
        yield sentences.range(deadline)
    if deadline.count.provisional:
        yield from (
            reason.text for reason in sentences.reasons() if reason.fact == deadline.count.fact
        )


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _text(words: str) -> str:
    """Escape what has a meaning in a text value (section 3.3.11)."""
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line where it is too long; each further part begins with a space (section 3.1)."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += letter
    yield part
