"""What has changed since the edition of a link, as HTML: a `Since` goes in; a note comes out."""

from collections.abc import Iterator

from ..engine.facts import Change
from ..engine.record import Answer, Deadline
from ..engine.rulebook import Rulebook
from ..engine.sentences import Sentences
from ..engine.since import Since
from ..engine.words import Words
from .markup import Html, fill, tag, verbatim
from .parts import ink, listed, time


def note(book: Rulebook, answer: Answer, since: Since) -> Html:
    """Return which rules behind the answer have changed, and whether its verdict or a day of it did."""
    words, changed = book.words, len(since.changes)
    made = {"then": verbatim(since.edition), "now": verbatim(book.facts.edition)}
    rules = words.plural(words.data["since"]["changed"], changed).format(count=changed)
    return tag(
        "section",
        tag("h3", fill(words.get("since", "title"), made)),
        tag("p", fill(words.get("since", "made"), made)),
        *(tag("p", line) for line in _outcome(book, answer, since)),
        tag("p", rules) if changed else "",
        listed("ul", *(_rule(words, change) for change in since.changes)),
        class_="checker-since",
    )


def _rule(words: Words, change: Change) -> Html:
    values = {
        "before": words.of_fact(change.before, "states"),
        "since": time(words, change.since),
        "now": words.of_fact(change.now, "states"),
    }
    return fill(words.get("since", "corrected" if change.why else "rule"), values)


def _outcome(book: Rulebook, answer: Answer, since: Since) -> Iterator[Html]:
    """Yield what became of the verdict and of each day."""
    words = book.words
    if since.verdict:
        values = {"then": verbatim(since.edition), "verdict": words.get("verdict", since.verdict)}
        yield fill(words.get("since", "verdict"), values)
    for was, now in since.days:
        part = next(part for part in answer.parts if now.id in part.dates)
        yield _day(since, was, now, Sentences(part, book, ink(book)))
    if not since.changes:
        yield fill(words.get("since", "unchanged"), {})
    elif since.had_answer and not since.verdict and not since.days:
        yield fill(words.get("since", "same" if since.is_rest_same else "rest"), {})


def _day(since: Since, was: Deadline, now: Deadline, sentences: Sentences[Html]) -> Html:
    words = sentences.words
    values = {
        "then": verbatim(since.edition),
        "label": sentences.label(now),
        "before": _days(words, was),
        "now": _days(words, now),
    }
    return fill(words.get("since", "day"), values)


def _days(words: Words, deadline: Deadline) -> Html:
    """Return the day, or between which days it lies."""
    if not deadline.range or not deadline.is_unsure:
        return time(words, deadline.date)
    first, last = (time(words, day) for day in deadline.range)
    return fill(words.get("format", "span"), {"first": first, "last": last})
