"""The form of a whole case: its course goes in; what has happened so far is asked, event by event, as HTML.

The browser shows of each event only what it asks: `data-event` bears its id, `data-follows` names the events
of which one must have happened before it, `data-says` the field that is answered with it. The choice whether
it has happened belongs to no form: it decides what is shown, and is no part of the question.
"""

from ..engine.course import Event
from ..engine.rulebook import Rulebook
from .asked import asked
from .markup import Html, tag
from .parts import bare


def journey(book: Rulebook, prefix: str) -> list[Html]:
    """Return the title and the list of the course's events, in the order of life."""
    title_id = f"{prefix}-journey"
    events = (_event(book, event, prefix) for event in book.course.events)
    return [
        tag("h3", book.words.get("journey", "title"), id=title_id),
        bare("ol", *events, class_="checker-journey", aria_labelledby=title_id),
    ]


def _event(book: Rulebook, event: Event, prefix: str) -> Html:
    label = book.words.of_topic(book.course.id, "event", event.id)
    is_chosen = bool(event.day or event.says)
    return tag(
        "li",
        _early(book, event, label) if event.after else "",
        _said(book, event, prefix),
        _happened(book, event, label, prefix) if is_chosen else "",
        _details(book, event, prefix, hidden=is_chosen),
        data_event=event.id,
        data_follows=" ".join(event.after) or None,
        data_says=event.says or None,
    )


def _early(book: Rulebook, event: Event, label: str) -> Html:
    """Return what stands in for an event that cannot have happened yet, and says why when it is opened."""
    why = book.words.of_topic(book.course.id, "early", event.id)
    summary = book.words.get("journey", "early").format(event=label)
    return tag("details", tag("summary", summary), tag("p", why), data_early=True, hidden=True)


def _said(book: Rulebook, event: Event, prefix: str) -> Html:
    """Return the field that is answered with the event: it is sent like all others, and never seen."""
    if not event.says:
        return Html()
    field = book.fields[event.says]
    return tag("div", asked(book, field, book.course.id, prefix), class_="checker-said")


def _happened(book: Rulebook, event: Event, label: str, prefix: str) -> Html:
    """Return the choice whether an event has happened."""
    ways = ("not", "on", "unsure") if event.day else ("not", "yes")
    return tag(
        "fieldset",
        tag("legend", label),
        *(
            tag(
                "label",
                tag(
                    "input",
                    type="radio",
                    form="",
                    autocomplete="off",
                    name=f"{prefix}-{event.id}-happened",
                    value=way,
                    data_happened=True,
                ),
                " ",
                book.words.get("journey", way),
                class_="checker-option",
            )
            for way in ways
        ),
        class_="checker-happened",
    )


def _details(book: Rulebook, event: Event, prefix: str, *, hidden: bool) -> Html:
    """Return the fields of an event, which matter once it has happened."""
    names = (*([event.day] if event.day else ()), *event.asks)
    if not names:
        return Html()
    fields = (asked(book, book.fields[name], book.course.id, prefix) for name in names)
    return tag("div", *fields, data_details=True, hidden=hidden)
