"""The answer as HTML: an `Answer` goes in; what the page shows comes out.

`base` is the way from the page to the root of the site, such as "../"; links are relative to it.
"""

from datetime import date

from ..engine.days import ONE_DAY
from ..engine.record import Answer, Deadline, Stretch, Verdict
from ..engine.rulebook import Rulebook
from ..engine.sentences import Sentences
from ..engine.since import Since
from ..engine.words import Words
from .markup import Html, escape, fill, join, tag
from .parts import (
    bare,
    beginning,
    edition,
    ink,
    listed,
    may_move,
    reasons,
    section,
    steps,
    time,
    told_by,
)
from .pictures import line
from .since import note
from .strip import strips
from .take import take_along
from .timeline import timeline


def answer(book: Rulebook, answer: Answer, base: str = "", since: Since | None = None) -> Html:
    """Return the whole answer: verdict, next steps, dates, reasons with their sources, counting, changes.

    A whole case is shown as its timeline. `since` is what has changed since the edition that a link was made
    with.
    """
    sentences, words = Sentences(answer, book, ink(book)), book.words
    changed = note(book, answer, since) if since else Html()
    if answer.timeline:
        return timeline(book, answer, sentences, base, changed)
    return join(
        beginning(answer, sentences),
        section(words, "next", steps(sentences, base)),
        changed,
        section(words, "items", _items(answer, sentences)),
        section(words, "dates" if answer.days_count else "dates-moot", _dates(answer, sentences)),
        section(words, "because", reasons(sentences, base)),
        section(words, "counting", _counting(answer, sentences)),
        section(words, "stretches", _stretches(words, answer)),
        section(words, "alternatives", _alternatives(answer, sentences)),
        section(words, "flips", _changes(words, answer)),
        told_by(book, answer),
        _take_along(words, answer),
        edition(book, answer.today),
    )


def _dates(answer: Answer, sentences: Sentences[Html]) -> Html:
    return listed(
        "ul",
        *(_date(deadline, sentences, answer.today) for deadline in answer.dates.values()),
        class_="checker-dates",
    )


def _date(deadline: Deadline, sentences: Sentences[Html], today: date) -> Html:
    words = sentences.words
    return join(
        tag("span", sentences.label(deadline), class_="checker-label"),
        " ",
        time(words, deadline.date, data_date=deadline.id),
        " ",
        tag("span", words.left((deadline.date - today).days), class_="checker-left"),
        tag("span", _how_counted(words, deadline), class_="checker-count"),
        tag("span", sentences.range(deadline), class_="checker-count")
        if deadline.is_unsure
        else "",
        may_move(words, deadline),
    )


def _counting(answer: Answer, sentences: Sentences[Html]) -> Html:
    """Return a strip for each count that leads to a day that matters."""
    if not answer.days_count:
        return Html()
    words = sentences.words
    labels = {deadline: sentences.label(deadline) for deadline in answer.dates.values()}
    shown = strips(words, labels, answer.today)
    legend = tag("p", words.get("strip", "legend"), class_="checker-strip-legend")
    return join(*shown, legend) if shown else Html()


def _how_counted(words: Words, deadline: Deadline) -> Html:
    count = deadline.count
    if not count.count:
        return escape(words.get("answer", "given"))
    values = {"count": str(count.count), "start": time(words, count.start)}
    return fill(words.get("counted", count.unit.name), values)


def _items(answer: Answer, sentences: Sentences[Html]) -> Html:
    found = answer.finding.items
    lines = (line(each, sentences, answer.known) for each in found)
    return bare("ul", *lines, class_="checker-pictures") if found else Html()


def _stretches(words: Words, answer: Answer) -> Html:
    return listed(
        "ul",
        *(
            join(_span(words, run), ": ", words.get("verdict", run.verdict))
            for run in answer.stretches
        ),
    )


def _alternatives(answer: Answer, sentences: Sentences[Html]) -> Html:
    words = sentences.words
    return listed(
        "ul",
        *(
            join(
                ", ".join(map(sentences.region, run.values)),
                ": ",
                words.get("verdict", run.verdict),
            )
            for run in answer.alternatives
        ),
    )


def _span(words: Words, run: Stretch) -> Html:
    if run.first == run.last:
        return time(words, run.first)
    return fill(
        words.get("format", "span"),
        {"first": time(words, run.first), "last": time(words, run.last)},
    )


def _changes(words: Words, answer: Answer) -> Html:
    """Return "until … this, from … that"; nothing where the verdict never changes."""
    if not answer.flips:
        return Html()
    now = {
        "last": time(words, answer.flips[0].on - ONE_DAY),
        "verdict": _word(words, answer.finding.verdict),
    }
    later = (
        {"on": time(words, flip.on), "verdict": _word(words, flip.verdict)} for flip in answer.flips
    )
    return listed(
        "ul",
        fill(words.get("answer", "until"), now),
        *(fill(words.get("answer", "flip"), values) for values in later),
    )


def _word(words: Words, verdict: Verdict) -> Html:
    return tag("strong", words.get("verdict", verdict))


def _take_along(words: Words, answer: Answer) -> Html:
    """Return the buttons; nothing where all that can be said is what more must be known."""
    if answer.finding.verdict is Verdict.NEED and not answer.dates:
        return Html()
    return take_along(words, has_dates=bool(answer.days_ahead))
