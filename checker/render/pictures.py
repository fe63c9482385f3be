"""One file, or the text, as a line of a list: its item goes in, HTML comes out.

The browser finds here all that it needs for a file: `data-preview` waits for the picture, each `data` for a
size, `data-shrink` holds the size in bytes below which a copy must stay, `data-made` tells of the copy. What
is hidden is shown where a browser can open the picture.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..engine.fields import visible
from ..engine.record import Copy, Item, Verdict
from ..engine.sentences import Sentences
from ..engine.words import Words
from .markup import Html, fill, tag, typed, verbatim
from .signs import SIGNS


def line(item: Item, sentences: Sentences[Html], known: Mapping[str, Any]) -> Html:
    """Return the line of one item."""
    words = sentences.words
    label = words.field(item.field, "label") if item.name == item.field else typed(item.name)
    named = tag(
        "div",
        tag("span", SIGNS[item.verdict], class_="checker-sign", aria_hidden="true"),
        " ",
        tag("strong", label),
        *((" ", tag("data")) if item.copy else ()),
    )
    more: Iterable[Html] = ()
    if item.copy:
        more = _file(words, item, item.copy)
    elif item.offending:
        more = _marked(words, known[item.field], item)
    return tag(
        "li",
        *(_preview(words, item) if item.copy else ()),
        tag("div", named, tag("div", sentences.item(item)), *more),
        data_item=item.verdict,
    )


def _marked(words: Words, text: str, item: Item) -> Iterator[Html]:
    """Yield the text with each refused character marked, and the cleaned text to take instead."""
    parts: list[str] = []
    done = 0
    for position, sign in item.offending:
        parts += [visible(text[done:position], keep="\n\t"), tag("mark", visible(sign))]
        done = position + 1
    parts.append(visible(text[done:], keep="\n\t"))
    yield tag("p", verbatim(*parts), class_="checker-marked")
    if item.cleaned.strip():
        yield tag("p", words.get("answer", "cleaned"), class_="checker-label")
        # The page takes it from the attribute, as it stands, with all that cannot be seen in it.
        shown = verbatim(item.cleaned)
        yield tag("p", shown, class_="checker-marked", data_cleaned=item.cleaned)
        yield tag("button", words.get("take", "use"), type="button", data_use=item.field)
        yield tag("button", words.get("take", "cleaned"), type="button", data_take="cleaned")
    else:
        yield tag("p", words.get("answer", "nothing-left"))


def _preview(words: Words, item: Item) -> Iterator[Html]:
    said = words.get("pictures", "preview").format(name=visible(item.name))
    yield tag("canvas", role="img", aria_label=said, data_preview=True, hidden=True)


def _file(words: Words, item: Item, copy: Copy) -> Iterator[Html]:
    """Yield what can be made of the file if it is a picture, what became of that, and how to take it away."""
    sizes = {"before": tag("data"), "after": tag("data")}
    made = fill(words.get("pictures", "made"), sizes)
    without_place = tag("span", words.get("pictures", "without-place"), data_place=True)
    yield tag("p", made, " ", without_place, data_made=True, hidden=True)
    yield _button(words, "download", data_download=True, hidden=True)
    kind = "shrink" if item.is_heavy else "clean" if item.verdict is Verdict.YES else "turn"
    yield _button(
        words,
        kind,
        data_shrink=str(copy.below),
        data_copy=words.get("pictures", "copy").format(name=copy.stem),
        hidden=True,
    )
    removed = words.get("pictures", "remove-name").format(name=visible(item.name))
    yield _button(words, "remove", data_remove=True, aria_label=removed)
    yield _progress(words)


def _progress(words: Words) -> Html:
    """Return where it is said how far a copy is, and what has come of it."""
    return tag(
        "p",
        role="status",
        hidden=True,
        data_waiting=words.get("pictures", "waiting"),
        data_working=words.get("pictures", "working"),
        data_unopened=words.get("pictures", "unopened"),
        data_undrawn=words.get("pictures", "undrawn"),
        data_guarded=words.get("pictures", "guarded"),
        data_unmade=words.get("pictures", "unmade"),
        data_slow=words.get("pictures", "slow"),
        data_larger=words.get("pictures", "larger"),
        data_unsaved=words.get("pictures", "unsaved"),
    )


def _button(words: Words, key: str, **attributes: str | bool) -> Html:
    return tag("button", words.get("pictures", key), type="button", **attributes)
