"""One file, or the text, as a line of a list: its item and a look inside go in; HTML comes out.

The browser finds here all that it needs for a picture: `data-preview` waits for the picture itself,
`data-shrink` holds the size in bytes that a smaller copy must stay below, `data-made` tells of the copy.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..answer import Item, Verdict
from ..pictures import Look
from ..policy import POLICY
from ..words import WORDS
from .markup import Html, fill, tag
from .signs import SIGNS


def line(item: Item, sentence: Html, known: Mapping[str, Any], look: Look | None) -> Html:
    """Return the line of one item; `look` is what is inside a file, where the page could read it."""
    verdict = item.verdict
    if look and look.sentence and verdict is Verdict.YES:
        verdict = Verdict.UNCLEAR
    of_text = item.sentence.startswith("text-")
    named = tag(
        "div",
        tag("span", SIGNS[verdict], class_="checker-sign", aria_hidden="true"),
        " ",
        tag("strong", WORDS.field("text", "label") if of_text else item.name),
        *((" ", _size(look.size)) if look else ()),
    )
    # What fits by its name alone is not said to fit.
    said = tag("div", sentence) if verdict is item.verdict else ""
    more = _inside(item, look) if look else _marked(known["text"], item) if item.offending else ()
    return tag(
        "li",
        *(_preview(item, look) if look else ()),
        tag("div", named, said, *more),
        data_item=verdict,
    )


def doubt(looks: Iterable[Look]) -> Html:
    """Return the note that some name says something else than what is inside, or nothing."""
    if not any(look.sentence for look in looks):
        return Html()
    return tag("p", WORDS.get("pictures", "doubt"), class_="checker-doubt")


def _marked(text: str, item: Item) -> Iterator[Html]:
    """Yield the text with each refused character marked, and the cleaned text to take instead."""
    parts: list[str] = []
    done = 0
    for position, sign in item.offending:
        parts += [text[done:position], tag("mark", sign)]
        done = position + 1
    yield tag("p", *parts, text[done:], class_="checker-marked")
    if item.cleaned.strip():
        yield tag("p", WORDS.get("answer", "cleaned"), class_="checker-label")
        yield tag("p", item.cleaned, class_="checker-marked", data_cleaned=True)
        yield tag("button", WORDS.get("take", "use"), type="button", data_use="text")
        yield tag("button", WORDS.get("take", "cleaned"), type="button", data_take="cleaned")
    else:
        yield tag("p", WORDS.get("answer", "nothing-left"))


def _preview(item: Item, look: Look) -> Iterator[Html]:
    if look.is_picture:
        alt = WORDS.get("pictures", "preview").format(name=item.name)
        yield tag("img", alt=alt, data_preview=True, hidden=True)


def _inside(item: Item, look: Look) -> Iterator[Html]:
    """Yield what a look inside tells, and what can be made of the picture."""
    if look.sentence:
        words = WORDS.of_topic("evidence", "inside", look.sentence)
        values = {"ending": look.ending, "inside": look.type, "rename": look.rename}
        yield tag("p", fill(words, values))
    if look.is_picture:
        sizes = {"before": _size(look.size, data_before=True), "after": _size(look.size)}
        yield tag("p", fill(WORDS.get("pictures", "made"), sizes), data_made=True, hidden=True)
        yield _button("download", data_download=True, hidden=True)
    if kind := _offer(item, look):
        yield _button(kind, data_shrink=str(POLICY["evidence-size"].pair[0]))
        texts = {f"data_{key}": WORDS.get("pictures", key) for key in ("working", "failed")}
        yield tag("p", role="status", hidden=True, **texts)


def _offer(item: Item, look: Look) -> str:
    """Return what to make of a picture that may be refused: shrink it, turn it into a jpg, or nothing."""
    if not look.is_picture or (item.verdict is Verdict.YES and not look.sentence):
        return ""
    return "shrink" if item.sentence in {"too-big", "size-unclear"} else "turn"


def _button(key: str, **attributes: str | bool) -> Html:
    return tag("button", WORDS.get("pictures", key), type="button", **attributes)


def _size(size: int, **attributes: bool) -> Html:
    """Return a size in bytes, which the browser writes as its reader does."""
    words = WORDS.get("pictures", "size").format(size=f"{size:,}")
    return tag("data", words, value=str(size), **attributes)
