"""What a rulebook is: all that a question is answered with, handed in as one record."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .course import Course
from .days import Calendars
from .facts import Facts
from .fields import Field
from .topic import Topic
from .words import Words


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Facts, fields, topics and their course, the words of one language, and the calendars at hand."""

    facts: Facts
    fields: Mapping[str, Field]
    topics: Mapping[str, Topic]
    course: Course
    words: Words
    calendars: Calendars

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """The fields of each question, in the order of its form; the course has those of all its topics.

        They stand in the order of its events, if it has any.
        """
        forms = {topic.id: topic.fields for topic in self.topics.values()}
        by_topic = (name for topic in self.course.topics for name in forms[topic])
        names = [name for event in self.course.events for name in event.fields] or by_topic
        return {**forms, self.course.id: tuple(dict.fromkeys(names))}

    @cached_property
    def figures(self) -> Mapping[str, str]:
        """What stands in sentences for the figure of each fact, as it was in the beginning."""
        return {
            name: figure
            for fact in self.facts.values()
            for name, figure in self.words.figures(fact).items()
        }

    @cached_property
    def changing(self) -> tuple[str, ...]:
        """The ids of the facts whose value changes on some day."""
        return tuple(fact.id for fact in self.facts.values() if fact.later)

    def counts_business_days(self, question: str) -> bool:
        """Whether an answer to the question can depend on a country's calendar."""
        asked = self.course.topics if question == self.course.id else (question,)
        return any(self.facts.only(self.topics[each].facts).count_business_days for each in asked)
