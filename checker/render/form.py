"""The form of a question: its id goes in; the element that asks it comes out as HTML, made at build time.

A whole case is asked as the events of its course, any other question field by field.
"""

from ..engine.fields import TODAY
from ..engine.rulebook import Rulebook
from ..engine.words import Words
from .asked import asked
from .journey import journey
from .markup import Html, tag
from .orders import bring
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
    )


def _questions(book: Rulebook, question: str, prefix: str) -> Html:
    return tag(
        "form",
        *(
            journey(book, prefix)
            if question == book.course.id and book.course.events
            else [asked(book, book.fields[name], question, prefix) for name in book.forms[question]]
        ),
        asked(book, TODAY, question, prefix),
        tag("button", book.words.get("form", "submit"), type="submit"),
        novalidate=True,
        # When the reader comes back to the page, a browser would fill the form in again with what it held
        # before, without an event; the field "today" would then hold the day of the earlier visit.
        autocomplete="off",
        # Without the script a form like this sends nothing: what is typed must not reach a server.
        method="dialog",
        aria_label=book.words.question(question),
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
        bring(words, prefix),
    ]
