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
    "FF": "Swapland",
    "GG": "Perhapsland",
    "HH": "Bridgeland",
}
REGIONS = {
    "BB": {"BB-N": "The North", "BB-S": "The South", "BB-W": "The West"},
    "EE": {"EE-A": "Left", "EE-B": "Right"},
    "FF": {"FF-E": "Early", "FF-L": "Late"},
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
    # One feast of two days in May, two more in June, and a day that is sure.
    "CC": {
        "follows": "the moon",
        "holidays": {"Feast": "260511 260512", "Late Feast": "260601 260618", "Book Day": "260602"},
        "estimated": "260511 260512 260601 260618",
    },
    # Nobody has said yet which days are off in 2027, and which Saturdays are worked for them.
    "DD": {
        "follows": "what is announced",
        "holidays": {"Spring": "260513 270512"},
        "worked": "260509",
        "unannounced": [2027],
        "exchanges": True,
    },
    # Regions that differ, on a day in December.
    "EE": {
        "follows": "the days of Twinland",
        "worlds": [["EE-A"], ["EE-B"]],
        "some": [[1, {"Left Day": "261209"}]],
    },
    # Regions that rest on a Monday and on the Tuesday after it, and on one day under two names.
    "FF": {
        "follows": "the days of Swapland",
        "worlds": [["FF-E"], ["FF-L"]],
        "some": [
            [1, {"Swap": "260511", "Early Feast": "260601"}],
            [2, {"Swap": "260512", "Late Feast": "260601"}],
        ],
    },
    # Whether anybody rests on Wednesdays is not settled.
    "GG": {
        "follows": "custom",
        "holidays": {"Wednesday": "260513*3", "Feast": "260525"},
        "estimated": "260525",
        "unsettled": "260513*3",
    },
    # Nobody has said yet which days are off in 2027, but weekends never change.
    "HH": {
        "follows": "what is announced",
        "holidays": {"Spring": "270512"},
        "worked": "260509",
        "unannounced": [2027],
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
