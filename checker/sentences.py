"""Fills sentences: an answer and a medium's way of writing go in; its finished sentences come out.

One set of sentences serves every medium: `Ink` is all that differs between plain text and HTML.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from . import calendars
from .answer import Answer, Deadline, Item
from .days import Skipped
from .errors import Mistake, Refused
from .fields import FIELDS, FieldKind
from .policy import POLICY, Fact, Pair
from .words import WORDS


@dataclass(frozen=True, slots=True)
class Ink[Text: str]:
    """How a medium writes: `text` takes any words as they are, `date` a day, `fill` a sentence."""

    text: Callable[[str], Text]
    date: Callable[[date], Text]
    fill: Callable[[str, Mapping[str, Text]], Text]


# Shows how a date is typed where a request names no day of its own.
EXAMPLE_DAY = date(2026, 1, 31)

PLAIN: Ink[str] = Ink(str, WORDS.day, str.format_map)


@dataclass(frozen=True, slots=True)
class Reason[Text: str]:
    """Why: a sentence, the fact that decides, the question of the source that says it, and our page."""

    text: Text
    fact: str
    source: str
    href: str


@dataclass(frozen=True, slots=True)
class Step[Text: str]:
    """One thing to do, and the page that helps with it."""

    text: Text
    href: str


class Sentences[Text: str]:
    """The sentences of one answer, written in one ink."""

    def __init__(self, answer: Answer, ink: Ink[Text]) -> None:
        self.answer = answer
        self.ink = ink
        self._values = dict(_values(answer, ink))

    def headline(self) -> Text:
        """Return the one sentence that answers the question."""
        finding, topic = self.answer.finding, self.answer.topic
        if finding.headline == "depends":
            field = self.answer.stretches[0].field
            return self._fill(
                WORDS.get("answer", "depends"), label=WORDS.field(field, "label", topic)
            )
        return self._fill(WORDS.of_topic(topic, "headline", finding.headline))

    def reasons(self) -> list[Reason[Text]]:
        """Return why the verdict holds, the deciding facts in order."""
        reasons = []
        for key in self.answer.finding.because:
            fact = POLICY[key.partition("/")[0]]
            text = self._fill(WORDS.of_topic(self.answer.topic, "because", key))
            reasons.append(Reason(text, fact.id, ", ".join(fact.source), fact.page))
        return reasons

    def steps(self) -> list[Step[Text]]:
        """Return what to do now, the most urgent first."""
        found = (WORDS.step(self.answer.topic, key) for key in self.answer.steps)
        return [Step(self._fill(text), href) for text, href in found]

    def label(self, deadline: Deadline) -> Text:
        """Return what a date means, in a few words."""
        return self.ink.text(WORDS.of_topic(self.answer.topic, "date", deadline.id))

    def item(self, item: Item) -> Text:
        """Return what holds for one file, or for the text."""
        return self._fill(WORDS.of_topic(self.answer.topic, "item", item.sentence))

    def skipped(self, day: Skipped) -> Text:
        """Return why a day was not counted: the holiday's name, or the weekday's."""
        return self.ink.text(day.holiday or WORDS.weekday(day.date))

    def _fill(self, sentence: str, **more: str) -> Text:
        extra = {name: self.ink.text(value) for name, value in more.items()}
        return self.ink.fill(sentence, {**self._values, **extra})


def error_message(mistake: Mistake, refused: Refused) -> str:
    """Return the sentence that says what is wrong with a field and what to type instead."""
    field = FIELDS.get(mistake.field)
    is_country = field is not None and field.kind is FieldKind.COUNTRY
    values = {key: _shown(key, value, refused.topic) for key, value in mistake.values.items()}
    values |= {
        "label": _label(mistake.field, refused.topic),
        "field": mistake.field,
        "options": ", ".join(field.options) if field else "",
        "example": (refused.today or EXAMPLE_DAY).isoformat(),
    }
    sentence = WORDS.error(mistake.code, mistake.variant or ("country" if is_country else ""))
    return sentence.format_map(values)


def _shown(key: str, value: object, topic: str) -> str:
    """Return how a message shows one of its values; those that name a field show its label."""
    match key, value:
        case "earlier" | "other", str():
            return _label(value, topic)
        case "country", str():
            return calendars.countries()[value]
        case _, date():
            return WORDS.day(value)
        case _, tuple():
            return ", ".join(value)
        case _, int():
            return f"{value:,}"
    return str(value)


def _label(name: str, topic: str) -> str:
    return WORDS.field(name, "label", topic) or name


def _values[Text: str](answer: Answer, ink: Ink[Text]) -> Iterator[tuple[str, Text]]:
    for name, figure in FIGURES.items():
        yield name, ink.text(figure)
    if answer.act_by:
        yield "act-by", ink.date(answer.act_by)
    if country := answer.known.get("country"):
        yield "country", ink.text(calendars.countries()[country])
    for deadline in answer.dates.values():
        yield deadline.id, ink.date(deadline.date)


def _figures(fact: Fact) -> Iterator[tuple[str, str]]:
    match fact.value:
        case int() as number:
            yield fact.id, f"{number:,}"
        case Pair(first, last):
            yield f"{fact.id}/first", f"{first:,}"
            yield f"{fact.id}/last", f"{last:,}"
        case tuple() as words:
            yield fact.id, WORDS.choice(words)


FIGURES: Mapping[str, str] = dict(pair for fact in POLICY.values() for pair in _figures(fact))
