"""The standard library for the browser: the whole one goes in, the part that is imported comes out.

Which part that is, is measured and not guessed: stock Pyodide runs once in node with the packed
checker, and says what it imported. Imports that wait inside a function are run too. So nothing is
listed by hand, and a module that Pyodide's own start needs cannot be forgotten.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.steps import BuildError

from .archive import Files

RECORDER = Path(__file__).with_name("record.mjs")


def used_modules(pyodide: Path, checker_zip: Path, sources: Files) -> list[str]:
    """Return the names of the library's modules that Pyodide and the packed checker import.

    Raises BuildError where the checker cannot run in Pyodide.
    """
    imports = {line for source in sources.values() for line in library_imports(source)}
    done = subprocess.run(
        [node(), RECORDER, pyodide, checker_zip],
        input=json.dumps(sorted(imports)),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        message = "pack: the checker does not run in Pyodide; the lines above say why"
        raise BuildError(message)
    modules: list[str] = json.loads(done.stdout)
    return modules


def library_imports(source: bytes) -> Iterator[str]:
    """Yield each import of the standard library in a module, those inside functions too.

    >>> list(library_imports(b"import json; from .days import Count"))
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


def node() -> str:
    """Return node's program: the one in `.venv` if npm came from there, else the one on PATH.

    Raises BuildError where there is none.
    """
    beside_python = str(Path(sys.executable).parent)
    program = shutil.which("node", path=f"{beside_python}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        message = "pack: node is missing: run make setup"
        raise BuildError(message)
    return program
