"""Makes the calendars: the library `holidays` and banks.toml go in; one small JSON file a country comes out.

A file holds what `checker.calendars` reads: the days on which banks are closed in each region, and what
is not sure of them. The library itself is never shipped. Countries are named as in Unicode's CLDR.

A file begins and ends no earlier and no later than the library's own knowledge of the country: what it
does not know would look like years without a holiday.
"""

import json
from pathlib import Path
from typing import Any

from babel import Locale

from . import library, rules, shape, worlds
from .rules import Banks

FOLDER = Path(__file__).parent.parent.parent / "checker" / "calendars"


def build(folder: Path = FOLDER, banks: Banks | None = None) -> None:
    """Write `index.json` and a file for every country of the library, as banks.toml (or `banks`) says."""
    banks = banks or rules.load()
    _write(folder / "index.json", index(banks))
    for code in countries(banks):
        _write(folder / f"{code}.json", calendar(code, banks))


def countries(banks: Banks) -> dict[str, str]:
    """Return the English name of every country of which the library knows any of the years, by its code."""
    names = Locale("en").territories
    return {code: names[code] for code in library.codes() if library.known(code, banks.years)}


def index(banks: Banks) -> dict[str, Any]:
    """Return what can be asked: the countries' names, and the regions' names of those that have them."""
    found = countries(banks)
    regions = {code: shape.regions(banks.rules(code)) for code in found}
    return {"countries": found, "regions": {code: each for code, each in regions.items() if each}}


def calendar(code: str, banks: Banks) -> dict[str, Any]:
    """Return one country's calendar as plain data."""
    country, years = banks.rules(code), library.known(code, banks.years)
    return shape.plain(country, worlds.of(country, years), years)


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
