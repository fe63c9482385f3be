"""What a fact is: one thing that the source says, with its figure; and the policy that facts make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Pair(NamedTuple):
    """A figure that is a span, such as "3 to 15 business days"."""

    first: int
    last: int


type Value = int | Pair | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the source says: its figure, where it stands there, and how we count it."""

    id: str
    states: str
    value: Value
    unit: str
    source: tuple[str, ...]
    checked_on: date
    page: str
    reading: str = ""
    conflicts: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The figure of a fact that has one, in `unit`."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.id} has no single figure")
        return self.value

    @property
    def pair(self) -> Pair:
        """The first and last figure of a fact that has a span, in `unit`."""
        if not isinstance(self.value, Pair):
            raise TypeError(f"{self.id} has no pair of figures")
        return self.value

    @property
    def words(self) -> tuple[str, ...]:
        """The list of a fact whose value is a list, such as file types."""
        match self.value:
            case Pair():
                pass
            case tuple() as words:
                return words
        raise TypeError(f"{self.id} has no list")

    def fill(self, sentence: str) -> str:
        """Return `sentence` with {value}, {first}, {last} and {list} replaced by this fact's figures."""
        match self.value:
            case int() as value:
                return sentence.format(value=value)
            case Pair(first, last):
                return sentence.format(first=f"{first:,}", last=f"{last:,}")
            case tuple() as words:
                return sentence.format(list=", ".join(words))
        return sentence.format()


class Policy(Mapping[str, Fact]):
    """All facts by id, and the edition that they make."""

    def __init__(self, edition: str, facts: Mapping[str, Fact]) -> None:
        self.edition = edition
        self._facts = dict(facts)

    def __getitem__(self, fact_id: str) -> Fact:
        return self._facts[fact_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)
