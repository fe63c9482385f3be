"""How much of the calendars is left: a day goes in; a line for each thing to be edited soon comes out."""

from datetime import date

from . import library
from .rules import FILE, Banks

ENOUGH = 13  # months: a count from the last day of a year must still find its end


def warnings(today: date, banks: Banks) -> list[str]:
    """Return a line on what ends within thirteen months of `today`, or no line."""
    lines = []
    last = max(banks.years)
    if months(today, last) < ENOUGH:
        lines.append(f"{FILE}: the calendars end on {last}-12-31: raise `last-year` in [calendars]")
    short = {code: library.known(code, banks.years) for code in library.codes()}
    for code, years in short.items():
        if years and max(years) < last and months(today, max(years)) < ENOUGH:
            lines.append(
                f"{code}: the library `holidays` ends on {max(years)}-12-31: look for a newer version, "
                "and pin it in requirements.lock"
            )
    return lines


def months(today: date, last: int) -> int:
    """Return how many whole months are left from `today` to the end of the year `last`.

    >>> months(date(2029, 11, 30), 2030), months(date(2029, 12, 1), 2030)
    (13, 12)
    """
    return (last - today.year) * 12 + 12 - today.month
