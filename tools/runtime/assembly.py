"""The order of the work: the checker is packed, then Pyodide gets the library that the pack needs.

Everything stands below `build/pack/` at the address that it has in the site. The folders bear the
hash of what is in them, so a browser may keep them for ever.
"""

import gzip
import json
import shutil
from pathlib import Path

from tools.digest import integrity

from . import archive, library
from .archive import Files

ROOT = Path(__file__).parents[2]
LOADER, SCRIPT = "pyodide.js", "pyodide.asm.js"
# Each file with its name in the npm package. Some hosts know .mjs for no script, and then no browser runs it.
STARTERS = {LOADER: "pyodide.mjs", SCRIPT: SCRIPT, "pyodide.asm.wasm": "pyodide.asm.wasm"}
LOCK = "pyodide-lock.json"  # says which Pyodide it is
LIBRARY = "python_stdlib.zip"
CHECKER = "checker.zip"
COMMAND_LINE = ("__main__.py", "command_line.py")


def build(
    target: Path = ROOT / "build",
    checker: Path = ROOT / "checker",
    pyodide: Path = ROOT / "node_modules" / "pyodide",
) -> None:
    """Bring `pack/` and `pack.json` in the folder `target` up to date.

    Raises BuildError where the checker cannot run in Pyodide.
    """
    record = target / "pack.json"
    before = json.loads(record.read_text()) if record.exists() else {}
    sources = python_sources(checker)
    pack = place(target, "assets/dispute-checker/pack", packed(checker, sources))

    # Editing a fact or a sentence changes no import, and then the runtime stays as it is.
    made_from = archive.digest(sources | tools_used(pyodide))
    if before.get("made_from") == made_from and (target / "pack" / before["runtime"]).exists():
        runtime = before["runtime"]
    else:
        modules = library.used_modules(pyodide, target / "pack" / pack / CHECKER, sources)
        runtime = place(target, "runtime", runtime_files(pyodide, modules))

    # A name bears the hash of the content, so a size that is known stays right.
    known = before.get("sizes", {})
    sizes = {
        file: known.get(file) or measured(target / "pack" / file) for file in loaded(runtime, pack)
    }
    written = {
        "runtime": runtime,
        "pack": pack,
        "bytes": sum(size["raw"] for size in sizes.values()),
        "download": sum(size["gzip"] for size in sizes.values()),
        "integrity": {
            Path(file).name: integrity((target / "pack" / file).read_bytes()) for file in sizes
        },
        "loader": LOADER,
        "script": SCRIPT,
        "archive": CHECKER,
        "info": json.loads((pyodide / LOCK).read_text())["info"],
        "sizes": sizes,
        "made_from": made_from,
    }
    record.write_text(json.dumps(written, indent=1) + "\n")


def python_sources(checker: Path) -> dict[str, bytes]:
    """Return the modules that the browser needs: all but the command line's."""
    return {
        path.relative_to(checker.parent).as_posix(): path.read_bytes()
        for path in checker.rglob("*.py")
        if path.name not in COMMAND_LINE
    }


def packed(checker: Path, sources: Files) -> dict[str, bytes]:
    """Return the files of the pack: the zipped checker, and a calendar for each country."""
    data = [
        *checker.rglob("words/*.toml"),
        checker / "rulebook" / "facts.toml",
        *checker.glob("calendars/index.json"),
    ]
    zipped = archive.compiled(sources) | {
        path.relative_to(checker.parent).as_posix(): path.read_bytes() for path in data
    }
    calendars = checker.glob("calendars/??.json")
    return {CHECKER: archive.zipped(zipped)} | {
        f"calendars/{path.name}": path.read_bytes() for path in calendars
    }


def runtime_files(pyodide: Path, modules: list[str]) -> dict[str, bytes]:
    """Return Pyodide's own files, with a library of `modules` alone."""
    whole = archive.unzipped((pyodide / LIBRARY).read_bytes())
    small = archive.zipped(archive.compiled(library.trimmed(whole, modules)))
    files = {name: (pyodide / source).read_bytes() for name, source in STARTERS.items()}
    return files | {LIBRARY: small}


def tools_used(pyodide: Path) -> dict[str, bytes]:
    """Return what the runtime is made with, besides the checker."""
    here = {path.name: path.read_bytes() for path in Path(__file__).parent.glob("*.*")}
    return here | {"package.json": (pyodide / "package.json").read_bytes()}


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


def loaded(runtime: str, pack: str) -> list[str]:
    """Return the addresses of the files that every start of the checker needs."""
    return [*(runtime + name for name in (*STARTERS, LIBRARY)), pack + CHECKER]


def measured(file: Path) -> dict[str, int]:
    """Return a file's size as it lies there, and as a host sends it that compresses everything."""
    content = file.read_bytes()
    return {"raw": len(content), "gzip": len(gzip.compress(content, mtime=0))}
