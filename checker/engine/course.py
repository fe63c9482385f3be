"""What a course is: the questions that follow each other in one case, asked as one question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

# What stands in a choice for the day on which it is made.
TODAY = "today"


@dataclass(frozen=True, slots=True)
class LastingDay:
    """A day that still matters once its own question is settled, and why.

    It does so from when one of `since` is known until one of `until` is; both as in `Course.settled_by`.
    `ahead` and `over` are the reasons, as in a finding, while the day lies ahead and afterwards; `unsure` is
    the one where a range leaves that open.
    """

    since: tuple[str, ...]
    until: tuple[str, ...]
    ahead: str
    over: str
    unsure: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that may have happened in a case, and what a form asks about it.

    `day` is the field for its day, "" where that does not matter. `asks` are the fields that matter only
    once it has happened. `says` is a field of yes and no that is answered with it. It cannot have happened
    before one of the events `after` which it comes.
    """

    id: str
    day: str = ""
    asks: tuple[str, ...] = ()
    says: str = ""
    after: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All its fields, in the order of a form.

        >>> Event("posted", day="posted", asks=("land",)).fields
        ('posted', 'land')
        """
        return (*filter(None, (self.says, self.day)), *self.asks)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that somebody can do next in a case, and what is known once it is done.

    `tells` gives fields their values, where `TODAY` is the day itself. It is faced from when one of `since`
    is known until one of `until` is, both as in `Course.settled_by`; or, where it bears a `topic`, while that
    can be acted on. `facts` are those that say what follows from it.
    """

    id: str
    tells: Mapping[str, str]
    facts: tuple[str, ...]
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Several topics asked at once, by their ids, in the order in which a case comes to them.

    `settled_by` names for a topic what, once it is known, leaves its advice behind: a later event such as
    `"posted"`, or an option such as `"excused=yes"`. `lasting` holds, by the ids of dates, those that outlast
    their question. `events` are what may have happened, in the order of life. A form asks for them, so all
    fields of the topics stand in them; without any, it asks field by field. `choices` are what can be tried.
    """

    id: str
    topics: tuple[str, ...]
    settled_by: Mapping[str, tuple[str, ...]]
    lasting: Mapping[str, LastingDay] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    choices: tuple[Choice, ...] = ()


def has_happened(known: Mapping[str, Any], events: Collection[str]) -> bool:
    """Whether one of these is known: a field, or a field with that option.

    >>> has_happened({"excused": "yes"}, ["posted", "excused=yes"]), has_happened({}, ["posted"])
    (True, False)
    """
    told = {*known, *(f"{name}={value}" for name, value in known.items())}
    return not told.isdisjoint(events)
