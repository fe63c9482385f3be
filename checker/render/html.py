"""The answer as HTML: an `Answer` or a refused request goes in; what the page shows comes out.

`base` is the way from the page to the root of the site, such as "../"; links are relative to it.
"""

from datetime import date

from ..answer import Answer, Deadline, Item, Stretch, Verdict
from ..errors import Mistake, Refused
from ..policy import POLICY
from ..sentences import Ink, Sentences, error_message
from ..words import WORDS
from .markup import Html, escape, fill, join, tag

# Never colour alone: each verdict has a sign besides its word.
SIGNS = {
    Verdict.YES: "✓",
    Verdict.NO: "✕",
    Verdict.NOT_YET: "◷",
    Verdict.TOO_LATE: "⊘",
    Verdict.UNCLEAR: "?",
    Verdict.NEED: "…",
    Verdict.DEPENDS: "±",
}


def time(day: date, **attributes: str) -> Html:
    """Return a date that people read as words and programs read as `YYYY-MM-DD`."""
    return tag("time", WORDS.day(day), datetime=day.isoformat(), **attributes)


INK: Ink[Html] = Ink(escape, time, fill)


def answer(answer: Answer, base: str = "") -> Html:
    """Return the whole answer: verdict, next steps, dates, changes, and the reasons with their sources."""
    sentences = Sentences(answer, INK)
    return join(
        _verdict(answer.finding.verdict, sentences.headline()),
        _section("next", _steps(sentences, base)),
        _section("dates", _dates(answer, sentences)),
        _section("items", _items(answer, sentences)),
        _section("stretches", _stretches(answer)),
        _section("flips", _flips(answer)),
        _section("because", _reasons(sentences, base)),
        tag("p", _edition(answer), class_="checker-edition"),
    )


def errors(refused: Refused, prefix: str) -> Html:
    """Return the summary of what is wrong; each line leads to the field in the form with that `prefix`."""
    lines = (
        tag("li", tag("a", error_message(mistake, refused), href=_field_link(mistake, prefix)))
        for mistake in refused.mistakes
    )
    return tag(
        "div",
        tag("h3", WORDS.get("answer", "errors")),
        tag("p", WORDS.get("answer", "errors-hint")),
        tag("ul", *lines),
        class_="checker-errors",
        role="alert",
    )


def _field_link(mistake: Mistake, prefix: str) -> str:
    return f"#{prefix}-{mistake.field}"


def _verdict(verdict: Verdict, headline: Html) -> Html:
    sign = tag("span", SIGNS[verdict], class_="checker-sign", aria_hidden="true")
    word = tag("span", WORDS.get("verdict", verdict), class_="checker-word")
    return join(
        tag("p", sign, word, class_="checker-verdict"),
        tag("p", headline, class_="checker-headline"),
    )


def _section(key: str, body: Html) -> Html:
    """Return a titled part of the answer, or nothing where it has no body."""
    return tag("section", tag("h4", WORDS.get("answer", key)), body) if body else Html()


def _steps(sentences: Sentences[Html], base: str) -> Html:
    return _list("ol", *(tag("a", step.text, href=base + step.href) for step in sentences.steps()))


def _dates(answer: Answer, sentences: Sentences[Html]) -> Html:
    return _list("ul", *(_date(deadline, sentences) for deadline in answer.dates.values()))


def _date(deadline: Deadline, sentences: Sentences[Html]) -> Html:
    return join(
        tag("span", sentences.label(deadline), class_="checker-label"),
        " ",
        time(deadline.date, data_date=deadline.id),
        tag("span", _how_counted(deadline), class_="checker-count"),
    )


def _how_counted(deadline: Deadline) -> Html:
    count = deadline.count
    key = {"business days": "counted-business", "year": "counted-year"}.get(count.unit, "counted")
    values = {"count": escape(str(count.count)), "start": time(count.start)}
    if not count.count:
        return escape(WORDS.get("answer", "given"))
    return fill(WORDS.get("answer", key), values)


def _items(answer: Answer, sentences: Sentences[Html]) -> Html:
    return _list("ul", *(_item(item, sentences) for item in answer.finding.items))


def _item(item: Item, sentences: Sentences[Html]) -> Html:
    return join(
        tag("span", SIGNS[item.verdict], class_="checker-sign", aria_hidden="true"),
        tag("strong", item.name),
        " ",
        sentences.item(item),
        tag("output", item.cleaned) if item.offending else "",
    )


def _stretches(answer: Answer) -> Html:
    return _list(
        "ul",
        *(join(_span(run), ": ", WORDS.get("verdict", run.verdict)) for run in answer.stretches),
    )


def _span(run: Stretch) -> Html:
    if run.first == run.last:
        return time(run.first)
    return fill(WORDS.get("format", "span"), {"first": time(run.first), "last": time(run.last)})


def _flips(answer: Answer) -> Html:
    sentence = WORDS.get("answer", "flip")
    return _list(
        "ul",
        *(
            fill(
                sentence,
                {"on": time(flip.on), "verdict": escape(WORDS.get("verdict", flip.verdict))},
            )
            for flip in answer.flips
        ),
    )


def _reasons(sentences: Sentences[Html], base: str) -> Html:
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


def _edition(answer: Answer) -> Html:
    values = {"edition": escape(POLICY.edition), "today": time(answer.today)}
    return fill(WORDS.get("answer", "edition"), values)


def _list(kind: str, *lines: Html) -> Html:
    return tag(kind, *(tag("li", line) for line in lines)) if lines else Html()
