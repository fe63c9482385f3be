"""What each key of a facts file allows: a table goes in; its first wrong key becomes a `FactsError`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .counting import Unit


class FactsError(ValueError):
    """The facts file is wrong; the message names the key and what is allowed there."""


@dataclass(frozen=True, slots=True)
class FactsFile:
    """What the top of a facts file says, and the file's name for messages."""

    name: str
    units: Mapping[str, Unit]
    sources: re.Pattern[str]

    def error(self, place: str, problem: str) -> FactsError:
        """Return the error that says what is wrong at a place of the file."""
        return FactsError(f"{self.name}: {place}: {problem}")


def check(
    top: FactsFile,
    place: str,
    table: Any,
    required: tuple[str, ...],
    keys: Mapping[str, "Key"],
) -> None:
    """Raise FactsError for the first key of a table that is wrong, with what is allowed there."""
    if not isinstance(table, dict):
        raise top.error(place, f"must be a table with {', '.join(required)}")
    for key in table:
        if key not in keys:
            allowed = ", ".join(keys)
            raise top.error(f"{place}.{key}", f"is not a key of a fact; allowed are {allowed}")
    for key, (allows, is_valid) in keys.items():
        if key in table and not is_valid(top, table[key]):
            raise top.error(f"{place}.{key}", f"must be {allows(top)}")
        if key not in table and key in required:
            raise top.error(f"{place}.{key}", f"is missing; it must be {allows(top)}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() == value != ""


def is_list_of_text(value: Any) -> bool:
    """Whether a value is a list of words, and not an empty one."""
    return isinstance(value, list) and value != [] and all(map(_is_text, value))


def _is_source(top: FactsFile, value: Any) -> bool:
    return is_list_of_text(value) and all(map(top.sources.fullmatch, value))


def _is_value(value: Any) -> bool:
    def whole(number: Any) -> bool:
        return type(number) is int and number >= 0

    match value:
        case [first, last] if whole(first) and whole(last):
            return bool(first < last)
    return whole(value) or is_list_of_text(value)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(map(is_list_of_text, value.values()))


def _always(words: str) -> Callable[[FactsFile], str]:
    return lambda _top: words


type Key = tuple[Callable[[FactsFile], str], Callable[[FactsFile, Any], bool]]

_IS_DATE = (_always("a date such as 2026-11-22"), lambda _top, value: type(value) is date)
_OF_EVERY_VALUE: Mapping[str, Key] = {
    "value": (
        _always("a whole number, a rising pair of them, or a list of words"),
        lambda _top, value: _is_value(value),
    ),
    "source": (
        lambda top: f"a list of questions that match {top.sources.pattern}",
        _is_source,
    ),
    "checked-on": _IS_DATE,
    "lists": (_always("a table of lists of words"), lambda _top, value: _is_table(value)),
    "corrections": (
        _always("a list of figures that were wrong, each with the day on which it was put right"),
        lambda _top, value: isinstance(value, list),
    ),
}
KEYS: Mapping[str, Key] = {
    "value": _OF_EVERY_VALUE["value"],
    "unit": (
        lambda top: f"one of {', '.join(sorted(top.units))}",
        lambda top, value: isinstance(value, str) and value in top.units,
    ),
    "source": _OF_EVERY_VALUE["source"],
    "conflicts": (_always("a list of fact ids"), lambda _top, value: is_list_of_text(value)),
    "checked-on": _IS_DATE,
    "page": (
        _always('a page and heading such as "page/#heading"'),
        lambda _top, value: _is_text(value) and "/#" in value,
    ),
    "lists": _OF_EVERY_VALUE["lists"],
    "corrections": _OF_EVERY_VALUE["corrections"],
    "changes": (
        _always("a list of later values, each with the day since which it holds"),
        lambda _top, value: isinstance(value, list),
    ),
}
KEYS_OF_CHANGE: Mapping[str, Key] = {"since": _IS_DATE, **_OF_EVERY_VALUE}
KEYS_OF_CORRECTION: Mapping[str, Key] = {
    "on": _IS_DATE,
    "value": _OF_EVERY_VALUE["value"],
    "why": (_always("a sentence"), lambda _top, value: _is_text(value)),
}
REQUIRED = ("source", "checked-on", "page")
REQUIRED_OF_CHANGE = ("since", "source", "checked-on")
REQUIRED_OF_CORRECTION = ("on", "why")
