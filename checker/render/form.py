"""The form of a question: a topic goes in; the element that asks it comes out as HTML, made at build time.

Every control bears its field's name. `prefix` keeps ids apart where a page holds more than one form.
What the browser needs to look after the form stands in data attributes: `data-unless` names the options
that make a field moot, `data-after` the fields after which it is asked.
"""

from collections.abc import Mapping, Sequence

from .. import calendars
from ..fields import FIELDS, FIRST_DAY, LAST_DAY, TODAY, Field, FieldKind
from ..timeline import MY_CASE, my_fields
from ..topics import TOPICS
from ..words import WORDS
from .markup import Html, tag
from .status import status

# A form begins short: these are asked for once one of the others has been filled in.
ASKED_AFTER = {
    "finished": ("sent", "protection-ends"),
    "problem": ("sent", "protection-ends"),
    "country": ("processed", "device"),
    "method": ("processed",),
}


def checker(topic: str, base: str = "", prefix: str = "") -> Html:
    """Return the whole `<dispute-checker>` for a page: the form, with room for errors and the answer."""
    prefix = prefix or topic
    return tag(
        "dispute-checker",
        tag("noscript", tag("p", WORDS.get("form", "without-script"))),
        tag("div", data_errors=True),
        _form(topic, prefix),
        tag("p", WORDS.get("form", "nothing-sent"), class_="checker-private"),
        *_keep(topic, prefix),
        *status(),
        tag("div", data_answer=True),
        topic=topic,
        prefix=prefix,
        base=base,
        data_errors_title=WORDS.get("form", "errors-title"),
        data_calendar_file=WORDS.get("take", "file"),
    )


def _form(topic: str, prefix: str) -> Html:
    if topic == MY_CASE:
        names: Sequence[str] = my_fields()
        moot: Mapping[str, Sequence[str]] = {}
    else:
        names, moot = TOPICS[topic].fields, TOPICS[topic].moot
    fields = [
        _field(
            FIELDS[name],
            topic,
            prefix,
            unless=moot.get(name, ()),
            after=[other for other in ASKED_AFTER.get(name, ()) if other in names],
        )
        for name in names
    ]
    return tag(
        "form",
        *fields,
        _field(TODAY, topic, prefix),
        tag(
            "button",
            WORDS.get("form", "submit"),
            type="submit",
            class_="md-button md-button--primary",
        ),
        novalidate=True,
        # What a browser puts back on the way back it does not tell of, and today would be an old day.
        autocomplete="off",
        # Without the script a form like this sends nothing: what is typed must not reach a server.
        method="dialog",
        aria_label=WORDS.question(topic),
    )


def _field(
    field: Field, topic: str, prefix: str, unless: Sequence[str] = (), after: Sequence[str] = ()
) -> Html:
    control_id = f"{prefix}-{field.name}"
    label = WORDS.field(field.name, "label", topic)
    hint = WORDS.field(field.name, "hint", topic)
    hint_id = f"{control_id}-hint" if hint else None
    error_id = f"{control_id}-error"
    described = f"{hint_id} {error_id}" if hint else error_id
    is_group = field.kind is FieldKind.OPTION
    return tag(
        "fieldset" if is_group else "div",
        tag("legend", label) if is_group else _label(field, label, control_id),
        tag("p", hint, class_="checker-hint", id=hint_id) if hint else "",
        tag("p", class_="checker-error", id=error_id, hidden=True),
        *(_radios(field, control_id) if is_group else _control(field, control_id, described)),
        class_="checker-field",
        data_field=field.name,
        data_unless=" ".join(unless) or None,
        data_after=" ".join(after) or None,
        aria_describedby=described if is_group else None,
    )


def _label(field: Field, words: str, control_id: str) -> Html:
    """Return a control's label; one for a day also holds what it means where the day is unsure."""
    if field.kind is not FieldKind.DATE or field is TODAY:
        return tag("label", words, for_=control_id)
    earliest = tag("span", WORDS.get("form", "earliest"), class_="checker-bound", hidden=True)
    return tag(
        "label", tag("span", words, id=f"{control_id}-label"), " ", earliest, for_=control_id
    )


def _radios(field: Field, control_id: str) -> list[Html]:
    choices = [(option, WORDS.option(field.name, option)) for option in field.options]
    choices.append(("", WORDS.get("form", "unknown")))
    return [
        tag(
            "label",
            # The first radio takes the field's own id: links from the error summary lead to it.
            tag(
                "input",
                type="radio",
                name=field.name,
                value=value,
                id=control_id if n == 0 else None,
            ),
            " ",
            words,
            class_="checker-option",
        )
        for n, (value, words) in enumerate(choices)
    ]


def _control(field: Field, control_id: str, described: str) -> list[Html]:
    match field.kind:
        case FieldKind.COUNTRY:
            countries = _countries()
            return [
                tag(
                    "select", *countries, name=field.name, id=control_id, aria_describedby=described
                )
            ]
        case FieldKind.FILES:
            return [_input("file", field, control_id, described, multiple=True)]
        case FieldKind.TEXT:
            return [
                tag(
                    "textarea", name=field.name, id=control_id, aria_describedby=described, rows="4"
                )
            ]
    day = _input("date", field, control_id, described, **DAYS)
    return [day] if field is TODAY else _span(field, day, control_id, described)


DAYS = {"min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()}


def _input(kind: str, field: Field, control_id: str, described: str, **more: str | bool) -> Html:
    return tag(
        "input", type=kind, name=field.name, id=control_id, aria_describedby=described, **more
    )


def _span(field: Field, day: Html, control_id: str, described: str) -> list[Html]:
    """Return a day and what turns it into a range: a box to tick, and the latest day it could be.

    Each control is named with the field's own label too, for those who hear one control at a time.
    """
    label_id, unsure_id = f"{control_id}-label", f"{control_id}-unsure"
    unsure = WORDS.get("form", "unsure")
    named = f"{unsure_id} {label_id}"
    return [
        day,
        tag(
            "label",
            tag("input", type="checkbox", data_unsure=field.name, aria_labelledby=named),
            " ",
            tag("span", unsure, id=unsure_id),
            class_="checker-option",
        ),
        _until(field, f"{control_id}-until", label_id, described),
    ]


def _until(field: Field, until_id: str, field_label_id: str, described: str) -> Html:
    """Return the control for the latest day, which is shown once the box is ticked."""
    label_id = f"{until_id}-label"
    latest = WORDS.get("form", "until")
    return tag(
        "div",
        tag("label", latest, for_=until_id, class_="checker-bound", id=label_id),
        tag(
            "input",
            type="date",
            id=until_id,
            data_until=field.name,
            aria_labelledby=f"{field_label_id} {label_id}",
            aria_describedby=described,
            **DAYS,
        ),
        class_="checker-until",
        hidden=True,
    )


def _countries() -> list[Html]:
    by_name = sorted(calendars.countries().items(), key=lambda pair: pair[1])
    unknown = tag("option", WORDS.get("form", "unknown"), value="")
    return [unknown, *(tag("option", name, value=code) for code, name in by_name)]


def _keep(topic: str, prefix: str) -> list[Html]:
    """Return what keeps a whole case on the device, which only that form offers."""
    if topic != MY_CASE:
        return []
    hint_id = f"{prefix}-keep-hint"
    return [
        tag(
            "p",
            tag(
                "label",
                tag("input", type="checkbox", data_keep=True, aria_describedby=hint_id),
                " ",
                WORDS.get("timeline", "keep"),
                class_="checker-option",
            ),
            tag("small", WORDS.get("timeline", "keep-hint"), id=hint_id),
        ),
        tag(
            "button",
            WORDS.get("timeline", "forget"),
            type="button",
            data_forget=WORDS.get("timeline", "forgotten"),
        ),
    ]
