"""The form of a question: its id goes in; the element that asks it comes out as HTML, made at build time.

Every control bears its field's name. `prefix` keeps ids apart where a page holds more than one form.
What the browser needs to look after the form stands in data attributes: `data-unless` names the options
that make a field moot, `data-after` the fields after which it is asked.
"""

from collections.abc import Sequence

from ..engine.fields import TODAY, Field, FieldKind
from ..engine.rulebook import Rulebook
from ..engine.words import Words
from .controls import Control
from .markup import Html, tag
from .status import status


def form(book: Rulebook, question: str, base: str = "", prefix: str = "") -> Html:
    """Return the whole `<dispute-checker>` for a page: the form, with room for errors and the answer."""
    prefix, words = prefix or question, book.words
    return tag(
        "dispute-checker",
        tag("noscript", tag("p", words.get("form", "without-script"))),
        _link(words),
        tag("div", data_errors=True),
        _questions(book, question, prefix),
        tag("p", words.get("form", "nothing-sent"), class_="checker-private"),
        *(_keep(words, prefix) if question == book.course.id else ()),
        *status(words, base),
        *_age(words),
        tag("div", data_answer=True),
        topic=question,
        prefix=prefix,
        base=base,
        data_errors_title=words.get("form", "errors-title"),
        data_calendar_file=words.get("take", "file"),
    )


def _questions(book: Rulebook, question: str, prefix: str) -> Html:
    words, names = book.words, book.forms[question]
    topic = book.topics.get(question)
    fields = [
        _field(
            book,
            book.fields[name],
            question,
            prefix,
            unless=topic.moot.get(name, ()) if topic else (),
            after=[other for other in book.fields[name].after if other in names],
        )
        for name in names
    ]
    return tag(
        "form",
        *fields,
        _field(book, TODAY, question, prefix),
        tag("button", words.get("form", "submit"), type="submit"),
        novalidate=True,
        # When the reader comes back to the page, a browser would fill the form in again with what it held
        # before, without an event; the field "today" would then hold the day of the earlier visit.
        autocomplete="off",
        # Without the script a form like this sends nothing: what is typed must not reach a server.
        method="dialog",
        aria_label=words.question(question),
    )


def _field(
    book: Rulebook,
    field: Field,
    question: str,
    prefix: str,
    unless: Sequence[str] = (),
    after: Sequence[str] = (),
) -> Html:
    control_id = f"{prefix}-{field.name}"
    hint = book.words.field(field.name, "hint", question)
    hint_id = f"{control_id}-hint" if hint else None
    error_id = f"{control_id}-error"
    described = f"{hint_id} {error_id}" if hint else error_id
    control = Control(book, field, control_id, described)
    return tag(
        "fieldset" if control.is_group else "div",
        control.label(book.words.field(field.name, "label", question)),
        tag("p", hint, class_="checker-hint", id=hint_id) if hint else "",
        tag("p", class_="checker-error", id=error_id, hidden=True),
        *control.parts(),
        class_="checker-field",
        data_field=field.name,
        data_unless=" ".join(unless) or None,
        data_after=" ".join(after) or None,
        hidden=field.kind is FieldKind.REGION,
        aria_describedby=described if control.is_group else None,
    )


def _link(words: Words) -> Html:
    """Return where it is said that a link could not be read whole."""
    return tag(
        "div",
        role="status",
        data_link=True,
        data_link_part=words.get("form", "link-part"),
        data_link_question=words.get("form", "link-question"),
    )


def _age(words: Words) -> list[Html]:
    """Return where it is said that an answer is old, and what asks again."""
    return [
        tag(
            "div",
            role="status",
            data_old=True,
            data_changed=words.get("form", "changed"),
            data_overnight=words.get("form", "overnight"),
        ),
        tag("button", words.get("form", "again"), type="button", data_again=True, hidden=True),
    ]


def _keep(words: Words, prefix: str) -> list[Html]:
    """Return what keeps a whole case on the device, which only that form offers."""
    hint_id, unkept_id = f"{prefix}-keep-hint", f"{prefix}-unkept"
    return [
        tag(
            "p",
            tag(
                "label",
                tag(
                    "input",
                    type="checkbox",
                    # It shows what is kept, not what a browser puts back into it.
                    autocomplete="off",
                    data_keep=True,
                    aria_describedby=f"{hint_id} {unkept_id}",
                ),
                " ",
                words.get("timeline", "keep"),
                class_="checker-option",
            ),
            tag("small", words.get("timeline", "keep-hint"), id=hint_id),
        ),
        tag("div", role="status", id=unkept_id, data_unkept=words.get("timeline", "unkept")),
        tag("p", words.get("timeline", "unread"), data_unread=True, hidden=True),
        tag(
            "button",
            words.get("timeline", "forget"),
            type="button",
            data_forget=words.get("timeline", "forgotten"),
        ),
    ]
