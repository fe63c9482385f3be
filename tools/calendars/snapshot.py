"""The banks' days in a text that is kept: a country goes in; a line for each year of each world comes out.

A newer library may move a day. The kept text makes a test fail then, which names the day: taking the new
day over is a decision, made by `python -m tools.calendars --snapshot` and read in the diff.
"""

from collections.abc import Iterator
from pathlib import Path

from . import library, worlds
from .rules import Banks
from .worlds import World

PATH = Path(__file__).parent.parent.parent / "tests" / "tools" / "calendars" / "snapshot.txt"
LETTERS = "MTWtFSs"  # Monday to Sunday: t is Thursday, s is Sunday


def keep(banks: Banks) -> None:
    """Write the kept text anew."""
    found = (code for code in library.codes() if library.known(code, banks.years))
    PATH.write_text("".join(f"{line}\n" for code in found for line in lines(code, banks)), "utf-8")


def lines(code: str, banks: Banks) -> Iterator[str]:
    """Yield, for each year and world: country, regions, year, weekend, days off, +worked weekend days."""
    years = library.known(code, banks.years)
    regions: dict[str, list[str]] = {}
    for region, world in worlds.of(banks.rules(code), years).items():
        for year in years:
            regions.setdefault(f"{year} {_days(world, year)}", []).append(region or "-")
    for days, names in regions.items():
        yield f"{code} {','.join(names)} {days}"


def _days(world: World, year: int) -> str:
    off = (day for day in world.holidays if day.weekday() not in world.weekend)
    return " ".join(
        [
            "".join(LETTERS[each] for each in sorted(world.weekend)),
            *(f"{day:%m%d}" for day in off if day.year == year),
            *(f"+{day:%m%d}" for day in sorted(world.worked) if day.year == year),
        ]
    )
