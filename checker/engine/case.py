"""A case: what somebody told us, checked. Raw fields go in; a `Case` or every mistake comes out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .days import MONDAY_TO_FRIDAY, Calendar, Calendars, World
from .errors import Code, Mistake, Refused
from .fields import TODAY, Field, FieldKind, File, Span, echo, name_of, parse


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one case on the day `today`. What is not in `values` is unknown.

    `fields` are all that its rulebook has, by name. To ask for a name that is not among them, or for a day
    where there is none, is a mistake in a rule: it raises KeyError, and never means "unknown". `worlds` are
    the ways in which its country's regions keep their days, as far as the case leaves them open; `calendar`
    and `regions` are of the one that is looked at.
    """

    today: date
    values: Mapping[str, Any]
    fields: Mapping[str, Field]
    calendar: Calendar = MONDAY_TO_FRIDAY
    regions: tuple[str, ...] = ()
    worlds: tuple[World, ...] = ()

    def day(self, name: str) -> date | None:
        """Return the day in the field `name`, or None if it is unknown."""
        day: date | None = self._value(name, (FieldKind.DATE,))
        return day

    def option(self, name: str) -> str | None:
        """Return the option, country or region chosen in the field `name`, or None if it is unknown."""
        kinds = (FieldKind.OPTION, FieldKind.COUNTRY, FieldKind.REGION)
        option: str | None = self._value(name, kinds)
        return option

    def files(self, name: str) -> tuple[File, ...]:
        """Return the files in the field `name`."""
        return self._value(name, (FieldKind.FILES,)) or ()

    def text(self, name: str) -> str:
        """Return the text in the field `name`."""
        return self._value(name, (FieldKind.TEXT,)) or ""

    @property
    def country(self) -> str | None:
        """The country that the case names, or None if it is unknown."""
        return known_of_kind(self.values, self.fields, FieldKind.COUNTRY)

    @property
    def region(self) -> str | None:
        """The region that the case names, or None if it is unknown."""
        return known_of_kind(self.values, self.fields, FieldKind.REGION)

    def missing(self, *names: str) -> tuple[str, ...]:
        """Return those of `names` that are unknown."""
        return tuple(name for name in names if self._value(name, ()) is None)

    def on(self, today: date) -> "Case":
        """Return the same case on another day."""
        # Asked for each day on which an answer may change; `replace` would take three times as long.
        return Case(today, self.values, self.fields, self.calendar, self.regions, self.worlds)

    def span(self) -> str | None:
        """Return the name of the field that holds a range of days, if one does."""
        return next((name for name, value in self.values.items() if isinstance(value, Span)), None)

    def kept_in(self, worlds: Sequence[World]) -> "Case":
        """Return the case with its country's days kept in one of these ways, its region's if it has one."""
        region = self.region
        kept = tuple(way for way in worlds if not way.regions or region in (None, *way.regions))
        return Case(self.today, self.values, self.fields, worlds=kept)

    def ways(self) -> tuple[World, ...]:
        """Return the ways to keep its country's days that it leaves open: the one that it has, if none."""
        return self.worlds or (World(self.regions, self.calendar),)

    def kept_as(self, way: World) -> "Case":
        """Return the case with its country's days kept in this one way."""
        return Case(self.today, self.values, self.fields, way.calendar, way.regions)

    def spread(self) -> "list[Case]":
        """Return one case for each day of the range, in order: the case itself, if it has none."""
        name = self.span()
        days = self.values[name].days() if name else ()
        return [replace(self, values={**self.values, str(name): day}) for day in days] or [self]

    def without_span(self) -> "Case":
        """Return the case with the day of its range unknown."""
        known = {name: value for name, value in self.values.items() if name != self.span()}
        return replace(self, values=known)

    def about(self, names: Collection[str]) -> "Case":
        """Return the case with only those of its fields known that are in `names`."""
        known = {name: value for name, value in self.values.items() if name in names}
        return replace(self, values=known)

    def _value(self, name: str, kinds: tuple[FieldKind, ...]) -> Any:
        """Return what is known of a field. Raises KeyError for a name of none, or of none of these kinds."""
        if name not in self.fields or (kinds and self.fields[name].kind not in kinds):
            raise KeyError(f"no field {name!r} of kind {' or '.join(kinds) or 'any'}")
        return self.values.get(name)


def known_of_kind(
    values: Mapping[str, Any], fields: Mapping[str, Field], kind: FieldKind
) -> str | None:
    """Return what is known of the first field of a kind, or None if that is unknown."""
    return next((value for name, value in values.items() if fields[name].kind is kind), None)


def check(
    names: Sequence[str],
    raw: Mapping[str, Any],
    today: date,
    fields: Mapping[str, Field],
    calendars: Calendars,
) -> Case:
    """Return the case that the raw fields describe, of which a question takes those in `names`.

    `fields` are all that there are, `calendars` name the countries and regions. Days of a range that break
    the order of events drop out. Raises Refused with every mistake at once.
    """
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name, value in raw.items():
        try:
            if name not in names:
                raise Refused(Mistake(name_of(name), Code.UNKNOWN_FIELD, {"known": names}))
            values[name] = parse(fields[name], value, calendars.names())
        except Refused as refused:
            mistakes += refused.mistakes
    wrong = [name for name in names if name in raw and name not in values]
    # Of a country that is itself refused, nobody knows the regions.
    if not any(fields[name].kind is FieldKind.COUNTRY for name in wrong):
        mistakes += _foreign_regions(values, fields, calendars)
    mistakes += _in_the_future(values, today, fields)
    mistakes += _second_ranges({name: values[name] for name in names if name in values})
    mistakes += _put_in_order(values, fields)
    if mistakes:
        raise Refused(*sorted(mistakes, key=lambda mistake: _place(mistake.field, names)))
    return Case(today, values, fields)


def check_today(raw: Any) -> date:
    """Return the day in `raw`; raises Refused if it is no date of its own."""
    today: date | Span = parse(TODAY, raw)
    if isinstance(today, Span):
        raise Refused(Mistake("today", Code.NOT_A_DATE, {"typed": raw}))
    return today


def _ends(value: date | Span) -> tuple[date, date]:
    return (value.first, value.last) if isinstance(value, Span) else (value, value)


def _in_the_future(
    values: Mapping[str, Any], today: date, fields: Mapping[str, Field]
) -> list[Mistake]:
    return [
        Mistake(name, Code.IN_THE_FUTURE, {"today": today})
        for name, value in values.items()
        if fields[name].past and _ends(value)[1] > today
    ]


def _foreign_regions(
    values: Mapping[str, Any], fields: Mapping[str, Field], calendars: Calendars
) -> list[Mistake]:
    """Return a mistake for a region that is none of the case's country."""
    regions = [name for name in values if fields[name].kind is FieldKind.REGION]
    if not regions:
        return []
    country = known_of_kind(values, fields, FieldKind.COUNTRY)
    known = tuple(calendars.regions(country)) if country else ()
    return [
        Mistake(
            name,
            Code.NOT_AN_OPTION,
            {"typed": echo(values[name]), "known": known},
            "region" if known else "no-region",
        )
        for name in regions
        if values[name] not in known
    ]


def _second_ranges(values: Mapping[str, Any]) -> list[Mistake]:
    ranges = [name for name, value in values.items() if isinstance(value, Span)]
    return [Mistake(name, Code.ONE_RANGE, {"other": ranges[0]}) for name in ranges[1:]]


def _put_in_order(values: dict[str, Any], fields: Mapping[str, Field]) -> list[Mistake]:
    """Cut from a range the days that break the order of events; report where no day is left."""
    mistakes = []
    for name, later in list(values.items()):
        earlier_name = fields[name].not_before
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
