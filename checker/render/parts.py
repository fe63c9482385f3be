"""The parts that every answer on the page has: sentences go in; the HTML of one part comes out.

`base` is the way from the page to the root of the site, such as "../"; links are relative to it.
"""

from datetime import date

from ..engine.record import Answer, Deadline
from ..engine.rulebook import Rulebook
from ..engine.sentences import Ink, Sentences
from ..engine.told import told
from ..engine.words import Words
from .markup import Html, escape, fill, join, tag, typed, verbatim
from .signs import SIGNS


def time(words: Words, day: date, **attributes: str) -> Html:
    """Return a date that people read as words and programs read as `YYYY-MM-DD`."""
    return tag("time", words.day(day), datetime=day.isoformat(), **attributes)


def ink(book: Rulebook) -> Ink[Html]:
    """Return the ink of HTML."""
    return Ink(escape, typed, lambda day: time(book.words, day), fill)


def found(*parts: Html) -> Html:
    """Return the beginning of an answer, which takes the focus and is read out when it comes."""
    return tag("div", *parts, class_="checker-found", tabindex="-1")


def beginning(answer: Answer, sentences: Sentences[Html]) -> Html:
    """Return the question, the verdict as a heading of sign and word, and its sentence."""
    words, verdict = sentences.words, answer.finding.verdict
    sign = tag("span", SIGNS[verdict], class_="checker-sign", aria_hidden="true")
    word = tag("span", sentences.verdict(), class_="checker-word")
    return found(
        tag("p", words.question(answer.topic), class_="checker-label"),
        tag("h2", sign, word, class_="checker-verdict"),
        tag("p", sentences.headline(), class_="checker-headline"),
    )


def section(words: Words, key: str, body: Html) -> Html:
    """Return a titled part of the answer, or nothing where it has no body."""
    return tag("section", tag("h3", words.get("answer", key)), body) if body else Html()


def steps(sentences: Sentences[Html], base: str) -> Html:
    """Return what to do now, as a list of links in the order of doing."""
    return listed("ol", *(tag("a", step.text, href=base + step.href) for step in sentences.steps()))


def reasons(sentences: Sentences[Html], base: str) -> Html:
    """Return why: each fact that decides, the page that states it, and its question in the source."""
    source = sentences.words.get("answer", "source")
    return listed(
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


def may_move(words: Words, deadline: Deadline) -> Html:
    """Return the note that a date may still change, or nothing where it is certain."""
    if not deadline.count.provisional:
        return Html()
    return tag("span", words.get("strip", "provisional"), class_="checker-count")


def told_by(book: Rulebook, answer: Answer) -> Html:
    """Return what was told, which the form shows on a screen, and nothing else does on paper."""
    lines = (
        join(each.label, ": ", tag("strong", each.value)) for each in told(book, answer, ink(book))
    )
    body = listed("ul", *lines)
    title = tag("h3", book.words.get("answer", "told"))
    return tag("section", title, body, class_="checker-told") if body else Html()


def edition(book: Rulebook, today: date) -> Html:
    """Return the note that says by which edition of the rules, and from which day, was counted."""
    values = {"edition": verbatim(book.facts.edition), "today": time(book.words, today)}
    sentence = fill(book.words.get("answer", "edition"), values)
    return tag("p", sentence, class_="checker-edition")


def listed(kind: str, *lines: Html, class_: str | None = None) -> Html:
    """Return a list of the lines, or nothing where there are none."""
    items = [tag("li", line) for line in lines]
    if not items:
        return Html()
    return bare(kind, *items, class_=class_) if class_ else tag(kind, *items)


def bare(kind: str, *items: Html, **attributes: str) -> Html:
    """Return a list whose bullets its style takes away: Safari takes it for a list only by its role."""
    return tag(kind, *items, role="list", **attributes)
