"""Checks a facts file key by key: TOML text goes in; all its facts or one clear `FactsError` come out.

At its top stand the `edition`; `units`, those of figures that are not of time; and `sources`, how a question
of the source is named: a pattern whose first group is what sentences call it.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .counting import TIME, Unit
from .facts import Fact, Facts, Pair, Value


class FactsError(ValueError):
    """The facts file is wrong; the message names the key and what is allowed there."""


@dataclass(frozen=True, slots=True)
class _File:
    """What the top of a facts file says, and the file's name for messages."""

    name: str
    units: Mapping[str, Unit]
    sources: re.Pattern[str]

    def error(self, place: str, problem: str) -> FactsError:
        return FactsError(f"{self.name}: {place}: {problem}")


def load(text: str, file: str = "facts.toml") -> Facts:
    """Return the facts that the TOML `text` describes.

    Raises FactsError, which names `file`, the key and what is allowed.

    >>> load('edition = "2026-11"').edition
    '2026-11'
    >>> load('edition = "soon"')
    Traceback (most recent call last):
    checker.engine.facts_file.FactsError: facts.toml: edition: must be a year and a month such as "2026-11"
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"{file}: is not valid TOML: {error}") from error
    edition = data.pop("edition", None)
    if not (isinstance(edition, str) and _is_edition(edition)):
        raise FactsError(f'{file}: edition: must be a year and a month such as "2026-11"')
    top = _top(file, data)
    facts = {fact_id: _fact(top, fact_id, table) for fact_id, table in data.items()}
    for fact in facts.values():
        for other in fact.conflicts:
            if other not in facts:
                raise top.error(f"{fact.id}.conflicts", f"there is no fact {other!r}")
    return Facts(edition, facts)


def _top(file: str, data: dict[str, Any]) -> _File:
    """Take what describes the whole file out of its data."""
    units, sources = data.pop("units", []), data.pop("sources", "(.+)")
    if units != [] and not (_is_list_of_text(units) and TIME.keys().isdisjoint(units)):
        raise FactsError(f"{file}: units: must be a list of words, none of them a unit of time")
    try:
        pattern = re.compile(sources)
    except (re.error, TypeError) as error:
        raise FactsError(f"{file}: sources: must be a regular expression") from error
    if pattern.groups != 1:
        raise FactsError(f"{file}: sources: must have one group, what sentences call a question")
    return _File(file, TIME | {name: Unit(name) for name in units}, pattern)


def _is_edition(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01")
    except ValueError:
        return False
    return len(text) == len("2026-11")


def _fact(top: _File, fact_id: str, table: Any) -> Fact:
    """Return the fact that one table of the facts file describes, checked key by key."""
    _check(top, fact_id, table, _REQUIRED, _KEYS)
    if ("value" in table) != ("unit" in table):
        raise top.error(f"{fact_id}.unit", "must stand with a value, and a value with its unit")
    fact = Fact(
        id=fact_id,
        value=_value(table.get("value")),
        unit=top.units[table["unit"]] if "unit" in table else None,
        source=tuple(table["source"]),
        asked=_asked(top, table["source"]),
        checked_on=table["checked-on"],
        page=table["page"],
        conflicts=tuple(table.get("conflicts", ())),
        lists=_lists(table.get("lists", {})),
    )
    return replace(fact, later=tuple(_changes(top, fact, table.get("changes", []))))


def _changes(top: _File, fact: Fact, tables: list[Any]) -> Iterator[Fact]:
    """Yield each later value of a fact, in the order of their days."""
    before, lists = date.min, fact.lists
    for number, table in enumerate(tables, 1):
        place = f"{fact.id}.changes[{number}]"
        _check(top, place, table, _REQUIRED_OF_CHANGE, _KEYS_OF_CHANGE)
        if table["since"] <= before:
            raise top.error(f"{place}.since", f"must be later than {before}")
        value = _value(table.get("value"))
        if type(value) is not type(fact.value):
            raise top.error(f"{place}.value", "must be of the same kind as the first value")
        before, lists = table["since"], {**lists, **_lists(table.get("lists", {}))}
        yield replace(
            fact,
            value=value,
            since=before,
            source=tuple(table["source"]),
            asked=_asked(top, table["source"]),
            checked_on=table["checked-on"],
            lists=lists,
        )


def _check(
    top: _File,
    place: str,
    table: Any,
    required: tuple[str, ...],
    keys: Mapping[str, "_Key"],
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


def _value(raw: Any) -> Value:
    match raw:
        case [int(first), int(last)]:
            return Pair(first, last)
        case list():
            return tuple(raw)
    return raw  # type: ignore[no-any-return]  # a whole number or None: _is_value has seen it


def _lists(raw: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in raw.items()}


def _asked(top: _File, source: list[str]) -> tuple[str, ...]:
    found = (top.sources.fullmatch(each) for each in source)
    return tuple(each[1] for each in found if each)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() == value != ""


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(map(_is_text, value))


def _is_source(top: _File, value: Any) -> bool:
    return _is_list_of_text(value) and all(map(top.sources.fullmatch, value))


def _is_value(value: Any) -> bool:
    def whole(number: Any) -> bool:
        return type(number) is int and number >= 0

    match value:
        case [first, last] if whole(first) and whole(last):
            return bool(first < last)
    return whole(value) or _is_list_of_text(value)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_list_of_text, value.values()))


def _always(words: str) -> Callable[[_File], str]:
    return lambda _top: words


type _Key = tuple[Callable[[_File], str], Callable[[_File, Any], bool]]

_IS_DATE = (_always("a date such as 2026-11-22"), lambda _top, value: type(value) is date)
_OF_EVERY_VALUE: Mapping[str, _Key] = {
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
}
_KEYS: Mapping[str, _Key] = {
    "value": _OF_EVERY_VALUE["value"],
    "unit": (
        lambda top: f"one of {', '.join(sorted(top.units))}",
        lambda top, value: isinstance(value, str) and value in top.units,
    ),
    "source": _OF_EVERY_VALUE["source"],
    "conflicts": (_always("a list of fact ids"), lambda _top, value: _is_list_of_text(value)),
    "checked-on": _IS_DATE,
    "page": (
        _always('a page and heading such as "page/#heading"'),
        lambda _top, value: _is_text(value) and "/#" in value,
    ),
    "lists": _OF_EVERY_VALUE["lists"],
    "changes": (
        _always("a list of later values, each with the day since which it holds"),
        lambda _top, value: isinstance(value, list),
    ),
}
_KEYS_OF_CHANGE: Mapping[str, _Key] = {"since": _IS_DATE, **_OF_EVERY_VALUE}
_REQUIRED = ("source", "checked-on", "page")
_REQUIRED_OF_CHANGE = ("since", "source", "checked-on")
