"""A case: what a buyer told us, checked. Raw fields go in; a `Case` or every mistake comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .days import MONDAY_TO_FRIDAY, Calendar
from .errors import Code, Mistake, Refused
from .fields import FIELDS, TODAY, File, Span, name_of, parse


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one buyer's case on the day `today`. What is not in `values` is unknown."""

    today: date
    values: Mapping[str, Any]
    calendar: Calendar = MONDAY_TO_FRIDAY

    def day(self, name: str) -> date | None:
        """Return the day in the field `name`, or None if it is unknown."""
        return self.values.get(name)

    def option(self, name: str) -> str | None:
        """Return the option chosen in the field `name`, or None if it is unknown."""
        return self.values.get(name)

    def files(self) -> tuple[File, ...]:
        """Return the files that the buyer wants to upload."""
        files: tuple[File, ...] = self.values.get("files", ())
        return files

    def text(self) -> str:
        """Return the text that the buyer wants to send."""
        text: str = self.values.get("text", "")
        return text

    def missing(self, *names: str) -> tuple[str, ...]:
        """Return those of `names` that are unknown."""
        return tuple(name for name in names if name not in self.values)

    def on(self, today: date) -> "Case":
        """Return the same case on another day."""
        return replace(self, today=today)

    def span(self) -> str | None:
        """Return the name of the field that holds a range of days, if one does."""
        return next((name for name, value in self.values.items() if isinstance(value, Span)), None)

    def spread(self) -> "list[Case]":
        """Return one case for each day of the range, in order; the case itself if it holds none."""
        name = self.span()
        if name is None:
            return [self]
        return [
            replace(self, values={**self.values, name: day}) for day in self.values[name].days()
        ]

    def without_span(self) -> "Case":
        """Return the case with the day of its range unknown."""
        known = {name: value for name, value in self.values.items() if name != self.span()}
        return replace(self, values=known)


def check(names: Sequence[str], raw: Mapping[str, Any], today: date) -> Case:
    """Return the case that the raw fields describe, of which a topic takes those in `names`.

    Days of a range that break the order of events drop out.
    Raises Refused with every mistake at once.
    """
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name, value in raw.items():
        try:
            if name not in names:
                raise Refused(Mistake(name_of(name), Code.UNKNOWN_FIELD, {"known": names}))
            values[name] = parse(FIELDS[name], value)
        except Refused as refused:
            mistakes += refused.mistakes
    mistakes += _in_the_future(values, today)
    mistakes += _second_ranges({name: values[name] for name in names if name in values})
    mistakes += _put_in_order(values)
    if mistakes:
        raise Refused(*sorted(mistakes, key=lambda mistake: _place(mistake.field, names)))
    return Case(today, values)


def check_today(raw: Any) -> date:
    """Return the day in `raw`; raises Refused if it is no date of its own."""
    today: date | Span = parse(TODAY, raw)
    if isinstance(today, Span):
        raise Refused(Mistake("today", Code.NOT_A_DATE, {"typed": raw}))
    return today


def _ends(value: date | Span) -> tuple[date, date]:
    return (value.first, value.last) if isinstance(value, Span) else (value, value)


def _in_the_future(values: Mapping[str, Any], today: date) -> list[Mistake]:
    return [
        Mistake(name, Code.IN_THE_FUTURE, {"today": today})
        for name, value in values.items()
        if FIELDS[name].past and _ends(value)[1] > today
    ]


def _second_ranges(values: Mapping[str, Any]) -> list[Mistake]:
    ranges = [name for name, value in values.items() if isinstance(value, Span)]
    return [Mistake(name, Code.ONE_RANGE, {"other": ranges[0]}) for name in ranges[1:]]


def _put_in_order(values: dict[str, Any]) -> list[Mistake]:
    """Cut from a range the days that break the order of events; report where no day is left."""
    mistakes = []
    for name, later in list(values.items()):
        earlier_name = FIELDS[name].not_before
        if earlier_name not in values:
            continue
        (earliest, _), (_, latest) = _ends(values[earlier_name]), _ends(later)
        if latest < earliest:
            mistakes.append(Mistake(name, Code.OUT_OF_ORDER, {"earlier": earlier_name}))
            continue
        values[name] = _cut(later, earliest, latest)
        values[earlier_name] = _cut(values[earlier_name], earliest, latest)
    return mistakes


def _cut(value: date | Span, first: date, last: date) -> date | Span:
    if not isinstance(value, Span):
        return value
    return Span(max(value.first, first), min(value.last, last))


def _place(name: str, names: Sequence[str]) -> int:
    """Return where the form asks for `name`; what it does not ask for comes last."""
    return names.index(name) if name in names else len(names)
