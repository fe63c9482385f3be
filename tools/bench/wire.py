"""What a first visit costs on the wire, by part: what was sent goes in; bytes by encoding come out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .files import ENCODINGS, File, Sent

# The first that fits counts.
PARTS = (
    ("Python's code", ("pyodide.asm.wasm",)),
    ("Pyodide's script", ("pyodide.asm.js", "pyodide.js", "pyodide.mjs")),
    ("Python's memory", ("memory.wasm", "birth.wasm")),
    ("libraries, and the checker as a zip", (".zip", "pyodide-lock.json")),
    ("the checker's scripts", ("/dispute-checker/",)),
    ("the site's other scripts", (".js",)),
    ("styles", (".css",)),
    ("pages", ("/", ".html")),
)
REST = "search, pictures and the rest"


def part_of(path: str) -> str:
    """Return which part an address belongs to.

    >>> part_of("/3/refund/"), part_of("/3/assets/dispute-checker/form.js")
    ('pages', "the checker's scripts")
    >>> part_of("/3/assets/dispute-checker/form.css")
    'styles'
    """
    if path.endswith(".css"):
        return "styles"
    for name, marks in PARTS:
        if any(
            path.endswith(mark) or (mark == "/dispute-checker/" and mark in path) for mark in marks
        ):
            return name
    return REST


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
