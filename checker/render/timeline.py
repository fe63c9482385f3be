"""A whole case as HTML: its answer goes in; the next action and its windows, by where they stand, go out."""

from collections.abc import Iterable
from datetime import date

from ..engine.helpful import most_helpful
from ..engine.record import Answer, State, Window
from ..engine.rulebook import Rulebook
from ..engine.sentences import Sentences
from ..engine.words import Words
from .chart import chart, entry_id, row_id
from .markup import Html, fill, join, tag
from .parts import bare, beginning, edition, found, may_move, reasons, section, steps, time, told_by
from .slide import slide
from .take import take_along
from .whatif import what_if

GROUPS = (State.RUNNING, State.TO_COME, State.PAST, State.SETTLED)


def timeline(
    book: Rulebook, answer: Answer, sentences: Sentences[Html], base: str, note: Html
) -> Html:
    """Return what to do first, every window under where it stands today, and why."""
    words = book.words
    if not answer.live or not answer.timeline:
        headline = tag("p", sentences.headline(), class_="checker-headline")
        return join(found(headline), _help(book, answer))
    return join(
        beginning(answer.lead, sentences),
        section(words, "next", steps(sentences, base)),
        _help(book, answer),
        what_if(book, answer),
        note,
        tag("h2", words.get("timeline", "windows")),
        chart(book, answer, leads=True),
        slide(book, answer),
        *(_group(book, answer, state, answer.timeline.windows) for state in GROUPS),
        section(words, "because", reasons(sentences, base)),
        told_by(book, answer),
        take_along(
            words,
            has_dates=any(live.days_ahead for live in answer.live)
            or any(each.deadline.date >= answer.today for each in answer.lasting),
            is_kept=True,
        ),
        edition(book, answer.today),
    )


def _help(book: Rulebook, answer: Answer) -> Html:
    """Return which one thing more would help most, or nothing where none would."""
    words, name = book.words, most_helpful(answer)
    if not name:
        return Html()
    label = words.field(name, "label", answer.topic)
    sentence = words.get("journey", "help-exact" if name in answer.known else "help")
    body = tag("p", fill(sentence, {"label": tag("strong", label)}))
    return section(words, "helps", body)


def _group(book: Rulebook, answer: Answer, state: State, windows: Iterable[Window]) -> Html:
    """Return the windows in this state, the nearest on top; nothing where there is none."""
    group = [window for window in windows if window.state is state]
    if not group:
        return Html()
    # A window that stays open has no end to be near to; before it opens, its first day is near.
    group.sort(
        key=lambda each: each.deadline.date if state is State.TO_COME else each.last or date.max
    )
    return join(
        tag("h3", book.words.get("timeline", state)),
        bare("ol", *(_window(book, answer, window) for window in group), class_="checker-timeline"),
    )


def _window(book: Rulebook, answer: Answer, window: Window) -> Html:
    label = book.words.of_topic(window.named_by, "date", window.deadline.id)
    days = (window.deadline.date - window.answer.today).days
    return tag(
        "li",
        tag("span", label, class_="checker-label"),
        " ",
        time(book.words, window.deadline.date, data_date=window.deadline.id),
        " ",
        tag("span", book.words.left(days), class_="checker-left"),
        tag("span", _span(book.words, window), class_="checker-count"),
        may_move(book.words, window.deadline),
        tag(
            "a",
            book.words.get("chart", "row"),
            href=f"#{row_id(answer, window)}",
            class_="checker-to-row",
        ),
        id=entry_id(answer, window),
        class_=f"checker-timeline-window checker-timeline-window--{window.state}",
    )


def _span(words: Words, window: Window) -> Html:
    values = {"first": time(words, window.first)}
    if window.last is None:
        return fill(words.get("timeline", "open-end"), values)
    return fill(words.get("timeline", "closed-end"), values | {"last": time(words, window.last)})
