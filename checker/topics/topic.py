"""What a topic is: one question, the fields that it asks for, and two pure functions that answer it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ..answer import Deadline, Finding
from ..case import Case

type Dates = Mapping[str, Deadline]


@dataclass(frozen=True, slots=True)
class Topic:
    """One question.

    `dates` gives every day that can be computed from what is known; it does not look at today.
    `judge` reads the case and those days and says what holds on the case's today.
    `counted_from` is the field from which business days are counted, if any are. `moot` names, for a
    field, what else makes it matter no more, such as `"agreed=yes"`; a form need not ask for it then.
    """

    id: str
    fields: tuple[str, ...]
    dates: Callable[[Case], Iterable[Deadline]]
    judge: Callable[[Case, Dates], Finding]
    counted_from: str = ""
    moot: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def no_dates(_case: Case) -> Iterable[Deadline]:
    """Give no dates: the topic has none."""
    return ()
