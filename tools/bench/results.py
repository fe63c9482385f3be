"""What a run has measured, as data: many times go in; medians, percentiles and gains come out."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .levers import Lever
from .starts import Start
from .wire import total


def percentile(values: Iterable[float], share: int) -> float:
    """Return the value that so many per cent of the values do not exceed.

    >>> percentile(range(1, 101), 95), percentile([3, 1, 2], 50), percentile([7], 99)
    (95, 2, 7)
    """
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def medians(starts: Sequence[Start]) -> list[dict[str, Any]]:
    """Return a row for each contestant on each line and processor: medians of its cold and warm starts.

    Times are in milliseconds, `cpu` in seconds until the first answer, `memory` in bytes.
    """
    keys = dict.fromkeys((start.line, start.slower, start.name) for start in starts)
    return [_row(key, [s for s in starts if (s.line, s.slower, s.name) == key]) for key in keys]


def _row(key: tuple[str, int, str], starts: Sequence[Start]) -> dict[str, Any]:
    line, slower, name = key
    cold, warm = ([s for s in starts if s.kind == kind] for kind in ("cold", "warm"))
    return {
        "line": line,
        "slower": slower,
        "name": name,
        "cold": round(statistics.median(s.visit.ms for s in cold)),
        "warm": round(statistics.median(s.visit.ms for s in warm)),
        "cpu": round(statistics.median(s.visit.used.cpu for s in cold), 2),
        "memory": max(s.visit.used.memory for s in starts),
    }


def gains(
    levers: Iterable[Lever],
    rows: Iterable[Mapping[str, Any]],
    parts: Mapping[str, Mapping[str, Mapping[str, int]]],
) -> list[dict[str, Any]]:
    """Return what a start takes with each lever and without it, in milliseconds and bytes after brotli."""
    found = {row["name"]: row for row in rows}
    return [
        {"name": lever.name}
        | {kind: [found[lever.beside][kind], found[lever.name][kind]] for kind in ("cold", "warm")}
        | {"bytes": [total(parts[name], "br") for name in (lever.beside, lever.name)]}
        for lever in levers
        if lever.name in found
    ]
