"""Reads banks.toml: the data file goes in; what its banks keep, for every country, comes out.

Whatever is wrong with an entry is a `BadEntry`: one line that names the file, the country and the key.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from . import entries
from .entries import Extra

PATH = Path(__file__).parent / "banks.toml"
FILE = "tools/calendars/banks.toml"
GENERAL = "calendars"
# What a reader of the data file must be told of every entry.
TOLD = ("reason", "source", "read")


class BadEntry(ValueError):
    """An entry of the data file that cannot be followed."""

    def __init__(self, country: str, key: str, wrong: str) -> None:
        super().__init__(f"{FILE}: {country}: {key}: {wrong}")


@dataclass(frozen=True, slots=True)
class Rules:
    """Which days the banks of one country keep, and where that is known from.

    `categories` and `financial` name lists of the library, `regions` its subdivisions with their names.
    `weekend` replaces the library's. `also` are days that are in besides, `without` names that are out,
    `out` single days that are out, `swaps` whether the banks work on weekend days that are swapped.
    `unsure` names holidays that may move although the library has them for certain, `fixed` is the day
    until which no estimate may, and `unsettled` names days of which nobody knows whether they are off.
    `announced` is the last year whose bridge days are settled; `exchanges` says whether in the years after
    it weekend days may be worked for them.
    """

    code: str
    follows: str
    source: str
    read: date
    reason: str = ""
    doubt: str = ""
    categories: tuple[str, ...] = ()
    financial: str = ""
    regions: Mapping[str, str] = field(default_factory=dict)
    weekend: frozenset[int] | None = None
    also: tuple[Extra, ...] = ()
    without: tuple[str, ...] = ()
    out: tuple[date, ...] = ()
    swaps: bool = True
    unsure: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    fixed: date = date.min
    announced: int | None = None
    exchanges: bool = False


@dataclass(frozen=True, slots=True)
class Banks:
    """The whole data file: the years that the calendars cover, and the countries' own rules."""

    years: range
    default: Rules
    own: Mapping[str, Rules]

    def rules(self, code: str) -> Rules:
        """Return the rules of a country: its own, or those of every country that has none."""
        default = self.default
        return self.own.get(code) or Rules(code, default.follows, default.source, default.read)


def load(text: str | None = None) -> Banks:
    """Read the data file (or its `text`). Raises BadEntry where it is wrong."""
    try:
        tables = tomllib.loads(PATH.read_text("utf-8") if text is None else text)
    except tomllib.TOMLDecodeError as error:
        raise BadEntry("the whole file", "TOML", str(error)) from None
    general = _values(GENERAL, tables.pop(GENERAL, {}), entries.GENERAL_KEYS)
    for key in entries.GENERAL_KEYS:
        if key.replace("-", "_") not in general:
            raise BadEntry(GENERAL, key, "is missing")
    if general["first_year"] > general["last_year"]:
        raise BadEntry(GENERAL, "last-year", "lies before first-year")
    default = Rules("", general["follows"], general["source"], general["read"])
    years = range(general["first_year"], general["last_year"] + 1)
    own = {code: _rules(code, tables, default) for code in tables}
    return Banks(years, default, own)


def _rules(code: str, tables: Mapping[str, Any], default: Rules) -> Rules:
    entry = tables[code]
    if not isinstance(entry, dict):
        raise BadEntry(code, "entry", f"must be a table, [{code}]")
    model = entry.get("like")
    if model is not None:
        if not isinstance(tables.get(str(model)), dict) or "like" in tables[model]:
            raise BadEntry(code, "like", f"{model!r} is no entry with rules of its own")
        entry = {**tables[model], **{key: entry[key] for key in entry if key != "like"}}
    for key in TOLD:
        if key not in entry:
            raise BadEntry(code, key, "is missing: say why, from where, and when it was read")
    values = _values(code, entry, entries.COUNTRY_KEYS)
    if values.get("exchanges") and "announced" not in values:
        raise BadEntry(code, "exchanges", "says something only beside announced")
    return Rules(**{"code": code, "follows": default.follows, **values})


def _values(
    code: str, entry: Mapping[str, Any], keys: Mapping[str, entries.Reader]
) -> dict[str, Any]:
    values = {}
    for key, raw in entry.items():
        if key not in keys:
            raise BadEntry(code, key, f"is no key; there are {', '.join(sorted(keys))}")
        try:
            values[key.replace("-", "_")] = keys[key](raw)
        except ValueError as error:
            raise BadEntry(code, key, str(error)) from None
    return values
