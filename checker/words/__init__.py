"""The words: every sentence that a buyer can see. A key goes in, a sentence of `en.toml` comes out.

Sentences keep their {placeholders}; `checker.sentences` fills them.
"""

import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

from ..resource import read


class Words:
    """One language's sentences, looked up by table and key."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.language: str = data["language"]

    def get(self, table: str, key: str) -> str:
        """Return the sentence `key` of a top-level table such as "form"."""
        sentence: str = self.data[table][key]
        return sentence

    def of_topic(self, topic: str, table: str, key: str) -> str:
        """Return the sentence `key` of a topic's table, such as "headline", "because" or "date"."""
        sentence: str = self.data[topic][table][key]
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
        """Return what the buyer reads for one option: the field's own words, else those for all fields."""
        own = self.data["field"][name].get("options", {})
        sentence: str = own.get(option) or self.data["option"][option]
        return sentence

    def error(self, code: str, variant: str = "") -> str:
        """Return the sentence for a kind of mistake: the variant's own, else the general one."""
        errors: dict[str, str] = self.data["error"]
        return errors.get(f"{code}/{variant}") or errors[code]

    def day(self, day: date) -> str:
        """Return a date with its month as a word, so that nobody can misread it.

        >>> WORDS.day(date(2026, 12, 20))
        '20 December 2026'
        """
        return self._day("date", day)

    def long_day(self, day: date) -> str:
        """Return a date with its weekday.

        >>> WORDS.long_day(date(2026, 12, 20))
        'Sunday, 20 December 2026'
        """
        return self._day("long-date", day)

    def short_day(self, day: date) -> str:
        """Return a date for where room is short and the year is plain.

        >>> WORDS.short_day(date(2026, 12, 20))
        '20 Dec'
        """
        return self._day("short-date", day)

    def left(self, days: int) -> str:
        """Return how far away a day is; negative `days` lie behind.

        >>> WORDS.left(1), WORDS.left(-3)
        ('tomorrow', '3 days ago')
        """
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
        key = near.get(days) or ("ahead" if days > 0 else "ago")
        return self.get("left", key).format(count=abs(days))

    def weekday(self, day: date) -> str:
        """Return the name of the day's weekday."""
        name: str = self.data["format"]["weekdays"][day.weekday()]
        return name

    def choice(self, words: Sequence[str]) -> str:
        """Return the words as a list that ends in "or".

        >>> WORDS.choice(["jpg", "bmp", "png"])
        'jpg, bmp or png'
        """
        *others, last = words
        return (
            self.get("format", "list").format(others=", ".join(others), last=last)
            if others
            else last
        )

    def _day(self, form: str, day: date) -> str:
        month = self.data["format"]["months"][day.month - 1]
        return self.get("format", form).format(
            weekday=self.weekday(day), day=day.day, month=month, year=day.year
        )


WORDS = Words(tomllib.loads(read(__spec__, "en.toml").decode()))
