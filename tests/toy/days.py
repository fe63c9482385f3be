"""The days off of a country that nobody lives in."""

from datetime import date

from checker.engine.days import Calendar

day = date.fromisoformat

# Friday and Saturday are off; one Sunday is a holiday; one Saturday is worked in exchange for it.
CALENDAR = Calendar(
    weekend=frozenset({4, 5}),
    holidays={day("2026-11-15"): "Founders' Day"},
    worked=frozenset({day("2026-11-21")}),
    first=day("2026-11-10"),
    last=day("2026-11-30"),
)
