"""A words file, one sentence at a time: its data go in; each sentence, and what it names, come out."""

from collections.abc import Iterator
from string import Formatter
from typing import Any


def sentences(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every sentence with the path that leads to it."""
    match data:
        case str():
            yield path, data
        case list():
            for word in data:
                yield path, word
        case dict():
            for key, value in data.items():
                yield from sentences(value, f"{path}.{key}" if path else key)


def placeholders(sentence: str) -> set[str]:
    """Return all that a sentence leaves to be filled in."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
