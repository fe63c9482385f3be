"""The entries of a calendar file, one a day: an `Answer` and the reader's name for the order go in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ..engine.case import known_of_kind
from ..engine.counting import BUSINESS_DAYS
from ..engine.fields import FieldKind, isolated
from ..engine.record import Answer, DateKind, Deadline
from ..engine.rulebook import Rulebook
from ..engine.sentences import Sentences, plain

# When an alarm can ring, from the midnight with which a day begins: in the morning before or of that day, or,
# for who takes it along later than that, at noon or in the evening.
DAY_BEFORE, MORNING, NOON, EVENING = (timedelta(hours=hours) for hours in (-15, 9, 12, 18))

# What is left of a long name when it is divided by this: a hash from the library would cost every start more.
PRIME = 2**127 - 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of an answer, what names it for ever, its title, and what is said about it."""

    name: str
    deadline: Deadline
    title: str
    said: tuple[str, ...]

    def alarm(self, moment: datetime) -> timedelta | None:
        """Return how long after the day's first midnight the alarm rings: the first time that lies ahead."""
        before = () if self.deadline.kind is DateKind.FROM else (DAY_BEFORE,)
        midnight = datetime.combine(self.deadline.date, time())
        here = moment.replace(tzinfo=None)
        return next(
            (each for each in (*before, MORNING, NOON, EVENING) if midnight + each > here), None
        )


def entries(book: Rulebook, answer: Answer, order: str) -> Iterator[Entry]:
    """Yield the days to come of the live questions, then those that outlast their question."""
    for live in answer.live:
        sentences = Sentences(live, book, plain(book))
        for deadline in live.days_ahead:
            label = sentences.label(deadline)
            said = (sentences.range(deadline), *sentences.why(deadline))
            yield _entry(book, live, deadline, order, label, said)
    whole = Sentences(answer, book, plain(book))
    for each in answer.lasting:
        if each.deadline.date >= answer.today:
            part = next(part for part in answer.parts if each.deadline.id in part.dates)
            label = book.words.of_topic(answer.topic, "date", each.deadline.id)
            said = (whole.range(each.deadline), whole.lasting(each).text)
            yield _entry(book, part, each.deadline, order, label, said)


def _entry(
    book: Rulebook,
    answer: Answer,
    deadline: Deadline,
    order: str,
    label: str,
    said: Iterable[str],
) -> Entry:
    about = isolated(order) if order else book.words.get("take", "unnamed")
    counted_on = book.words.get("answer", "edition")
    edition = {"edition": book.facts.edition, "today": book.words.day(answer.today)}
    return Entry(
        _name(book, answer, deadline, order),
        deadline,
        book.words.get("take", "event").format(order=about, label=label),
        tuple(filter(None, (_counted(book, deadline), *said, counted_on.format_map(edition)))),
    )


def _counted(book: Rulebook, deadline: Deadline) -> str:
    count = deadline.count
    if not count.count:
        return ""
    values = {"count": str(count.count), "start": book.words.day(count.start)}
    return book.words.get("counted", count.unit.name).format_map(values) + "."


def _name(book: Rulebook, answer: Answer, deadline: Deadline, order: str) -> str:
    """Return what names an entry for ever: the kind of day, and the order, else all that was counted."""
    kind = f"{answer.topic}-{deadline.id}"
    if order:
        return f"{kind}-{_digits(order)}"
    known = answer.known if deadline.count.unit is BUSINESS_DAYS else {}
    places = (
        known_of_kind(known, book.fields, place) for place in (FieldKind.COUNTRY, FieldKind.REGION)
    )
    return "-".join((kind, deadline.count.start.isoformat(), *filter(None, places)))


def _digits(order: str) -> str:
    """Return 32 digits that stand for this order alone: a calendar need not keep a name that is longer."""
    # Half of a sign, such as a browser leaves where it cuts a name, is a name too.
    written = order.encode(errors="surrogatepass")
    return f"{int.from_bytes(written) % PRIME:032x}"
