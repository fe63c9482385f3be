"""Answers a buyer's questions: a request goes in, an answer with its dates and reasons comes out.

>>> fields = {"closed": "2026-11-20", "closed-by": "case-team"}
>>> answer({"topic": "appeal", "today": "2026-11-23", "fields": fields})["verdict"]
'yes'
"""

from functools import cache
from typing import Any

from . import rulebook
from .calendars import BankCalendars
from .doors import wire
from .doors.shelf import take
from .engine.rulebook import Rulebook

__all__ = ["answer", "marketplace"]


@cache
def marketplace(language: str = "en") -> Rulebook:
    """Return the marketplace's own rulebook, in one language. Raises OSError for one that it lacks."""
    return take(rulebook, BankCalendars(), language)


def answer(request: Any) -> dict[str, Any]:
    """Return the answer to a request in English, or `{"errors": […]}` with every mistake in it.

    Dates are calendar dates as `YYYY-MM-DD`; the day of an event is day 0. Never raises for bad input.

    >>> answer({"topic": "appeal", "today": "2026-11-23", "fields": {"closed": "2026-11-16"}})["needs"]
    ['closed-by']
    >>> [error["code"] for error in answer({"topic": "refund", "fields": {"sent": 5}})["errors"]]
    ['unknown-field']
    """
    return wire.answer(marketplace(), request)
