"""The form of a question: a topic goes in; the element that asks it comes out as HTML, made at build time.

Every control bears its field's name. `prefix` keeps ids apart where a page holds more than one form.
"""

from .. import calendars
from ..fields import FIELDS, FIRST_DAY, LAST_DAY, TODAY, Field, Kind
from ..topics import TOPICS
from ..words import WORDS
from .markup import Html, escape, join, tag


def checker(topic: str, base: str = "", prefix: str = "") -> Html:
    """Return the whole `<dispute-checker>` for a page: the form, its status, and room for the answer."""
    prefix = prefix or topic
    fields = (FIELDS[name] for name in TOPICS[topic].fields)
    form = tag(
        "form",
        *(_field(field, topic, prefix) for field in (*fields, TODAY)),
        tag(
            "button",
            WORDS.get("form", "submit"),
            type="submit",
            class_="md-button md-button--primary",
        ),
        novalidate=True,
        aria_label=WORDS.question(topic),
    )
    return tag(
        "dispute-checker",
        form,
        tag("p", WORDS.get("form", "nothing-sent"), class_="checker-private"),
        tag(
            "p",
            data_status=True,
            role="status",
            hidden=True,
            data_loading=WORDS.get("form", "loading"),
            data_slow=WORDS.get("form", "slow"),
        ),
        tag("button", WORDS.get("form", "retry"), type="button", data_retry=True, hidden=True),
        tag("div", data_answer=True, aria_live="polite", tabindex="-1"),
        tag("noscript", tag("p", WORDS.get("form", "without-script"))),
        topic=topic,
        prefix=prefix,
        base=base,
    )


def _field(field: Field, topic: str, prefix: str) -> Html:
    control_id = f"{prefix}-{field.name}"
    label = WORDS.field(field.name, "label", topic)
    hint = WORDS.field(field.name, "hint", topic)
    hint_id = f"{control_id}-hint" if hint else None
    notes = join(
        tag("p", hint, class_="checker-hint", id=hint_id) if hint else "",
        tag("p", class_="checker-error", id=f"{control_id}-error", hidden=True),
    )
    if field.kind is Kind.OPTION:
        return tag(
            "fieldset",
            tag("legend", label),
            notes,
            *_radios(field, control_id),
            class_="checker-field",
            data_field=field.name,
            aria_describedby=hint_id,
        )
    return tag(
        "div",
        tag("label", label, for_=control_id),
        notes,
        _control(field, control_id, hint_id),
        class_="checker-field",
        data_field=field.name,
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


def _control(field: Field, control_id: str, hint_id: str | None) -> Html:
    common = {"name": field.name, "id": control_id, "aria_describedby": hint_id}
    match field.kind:
        case Kind.COUNTRY:
            return tag("select", *_countries(), **common)
        case Kind.FILES:
            return tag("input", type="file", multiple=True, **common)
        case Kind.TEXT:
            return tag("textarea", rows="4", **common)
    first, last = FIRST_DAY.isoformat(), LAST_DAY.isoformat()
    return tag("input", type="date", min=first, max=last, **common)


def _countries() -> list[Html]:
    by_name = sorted(calendars.countries().items(), key=lambda pair: pair[1])
    unknown = tag("option", WORDS.get("form", "unknown"), value="")
    return [unknown, *(tag("option", escape(name), value=code) for code, name in by_name)]
