"""Makes the calendars: the library `holidays` goes in; one small JSON file a country comes out.

A file holds what `checker.calendars` reads: the weekend, the public and bank holidays with their English
names where the library has them, and the weekend days that are worked in exchange. The library itself is
never shipped. Countries are named as in Unicode's CLDR, which `babel` carries.

A file begins and ends no earlier and no later than the library's own knowledge of the country: what it
does not know would look like years without a holiday.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import holidays
from babel import Locale

FOLDER = Path(__file__).parent.parent / "checker" / "calendars"
YEARS_BACK, YEARS_AHEAD = 2, 3
CATEGORIES = ("public", "bank")
LANGUAGES = ("en_US", "en_GB", "en")


def build(folder: Path = FOLDER, year: int | None = None) -> None:
    """Write `index.json` and a file for every country of the library, around `year` (by default this one)."""
    year = year or datetime.now(UTC).year
    years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
    names = countries(years)
    _write(folder / "index.json", names)
    for code in names:
        known = known_years(code, years)
        first, last = date(known.start, 1, 1), date(known.stop - 1, 12, 31)
        _write(folder / f"{code}.json", calendar(code, first, last))


def countries(years: range) -> dict[str, str]:
    """Return the English name of every country of which the library knows any of the years, by its code."""
    names = Locale("en").territories
    codes = sorted(holidays.list_supported_countries(include_aliases=False))
    return {code: names[code] for code in codes if known_years(code, years)}


def known_years(code: str, years: range) -> range:
    """Return those of the years whose holidays the library knows in a country."""
    country = getattr(holidays, code)
    return range(max(years.start, country.start_year), min(years.stop, country.end_year + 1))


def calendar(code: str, first: date, last: date) -> dict[str, Any]:
    """Return one country's calendar from `first` to `last` as plain data."""
    return plain(source_of(code, range(first.year, last.year + 1)), first, last)


def plain(source: holidays.HolidayBase, first: date, last: date) -> dict[str, Any]:
    """Return the days of the library's calendar from `first` to `last` as plain data.

    Raises ValueError where a day cannot be told by weekend, holidays and worked weekends alone.
    """
    days = list(_days(first, last))
    data = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "weekend": sorted(source.weekend),
        "holidays": {day.isoformat(): source[day] for day in days if day in source},
        "worked": [day.isoformat() for day in days if day in source.weekend_workdays],
    }
    for day in days:
        is_weekend = day.weekday() in data["weekend"] and day.isoformat() not in data["worked"]
        is_off = day.isoformat() in data["holidays"] or is_weekend
        if is_off == source.is_working_day(day):
            raise ValueError(
                f"{source.country}: {day} is not explained by weekend, holidays and worked days"
            )
    return data


def source_of(code: str, years: range) -> holidays.HolidayBase:
    """Return the library's own calendar of a country: public and bank holidays, in English if it can."""
    country = getattr(holidays, code)
    categories = [each for each in CATEGORIES if each in country.supported_categories]
    language = next((each for each in LANGUAGES if each in country.supported_languages), None)
    made: holidays.HolidayBase = country(years=years, categories=categories, language=language)
    return made


def _days(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    build()
