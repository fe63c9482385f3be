"""What the page about speed shows of the last run: tables and a picture, by their names."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from . import record, tables
from .picture import picture

NOT_YET = "We have not measured this yet."
TABLES = ("picture", "starts", "parts", "levers", "load", "lighthouse")
TITLE = "How long each takes until its first answer is there"


def shown() -> dict[str, Any]:
    """Return tables in Markdown, the picture, and when and where that was; `day` is None before a run."""
    return of(record.read())


def of(results: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same of these results."""
    if not results:
        return dict.fromkeys(TABLES, NOT_YET) | {"day": None}
    return {
        "picture": picture(results["starts"], TITLE),
        "starts": tables.of_starts(results["starts"]),
        "parts": tables.of_parts(results["parts"]),
        "levers": tables.of_levers(results["levers"]),
        # A record from before this was measured has none.
        "load": tables.of_load(results["load"]) if "load" in results else NOT_YET,
        "lighthouse": tables.of_lighthouse(results["lighthouse"]),
        "day": date.fromisoformat(results["day"]),
        "browser": results["browser"],
        "machine": results["machine"],
        "rounds": results["rounds"],
        "slower_seen": results["slower_seen"],
    }
