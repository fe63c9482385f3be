"""The order of the work: Pyodide is put on its diet, the checker is packed, and both leave a memory image.

Everything stands below `build/pack/` at the address that it has in the site. The folders bear the
hash of what is in them, so a browser may keep them for ever.
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_STORED

from tools.digest import integrity
from tools.examples import read_examples

from . import archive, code, core, dead, docstrings, library, line_tables, memory, script, stock
from .archive import Files
from .inside import PYTHON, Checker, Inside, rehearsal
from .questions import Asked, asked
from .record import LOADED, write

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
COMMAND_LINE = ("__main__.py", "command_line.py")


def build(
    target: Path = ROOT / "build",
    checker: Path = ROOT / "checker",
    pyodide: Path = ROOT / "node_modules" / "pyodide",
) -> None:
    """Bring `pack/` and `pack.json` in the folder `target` up to date.

    Raises BuildError where Pyodide is another than the one that is known, or the checker cannot run in it.
    """
    record = target / "pack.json"
    before = json.loads(record.read_text()) if record.exists() else {}
    checked = packed(checker)

    # Editing a fact or a sentence changes no import, and then the runtime stays as it is.
    runtime_from = archive.digest({**checked.sources, **tools_used()})
    runtime = before.get("runtime", "")
    if before.get("runtime_from") != runtime_from or not (target / "pack" / runtime).exists():
        runtime = place(target, "runtime", runtime_files(stock.read(pyodide), checked))

    questions = [*asked(checked.examples)]
    pack_from = archive.digest(
        {
            runtime_from: checked.archive,
            "questions": json.dumps(questions).encode(),
            **calendars(checker),
        }
    )
    pack = before.get("pack", "")
    if before.get("pack_from") != pack_from or not (target / "pack" / pack).exists():
        files = calendars(checker)
        files |= awake(archive.read(target / "pack" / runtime), checked, files, questions)
        files |= {
            LOADED.archive: checked.archive,
            "calendars.json": together(calendars(checker)),
        }
        pack = place(target, "assets/dispute-checker/pack", files)
    write(record, runtime, pack, {"runtime_from": runtime_from, "pack_from": pack_from})


def python_sources(checker: Path) -> dict[str, bytes]:
    """Return the modules that the browser needs: all but the command line's."""
    return {
        path.relative_to(checker.parent).as_posix(): path.read_bytes()
        for path in checker.rglob("*.py")
        if path.name not in COMMAND_LINE
    }


def packed(checker: Path) -> Checker:
    """Return the checker as it is sent: its byte code and its data."""
    sources = python_sources(checker)
    languages = sorted(path.stem for path in (checker / "rulebook" / "words").glob("*.toml"))
    examples = [each.request for each in read_examples(checker / "rulebook" / "examples.toml")]
    asks = rehearsal(sources, examples)
    # All at once: what compiles takes longer to start than to do it.
    compiled = archive.compiled({**sources, **asks})
    asking = {name: compiled.pop(name) for name in (f"{name}c" for name in asks)}
    data = [
        *checker.rglob("words/*.toml"),
        checker / "rulebook" / "facts.toml",
        *checker.glob("calendars/index.json"),
    ]
    named = {path.relative_to(checker.parent).as_posix(): path.read_bytes() for path in data}
    zipped = archive.zipped(line_tables.without(compiled) | named)
    return Checker(zipped, archive.zipped(asking), sources, languages, examples)


def calendars(checker: Path) -> dict[str, bytes]:
    """Return the calendar of each country, by its address in the pack."""
    found = checker.glob("calendars/??.json")
    return {f"calendars/{path.name}": summed(path.read_bytes()) for path in found}


def summed(text: bytes) -> bytes:
    """Return JSON of an object with the sum of the rest at its beginning, by which a browser sees mistakes.

    >>> summed(b'{"a":1}')
    b'{"sum":"sha256-c1ntF5tzYHpQj1jYA4Tibz+x3/kF3csTIYqTNjq846A=","a":1}'
    """
    rest = text.removeprefix(b"{")
    return b'{"sum":"%s",%s' % (integrity(rest).encode(), rest)


def together(found: Files) -> bytes:
    """Return the text of each calendar by country in one file: who keeps all fetches a third of the bytes.

    Its name is that of their folder, and each country's that of its own file: so a browser finds it.
    """
    by_country = {Path(name).stem: content.decode() for name, content in sorted(found.items())}
    return json.dumps(by_country, separators=(",", ":"), ensure_ascii=False).encode()


def runtime_files(found: stock.Stock, checked: Checker) -> dict[str, bytes]:
    """Return Pyodide after its diet, with a library of the modules that the checker imports."""
    trimmed = script.trimmed(found, called())
    parts = code.split(found, trimmed.names)
    engine = {
        LOADED.script: trimmed.script.encode(),
        LOADED.code: parts.code,
        LOADED.birth: memory.module(docstrings.emptied(dead.zeroed(parts.data)), dead.START),
    }
    whole = archive.unzipped(found.library) | stand_ins()
    whole |= {dead.FORBIDDING: dead.FORBIDS}
    with Inside(engine | {LOADED.library: archive.zipped(whole, ZIP_STORED)}, checked) as inside:
        modules = inside.recorded()
    small = line_tables.without(archive.compiled(library.trimmed(whole, modules)))
    return engine | {LOADED.library: archive.zipped(small)}


def awake(
    runtime: Files, checked: Checker, beside: Files, questions: Iterable[Asked], **imaged: bool
) -> dict[str, bytes]:
    """Return what Python's memory holds once the checker is imported, and of its code what answers need.

    The files `beside` are those that a question may lack; `imaged` says how the memory is imaged.
    """
    with Inside(runtime, checked) as inside:
        made = inside.imaged(stock.KNOWN["memory"]["stack"], **imaged)
        image = memory.module(without_frozen(made.memory, made.frozen), marks=made.marks)
        ran = inside.ran(image, beside, questions)
    return {LOADED.image: image, LOADED.core: core.only(runtime[LOADED.code], ran)}


def without_frozen(held: bytes, frozen: Iterable[bytes]) -> bytes:
    """Return the memory with zeros in place of the byte code of modules that are built into Pyodide.

    What is needed of it was imported; it is not read again.
    """
    wiped = bytearray(held)
    for content in {*frozen}:
        at = -1
        while (at := wiped.find(content, at + 1)) >= 0:
            wiped[at : at + len(content)] = bytes(len(content))
    return bytes(wiped)


def stand_ins() -> dict[str, bytes]:
    """Return the small modules that stand in the place of some of the library's."""
    folder = HERE / "stand_ins"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.py")}


def called() -> set[str]:
    """Return the names of the C functions that our own scripts call."""
    return script.called(path.read_text() for path in (PYTHON, *HERE.glob("*.mjs")))


def tools_used() -> dict[str, bytes]:
    """Return what the runtime is made with, besides the checker."""
    tools = [PYTHON, *(path for path in HERE.rglob("*.*") if path.suffix != ".pyc")]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in tools}


def place(target: Path, parent: str, files: Files) -> str:
    """Write the files in a folder named by their hash, alone below `parent`; return its address."""
    address = f"{parent}/{archive.digest(files)}/"
    folder = target / "pack" / address
    if not folder.exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        unfinished = folder.with_name("unfinished")
        for name, content in files.items():
            path = unfinished / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        unfinished.rename(folder)
    return address
