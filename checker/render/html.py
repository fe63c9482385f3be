"""The answer as HTML: an `Answer` or a refused request goes in; what the page shows comes out.

`base` is the way from the page to the root of the site, such as "../"; links are relative to it.
"""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from ..answer import Answer, Deadline, Stretch, Verdict
from ..days import ONE_DAY
from ..errors import Mistake, Refused
from ..pictures import Look, looks_inside
from ..policy import POLICY
from ..sentences import Ink, Sentences, error_message
from ..words import WORDS
from .files import doubt, line
from .markup import Html, escape, fill, join, tag
from .signs import SIGNS
from .strip import strips


def time(day: date, **attributes: str) -> Html:
    """Return a date that people read as words and programs read as `YYYY-MM-DD`."""
    return tag("time", WORDS.day(day), datetime=day.isoformat(), **attributes)


INK: Ink[Html] = Ink(escape, time, fill)


def answer(answer: Answer, base: str = "", heads: Sequence[bytes] = ()) -> Html:
    """Return the whole answer: verdict, next steps, dates, reasons with their sources, counting, changes.

    `heads` holds the first bytes of each file of the request, where the page could read them.
    """
    sentences = Sentences(answer, INK)
    looks = looks_inside(answer, heads)
    return join(
        beginning(answer, sentences),
        doubt(looks),
        section("next", steps(sentences, base)),
        section("items", _items(answer, sentences, looks)),
        section("dates" if answer.days_count else "dates-moot", _dates(answer, sentences)),
        section("because", reasons(sentences, base)),
        section("counting", _counting(answer, sentences)),
        section("stretches", _stretches(answer)),
        section("flips", _changes(answer)),
        _take_along(answer),
        tag("p", edition(answer.today), class_="checker-edition"),
    )


def errors(refused: Refused, prefix: str) -> Html:
    """Return the summary of what is wrong; each line leads to the field in the form with that `prefix`."""
    lines = (
        tag("li", tag("a", error_message(mistake, refused), href=_field_link(mistake, prefix)))
        for mistake in refused.mistakes
    )
    return tag(
        "div",
        tag("h2", WORDS.get("answer", "errors")),
        tag("p", WORDS.get("answer", "errors-hint")),
        tag("ul", *lines),
        class_="checker-errors",
        role="alert",
    )


def _field_link(mistake: Mistake, prefix: str) -> str:
    return f"#{prefix}-{mistake.field}"


def found(*parts: Html) -> Html:
    """Return the beginning of an answer, which takes the focus and is read out when it comes."""
    return tag("div", *parts, class_="checker-found", tabindex="-1")


def beginning(answer: Answer, sentences: Sentences[Html]) -> Html:
    """Return the question, the verdict as a heading of sign and word, and its sentence."""
    verdict = answer.finding.verdict
    sign = tag("span", SIGNS[verdict], class_="checker-sign", aria_hidden="true")
    word = tag("span", WORDS.get("verdict", verdict), class_="checker-word")
    return found(
        tag("p", WORDS.question(answer.topic), class_="checker-label"),
        tag("h2", sign, word, class_="checker-verdict"),
        tag("p", sentences.headline(), class_="checker-headline"),
    )


def section(key: str, body: Html) -> Html:
    """Return a titled part of the answer, or nothing where it has no body."""
    return tag("section", tag("h3", WORDS.get("answer", key)), body) if body else Html()


def steps(sentences: Sentences[Html], base: str) -> Html:
    """Return what to do now, as a list of links in the order of doing."""
    return _list("ol", *(tag("a", step.text, href=base + step.href) for step in sentences.steps()))


def _dates(answer: Answer, sentences: Sentences[Html]) -> Html:
    return _list(
        "ul",
        *(_date(deadline, sentences, answer.today) for deadline in answer.dates.values()),
        class_="checker-dates",
    )


def _date(deadline: Deadline, sentences: Sentences[Html], today: date) -> Html:
    return join(
        tag("span", sentences.label(deadline), class_="checker-label"),
        " ",
        time(deadline.date, data_date=deadline.id),
        " ",
        tag("span", WORDS.left((deadline.date - today).days), class_="checker-left"),
        tag("span", _how_counted(deadline), class_="checker-count"),
        tag("span", _range(deadline), class_="checker-count") if deadline.is_unsure else "",
    )


def _counting(answer: Answer, sentences: Sentences[Html]) -> Html:
    """Return a strip for each count that leads to a day that matters."""
    if not answer.days_count:
        return Html()
    labels = {deadline: sentences.label(deadline) for deadline in answer.dates.values()}
    shown = strips(labels, answer.today)
    legend = tag("p", WORDS.get("strip", "legend"), class_="checker-legend")
    return join(*shown, legend) if shown else Html()


def _range(deadline: Deadline) -> Html:
    first, last = deadline.range or (deadline.date, deadline.date)
    return fill(WORDS.get("answer", "range"), {"first": time(first), "last": time(last)})


def _how_counted(deadline: Deadline) -> Html:
    count = deadline.count
    key = {"business days": "counted-business", "year": "counted-year"}.get(count.unit, "counted")
    values = {"count": str(count.count), "start": time(count.start)}
    if not count.count:
        return escape(WORDS.get("answer", "given"))
    return fill(WORDS.get("answer", key), values)


def _items(answer: Answer, sentences: Sentences[Html], looks: Sequence[Look]) -> Html:
    found = answer.finding.items
    lines = (
        line(each, sentences.item(each), answer.known, look)
        for each, look in zip_longest(found, looks)
    )
    return tag("ul", *lines, class_="checker-items") if found else Html()


def _stretches(answer: Answer) -> Html:
    return _list(
        "ul",
        *(join(_span(run), ": ", WORDS.get("verdict", run.verdict)) for run in answer.stretches),
    )


def _span(run: Stretch) -> Html:
    if run.first == run.last:
        return time(run.first)
    return fill(WORDS.get("format", "span"), {"first": time(run.first), "last": time(run.last)})


def _changes(answer: Answer) -> Html:
    """Return "until … this, from … that"; nothing where the verdict never changes."""
    if not answer.flips:
        return Html()
    now = {"last": time(answer.flips[0].on - ONE_DAY), "verdict": _word(answer.finding.verdict)}
    later = ({"on": time(flip.on), "verdict": _word(flip.verdict)} for flip in answer.flips)
    return _list(
        "ul",
        fill(WORDS.get("answer", "until"), now),
        *(fill(WORDS.get("answer", "flip"), values) for values in later),
    )


def _word(verdict: Verdict) -> Html:
    return tag("strong", WORDS.get("verdict", verdict))


def reasons(sentences: Sentences[Html], base: str) -> Html:
    """Return why: each fact that decides, the page that states it, and its question in the source."""
    source = WORDS.get("answer", "source")
    return _list(
        "ul",
        *(
            join(
                tag("a", reason.text, href=base + reason.href, data_fact=reason.fact),
                " ",
                tag("small", source.format(question=reason.source)),
            )
            for reason in sentences.reasons()
        ),
    )


def take_along(*, has_dates: bool) -> Html:
    """Return the buttons that take an answer along; without dates there is nothing for a calendar.

    Where a browser refuses to copy, `data-by-hand` is where the text is shown instead.
    """
    kinds = ("calendar", "link", "text", "print") if has_dates else ("link", "text", "print")
    buttons = (
        tag("button", WORDS.get("take", kind), type="button", data_take=kind) for kind in kinds
    )
    done = tag(
        "span",
        role="status",
        data_taken=WORDS.get("take", "done"),
        data_refused=WORDS.get("take", "refused"),
    )
    by_hand = tag(
        "textarea",
        readonly=True,
        hidden=True,
        data_by_hand=True,
        aria_label=WORDS.get("take", "by-hand"),
    )
    return tag(
        "section",
        tag("h3", WORDS.get("take", "title")),
        *buttons,
        done,
        by_hand,
        class_="checker-take",
    )


def edition(today: date) -> Html:
    """Return the note that says by which edition of the rules, and from which day, was counted."""
    values = {"edition": POLICY.edition, "today": time(today)}
    return fill(WORDS.get("answer", "edition"), values)


def _take_along(answer: Answer) -> Html:
    """Return the buttons; nothing where all that can be said is what more must be known."""
    if answer.finding.verdict is Verdict.NEED and not answer.dates:
        return Html()
    return take_along(has_dates=bool(answer.days_ahead))


def _list(kind: str, *lines: Html, class_: str | None = None) -> Html:
    return tag(kind, *(tag("li", line) for line in lines), class_=class_) if lines else Html()
