"""A words file, one sentence at a time: what each one names, and what the code names of them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

ROOT = Path(__file__).parents[1]
# What no sentence may have, and why.
FLAWS = [
    (r"^\s|\s$|^$", "a blank end"),
    (r"  ", "two spaces"),
    (r"'", "an apostrophe is typed as \u2019"),
    (r"\b(\w+) \1\b", "a word twice"),
    (r"<|&lt;", "markup"),
]


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


@cache
def looked_up() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return each table and key that the code looks up by name, and those that it may look up.

    Where a key is worked out, every string of that module may be the key.
    """
    named, possible = set(), set()
    for file in [*ROOT.glob("checker/**/*.py"), *ROOT.glob("tools/**/*.py")]:
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        strings = {node.value for node in nodes if isinstance(node, ast.Constant)}
        for node in nodes:
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="get" | "link"),
                    args=[ast.Constant(table), ast.Constant(key)],
                ):
                    named.add((table, key))
                case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(table), _]):
                    possible |= {(table, word) for word in strings}
                # The heading of a part of the answer.
                case ast.Call(func=ast.Name("section"), args=[_, ast.Constant(key), _]):
                    named.add(("answer", key))
    return named, possible
