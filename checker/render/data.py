"""The answer as data: an `Answer` goes in; the JSON object that every door gives comes out."""

from typing import Any

from ..engine.errors import Refused
from ..engine.messages import error_message
from ..engine.record import Alternative, Answer, Deadline, Item, Stretch
from ..engine.rulebook import Rulebook
from ..engine.sentences import Sentences, plain


def answer(book: Rulebook, answer: Answer) -> dict[str, Any]:
    """Return the answer as JSON data: dates as `YYYY-MM-DD`, every sentence finished.

    A whole case also holds `answers`, that to each of its questions.
    """
    shown = _shown(book, answer)
    if answer.timeline:
        shown["answers"] = [_shown(book, part) for part in answer.parts]
    return shown


def _shown(book: Rulebook, answer: Answer) -> dict[str, Any]:
    sentences = Sentences(answer, book, plain(book))
    return {
        "topic": answer.topic,
        "question": book.words.question(answer.topic),
        "verdict": answer.finding.verdict.value,
        "today": answer.today.isoformat(),
        "edition": book.facts.edition,
        "headline": sentences.headline(),
        "reasons": [
            {"text": reason.text, "fact": reason.fact, "source": reason.source, "href": reason.href}
            for reason in sentences.reasons()
        ],
        "dates": _dates(book, answer, sentences),
        "flips": [
            {"on": flip.on.isoformat(), "verdict": flip.verdict.value} for flip in answer.flips
        ],
        "next": [{"text": step.text, "href": step.href} for step in sentences.steps()],
        "needs": list(answer.finding.needs),
        "cases": [*map(_stretch, answer.stretches), *map(_alternative, answer.alternatives)],
        "items": [_item(item, sentences) for item in answer.finding.items],
    }


def errors(book: Rulebook, refused: Refused) -> dict[str, Any]:
    """Return the mistakes of a refused request, each on its field, with what to do about it."""
    return {
        "errors": [
            {
                "field": mistake.field,
                "code": mistake.code.value,
                "message": error_message(book, mistake, refused, plain(book)),
            }
            for mistake in refused.mistakes
        ]
    }


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {
        "field": stretch.field,
        "from": stretch.first.isoformat(),
        "to": stretch.last.isoformat(),
        "verdict": stretch.verdict.value,
    }


def _alternative(each: Alternative) -> dict[str, Any]:
    return {
        "field": each.field,
        "values": list(each.values),
        "verdict": each.verdict.value,
    }


def _dates(book: Rulebook, answer: Answer, sentences: Sentences[str]) -> list[dict[str, Any]]:
    """Return the dates of an answer, those of a whole case in the words of their own questions."""
    if not answer.timeline:
        return [_date(deadline, sentences) for deadline in answer.dates.values()]
    return [
        date
        for part in answer.parts
        for date in _dates(book, part, Sentences(part, book, plain(book)))
    ]


def _date(deadline: Deadline, sentences: Sentences[str]) -> dict[str, Any]:
    count = deadline.count
    shown: dict[str, Any] = {
        "id": deadline.id,
        "kind": deadline.kind.value,
        "date": deadline.date.isoformat(),
        "label": sentences.label(deadline),
        "count": count.count,
        "unit": count.unit.name,
        "start": count.start.isoformat(),
        "skipped": [
            {"date": day.date.isoformat(), "reason": sentences.skipped(day)}
            for day in count.skipped
        ],
    }
    if count.provisional:
        shown["provisional"] = [each.date.isoformat() for each in count.provisional]
    if deadline.range:
        shown["range"] = [day.isoformat() for day in deadline.range]
    return shown


def _item(item: Item, sentences: Sentences[str]) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "name": item.name,
        "verdict": item.verdict.value,
        "text": sentences.item(item),
    }
    if item.offending:
        shown["offending"] = [{"character": sign, "position": n} for n, sign in item.offending]
        shown["cleaned"] = item.cleaned
    return shown
