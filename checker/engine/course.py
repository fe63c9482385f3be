"""What a course is: the questions that follow each other in one case, asked as one question."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Course:
    """Several topics asked at once, by their ids, in the order in which a case comes to them.

    `settled_by` names for a topic what, once it is known, leaves its advice behind: a later event such as
    `"closed"`, or a choice such as `"agreed=yes"`.
    """

    id: str
    topics: tuple[str, ...]
    settled_by: Mapping[str, tuple[str, ...]]
