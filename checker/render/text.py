"""The answer as text for the command line: an `Answer` or a refused request goes in, lines come out."""

from collections.abc import Iterator
from datetime import date

from ..answer import Answer
from ..days import ONE_DAY
from ..errors import Refused
from ..fields import echo, printable
from ..policy import POLICY
from ..sentences import PLAIN, Sentences, error_message
from ..words import WORDS


def answer(answer: Answer) -> str:
    """Return the whole answer as lines of plain text."""
    return "\n".join(_lines(answer))


def errors(refused: Refused) -> str:
    """Return what is wrong, a line a mistake."""
    lines = (f"- {error_message(mistake, refused)}" for mistake in refused.mistakes)
    return "\n".join([WORDS.get("answer", "errors"), *lines])


def _lines(answer: Answer) -> Iterator[str]:
    sentences = Sentences(answer, PLAIN)
    yield WORDS.question(answer.topic)
    yield f"{WORDS.get('verdict', answer.finding.verdict)}. {sentences.headline()}"
    yield from _part("next", (step.text for step in sentences.steps()))
    yield from _part(
        "dates" if answer.days_count else "dates-moot",
        (f"{sentences.label(each)}: {WORDS.long_day(each.date)}" for each in answer.dates.values()),
    )
    yield from _part("items", _items(answer, sentences))
    yield from _part(
        "because", (f"{reason.text} ({reason.source})" for reason in sentences.reasons())
    )
    yield from _part(
        "stretches",
        (
            f"{_span(run.first, run.last)}: {WORDS.get('verdict', run.verdict)}"
            for run in answer.stretches
        ),
    )
    yield from _part("flips", _changes(answer))
    yield ""
    yield WORDS.get("answer", "edition").format(
        edition=POLICY.edition, today=WORDS.day(answer.today)
    )


def _items(answer: Answer, sentences: Sentences[str]) -> Iterator[str]:
    for item in answer.finding.items:
        yield f"{echo(item.name)}: {sentences.item(item)}"
        if item.offending:
            signs = ", ".join(f"{sign} ({place})" for place, sign in item.offending)
            yield f"{WORDS.get('answer', 'offending')}: {signs}"
        if item.cleaned:
            yield f"{WORDS.get('answer', 'cleaned')}: {printable(item.cleaned)}"


def _changes(answer: Answer) -> Iterator[str]:
    if answer.flips:
        yield WORDS.get("answer", "until").format(
            last=WORDS.day(answer.flips[0].on - ONE_DAY),
            verdict=WORDS.get("verdict", answer.finding.verdict),
        )
    for flip in answer.flips:
        yield WORDS.get("answer", "flip").format(
            on=WORDS.day(flip.on), verdict=WORDS.get("verdict", flip.verdict)
        )


def _part(key: str, lines: Iterator[str]) -> Iterator[str]:
    """Yield a titled list, or nothing where there are no lines."""
    for number, line in enumerate(lines):
        if number == 0:
            yield from ("", WORDS.get("answer", key))
        yield f"- {line}"


def _span(first: date, last: date) -> str:
    if first == last:
        return WORDS.day(first)
    return WORDS.get("format", "span").format(first=WORDS.day(first), last=WORDS.day(last))
