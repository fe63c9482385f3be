"""The words: what a rulebook's questions say, in one language. A key goes in, a sentence comes out.

Sentences keep their {placeholders}; `checker.engine.sentences` fills them.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from .facts import Fact, Pair

type Forms = str | Mapping[str, str]
"""A sentence, or one for each plural form of the number in it."""


class Words:
    """One language's sentences, looked up by table and key."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.language: str = data["language"]

    @classmethod
    def read(cls, *texts: str) -> "Words":
        """Return the words that TOML texts hold, each laid over those before it, key by key."""
        data: dict[str, Any] = {}
        for text in texts:
            _lay_over(data, tomllib.loads(text))
        return cls(data)

    def get(self, table: str, key: str) -> str:
        """Return the sentence `key` of a top-level table such as "form"."""
        sentence: str = self.data[table][key]
        return sentence

    def link(self, table: str, key: str) -> tuple[str, str]:
        """Return the text of a link of a top-level table, and where it leads."""
        link = self.data[table][key]
        return link["text"], link["href"]

    def of_topic(self, topic: str, table: str, key: str, number: int = 0) -> str:
        """Return the sentence `key` of a topic's table, such as "because", as it is said of a number."""
        return self.plural(self.data[topic][table][key], number)

    def headline(self, topic: str, key: str) -> str:
        """Return the headline `key`: the topic's own, else the one for all questions."""
        sentence: str = self.data[topic]["headline"].get(key) or self.data["headline"][key]
        return sentence

    def question(self, topic: str) -> str:
        """Return the question that a topic answers."""
        return self.get(topic, "question")

    def step(self, topic: str, key: str) -> tuple[str, str]:
        """Return the text and the link of a next step: the topic's own, else one for all topics."""
        step = self.data[topic]["next"].get(key) or self.data["next"][key]
        return step["text"], step["href"]

    def field(self, name: str, key: str, topic: str = "") -> str:
        """Return a field's "label" or "hint": the topic's own, else the general one, else ""."""
        own = self.data.get(topic, {}).get("field", {}).get(name, {})
        sentence: str = own.get(key) or self.data["field"].get(name, {}).get(key, "")
        return sentence

    def option(self, name: str, option: str) -> str:
        """Return what stands for one option: the field's own words, else those for all fields."""
        own = self.data["field"][name].get("options", {})
        sentence: str = own.get(option) or self.data["option"][option]
        return sentence

    def error(self, code: str, variant: str = "") -> str:
        """Return the sentence for a kind of mistake: the variant's own, else the general one."""
        errors: dict[str, str] = self.data["error"]
        return errors.get(f"{code}/{variant}") or errors[code]

    def day(self, day: date) -> str:
        """Return a date with its month as a word, so that nobody can misread it.

        >>> from tests.toy.book import words
        >>> words.day(date(2026, 12, 20))
        '20 December 2026'
        """
        return self._day("date", day)

    def long_day(self, day: date) -> str:
        """Return a date with its weekday.

        >>> from tests.toy.book import words
        >>> words.long_day(date(2026, 12, 20))
        'Sunday, 20 December 2026'
        """
        return self._day("long-date", day)

    def short_day(self, day: date) -> str:
        """Return a date for where room is short and the year is plain.

        >>> from tests.toy.book import words
        >>> words.short_day(date(2026, 12, 20))
        '20 Dec'
        """
        return self._day("short-date", day)

    def left(self, days: int) -> str:
        """Return how far away a day is; negative `days` lie behind.

        >>> from tests.toy.book import words
        >>> words.left(1), words.left(-3)
        ('tomorrow', '3 days ago')
        """
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
        if days in near:
            return self.get("left", near[days])
        forms: Forms = self.data["left"]["ahead" if days > 0 else "ago"]
        return self.plural(forms, abs(days)).format(count=abs(days))

    def weekday(self, day: date) -> str:
        """Return the name of the day's weekday."""
        name: str = self.data["format"]["weekdays"][day.weekday()]
        return name

    def choice(self, words: Sequence[str]) -> str:
        """Return the words as a list that ends in "or".

        >>> from tests.toy.book import words
        >>> words.choice(["jpg", "bmp", "png"])
        'jpg, bmp or png'
        """
        return self._list("list", words)

    def all(self, words: Sequence[str]) -> str:
        """Return the words as a list that ends in "and".

        >>> from tests.toy.book import words
        >>> words.all(["one", "two", "three"])
        'one, two and three'
        """
        return self._list("list-of-all", words)

    def plural(self, forms: Forms, number: int) -> str:
        """Return the form in which a sentence speaks of a number; one that has no forms is said of any.

        >>> from tests.toy.book import words
        >>> words.plural({"one": "a day", "other": "days"}, 1)
        'a day'
        """
        if isinstance(forms, str):
            return forms
        rules = self.data["format"]["plural"].items()
        form = (name for name, rule in rules if name in forms and re.fullmatch(rule, str(number)))
        return forms[next(form, "other")]

    def figures(self, fact: Fact) -> dict[str, str]:
        """Return what stands in sentences for a fact's figure: whole, its ends, with its unit, and its lists.

        >>> from tests.toy.book import facts, words
        >>> words.figures(facts["amnesty"])["amnesty/counted"]
        '7 days'
        """
        figures = {fact.id: self.figure(fact)} if fact.value is not None else {}
        if isinstance(fact.value, Pair):
            figures |= {
                f"{fact.id}/first": f"{fact.value.first:,}",
                f"{fact.id}/last": f"{fact.value.last:,}",
            }
        if self.has_unit(fact):
            figures[f"{fact.id}/counted"] = self.counted(fact)
        for name, words in fact.lists.items():
            figures[f"{fact.id}/{name}"] = self.all([self._word(word) for word in words])
        return figures

    def figure(self, fact: Fact) -> str:
        """Return a fact's figure without its unit."""
        match fact.value:
            case Pair(first, last):
                return self.get("format", "span").format(first=f"{first:,}", last=f"{last:,}")
            case tuple() as words:
                return self.choice(words)
            case int() as number:
                return f"{number:,}"
        raise TypeError(f"{fact.id} has no figure")

    def has_unit(self, fact: Fact) -> bool:
        """Whether a fact's figure can be said with its unit; what nobody can read has no words for it."""
        return fact.unit is not None and fact.unit.name in self.data["unit"]

    def counted(self, fact: Fact) -> str:
        """Return a fact's figure with its unit in words.

        >>> from tests.toy.book import facts, words
        >>> words.counted(facts["letter"])
        '2 to 4 business days'
        """
        assert fact.unit is not None, fact.id
        match fact.value:
            case Pair(_, number) | int(number):
                pass
            case _:
                number = 0
        forms: Forms = self.data["unit"][fact.unit.name]
        return self.plural(forms, number).format(count=self.figure(fact))

    def of_fact(self, fact: Fact, key: str) -> str:
        """Return what a fact `states`, or its `reading`, with its figure filled in; "" where there is none.

        A later value can have a sentence of its own, under `states/2027-03-01`.
        """
        sentences: Mapping[str, str] = self.data["fact"][fact.id]
        sentence = sentences.get(f"{key}/{fact.since}") or sentences.get(key, "")
        own = self.figures(fact)
        values = {name.removeprefix(f"{fact.id}/"): figure for name, figure in own.items()}
        match fact.value:
            case int():
                values["value"] = own[fact.id]
            case tuple() if "{list}" in sentence:
                values["list"] = self.get("format", "comma").join(fact.words)
        return sentence.format_map(values)

    def _word(self, word: str) -> str:
        """Return how a word of a fact's list is said in a sentence; most are said as they are."""
        said: str = self.data.get("word", {}).get(word, word)
        return said

    def _list(self, form: str, words: Sequence[str]) -> str:
        *others, last = words
        if not others:
            return last
        comma = self.get("format", "comma")
        return self.get("format", form).format(others=comma.join(others), last=last)

    def _day(self, form: str, day: date) -> str:
        names = self.data["format"]
        written: str = names[form].format(
            weekday=self.weekday(day),
            day=day.day,
            month=names["months"][day.month - 1],
            short_month=names["short-months"][day.month - 1],
            year=day.year,
        )
        return written


def _lay_over(data: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(data.get(key), dict):
            _lay_over(data[key], value)
        else:
            data[key] = value
