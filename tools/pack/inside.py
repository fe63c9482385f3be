"""Runs the packed checker in node: files go in; the modules it imports, or its memory, come out."""

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, NamedTuple, Self

from tools.node import node
from tools.steps import BuildError

from . import core, library
from .archive import Files
from .questions import Asked
from .record import LOADED

HERE = Path(__file__).parent
# Starts Python for the browser, and here.
PYTHON = HERE.parents[1] / "overrides" / "assets" / "dispute-checker" / "python.js"
REHEARSAL = HERE / "rehearsal.py"
UNREACHED = HERE / "unreached.py"
# To compile Python well would take longer than to run it once.
RUN_ONCE = ("--liftoff-only",)


class Checker(NamedTuple):
    """The packed checker: its zip, that of what asks it, its sources, its doors' languages, its examples."""

    archive: bytes
    rehearsal: bytes
    sources: Files
    languages: list[str]
    examples: list[dict[str, Any]]


class Image(NamedTuple):
    """A memory, the numbers that a start from it needs, and what it holds of modules that are built in."""

    memory: bytes
    marks: dict[str, int]
    frozen: list[bytes]


def rehearsal(sources: Files, examples: Iterable[dict[str, Any]]) -> dict[str, bytes]:
    """Return the modules that ask a checker of these sources all that a reader can ask for."""
    statements = {line for source in sources.values() for line in library.imports(source)}
    return {
        "rehearsal.py": REHEARSAL.read_bytes(),
        "unreached.py": UNREACHED.read_bytes(),
        # Imports that wait inside a function are run too.
        "imports.py": "\n".join(sorted(statements)).encode(),
        "examples.py": f"REQUESTS = {[*examples]!r}".encode(),
    }


class Inside:
    """A folder with all that node needs for the start; it lasts as long as the `with` block."""

    def __init__(self, files: Files, checker: Checker) -> None:
        self._folder = TemporaryDirectory()
        packages: Files = {LOADED.archive: checker.archive, "rehearsal.zip": checker.rehearsal}
        for name, content in {**files, **packages}.items():
            self._path(name).write_bytes(content)
        self._asked: dict[str, Any] = {
            part: str(self._path(getattr(LOADED, part)))
            for part in ("script", "code", "birth", "library")
        } | {
            "packages": [str(self._path(name)) for name in packages],
            "languages": checker.languages,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    def recorded(self) -> list[str]:
        """Return the names of the library's modules that Python and the checker import.

        Raises BuildError where the checker cannot run.
        """
        modules: list[str] = self._run("record.mjs", {})
        return modules

    def imaged(self, stack: int, *, forgets: bool = True) -> Image:
        """Return what Python's memory holds when all is imported, with zeros where it is free.

        The stack grows down to the address `stack`. What no question can reach is in it only if it does not
        `forget` that. Raises BuildError where the checker cannot run.
        """
        held = self._path("memory.bin")
        told = self._run("image.mjs", {"stack": stack, "memory": str(held), "forgets": forgets})
        return Image(held.read_bytes(), told["marks"], [*map(bytes.fromhex, told["frozen"])])

    def ran(self, image: bytes, beside: Files, questions: Iterable[Asked]) -> set[int]:
        """Return the numbers of the functions that run while Python wakes from its image and is asked these.

        The files `beside` are those that a question may lack. Raises BuildError where the checker cannot run.
        """
        noting = {"noting.wasm": core.noting(self._path(LOADED.code).read_bytes())}
        for name, content in {**noting, LOADED.image: image, **beside}.items():
            path = self._path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        asked = {
            "code": str(self._path("noting.wasm")),
            "image": str(self._path(LOADED.image)),
            "beside": self._folder.name,
            "note": core.NOTE,
            "questions": [*questions],
        }
        return {*self._run("core.mjs", asked)}

    def _path(self, name: str) -> Path:
        return Path(self._folder.name, name)

    def _run(self, program: str, asked: dict[str, Any]) -> Any:
        done = subprocess.run(
            [node(), *RUN_ONCE, HERE / program],
            input=json.dumps(self._asked | asked),
            env=os.environ | {"TZ": "UTC"},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            message = "pack: the checker does not run in Pyodide; the lines above say why"
            raise BuildError(message)
        return json.loads(done.stdout)
