"""Markup that is escaped by construction: a tag's name, attributes and children go in, `Html` comes out."""

from collections.abc import Mapping
from functools import cache
from html import escape as escape_text

from ..engine.fields import visible


class Html(str):
    """Text that is already HTML. Everything else is plain text, and `tag` escapes it."""

    __slots__ = ()


EMPTY_TAGS = frozenset({"input", "img"})


def escape(text: str) -> Html:
    """Return `text` as HTML; what is HTML already stays as it is.

    >>> escape("2 < 3"), escape(Html("<b>yes</b>"))
    ('2 &lt; 3', '<b>yes</b>')
    """
    return text if isinstance(text, Html) else Html(escape_text(text))


def fill(sentence: str, values: Mapping[str, str]) -> Html:
    """Return a sentence of the words file as HTML, with `values` in its {placeholders}.

    >>> fill("2 < {number}", {"number": "<3"})
    '2 &lt; &lt;3'
    """
    return Html(escape(sentence).format_map(_Escaped(values)))


class _Escaped(dict[str, Html]):
    """Values that are escaped when a sentence names them."""

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, name: str) -> Html:
        return escape(self._values[name])


def verbatim(*children: str) -> Html:
    """Return what stays as it is, whichever way the words around it run and whoever translates them.

    >>> verbatim("2026-11")
    '<bdi translate="no">2026-11</bdi>'
    """
    return tag("bdi", *children, translate="no")


def typed(text: str) -> Html:
    """Return what somebody typed, verbatim and with nothing hidden in it.

    >>> typed("2 < 3")
    '<bdi translate="no">2 &lt; 3</bdi>'
    """
    return verbatim(visible(text))


def tag(name: str, /, *children: str, **attributes: str | bool | None) -> Html:
    """Return an element; `for_` and `data_x` become the attributes for and data-x.

    Attributes that are None or False are left out; True stands alone.

    >>> tag("a", "2 < 3", href="rules/", data_fact="loan", hidden=True)
    '<a href="rules/" data-fact="loan" hidden>2 &lt; 3</a>'
    """
    opening = name
    for key, value in attributes.items():
        if value is True:
            opening += _written(key)
        elif value is not None and value is not False:
            opening += f'{_written(key)}="{escape_text(value)}"'
    if name in EMPTY_TAGS:
        return Html(f"<{opening}>")
    inside = "".join([each if isinstance(each, Html) else escape_text(each) for each in children])
    return Html(f"<{opening}>{inside}</{name}>")


@cache  # an answer has hundreds of attributes, and few names of them
def _written(key: str) -> str:
    """Return the name of an attribute as it stands in a tag, with the space before it."""
    return " " + key.rstrip("_").replace("_", "-")


def join(*children: str) -> Html:
    """Return the children one after the other as HTML."""
    return Html("".join(map(escape, children)))
