"""Reads what was made: the code of a country, and of a region, goes in; its calendar comes out."""

from checker.calendars import BankCalendars
from checker.engine.days import Calendar

CALENDARS = BankCalendars()


def load(code: str, region: str = "") -> Calendar:
    """Return the calendar of a country without regions, or of one of its regions."""
    [found] = [
        world.calendar for world in CALENDARS.worlds(code) if region in (world.regions or [""])
    ]
    return found


def every(code: str) -> list[Calendar]:
    """Return each calendar that is kept somewhere in a country."""
    return [world.calendar for world in CALENDARS.worlds(code)]
