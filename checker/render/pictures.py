"""One file, or the text, as a line of a list: its item and a look inside go in; HTML comes out.

The browser finds here all that it needs for a picture: `data-preview` waits for the picture itself,
`data-shrink` holds the size in bytes that a smaller copy must stay below, `data-made` tells of the copy.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..engine.record import Item, Look, Verdict
from ..engine.sentences import Sentences
from ..engine.words import Words
from .markup import Html, fill, tag
from .signs import SIGNS


def line(
    item: Item, sentences: Sentences[Html], known: Mapping[str, Any], look: Look | None
) -> Html:
    """Return the line of one item; `look` is what is inside a file, where the page could read it."""
    words, verdict = sentences.words, item.verdict
    if look and look.sentence and verdict is Verdict.YES:
        verdict = Verdict.UNCLEAR
    named = tag(
        "div",
        tag("span", SIGNS[verdict], class_="checker-sign", aria_hidden="true"),
        " ",
        tag("strong", words.field(item.field, "label") if item.name == item.field else item.name),
        *((" ", _size(words, look.size)) if look else ()),
    )
    # What fits by its name alone is not said to fit.
    said = tag("div", sentences.item(item)) if verdict is item.verdict else ""
    more: Iterable[Html] = ()
    if look:
        more = _inside(item, look, sentences)
    elif item.offending:
        more = _marked(words, known[item.field], item)
    return tag(
        "li",
        *(_preview(words, item, look) if look else ()),
        tag("div", named, said, *more),
        data_item=verdict,
    )


def doubt(words: Words, looks: Iterable[Look]) -> Html:
    """Return the note that some name says something else than what is inside, or nothing."""
    if not any(look.sentence for look in looks):
        return Html()
    return tag("p", words.get("pictures", "doubt"), class_="checker-pictures-doubt")


def _marked(words: Words, text: str, item: Item) -> Iterator[Html]:
    """Yield the text with each refused character marked, and the cleaned text to take instead."""
    parts: list[str] = []
    done = 0
    for position, sign in item.offending:
        parts += [text[done:position], tag("mark", sign)]
        done = position + 1
    yield tag("p", *parts, text[done:], class_="checker-marked")
    if item.cleaned.strip():
        yield tag("p", words.get("answer", "cleaned"), class_="checker-label")
        yield tag("p", item.cleaned, class_="checker-marked", data_cleaned=True)
        yield tag("button", words.get("take", "use"), type="button", data_use=item.field)
        yield tag("button", words.get("take", "cleaned"), type="button", data_take="cleaned")
    else:
        yield tag("p", words.get("answer", "nothing-left"))


def _preview(words: Words, item: Item, look: Look) -> Iterator[Html]:
    if look.is_picture:
        alt = words.get("pictures", "preview").format(name=item.name)
        yield tag("img", alt=alt, data_preview=True, hidden=True)


def _inside(item: Item, look: Look, sentences: Sentences[Html]) -> Iterator[Html]:
    """Yield what a look inside tells, and what can be made of the picture."""
    words = sentences.words
    if look.sentence:
        said = words.of_topic(sentences.answer.topic, "inside", look.sentence)
        values = {"ending": look.ending, "inside": look.type, "rename": look.rename}
        yield tag("p", fill(said, values))
    if look.is_picture:
        before, after = _size(words, look.size, data_before=True), _size(words, look.size)
        made = fill(words.get("pictures", "made"), {"before": before, "after": after})
        yield tag("p", made, data_made=True, hidden=True)
        yield _button(words, "download", data_download=True, hidden=True)
    if look.is_picture and (look.sentence or item.verdict is not Verdict.YES):
        yield _button(words, "shrink" if item.is_heavy else "turn", data_shrink=str(look.below))
        yield tag(
            "p",
            role="status",
            hidden=True,
            data_working=words.get("pictures", "working"),
            data_failed=words.get("pictures", "failed"),
        )


def _button(words: Words, key: str, **attributes: str | bool) -> Html:
    return tag("button", words.get("pictures", key), type="button", **attributes)


def _size(words: Words, size: int, **attributes: bool) -> Html:
    """Return a size in bytes, which the browser writes as its reader does."""
    said = words.get("pictures", "size").format(size=f"{size:,}")
    return tag("data", said, value=str(size), **attributes)
