"""Checks a facts file key by key: TOML text goes in; a `Policy` or one clear `PolicyError` comes out."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .fact import Fact, Pair, Policy, Value

UNITS = frozenset({"days", "business days", "year", "bytes", "file types", "code points"})


class PolicyError(ValueError):
    """The facts file is wrong; the message names the key and what is allowed there."""


def load(text: str, file: str = "facts.toml") -> Policy:
    """Return the policy that the TOML `text` describes.

    Raises PolicyError, which names `file`, the key and what is allowed.

    >>> load('edition = "2026-11"').edition
    '2026-11'
    >>> load('edition = "soon"')
    Traceback (most recent call last):
    checker.policy.loader.PolicyError: facts.toml: edition: must be a year and a month such as "2026-11"
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{file}: is not valid TOML: {error}") from error
    edition = data.pop("edition", None)
    if not (isinstance(edition, str) and _is_edition(edition)):
        raise PolicyError(f'{file}: edition: must be a year and a month such as "2026-11"')
    facts = {fact_id: _fact(file, fact_id, table) for fact_id, table in data.items()}
    for fact in facts.values():
        for other in fact.conflicts:
            if other not in facts:
                raise PolicyError(f"{file}: {fact.id}.conflicts: there is no fact {other!r}")
    return Policy(edition, facts)


def _is_edition(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01")
    except ValueError:
        return False
    return len(text) == len("2026-11")


def _fact(file: str, fact_id: str, table: Any) -> Fact:
    """Return the fact that one table of the facts file describes, checked key by key."""
    if not isinstance(table, dict):
        raise PolicyError(f"{file}: {fact_id}: must be a table with {', '.join(_REQUIRED)}")
    for key, problem in _problems(table):
        raise PolicyError(f"{file}: {fact_id}.{key}: {problem}")
    fact = Fact(
        id=fact_id,
        states=table["states"],
        value=_value(table.get("value")),
        unit=table.get("unit", ""),
        source=tuple(table["source"]),
        checked_on=table["checked-on"],
        page=table["page"],
        reading=table.get("reading", ""),
        conflicts=tuple(table.get("conflicts", ())),
        lists={name: tuple(words) for name, words in table.get("lists", {}).items()},
    )
    for key, sentence in (("states", fact.states), ("reading", fact.reading)):
        try:
            fact.fill(sentence)
        except KeyError as error:
            problem = f"names the figure {error}, which this fact does not have"
            raise PolicyError(f"{file}: {fact_id}.{key}: {problem}") from error
        except (ValueError, LookupError, AttributeError, TypeError) as error:
            problem = f"has a brace that names no figure: {error}"
            raise PolicyError(f"{file}: {fact_id}.{key}: {problem}") from error
    return fact


def _problems(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each key that is wrong, with what is allowed there."""
    for key in table:
        if key not in _KEYS:
            yield key, f"is not a key of a fact; allowed are {', '.join(_KEYS)}"
    for key, (allowed, is_valid) in _KEYS.items():
        if key in table and not is_valid(table[key]):
            yield key, f"must be {allowed}"
        if key not in table and key in _REQUIRED:
            yield key, f"is missing; it must be {allowed}"
    if ("value" in table) != ("unit" in table):
        yield "unit", "must stand with a value, and a value with its unit"


def _value(raw: Any) -> Value:
    match raw:
        case [int(first), int(last)]:
            return Pair(first, last)
        case list():
            return tuple(raw)
    return raw  # type: ignore[no-any-return]  # a whole number or None: _is_value has seen it


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() == value != ""


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(map(_is_text, value))


def _is_value(value: Any) -> bool:
    def whole(number: Any) -> bool:
        return type(number) is int and number >= 0

    match value:
        case [first, last] if whole(first) and whole(last):
            return bool(first < last)
    return whole(value) or _is_list_of_text(value)


_KEYS = {
    "states": ("one sentence", _is_text),
    "value": ("a whole number, a rising pair of them, or a list of words", _is_value),
    "unit": (
        f"one of {', '.join(sorted(UNITS))}",
        lambda value: isinstance(value, str) and value in UNITS,
    ),
    "source": (
        'questions such as ["Q3"]',
        lambda value: (
            _is_list_of_text(value) and all(q[0] == "Q" and q[1:].isdigit() for q in value)
        ),
    ),
    "reading": ("one or more sentences", _is_text),
    "conflicts": ("a list of fact ids", _is_list_of_text),
    "checked-on": ("a date such as 2026-11-22", lambda value: type(value) is date),
    "page": (
        'a page and heading such as "refund/#card"',
        lambda value: _is_text(value) and "/#" in value,
    ),
    "lists": (
        "a table of lists of words",
        lambda value: isinstance(value, dict) and all(map(_is_list_of_text, value.values())),
    ),
}
_REQUIRED = ("states", "source", "checked-on", "page")
