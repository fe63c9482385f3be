"""A date axis: the days that need room go in; places along it come out, and the days that are named there.

A place is a share of the axis in hundredths, as SVG takes it: so a chart is as wide as the page lets it be.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ..engine.days import ONE_DAY

# So many names have room side by side on a phone.
MOST_NAMED = 4
# Every so many-th day is named, so that whole weeks begin on Mondays; on a longer axis, so many-th month.
DAYS = (1, 2, 7, 14)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


class Axis(NamedTuple):  # a dataclass would take twice as much of the memory that is sent
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def around(cls, days: Iterable[date], *, goes_on: bool) -> "Axis":
        """Return an axis with room beside these days, and with more behind them where something `goes_on`.

        >>> Axis.around([date(2026, 11, 23)], goes_on=False)
        Axis(first=datetime.date(2026, 11, 22), last=datetime.date(2026, 11, 24))
        """
        first, last = min(days := [*days]), max(days)
        length = (last - first).days
        beside, behind = length // 30 + 1, length // 5 + 2 if goes_on else length // 30 + 1
        return cls(first - beside * ONE_DAY, last + behind * ONE_DAY)

    @property
    def length(self) -> int:
        """The number of its days."""
        return (self.last - self.first).days + 1

    def at(self, day: date, part: float = 0) -> float:
        """Return the place where a day begins, or at which a `part` of it is over.

        >>> Axis(date(2026, 11, 22), date(2026, 11, 25)).at(date(2026, 11, 23), 0.5)
        37.5
        """
        return 100 * ((day - self.first).days + part) / self.length

    def named(self) -> list[date]:
        """Return the days to name, in the widest steps that leave a few.

        >>> [str(day) for day in Axis(date(2026, 11, 20), date(2026, 12, 10)).named()]
        ['2026-11-23', '2026-11-30', '2026-12-07']
        """
        for step in DAYS:
            if self.length <= step * MOST_NAMED:
                days = (self.first + n * ONE_DAY for n in range(self.length))
                return [day for day in days if day.toordinal() % step == 1 % step]
        begun = self.first.year * 12 + self.first.month - (self.first.day == 1)
        end = self.last.year * 12 + self.last.month
        months = (range(-(-begun // step) * step, end, step) for step in MONTHS)
        chosen = next(each for each in months if len(each) <= MOST_NAMED)
        return [date(month // 12, month % 12 + 1, 1) for month in chosen]


def percent(place: float) -> str:
    """Return a place, or the distance of two, as SVG takes it.

    >>> percent(37.5), percent(100 / 3)
    ('37.5%', '33.33%')
    """
    return f"{round(place, 2):g}%"
