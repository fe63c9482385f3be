"""What may stand in an entry of banks.toml: a raw value goes in; the checked value comes out.

Every reader raises ValueError, of whatever kind the mistake is; `rules` adds the country and the key.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateutil.easter import easter

from checker.engine.days import ONE_DAY

type Reader = Callable[[Any], Any]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Extra:
    """A day off that no list of the library has: one of four ways to find its dates.

    `on` is a month and a day, `easter` a number of days after Easter Sunday, `day` a single date,
    and `nth` which ones of a `weekday` in `month`, or in every month.
    """

    name: str
    on: tuple[int, int] | None = None
    easter: int | None = None
    day: date | None = None
    nth: tuple[int, ...] = ()
    weekday: int | None = None
    month: int | None = None
    since: int = 0
    until: int = 9999
    regions: frozenset[str] = frozenset()

    def dates(self, years: range) -> Iterator[date]:
        """Yield its dates in the years."""
        for year in years:
            if self.since <= year <= self.until:
                yield from self._dates(year)

    def _dates(self, year: int) -> Iterator[date]:
        if self.on:
            yield date(year, *self.on)
        elif self.easter is not None:
            yield easter(year) + self.easter * ONE_DAY
        elif self.day:
            yield from [self.day] if self.day.year == year else []
        else:
            for month in [self.month] if self.month else range(1, 13):
                first = date(year, month, 1)
                first += ((self.weekday or 0) - first.weekday()) % 7 * ONE_DAY
                found = (first + (n - 1) * 7 * ONE_DAY for n in self.nth)
                yield from (each for each in found if each.month == month)


def text(raw: Any) -> str:
    """Return a text that says something."""
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError("must be a text")
    return raw.strip()


def texts(raw: Any) -> tuple[str, ...]:
    """Return the texts of a list that is not empty."""
    if not isinstance(raw, list) or not raw:
        raise ValueError("must be a list of texts")
    return tuple(map(text, raw))


def names(raw: Any) -> Mapping[str, str]:
    """Return the names of regions by their codes."""
    if not isinstance(raw, dict) or len(raw) < 2:
        raise ValueError("must name two regions or more by their codes")
    return {code: text(name) for code, name in raw.items()}


def year(raw: Any) -> int:
    """Return a year of this century."""
    if not isinstance(raw, int) or isinstance(raw, bool) or not 2000 <= raw <= 2099:
        raise ValueError("must be a year from 2000 to 2099")
    return raw


def day(raw: Any) -> date:
    """Return a date."""
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise ValueError("must be a date such as 2026-11-25")  # noqa: TRY004 — see above
    return raw


def days(raw: Any) -> tuple[date, ...]:
    """Return the dates of a list that is not empty."""
    if not isinstance(raw, list) or not raw:
        raise ValueError("must be a list of dates")
    return tuple(map(day, raw))


def weekday(raw: Any) -> int:
    """Return the number of a weekday; Monday is 0."""
    if raw not in WEEKDAYS:
        raise ValueError(f"{raw!r} is no weekday; write {WEEKDAYS[5]!r}")
    return WEEKDAYS.index(raw)


def weekend(raw: Any) -> frozenset[int]:
    """Return the numbers of the weekdays in a list that is not empty."""
    if not isinstance(raw, list) or not raw:
        raise ValueError("must be a list of weekdays")
    return frozenset(map(weekday, raw))


def flag(raw: Any) -> bool:
    """Return true or false."""
    if not isinstance(raw, bool):
        raise ValueError("must be true or false")  # noqa: TRY004 — see above
    return raw


def month_and_day(raw: Any) -> tuple[int, int]:
    """Return the month and the day of a text such as 12-31."""
    try:
        found = date.fromisoformat(f"2001-{raw}")
    except ValueError:
        raise ValueError(f"{raw!r} is no day of every year; write '12-31'") from None
    return found.month, found.day


def number(raw: Any) -> int:
    """Return a whole number."""
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise ValueError("must be a whole number")  # noqa: TRY004 — see above
    return raw


def month(raw: Any) -> int:
    """Return the number of a month."""
    if number(raw) not in range(1, 13):
        raise ValueError("must be a month from 1 to 12")
    return int(raw)


def nth(raw: Any) -> tuple[int, ...]:
    """Return which ones of a weekday in a month are meant."""
    found = tuple(map(number, raw)) if isinstance(raw, list) else ()
    if not found or not {*found} <= {1, 2, 3, 4, 5}:
        raise ValueError("must be a list of numbers from 1 to 5")
    return found


def extras(raw: Any) -> tuple[Extra, ...]:
    """Return the days of a list of tables."""
    if not isinstance(raw, list) or not all(isinstance(each, dict) for each in raw):
        raise ValueError("must be a list of tables, each with a name")
    return tuple(map(_extra, raw))


def _extra(raw: Mapping[str, Any]) -> Extra:
    for key in raw:
        if key not in EXTRA_KEYS:
            raise ValueError(f"{key!r} is no key of a day; there are {', '.join(EXTRA_KEYS)}")
    ways = [key for key in ("on", "easter", "day", "nth") if key in raw]
    if "name" not in raw or len(ways) != 1:
        raise ValueError("a day needs a name, and one of on, easter, day, nth")
    if ("nth" in raw) != ("weekday" in raw):
        raise ValueError("nth and weekday go together")
    values = {}
    for key, value in raw.items():
        try:
            values[key] = EXTRA_KEYS[key](value)
        except ValueError as error:
            raise ValueError(f"{key} of {raw['name']!r} {error}") from None
    return Extra(**values)


EXTRA_KEYS: Mapping[str, Reader] = {
    "name": text,
    "on": month_and_day,
    "easter": number,
    "day": day,
    "nth": nth,
    "weekday": weekday,
    "month": month,
    "since": year,
    "until": year,
    "regions": lambda raw: frozenset(texts(raw)),
}
GENERAL_KEYS: Mapping[str, Reader] = {
    "first-year": year,
    "last-year": year,
    "read": day,
    "follows": text,
    "source": text,
}
COUNTRY_KEYS: Mapping[str, Reader] = {
    "reason": text,
    "source": text,
    "read": day,
    "follows": text,
    "doubt": text,
    "categories": texts,
    "financial": text,
    "regions": names,
    "weekend": weekend,
    "also": extras,
    "without": texts,
    "out": days,
    "swaps": flag,
    "unsure": texts,
    "unsettled": texts,
    "fixed": day,
    "announced": year,
    "exchanges": flag,
}
