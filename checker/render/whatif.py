"""What if, as HTML: the choices that a case faces as buttons; and the case beside what one makes of it.

The browser finds here which choice a button tries (`data-try`), and where both ways are then shown
(`data-tried`).
"""

from collections.abc import Iterable

from ..engine.choices import WAIT, Difference, difference, faced
from ..engine.facts import Fact
from ..engine.record import Answer, Window
from ..engine.rulebook import Rulebook
from ..engine.sentences import Sentences
from ..engine.words import Words
from .chart import chart
from .markup import Html, escape, join, tag
from .parts import ink, listed, time


def what_if(book: Rulebook, answer: Answer) -> Html:
    """Return a button for each choice that the case faces, or nothing where it faces none."""
    names = [choice.id for choice in faced(book.course, answer)]
    if names and answer.flips:
        names.append(WAIT)
    if not names:
        return Html()
    words = book.words
    return tag(
        "section",
        tag("h3", words.get("what-if", "title")),
        tag("p", words.get("what-if", "hint"), class_="checker-hint"),
        *(
            tag("button", label(book, name), type="button", data_try=name, aria_expanded="false")
            for name in names
        ),
        tag("div", data_tried=True),
        class_="checker-what-if",
    )


def label(book: Rulebook, name: str) -> str:
    """Return the words for a choice."""
    if name == WAIT:
        return book.words.get("what-if", "wait")
    return book.words.of_topic(book.course.id, "choice", name)


def compare(book: Rulebook, name: str, now: Answer, then: Answer) -> Html:
    """Return a case as it is beside what a choice makes of it: what changes, and what the rules say."""
    words = book.words
    facts = [fact for each in book.course.choices if each.id == name for fact in each.facts]
    return join(
        tag(
            "div",
            _side(book, words.get("what-if", "now"), now),
            _side(book, label(book, name), then),
            class_="checker-sides",
        ),
        _differs(words, difference(now, then)),
        _said(words, [book.facts[fact].on(now.today) for fact in facts]),
    )


def _side(book: Rulebook, title: str, answer: Answer) -> Html:
    sentences = Sentences(answer.lead, book, ink(book))
    return tag(
        "section",
        tag("h4", title),
        tag("p", tag("strong", sentences.verdict()), ": ", sentences.headline()),
        chart(book, answer, is_explained=False),
    )


def _differs(words: Words, found: Difference) -> Html:
    parts = (("gained", found.gained), ("lost", found.lost))
    return join(
        *(
            join(tag("h4", words.get("what-if", key)), _windows(words, windows))
            for key, windows in parts
            if windows
        )
    )


def _windows(words: Words, windows: Iterable[Window]) -> Html:
    return listed(
        "ul",
        *(
            join(
                words.of_topic(window.named_by, "date", window.deadline.id),
                " ",
                time(words, window.deadline.date),
            )
            for window in windows
        ),
    )


def _said(words: Words, facts: list[Fact]) -> Html:
    """Return what the rules say of a choice; what they do not say is not shown as if they did."""
    said = listed("ul", *(escape(words.of_fact(fact, "states")) for fact in facts))
    return join(
        tag("h4", words.get("what-if", "says")) if said else "",
        said,
        tag("p", words.get("what-if", "silent"), class_="checker-hint"),
    )
