"""The dates of an answer as a calendar file (RFC 5545): an `Answer` goes in; a `CalendarFile` comes out.

Every day is an entry of a whole day. One that is taken along again, under the same name or counted from the
same, bears the same UID: it is replaced, and not doubled.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ..engine.days import ONE_DAY
from ..engine.record import Answer
from ..engine.rulebook import Rulebook
from .entries import Entry, entries

LONGEST_LINE = 75  # octets, without the line's end (section 3.1)
# SEQUENCE counts seconds from here: as a number of 32 bits it lasts until 2088.
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Taking:
    """The moment of taking along, by the reader's own clock, and the reader's name for the order, if any."""

    moment: datetime
    order: str = ""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The text of a calendar file, "" without a day to come, and the days of it for which no alarm rings."""

    text: str
    unheard: tuple[date, ...]


def calendar(book: Rulebook, answer: Answer, taking: Taking) -> CalendarFile:
    """Return a calendar file with each day of the answer that still counts."""
    return calendar_of_all(book, [(answer, taking)])


def calendar_of_all(book: Rulebook, taken: Iterable[tuple[Answer, Taking]]) -> CalendarFile:
    """Return one file with each day of several answers that still counts, each under its own name."""
    found = [
        (entry, taking) for answer, taking in taken for entry in entries(book, answer, taking.order)
    ]
    if not found:
        return CalendarFile("", ())
    product = book.words.get("take", "product")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product}"]
    origin = book.words.get("take", "origin")
    for entry, taking in found:
        lines += _lines(entry, taking, origin)
    lines.append("END:VCALENDAR")
    return CalendarFile(
        "".join(f"{part}\r\n" for line in lines for part in _folded(line)),
        tuple(each.deadline.date for each, taking in found if each.alarm(taking.moment) is None),
    )


def _lines(entry: Entry, taking: Taking, origin: str) -> Iterator[str]:
    deadline, title = entry.deadline, _text(entry.title)
    moment = taking.moment.astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.name)}@{origin}"
    yield f"DTSTAMP:{moment:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{max(0, int((moment - EPOCH).total_seconds()))}"
    yield f"DTSTART;VALUE=DATE:{_day(deadline.date)}"
    yield f"DTEND;VALUE=DATE:{_day(deadline.date + ONE_DAY)}"
    yield f"SUMMARY:{title}"
    yield f"DESCRIPTION:{_text(' '.join(entry.said))}"
    yield "TRANSP:TRANSPARENT"
    if alarm := entry.alarm(taking.moment):
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_duration(alarm)}")
        yield f"DESCRIPTION:{title}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _duration(alarm: timedelta) -> str:
    hours = int(alarm / timedelta(hours=1))
    return f"{'-' if hours < 0 else ''}PT{abs(hours)}H"


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
