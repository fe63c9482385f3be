"""The answer as text for the command line: an `Answer` or a refused request goes in, lines come out."""

from collections.abc import Iterator
from datetime import date

from ..engine.days import ONE_DAY
from ..engine.errors import Refused
from ..engine.fields import echo, isolated
from ..engine.messages import error_message
from ..engine.record import Answer, Deadline
from ..engine.rulebook import Rulebook
from ..engine.sentences import Sentences, plain
from ..engine.told import told
from ..engine.words import Words


def answer(book: Rulebook, answer: Answer) -> str:
    """Return the whole answer as lines of plain text, and what was told.

    Of a whole case, they are what is still to be acted on, and the days that outlast their question.
    """
    parts = ["\n".join(_lines(book, each)) for each in answer.live or (answer,)]
    parts += ["\n".join(lines) for lines in (_lasting(book, answer), _told(book, answer)) if lines]
    return "\n\n".join(parts)


def errors(book: Rulebook, refused: Refused) -> str:
    """Return what is wrong, a line a mistake."""
    lines = (
        f"- {error_message(book, mistake, refused, plain(book))}" for mistake in refused.mistakes
    )
    return "\n".join([book.words.get("answer", "errors"), *lines])


def _lines(book: Rulebook, answer: Answer) -> Iterator[str]:
    sentences, words = Sentences(answer, book, plain(book)), book.words
    yield words.question(answer.topic)
    yield f"{sentences.verdict()}. {sentences.headline()}"
    yield from _part(words, "next", (step.text for step in sentences.steps()))
    yield from _part(
        words,
        "dates" if answer.days_count else "dates-moot",
        (_date(each, sentences) for each in answer.dates.values()),
    )
    yield from _part(words, "items", _items(answer, sentences))
    yield from _part(
        words, "because", (f"{reason.text} ({reason.source})" for reason in sentences.reasons())
    )
    yield from _part(
        words,
        "stretches",
        (
            f"{_span(words, run.first, run.last)}: {words.get('verdict', run.verdict)}"
            for run in answer.stretches
        ),
    )
    yield from _part(
        words,
        "alternatives",
        (
            f"{', '.join(map(sentences.region, run.values))}: {words.get('verdict', run.verdict)}"
            for run in answer.alternatives
        ),
    )
    yield from _part(words, "flips", _changes(words, answer))
    yield ""
    yield words.get("answer", "edition").format(
        edition=book.facts.edition, today=words.day(answer.today)
    )


def _lasting(book: Rulebook, answer: Answer) -> list[str]:
    sentences, words = Sentences(answer, book, plain(book)), book.words
    lines = []
    for each in answer.lasting:
        label = words.of_topic(answer.topic, "date", each.deadline.id)
        day = words.long_day(each.deadline.date)
        lines.append(f"- {label}: {day}. {sentences.lasting(each).text}")
    return [words.get("answer", "lasting"), *lines] if lines else []


def _told(book: Rulebook, answer: Answer) -> list[str]:
    lines = [f"- {each.label}: {each.value}" for each in told(book, answer, plain(book))]
    return [book.words.get("answer", "told"), *lines] if lines else []


def _date(deadline: Deadline, sentences: Sentences[str]) -> str:
    words = sentences.words
    line = f"{sentences.label(deadline)}: {words.long_day(deadline.date)}"
    if deadline.count.provisional:
        line = f"{line} ({words.get('strip', 'provisional')})"
    return f"{line}. {sentences.range(deadline)}" if deadline.is_unsure else line


def _items(answer: Answer, sentences: Sentences[str]) -> Iterator[str]:
    words = sentences.words
    for item in answer.finding.items:
        yield f"{isolated(echo(item.name))}: {sentences.item(item)}"
        if item.offending:
            signs = ", ".join(f"{isolated(sign)} ({place})" for place, sign in item.offending)
            yield f"{words.get('answer', 'offending')}: {signs}"
        if item.cleaned:
            yield f"{words.get('answer', 'cleaned')}: {_cleaned(item.cleaned)}"


def _cleaned(text: str) -> str:
    """Return a text as it is to be sent, in its lines, each of which turns nothing but itself."""
    return "\n".join(isolated(line, keep="\t") for line in text.split("\n"))


def _changes(words: Words, answer: Answer) -> Iterator[str]:
    if answer.flips:
        yield words.get("answer", "until").format(
            last=words.day(answer.flips[0].on - ONE_DAY),
            verdict=words.get("verdict", answer.finding.verdict),
        )
    for flip in answer.flips:
        yield words.get("answer", "flip").format(
            on=words.day(flip.on), verdict=words.get("verdict", flip.verdict)
        )


def _part(words: Words, key: str, lines: Iterator[str]) -> Iterator[str]:
    """Yield a titled list, or nothing where there are no lines."""
    for number, line in enumerate(lines):
        if number == 0:
            yield from ("", words.get("answer", key))
        yield f"- {line}"


def _span(words: Words, first: date, last: date) -> str:
    if first == last:
        return words.day(first)
    return words.get("format", "span").format(first=words.day(first), last=words.day(last))
