"""HTML as a tree that a test can ask: text goes in, an `Element` comes out. Unmatched tags are an error."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "br", "img"}


@dataclass
class Element:
    """One element with its attributes; one that stands alone, such as `hidden`, has the value ""."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, as a reader would see it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def all(self, name: str = "", /, **attributes: str) -> "list[Element]":
        """Return every element in it with this name and these attributes, in the order of the page."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            each
            for each in self._inside()
            if (not name or each.name == name) and wanted.items() <= each.attributes.items()
        ]

    def one(self, name: str = "", /, **attributes: str) -> "Element":
        """Return the only element in it with this name and these attributes."""
        [only] = self.all(name, **attributes)
        return only

    def _inside(self) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._inside()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Element:
    """Return what the HTML holds, as the children of one element without a name."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    [root] = reader.open
    return root
