"""The one door to the library `holidays`: a country's rules go in; its calendar of bank days comes out.

The library marks a holiday that it has only estimated in the name, but not in every country where it
knows that it has. Here every country is asked to mark them.
"""

import re
from calendar import month_name
from collections.abc import Iterable
from datetime import date
from typing import Any

import holidays
from holidays import HolidayBase

from .rules import Rules

LANGUAGES = ("en_US", "en_GB", "en")
DEFAULT = ("public", "bank")
# The kinds of calendar that wait for the moon to be seen, or for a council to name the month.
# The Chinese calendar is computed: the library marks it only where a country has to confirm it.
MOONS = ("buddhist", "hindu", "islamic", "mongolian", "sinhala", "tibetan")
ESTIMATED = re.compile(r" \((?:(observed), )?estimated\)")
SWAPPED = re.compile(r"\(substituted from (\d\d)/(\d\d)/(\d{4})\)")


def codes() -> list[str]:
    """Return the code of every country of the library, in order."""
    return sorted(holidays.list_supported_countries(include_aliases=False))


def financial() -> set[str]:
    """Return the code of every financial calendar of the library."""
    return set(holidays.list_supported_financial(include_aliases=False))


def country(code: str) -> type[HolidayBase]:
    """Return the library's class of a country or of a financial calendar, such as XFED."""
    # The library hands out what loads the class when it is called.
    return type(getattr(holidays, code)())


def known(code: str, years: range) -> range:
    """Return those of the years whose holidays the library knows in a country."""
    source = country(code)
    return range(max(years.start, source.start_year), min(years.stop, source.end_year + 1))


def calendar(rules: Rules, region: str, years: Iterable[int]) -> HolidayBase:
    """Return the library's own calendar of the lists that the banks keep, in English if it can."""
    source = country(rules.financial or rules.code)
    wanted = DEFAULT if rules.financial else rules.categories or DEFAULT
    return marked(source)(
        years=years,
        subdiv=None if rules.financial else region or None,
        categories=[each for each in wanted if each in source.supported_categories],
        language=next((each for each in LANGUAGES if each in source.supported_languages), None),
    )


def marked(source: type[HolidayBase]) -> type[HolidayBase]:
    """Return the class of a country, made to mark every holiday that is only estimated."""
    always = property(lambda _: True, lambda _, __: None)
    names: dict[str, Any] = {f"_{moon}_calendar_show_estimated": always for moon in MOONS}
    return type(source.__name__, (source,), names)


def tidy(name: str) -> str:
    """Return a holiday's name without its mark, and with a swapped day in words.

    >>> tidy("Eid al-Fitr (estimated); Nowruz"), tidy("Eid al-Adha (observed, estimated)")
    ('Eid al-Fitr; Nowruz', 'Eid al-Adha (observed)')
    >>> tidy("Day off (substituted from 12/14/2024)")
    'Day off (for 14 December 2024)'
    """
    name = ESTIMATED.sub(lambda found: f" ({found[1]})" if found[1] else "", name)
    return SWAPPED.sub(
        lambda found: f"(for {int(found[2])} {month_name[int(found[1])]} {found[3]})", name
    )


def is_estimated(name: str) -> bool:
    """Return whether a holiday's name bears the mark of an estimate."""
    return bool(ESTIMATED.search(name))


def is_swapped(name: str) -> bool:
    """Return whether a holiday is a working day that was swapped for a weekend day."""
    return bool(SWAPPED.search(name))


def weekend(source: HolidayBase, days: Iterable[date]) -> frozenset[int]:
    """Return the weekdays that the library has as weekend on the days."""
    return frozenset(day.weekday() for day in days if source.is_weekend(day))
