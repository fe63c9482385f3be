"""The answer as data: an `Answer` goes in; the JSON object that every door gives comes out."""

from typing import Any

from ..answer import Answer, Deadline, Item, Verdict
from ..errors import Refused
from ..policy import POLICY
from ..sentences import PLAIN, Sentences, error_message
from ..timeline import Timeline
from ..words import WORDS


def answer(answer: Answer) -> dict[str, Any]:
    """Return the answer as JSON data: dates as `YYYY-MM-DD`, every sentence finished."""
    sentences = Sentences(answer, PLAIN)
    return {
        "topic": answer.topic,
        "question": WORDS.question(answer.topic),
        "verdict": answer.finding.verdict.value,
        "today": answer.today.isoformat(),
        "edition": POLICY.edition,
        "headline": sentences.headline(),
        "reasons": [
            {"text": reason.text, "fact": reason.fact, "source": reason.source, "href": reason.href}
            for reason in sentences.reasons()
        ],
        "dates": [_date(deadline, sentences) for deadline in answer.dates.values()],
        "flips": [
            {"on": flip.on.isoformat(), "verdict": flip.verdict.value} for flip in answer.flips
        ],
        "next": [{"text": step.text, "href": step.href} for step in sentences.steps()],
        "needs": list(answer.finding.needs),
        "cases": [
            {
                "field": stretch.field,
                "from": stretch.first.isoformat(),
                "to": stretch.last.isoformat(),
                "verdict": stretch.verdict.value,
            }
            for stretch in answer.stretches
        ],
        "items": [_item(item, sentences) for item in answer.finding.items],
    }


def timeline(shown: Timeline) -> dict[str, Any]:
    """Return a whole case as JSON data: the verdict to act on first, and the answer to each question."""
    verdict = shown.live[0].finding.verdict if shown.live else Verdict.NEED
    return {"verdict": verdict.value, "answers": [answer(each) for each in shown.answers]}


def errors(refused: Refused) -> dict[str, Any]:
    """Return the mistakes of a refused request, each on its field, with what to do about it."""
    return {
        "errors": [
            {
                "field": mistake.field,
                "code": mistake.code.value,
                "message": error_message(mistake, refused),
            }
            for mistake in refused.mistakes
        ]
    }


def _date(deadline: Deadline, sentences: Sentences[str]) -> dict[str, Any]:
    count = deadline.count
    shown: dict[str, Any] = {
        "id": deadline.id,
        "kind": deadline.kind.value,
        "date": deadline.date.isoformat(),
        "label": sentences.label(deadline),
        "count": count.count,
        "unit": count.unit,
        "start": count.start.isoformat(),
        "skipped": [
            {"date": day.date.isoformat(), "reason": sentences.skipped(day)}
            for day in count.skipped
        ],
    }
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
