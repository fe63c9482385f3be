"""The form of a country's file: the days of its regions go in; small plain data comes out.

Days that all regions share stand once, the others beside the worlds that have them. A world is a set of
regions with the same days; a group of worlds is a number whose bit n stands for the world n.
`checker.calendars` reads it; the two change together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from .rules import Rules
from .worlds import World

WEEK = timedelta(weeks=1)


def regions(rules: Rules) -> dict[str, str]:
    """Return the names of a country's regions by their ISO 3166-2 codes, in the order of the names."""
    by_name = sorted(rules.regions.items(), key=lambda pair: pair[1])
    return {f"{rules.code}-{code}": name for code, name in by_name}


def plain(rules: Rules, found: Mapping[str, World], years: range) -> dict[str, Any]:
    """Return one country's file as plain data."""
    worlds: list[World] = []
    codes: list[list[str]] = []
    for region, world in found.items():
        if world not in worlds:
            worlds.append(world)
            codes.append([])
        codes[worlds.index(world)].append(f"{rules.code}-{region}")
    grouped = _grouped(worlds)
    everywhere = (1 << len(worlds)) - 1
    weeks = [(world.weekend, world.worked) for world in worlds]
    weekend, worked = max(weeks, key=weeks.count)
    data: dict[str, Any] = {
        "first": f"{years.start}-01-01",
        "last": f"{years.stop - 1}-12-31",
        "follows": rules.follows,
        "source": rules.source,
        "read": rules.read.isoformat(),
        "doubt": rules.doubt,
        "weekend": sorted(weekend),
        "worked": dates(worked),
        "holidays": grouped.pop(everywhere, {}),
        "estimated": dates({day for world in worlds for day in world.estimated}),
        "unsettled": dates({day for world in worlds for day in world.unsettled}),
        "unannounced": [year for year in years if rules.announced and year > rules.announced],
        "exchanges": rules.exchanges,
    }
    if "" not in found:
        data["worlds"] = codes
        data["some"] = list(grouped.items())
        data["own"] = {
            str(n): {"weekend": sorted(week[0]), "worked": dates(week[1])}
            for n, week in enumerate(weeks)
            if week != (weekend, worked)
        }
    return {key: value for key, value in data.items() if value or key in ("weekend", "holidays")}


def dates(days: Iterable[date]) -> str:
    """Return days of this century as one text, in order: a run of weeks as its first day and its length.

    >>> dates([date(2026, 12, 25), date(2026, 1, 1)])
    '260101 261225'
    >>> dates([date(2024, 1, 5), date(2024, 1, 12), date(2024, 1, 19), date(2024, 2, 1)])
    '240105*3 240201'
    """
    runs: list[tuple[date, int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][0] + runs[-1][1] * WEEK:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((day, 1))
    return " ".join(f"{day:%y%m%d}*{weeks}".removesuffix("*1") for day, weeks in runs)


def _grouped(worlds: Iterable[World]) -> dict[int, dict[str, str]]:
    """Return, for each group of worlds, the holidays that these have and no other: dates by name."""
    having: dict[tuple[date, str], int] = defaultdict(int)
    for n, world in enumerate(worlds):
        for day, names in world.holidays.items():
            for name in names.split("; "):
                having[day, name] |= 1 << n
    groups: dict[int, dict[str, list[date]]] = {}
    for (day, name), group in sorted(having.items()):
        groups.setdefault(group, {}).setdefault(name, []).append(day)
    return {
        group: {name: dates(days) for name, days in names.items()}
        for group, names in groups.items()
    }
