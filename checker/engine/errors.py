"""What can be wrong with a request: one record a mistake, and one exception that carries them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from enum import StrEnum


class Code(StrEnum):
    """The kinds of mistake. Each has its sentence in the words file."""

    UNKNOWN_TOPIC = "unknown-topic"
    UNKNOWN_FIELD = "unknown-field"
    NOT_A_DATE = "not-a-date"
    OUT_OF_RANGE = "out-of-range"
    IN_THE_FUTURE = "in-the-future"
    OUT_OF_ORDER = "out-of-order"
    NOT_AN_OPTION = "not-an-option"
    BAD_RANGE = "bad-range"
    ONE_RANGE = "one-range"
    BAD_FILE = "bad-file"
    TOO_LONG = "too-long"
    BAD_REQUEST = "bad-request"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: the field, the kind, and what the sentence about it needs.

    `variant` picks a more exact sentence of that kind where the words file has one.
    """

    field: str
    code: Code
    values: Mapping[str, object] = default(default_factory=dict)
    variant: str = ""


class Refused(ValueError):
    """The request cannot be answered; `mistakes` holds every reason, in the order of the form.

    `topic` and `today` are what is known of the request; sentences about the mistakes need them.
    """

    def __init__(self, *mistakes: Mistake, topic: str = "", today: date | None = None) -> None:
        super().__init__(", ".join(f"{mistake.field}: {mistake.code}" for mistake in mistakes))
        self.mistakes = mistakes
        self.topic = topic
        self.today = today
