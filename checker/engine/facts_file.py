"""Checks a facts file key by key: TOML text goes in; all its facts or one clear `FactsError` come out.

At its top stand the `edition`, and the `first-edition` that there ever was; `units`, those of figures that
are not of time; and `sources`, how a question of the source is named: a pattern whose first group is what
sentences call it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from .counting import TIME, Unit
from .facts import Correction, Fact, Facts, Pair, Value, is_edition
from .facts_keys import (
    KEYS,
    KEYS_OF_CHANGE,
    KEYS_OF_CORRECTION,
    REQUIRED,
    REQUIRED_OF_CHANGE,
    REQUIRED_OF_CORRECTION,
    FactsError,
    FactsFile,
    check,
    is_list_of_text,
)


def load(text: str, file: str = "facts.toml") -> Facts:
    """Return the facts that the TOML `text` describes.

    Raises FactsError, which names `file`, the key and what is allowed.

    >>> load('edition = "2026-11"').edition
    '2026-11'
    >>> load('edition = "soon"')
    Traceback (most recent call last):
    checker.engine.facts_keys.FactsError: facts.toml: edition: must be a year and a month such as "2026-11"
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"{file}: is not valid TOML: {error}") from error
    edition = _edition(file, "edition", data.pop("edition", None))
    first = _edition(file, "first-edition", data.pop("first-edition", edition))
    if first > edition:
        raise FactsError(f"{file}: first-edition: must not be later than {edition}")
    top = _top(file, data)
    facts = {fact_id: _fact(top, fact_id, table) for fact_id, table in data.items()}
    for fact in facts.values():
        for other in fact.conflicts:
            if other not in facts:
                raise top.error(f"{fact.id}.conflicts", f"there is no fact {other!r}")
    return Facts(edition, facts, first)


def _top(file: str, data: dict[str, Any]) -> FactsFile:
    """Take what describes the whole file out of its data."""
    units, sources = data.pop("units", []), data.pop("sources", "(.+)")
    if units != [] and not (is_list_of_text(units) and TIME.keys().isdisjoint(units)):
        raise FactsError(f"{file}: units: must be a list of words, none of them a unit of time")
    try:
        pattern = re.compile(sources)
    except (re.error, TypeError) as error:
        raise FactsError(f"{file}: sources: must be a regular expression") from error
    if pattern.groups != 1:
        raise FactsError(f"{file}: sources: must have one group, what sentences call a question")
    return FactsFile(file, TIME | {name: Unit(name) for name in units}, pattern)


def _edition(file: str, key: str, raw: Any) -> str:
    if not (isinstance(raw, str) and is_edition(raw)):
        raise FactsError(f'{file}: {key}: must be a year and a month such as "2026-11"')
    return raw


def _fact(top: FactsFile, fact_id: str, table: Any) -> Fact:
    """Return the fact that one table of the facts file describes, checked key by key."""
    check(top, fact_id, table, REQUIRED, KEYS)
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
    return replace(
        fact,
        corrections=tuple(_corrections(top, fact_id, fact.value, table)),
        later=tuple(_changes(top, fact, table.get("changes", []))),
    )


def _changes(top: FactsFile, fact: Fact, tables: list[Any]) -> Iterator[Fact]:
    """Yield each later value of a fact, in the order of their days."""
    before, lists = date.min, fact.lists
    for number, table in enumerate(tables, 1):
        place = f"{fact.id}.changes[{number}]"
        check(top, place, table, REQUIRED_OF_CHANGE, KEYS_OF_CHANGE)
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
            corrections=tuple(_corrections(top, place, value, table)),
        )


def _corrections(
    top: FactsFile, place: str, right: Value, table: Mapping[str, Any]
) -> Iterator[Correction]:
    """Yield what was given in place of one value before it was put right, in the order of the days."""
    before = date.min
    for number, each in enumerate(table.get("corrections", []), 1):
        within = f"{place}.corrections[{number}]"
        check(top, within, each, REQUIRED_OF_CORRECTION, KEYS_OF_CORRECTION)
        if each["on"] <= before:
            raise top.error(f"{within}.on", f"must be later than {before}")
        value = _value(each.get("value"))
        if type(value) is not type(right):
            raise top.error(f"{within}.value", "must be of the same kind as the value itself")
        before = each["on"]
        yield Correction(before, value, each["why"])


def _value(raw: Any) -> Value:
    match raw:
        case [int(first), int(last)]:
            return Pair(first, last)
        case list():
            return tuple(raw)
    return raw  # type: ignore[no-any-return]  # a whole number or None: _is_value has seen it


def _lists(raw: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in raw.items()}


def _asked(top: FactsFile, source: list[str]) -> tuple[str, ...]:
    found = (top.sources.fullmatch(each) for each in source)
    return tuple(each[1] for each in found if each)
