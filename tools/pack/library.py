"""The standard library for the browser: the whole one goes in, the part that is imported comes out.

Which part that is, is measured and not guessed: Pyodide runs in node with the packed checker, and
says what it imported. So nothing is listed by hand, and a module that Python's own start needs cannot be
forgotten.
"""

import ast
from collections.abc import Iterable, Iterator

from .archive import Files


def imports(source: bytes) -> Iterator[str]:
    """Yield each import of the standard library in a module, those inside functions too.

    >>> list(imports(b"import json; from .days import Count"))
    ['import json']
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import() | ast.ImportFrom(level=0):
                yield ast.unparse(node)


def trimmed(library: Files, modules: Iterable[str]) -> dict[str, bytes]:
    """Return the files of `modules` alone. Raises KeyError for a module without a file."""
    files = {}
    for module in modules:
        path = module.replace(".", "/")
        name = f"{path}/__init__.py" if f"{path}/__init__.py" in library else f"{path}.py"
        files[name] = library[name]
    return files
