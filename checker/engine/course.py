"""What a course is: the questions that follow each other in one case, asked as one question."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
class Course:
    """Several topics asked at once, by their ids, in the order in which a case comes to them.

    `settled_by` names for a topic what, once it is known, leaves its advice behind: a later event such as
    `"closed"`, or a choice such as `"agreed=yes"`. `lasting` holds, by the ids of dates, those that outlast
    their question.
    """

    id: str
    topics: tuple[str, ...]
    settled_by: Mapping[str, tuple[str, ...]]
    lasting: Mapping[str, LastingDay] = field(default_factory=dict)
