"""Fills sentences: an answer and a medium's way of writing go in; its finished sentences come out.

One set of sentences serves every medium: `Ink` is all that differs between plain text and HTML.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from .case import known_of_kind
from .counting import Count
from .days import Skipped
from .facts import Fact
from .fields import FieldKind, isolated
from .record import Answer, Deadline, Item, Lasting, Verdict
from .rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Ink[Text: str]:
    """How a medium writes: `text` takes our words, `typed` the asker's, `date` a day, `fill` a sentence."""

    text: Callable[[str], Text]
    typed: Callable[[str], Text]
    date: Callable[[date], Text]
    fill: Callable[[str, Mapping[str, Text]], Text]


def plain(book: Rulebook) -> Ink[str]:
    """Return the ink of plain text."""
    return Ink(str, isolated, book.words.day, str.format_map)


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
    """The sentences of one answer, written in one ink.

    A whole case speaks as its leading question does, and says besides why a day outlasts its question.
    """

    def __init__(self, answer: Answer, book: Rulebook, ink: Ink[Text]) -> None:
        self.answer = answer.lead
        self._whole = answer
        self.book = book
        self.words = book.words
        self.ink = ink
        self._known = _Known(answer, book, ink)
        self._values = _Values(self._known, self._places())

    def headline(self) -> Text:
        """Return the one sentence that answers the question."""
        topic, key = self.answer.topic, self.answer.finding.headline
        doubts = dict.fromkeys(each.field for each in self.answer.stretches)
        doubts |= dict.fromkeys(filter(self._is_region, self.answer.finding.needs))
        labels = (self.words.field(name, "label", topic) for name in doubts)
        more = [*zip(("label", "other"), map(self.ink.text, labels), strict=False)]
        return self._fill(self.words.headline(topic, key), more)

    def reasons(self) -> list[Reason[Text]]:
        """Return why the verdict holds, the deciding facts in order.

        Each speaks of the value in force on the day from which was counted, and says where another one
        holds since.
        """
        own = [self._reason(self.answer.topic, key) for key in self.answer.finding.because]
        return own + [self.lasting(each) for each in self._whole.lasting]

    def lasting(self, lasting: Lasting) -> Reason[Text]:
        """Return why a day still matters though its question is settled."""
        return self._reason(self._whole.topic, lasting.because)

    def why(self, deadline: Deadline) -> list[Text]:
        """Return why a day is what it is: what was decided by the fact that it was counted with."""
        keys = self.answer.finding.because
        own = [key for key in keys if key.partition("/")[0] == deadline.count.fact]
        return [self._reason(self.answer.topic, key, deadline.count).text for key in own]

    def _reason(self, topic: str, key: str, count: Count | None = None) -> Reason[Text]:
        """Return a reason, in doubt where this count is, or else the longest one with its fact."""
        fact = self._known.fact(key.partition("/")[0])
        number = fact.value if isinstance(fact.value, int) else 0
        sentence = self.words.of_topic(topic, "because", key, number)
        text = self._with_change(self._fill(sentence), fact)
        text = self._with_doubt(text, count or self._longest(fact))
        return Reason(text, fact.id, ", ".join(fact.source), fact.page)

    def verdict(self) -> str:
        """Return the verdict in a few words; where it depends, they say on what."""
        finding = self.answer.finding
        depends = finding.verdict is Verdict.DEPENDS
        return self.words.get("verdict", finding.headline if depends else finding.verdict)

    def steps(self) -> list[Step[Text]]:
        """Return what to do now, the most urgent first."""
        found = (self.words.step(self.answer.topic, key) for key in self.answer.steps)
        return [Step(self._fill(text), href) for text, href in found]

    def label(self, deadline: Deadline) -> Text:
        """Return what a date means, in a few words."""
        return self.ink.text(self.words.of_topic(self.answer.topic, "date", deadline.id))

    def range(self, deadline: Deadline) -> Text:
        """Return between which days a date may lie, or an empty text where it is sure."""
        if not deadline.range or not deadline.is_unsure:
            return self.ink.text("")
        ends = dict(zip(("first", "last"), map(self.ink.date, deadline.range), strict=True))
        return self.ink.fill(self.words.get("answer", "range"), ends)

    def item(self, item: Item) -> Text:
        """Return what holds for one file, or for the text."""
        values = [(name, self.ink.typed(value)) for name, value in item.values.items()]
        return self._fill(self.words.of_topic(self.answer.topic, "item", item.sentence), values)

    def skipped(self, day: Skipped) -> Text:
        """Return why a day was not counted: the holiday's name, or the weekday's."""
        return self.ink.text(day.holiday or self.words.weekday(day.date))

    def _with_change(self, said: Text, fact: Fact) -> Text:
        """Return what was said of a fact; where another value holds since the day counted from, that too."""
        if fact.id not in self._known.in_force:
            return said
        versions = self.book.facts[fact.id].later
        later = [each for each in versions if each.since and each.since > (fact.since or date.min)]
        if not later:
            return said
        reached = [each for each in later if each.since and each.since <= self.answer.today]
        newer = (reached or later[:1])[-1]
        values = {
            "said": said,
            "since": self.ink.date(newer.since or date.min),
            "states": self.ink.text(self.words.of_fact(newer, "states")),
        }
        return self.ink.fill(self.words.get("answer", "changed"), values)

    def _longest(self, fact: Fact) -> Count | None:
        """Return the last count with a fact whose day may still move."""
        counts = [deadline.count for deadline in self.answer.dates.values()]
        own = [count for count in counts if count.fact == fact.id and count.provisional]
        return own[-1] if own else None

    def _with_doubt(self, said: Text, count: Count | None) -> Text:
        """Return what was said of a fact; where a day counted with it may still move, why and by how much."""
        if count is None:
            return said
        year = self.ink.text(str(count.date.year))
        for doubt, number in count.doubts().items():
            sentence = self.words.plural(self.words.data["provisional"][doubt], number)
            values = {"said": said, "count": self.ink.text(str(number)), "year": year}
            said = self.ink.fill(sentence, values)
        return said

    def _places(self) -> Iterator[tuple[str, Text]]:
        """Yield the country and the region, and whose days are counted there."""
        fields, calendars = self.book.fields, self.book.calendars
        for name, value in self.answer.known.items():
            match fields[name].kind:
                case FieldKind.COUNTRY:
                    yield name, self.ink.text(calendars.names()[value])
                    if self.book.counts_business_days(self.answer.topic):
                        yield "follows", self.ink.text(calendars.about(value)["follows"])
                case FieldKind.REGION:
                    yield name, self.ink.text(self.region(value))

    def region(self, code: str) -> str:
        """Return the name of a region of the country that was asked with."""
        country = known_of_kind(self.answer.known, self.book.fields, FieldKind.COUNTRY)
        assert country, "a region is asked for and named only with its country"
        return self.book.calendars.regions(country)[code]

    def _is_region(self, name: str) -> bool:
        return self.book.fields[name].kind is FieldKind.REGION

    def _fill(self, sentence: str, more: Iterable[tuple[str, Text]] = ()) -> Text:
        values = _Values(self._known, [*self._values.items(), *more]) if more else self._values
        return self.ink.fill(sentence, values)


class _Known[Text: str]:
    """What a sentence can name of an answer: its days, and its facts as they were in force, in one ink."""

    def __init__(self, answer: Answer, book: Rulebook, ink: Ink[Text]) -> None:
        lead = answer.lead
        self._book, self._ink, self._today = book, ink, lead.today
        self.in_force = {
            deadline.count.fact: book.facts[deadline.count.fact].on(deadline.count.start)
            for deadline in lead.dates.values()
            if deadline.count.fact in book.changing
        }
        lasting = (each.deadline for each in answer.lasting)
        self._days = {"act-by": lead.act_by, "still": lead.still} | {
            each.id: each.date for each in (*lead.dates.values(), *lasting)
        }

    def fact(self, fact_id: str) -> Fact:
        """Return a fact with the value that the answer was counted with, else with that of its today."""
        if fact_id not in self._book.changing:
            return self._book.facts[fact_id]
        return self.in_force.get(fact_id) or self._book.facts[fact_id].on(self._today)

    def named(self, name: str) -> Text:
        """Return a day, or a figure, by its name in a sentence. Raises KeyError for one that neither has."""
        if day := self._days.get(name):
            return self._ink.date(day)
        fact_id = name.partition("/")[0]
        if fact_id in self._book.changing:
            return self._ink.text(self._book.words.figures(self.fact(fact_id))[name])
        return self._ink.text(self._book.figures[name])


class _Values[Text: str](dict[str, Text]):
    """What fills a sentence: what is at hand, and what is known only when it is named.

    It knows nothing of the sentences that it fills: what leads back to itself would stay in memory until
    Python looks for such things, and in the midst of another answer.
    """

    def __init__(self, known: _Known[Text], at_hand: Iterable[tuple[str, Text]]) -> None:
        super().__init__(at_hand)
        self._known = known

    def __missing__(self, name: str) -> Text:
        return self._known.named(name)
