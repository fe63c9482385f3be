"""What a first visit costs on the wire, by part: what was sent goes in; bytes by encoding come out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tools.compress import ENCODINGS

from .files import File, Sent

# What is found in an address; the first that fits counts.
PARTS = {
    "styles": r"\.css$",
    "Python's code": r"(core|pyodide\.asm)\.wasm$",
    "Pyodide's script": r"pyodide\.(asm\.js|js|mjs)$",
    "Python's memory": r"(memory|birth)\.wasm$",
    "libraries, and the checker as a zip": r"(\.zip|pyodide-lock\.json)$",
    "the checker's scripts": "/dispute-checker/",
    "the site's other scripts": r"\.js$",
    "pages": r"(/|\.html)$",
}
REST = "search, pictures and the rest"


def part_of(path: str) -> str:
    """Return which part an address belongs to.

    >>> part_of("/3/refund/"), part_of("/3/assets/dispute-checker/form.js")
    ('pages', "the checker's scripts")
    >>> part_of("/3/assets/dispute-checker/form.css")
    'styles'
    """
    return next((name for name, found in PARTS.items() if re.search(found, path)), REST)


def by_part(sent: Iterable[Sent], files: Mapping[str, File]) -> dict[str, dict[str, int]]:
    """Return the bytes of each part, heads of answers included, under each encoding that a host may know."""
    parts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(ENCODINGS, 0))
    for each in sent:
        for encoding in ENCODINGS:
            parts[part_of(each.path)][encoding] += each.head + _body(each, files, encoding)
    return dict(parts)


def total(parts: Mapping[str, Mapping[str, int]], encoding: str) -> int:
    """Return the bytes of all parts.

    >>> total({"a": {"br": 1}, "b": {"br": 2}}, "br")
    3
    """
    return sum(part[encoding] for part in parts.values())


def _body(sent: Sent, files: Mapping[str, File], encoding: str) -> int:
    file = files.get(f"{sent.path}index.html" if sent.path.endswith("/") else sent.path)
    if file is None or not sent.body:
        return sent.body
    # Every browser that knows brotli knows gzip.
    return len(file.bodies[file.chosen(f"{encoding}, gzip")])
