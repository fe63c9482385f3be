"""Lands that only these tests know: of some, the regions keep different days; of some, days are open."""

import json
from typing import Any

from checker.calendars import BankCalendars
from checker.doors.shelf import take
from tests import toy

NAMES = {
    "AA": "Evenland",
    "BB": "Betweenland",
    "CC": "Moonland",
    "DD": "Laterland",
    "EE": "Twinland",
}
REGIONS = {
    "BB": {"BB-N": "The North", "BB-S": "The South", "BB-W": "The West"},
    "EE": {"EE-A": "Left", "EE-B": "Right"},
}
EVERYWHERE: dict[str, Any] = {
    "first": "2026-01-01",
    "last": "2027-12-31",
    "weekend": [5, 6],
    "holidays": {},
}
FILES: dict[str, dict[str, Any]] = {
    "AA": {"follows": "the days of Evenland", "holidays": {"Book Day": "260511"}},
    # Only the South has a holiday, on Monday 11 May.
    "BB": {
        "follows": "the days of Betweenland",
        "worlds": [["BB-N", "BB-W"], ["BB-S"]],
        "some": [[2, {"South Day": "260511"}]],
    },
    # One feast of two days in May, another in June, and a day that is sure.
    "CC": {
        "follows": "the moon",
        "holidays": {"Feast": "260511 260512", "Late Feast": "260601", "Book Day": "260602"},
        "estimated": "260511 260512 260601",
    },
    # Nobody has said yet which days are off in 2027, and which Saturdays are worked for them.
    "DD": {
        "follows": "what is announced",
        "holidays": {"Spring": "260513 270512"},
        "worked": "260509",
        "unannounced": [2027],
    },
    # Regions that differ, on a day in December.
    "EE": {
        "follows": "the days of Twinland",
        "worlds": [["EE-A"], ["EE-B"]],
        "some": [[1, {"Left Day": "261209"}]],
    },
}


def lands() -> BankCalendars:
    """Return the calendars of these lands and of no others."""
    calendars = BankCalendars()
    calendars._index = {"countries": NAMES, "regions": REGIONS}
    for code, own in FILES.items():
        calendars.add(code, json.dumps(EVERYWHERE | own))
    return calendars


# The library, in a world of these lands.
book = take(toy, lands(), "en")
