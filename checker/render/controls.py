"""The controls of a form: a field goes in; what is filled in for it comes out as HTML."""

from dataclasses import dataclass

from ..engine.fields import FIRST_DAY, LAST_DAY, MOST_FILES, TODAY, Field, FieldKind
from ..engine.rulebook import Rulebook
from .markup import Html, fill, tag

# What a spelling helper or a memory for forms would send elsewhere, or keep.
PRIVATE = {
    "dir": "auto",
    "autocapitalize": "off",
    "autocomplete": "off",
    "autocorrect": "off",
    "spellcheck": "false",
    "writingsuggestions": "false",
}
DAYS = {"min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()}


@dataclass(frozen=True, slots=True)
class Control:
    """What asks for one field: `id` is its first control's, `described` the ids of its hint and its error."""

    book: Rulebook
    field: Field
    id: str
    described: str

    @property
    def is_group(self) -> bool:
        """Whether it is several controls with a legend rather than one with a label."""
        return self.field.kind is FieldKind.OPTION

    def label(self, words: str) -> Html:
        """Return the label; one for a day also holds what it means where the day is unsure."""
        if self.is_group:
            return tag("legend", words)
        if self.field.kind is not FieldKind.DATE or self.field is TODAY:
            return tag("label", words, for_=self.id)
        earliest = tag("span", self._say("earliest"), class_="checker-bound", hidden=True)
        named = tag("span", words, id=f"{self.id}-label")
        return tag("label", named, " ", earliest, for_=self.id)

    def parts(self) -> list[Html]:
        """Return the controls themselves, in the order of the page."""
        match self.field.kind:
            case FieldKind.OPTION:
                return self._radios()
            case FieldKind.COUNTRY:
                return [self._control("select", *self._countries())]
            case FieldKind.REGION:
                return [self._control("select", *self._regions(), data_regions_of=self._country())]
            case FieldKind.FILES:
                return self._files()
            case FieldKind.TEXT:
                return [self._control("textarea", rows="4", **PRIVATE)]
        day = self._control("input", type_="date", **DAYS)
        return [day] if self.field is TODAY else [day, self._unsure(), self._until()]

    def _say(self, key: str) -> str:
        return self.book.words.get("form", key)

    def _control(self, kind: str, *children: Html, type_: str = "", **more: str | bool) -> Html:
        return tag(
            kind,
            *children,
            type=type_ or None,
            name=self.field.name,
            id=self.id,
            aria_describedby=self.described,
            **more,
        )

    def _radios(self) -> list[Html]:
        name, words = self.field.name, self.book.words
        choices = [(option, words.option(name, option)) for option in self.field.options]
        choices.append(("", self._say("unknown")))
        # The first radio takes the field's own id: links from the error summary lead to it.
        ids = [self.id, *[None] * (len(choices) - 1)]
        return [
            tag(
                "label",
                tag("input", type="radio", name=name, value=value, id=radio_id),
                " ",
                said,
                class_="checker-option",
            )
            for (value, said), radio_id in zip(choices, ids, strict=True)
        ]

    def _files(self) -> list[Html]:
        """Return the control that takes files, and where it is said that there are too many."""
        head, most = str(self.field.head), str(MOST_FILES)
        control = self._control(
            "input", type_="file", multiple=True, data_head=head, data_most=most
        )
        left_out = self._say("left-out").format(most=most)
        looking = fill(self._say("looking"), {"done": tag("data"), "all": tag("data")})
        return [
            control,
            tag("p", role="status", data_left_out=left_out),
            tag("p", looking, role="status", data_looking=True, hidden=True),
        ]

    def _countries(self) -> list[Html]:
        by_name = sorted(self.book.calendars.names().items(), key=lambda pair: pair[1])
        unknown = tag("option", self._say("unknown"), value="")
        return [unknown, *(tag("option", name, value=code) for code, name in by_name)]

    def _country(self) -> str:
        """Return the name of the field for the country whose regions are offered."""
        fields = self.book.fields.values()
        return next(each.name for each in fields if each.kind is FieldKind.COUNTRY)

    def _regions(self) -> list[Html]:
        """Return the regions of every country that has any, grouped by country."""
        calendars = self.book.calendars
        by_name = sorted(calendars.names().items(), key=lambda pair: pair[1])
        groups = (
            tag(
                "optgroup",
                *(
                    tag("option", region, value=each)
                    for each, region in calendars.regions(code).items()
                ),
                label=name,
                data_country=code,
            )
            for code, name in by_name
            if calendars.regions(code)
        )
        return [tag("option", self._say("unknown"), value=""), *groups]

    def _unsure(self) -> Html:
        """Return the box that turns a day into a range.

        It is named with the field's own label too, for those who hear one control at a time.
        """
        unsure_id = f"{self.id}-unsure"
        named = f"{unsure_id} {self.id}-label"
        return tag(
            "label",
            tag("input", type="checkbox", data_unsure=self.field.name, aria_labelledby=named),
            " ",
            tag("span", self._say("unsure"), id=unsure_id),
            class_="checker-option",
        )

    def _until(self) -> Html:
        """Return the control for the latest day that it could be, which is shown once the box is ticked."""
        until_id = f"{self.id}-until"
        label_id = f"{until_id}-label"
        return tag(
            "div",
            tag("label", self._say("until"), for_=until_id, class_="checker-bound", id=label_id),
            tag(
                "input",
                type="date",
                id=until_id,
                data_until=self.field.name,
                aria_labelledby=f"{self.id}-label {label_id}",
                aria_describedby=self.described,
                **DAYS,
            ),
            class_="checker-until",
            hidden=True,
        )
