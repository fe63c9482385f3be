"""One field of a form: it goes in; its label, hint and controls, with room for an error, come out as HTML.

Every control bears its field's name. `prefix` keeps ids apart where a page holds more than one form.
What the browser needs to look after the field stands in data attributes: `data-unless` names the options
that make it moot, `data-after` the fields after which it is asked.
"""

from ..engine.fields import TODAY, Field, FieldKind
from ..engine.rulebook import Rulebook
from .controls import Control
from .markup import Html, tag


def asked(book: Rulebook, field: Field, question: str, prefix: str, **more: str | bool) -> Html:
    """Return what asks for a field in the form of a question; `more` are further attributes of the whole."""
    topic = book.topics.get(question)
    control_id = f"{prefix}-{field.name}"
    hint = book.words.field(field.name, "hint", question)
    hint_id = f"{control_id}-hint" if hint else None
    error_id = f"{control_id}-error"
    described = f"{hint_id} {error_id}" if hint else error_id
    control = Control(book, field, control_id, described)
    names = () if field is TODAY else book.forms[question]
    return tag(
        "fieldset" if control.is_group else "div",
        control.label(book.words.field(field.name, "label", question)),
        tag("p", hint, class_="checker-hint", id=hint_id) if hint else "",
        tag("p", class_="checker-error", id=error_id, hidden=True),
        *control.parts(),
        class_="checker-field",
        data_field=field.name,
        data_unless=" ".join(topic.moot.get(field.name, ()) if topic else ()) or None,
        data_after=" ".join(other for other in field.after if other in names) or None,
        hidden=field.kind is FieldKind.REGION,
        aria_describedby=described if control.is_group else None,
        **more,
    )
