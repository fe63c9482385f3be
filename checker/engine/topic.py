"""What a topic is: one question, the fields that it asks for, and two pure functions that answer it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from .case import Case
from .facts import Facts
from .record import Deadline, Finding

type Dates = Mapping[str, Deadline]


@dataclass(frozen=True, slots=True)
class Topic:
    """One question.

    `facts` are the ids of those that it counts or judges with; it is handed these and no others.
    `dates` gives every day that can be computed from what is known; it does not look at today.
    `judge` reads the case and those days and says what holds on the case's today.
    `moot` names, for a field, what else makes it matter no more, such as `"excused=yes"`; a form need not
    ask for it then.
    """

    id: str
    fields: tuple[str, ...]
    facts: tuple[str, ...]
    dates: Callable[[Case, Facts], Iterable[Deadline]]
    judge: Callable[[Case, Dates, Facts], Finding]
    moot: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def no_dates(_case: Case, _facts: Facts) -> Iterable[Deadline]:
    """Give no dates: the topic has none."""
    return ()
