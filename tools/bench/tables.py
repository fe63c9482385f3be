"""The tables of a run: its results go in; Markdown comes out, which a terminal can show as well."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tools.compress import ENCODINGS

from .wire import total

MEGABYTE = 1e6
VISITS = {"cold": "first visit", "warm": "later visit"}
type Results = Mapping[str, Any]


def seconds(milliseconds: float) -> str:
    """Return a time in seconds, as exact as it is worth.

    >>> seconds(1234), seconds(12345)
    ('1.23 s', '12.3 s')
    """
    return f"{milliseconds / 1000:.{1 if milliseconds >= 9995 else 2}f} s"


def megabytes(size: float) -> str:
    """Return a size in megabytes.

    >>> megabytes(2_826_310)
    '2.83 MB'
    """
    return f"{size / MEGABYTE:.2f} MB"


def times(slower: float, faster: float) -> str:
    """Return how many times as long the slower takes.

    >>> times(3000, 1500)
    '2.0'
    """
    return f"{slower / faster:.1f}"


def condition(row: Mapping[str, Any]) -> str:
    """Return on what line and processor something was measured.

    >>> condition({"line": "none", "slower": 1}), condition({"line": "10 Mbit/s, 40 ms", "slower": 1})
    ('no line', '10 Mbit/s, 40 ms')
    >>> condition({"line": "none", "slower": 4})
    'a processor 4 times as slow'
    """
    if row["slower"] > 1:
        return f"a processor {row['slower']} times as slow"
    return "no line" if row["line"] == "none" else str(row["line"])


def of_starts(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return when each contestant's first answer was there, and how many times as long as ours that took."""
    ours = {condition(row): row for row in rows if row["name"] == "ours"}
    return table(
        ("where", "who", *VISITS.values(), "what it took"),
        (
            (
                condition(row),
                row["name"],
                *(_beside(row, ours.get(condition(row)), kind) for kind in VISITS),
                f"{row['cpu']:.1f} s of a processor, {row['memory'] / MEGABYTE:.0f} MB",
            )
            for row in rows
        ),
    )


def _beside(row: Mapping[str, Any], ours: Mapping[str, Any] | None, kind: str) -> str:
    ratio = f", {times(row[kind], ours[kind])} times ours" if ours and row is not ours else ""
    return seconds(row[kind]) + ratio


def of_parts(parts: Mapping[str, Mapping[str, Mapping[str, int]]]) -> str:
    """Return what a first visit costs on the wire, by part: after brotli, and after gzip."""
    names = dict.fromkeys(name for each in parts.values() for name in each)
    rows = [(name, *(_sizes(each.get(name)) for each in parts.values())) for name in names]
    whole = ((total(each, encoding) for encoding in ENCODINGS) for each in parts.values())
    rows.append(("all", *(" / ".join(map(megabytes, sizes)) for sizes in whole)))
    return table(("part: brotli / gzip", *parts), rows)


def _sizes(part: Mapping[str, int] | None) -> str:
    return " / ".join(megabytes(part[encoding]) for encoding in ENCODINGS) if part else ""


def of_levers(gains: Iterable[Mapping[str, Any]]) -> str:
    """Return of each lever what a start takes with it and without it."""
    return table(
        ("what is done", *VISITS.values(), "bytes, after brotli"),
        (
            (
                gain["name"],
                *(" instead of ".join(map(seconds, gain[kind])) for kind in VISITS),
                " instead of ".join(map(megabytes, gain["bytes"])),
            )
            for gain in gains
        ),
    )


def of_load(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return how many requests for each file are answered in a second, and how many were not."""
    return table(
        ("what", "requests a second", "errors"),
        ((row["name"], f"{row['a_second']:,}", str(row["errors"])) for row in rows),
    )


def of_lighthouse(pages: Mapping[str, Mapping[str, int]]) -> str:
    """Return Lighthouse's scores of each page."""
    names = dict.fromkeys(name for scores in pages.values() for name in scores)
    return table(
        ("page", *names),
        ((page, *(str(scores[name]) for name in names)) for page, scores in pages.items()),
    )


def of_aims(aims: Iterable[tuple[str, str, str, bool | None]]) -> str:
    """Return what was measured beside its aim, and whether that is met."""
    met = {True: "met", False: "missed", None: ""}
    return table(("what", "measured", "aim", "is"), ((*row, met[is_met]) for *row, is_met in aims))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, its columns as wide as what stands in them.

    >>> print(table(("", "time"), [("ours", "1 s")]))
    |      | time |
    | ---- | ---- |
    | ours | 1 s  |
    """
    lines = [tuple(head), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )
