"""The Pyodide pack: small, whole, and the same for the same inputs."""

import ast
import base64
import hashlib
import json
import marshal
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.machinery import FrozenImporter
from pathlib import Path
from types import CodeType

import pytest

from tools.node import node
from tools.pack import archive, build, code, dead, docstrings, library, memory, script, stock, wasm
from tools.pack.assembly import COMMAND_LINE, called, place
from tools.pack.stock import KNOWN
from tools.steps import BuildError

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"
STOCK_LIBRARY = PYODIDE / "python_stdlib.zip"
PYC_HEADER = 16
ENGINE = ("script", "code", "birth", "library")
HAS_DOCSTRING = 0x4000000  # CPython's CO_HAS_DOCSTRING, which has no name in Python


class Pack:
    """The pack in a folder: what its `pack.json` says, and the files that it names."""

    def __init__(self, folder: Path) -> None:
        self.record = json.loads((folder / "pack.json").read_text())
        self.runtime = folder / "pack" / self.record["runtime"]
        self.checker = folder / "pack" / self.record["pack"]

    @property
    def library(self) -> dict[str, bytes]:
        """The standard library's files."""
        return archive.unzipped((self.runtime / "library.zip").read_bytes())

    @property
    def modules(self) -> dict[str, bytes]:
        """The checker's files."""
        return archive.unzipped((self.checker / "checker.zip").read_bytes())


@pytest.fixture(scope="session")
def pack(site: Path) -> Pack:
    """Return the pack of the built site."""
    return Pack(site.parent / "build")


@pytest.fixture(scope="session")
def found() -> stock.Stock:
    """Return Pyodide's own files."""
    return stock.read(PYODIDE)


def copy_of_the_checker(folder: Path) -> Path:
    """Return a copy of the package that a test may change."""
    skipped = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(ROOT / "checker", folder / "checker", ignore=skipped)


def test_the_same_inputs_give_the_same_pack(pack: Pack, tmp_path: Path) -> None:
    build(tmp_path / "build", copy_of_the_checker(tmp_path))
    again = Pack(tmp_path / "build")
    assert again.record == pack.record


def test_what_is_placed_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    before, after = (place(tmp_path, "runtime", {"a": text}) for text in (b"before", b"after"))
    assert before != after
    [folder] = Path(tmp_path, "pack", "runtime").iterdir()
    assert after == f"runtime/{folder.name}/"
    assert place(tmp_path, "runtime", {"a": b"after"}) == after


@pytest.mark.slow
def test_a_checker_that_cannot_run_in_the_browser_stops_the_build(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    checker = copy_of_the_checker(tmp_path)
    (checker / "browser.py").write_text("import tkinter\n")
    with pytest.raises(BuildError, match="does not run in Pyodide"):
        build(tmp_path / "build", checker)
    assert "No module named 'tkinter'" in capfd.readouterr().err


def test_every_module_that_the_checker_imports_is_in_the_library(pack: Pack) -> None:
    wanted = set(imported_by_the_checker())
    has_file = archive.unzipped(STOCK_LIBRARY.read_bytes()).keys()
    for module in wanted:
        path = module.replace(".", "/")
        if not has_file & {f"{path}.py", f"{path}/__init__.py"}:
            continue  # built into the interpreter
        if FrozenImporter.find_spec(module):
            continue  # frozen into the interpreter
        assert pack.library.keys() & {f"{path}.pyc", f"{path}/__init__.pyc"}, module
    assert "json" in wanted


def imported_by_the_checker() -> Iterator[str]:
    """Yield the names of the modules that the packed checker imports from the standard library."""
    for path in (ROOT / "checker").rglob("*.py"):
        if path.name in COMMAND_LINE:
            continue
        for statement in library.imports(path.read_bytes()):
            match ast.parse(statement).body[0]:
                case ast.Import(names=names):
                    yield from (alias.name for alias in names)
                case ast.ImportFrom(module=str(module)):
                    yield module


def test_the_library_holds_byte_code_and_less_than_a_quarter_of_the_modules(pack: Pack) -> None:
    assert {Path(name).suffix for name in pack.library} == {".pyc"}
    stock = archive.unzipped(STOCK_LIBRARY.read_bytes())
    assert len(pack.library) < len(stock) / 4


def test_the_pack_holds_the_checker_and_its_data_and_no_command_line(pack: Pack) -> None:
    sources = {path.relative_to(ROOT) for path in (ROOT / "checker").rglob("*.py")}
    expected = {path.with_suffix(".pyc").as_posix() for path in sources}
    data = {path.relative_to(ROOT).as_posix() for path in (ROOT / "checker").rglob("*.toml")}
    calendars = {"checker/calendars/index.json"}
    modules = {name for name in expected if Path(name).with_suffix(".py").name not in COMMAND_LINE}
    examples = {"checker/rulebook/examples.toml"}  # pages show them, and no answer needs them
    assert pack.modules.keys() == modules | (data - examples) | calendars


def test_every_country_has_its_file_beside_the_pack(pack: Pack) -> None:
    countries = json.loads(pack.modules["checker/calendars/index.json"])["countries"]
    files = {path.stem for path in (pack.checker / "calendars").iterdir()}
    assert files == set(countries)


def test_no_docstring_and_no_table_of_lines_is_sent(pack: Pack) -> None:
    for name, content in (pack.library | pack.modules).items():
        if name.endswith(".pyc"):
            whole = marshal.loads(content[PYC_HEADER:])  # noqa: S302 (our own file)
            for each in nested(whole):
                assert not each.co_flags & HAS_DOCSTRING, (name, each.co_name)
                assert not each.co_linetable + each.co_filename.encode(), (name, each.co_name)


def nested(code: CodeType) -> Iterator[CodeType]:
    """Yield this code and all code in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from nested(constant)


def test_the_record_tells_the_sizes_and_hashes_of_the_files(pack: Pack, site: Path) -> None:
    sizes, hashes, start = (pack.record[name] for name in ("sizes", "sha256", "start"))
    assert [Path(address).name for address in sizes] == [
        start["script"],
        start["core"],
        start["image"],
    ]
    for address, size in sizes.items():
        assert (site / address).stat().st_size == size["raw"]
    assert start["bytes"] == sum(size["raw"] for size in sizes.values())
    assert start["download"] == sum(size["gzip"] for size in sizes.values())

    for address, expected in hashes.items():
        content = (site / address).read_bytes()
        assert hashlib.sha256(content).hexdigest() == expected
        integrity = f"sha256-{base64.b64encode(bytes.fromhex(expected)).decode()}"
        assert start["integrity"][Path(address).name] == integrity
    parts = ("script", "core", "image", "code", "birth", "library", "archive")
    assert {Path(address).name for address in hashes} == {start[part] for part in parts}


@pytest.mark.parametrize("name", KNOWN["sha256"])
def test_the_diet_refuses_a_file_that_it_does_not_know(tmp_path: Path, name: str) -> None:
    for each in KNOWN["sha256"]:
        shutil.copy(PYODIDE / each, tmp_path)
    assert stock.read(tmp_path) == stock.read(PYODIDE)
    with (tmp_path / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(BuildError, match=rf"{re.escape(name)} is another .* in DECISIONS"):
        build(tmp_path / "build", pyodide=tmp_path)


def test_the_script_and_the_code_name_what_is_called_and_little_else(found: stock.Stock) -> None:
    trimmed = script.trimmed(found, called())
    parts = code.split(found, trimmed.names)
    sections = dict(wasm.sections(parts.code))
    given_out = {each.name for each in wasm.exports(sections[wasm.EXPORTS])}
    assert called() <= given_out == trimmed.names | code.ALWAYS
    assert len(given_out) < len(found.script.split('=wasmExports["')) / 20
    used = set(re.findall(r'wasmExports(?:\["|\.)(\w+)', trimmed.script))
    assert used <= given_out


def test_the_script_is_without_pictures_sound_and_windows(found: stock.Stock) -> None:
    shaken = script.shaken(found)
    assert len(shaken) < len(found.script) / 3
    assert "FS={" in shaken
    assert not re.search(r"\b(_gl[A-Z]\w+|_SDL_\w+|GL)=", shaken)


def test_a_function_that_pyodide_lacks_stops_the_build(found: stock.Stock) -> None:
    with pytest.raises(BuildError, match=r"no function Py_Nothing$"):
        code.split(found, {"free", "Py_Nothing"})


def test_data_dies_between_its_addresses_and_lives_beside_them(found: stock.Stock) -> None:
    data = code.split(found, {"free"}).data
    living = dead.zeroed(data)
    assert len(living) == len(data)
    marked = bytearray(len(data))
    for each in KNOWN["dead"]:
        start, end = (each[name] - dead.START for name in ("from", "to"))
        assert any(data[start:end])
        assert not any(living[start:end])
        marked[start:end] = b"\1" * (end - start)
    assert all(was == now for was, now, mark in zip(data, living, marked, strict=True) if not mark)


def test_explanations_are_emptied_but_for_their_ends() -> None:
    text = b"bool(x=False, /)\n--\n\n" + b"It says more. " * 8 + b"Never False"
    data = b"\0word\0" + text + b"\0a (word)\n--\0"
    emptied = docstrings.emptied(data)
    assert len(emptied) == len(data)
    assert emptied == data.replace(text, text[-64:].rjust(len(text), b"\0"))


def test_the_explanations_of_pyodide_are_found(found: stock.Stock) -> None:
    data = code.split(found, {"free"}).data
    emptied = docstrings.emptied(data)
    assert emptied.count(b"\0") - data.count(b"\0") > 100_000


def test_a_memory_is_written_without_its_zeros_and_with_its_marks() -> None:
    held = bytes(100) + b"one" + bytes(20) + b"two" + bytes(5) + b"three" + bytes(1_000)
    written = memory.module(held, 1024, {"table": 6452})
    sections = dict(wasm.sections(written))
    assert len(written) < 120
    pieces = sections[wasm.DATA]
    assert pieces[0] == 2, "a short gap is filled"
    assert b"\x03one" in pieces
    assert b"two" + bytes(5) + b"three" in pieces
    assert [each.name for each in wasm.exports(sections[wasm.EXPORTS])] == ["table"]


def test_modules_whose_data_is_gone_refuse_to_be_imported(pack: Pack) -> None:
    asked = {part: str(pack.runtime / pack.record["start"][part]) for part in ENGINE}
    packages = [str(pack.checker / pack.record["start"]["archive"])]
    done = subprocess.run(
        [node(), Path(__file__).with_name("refusing.mjs")],
        input=json.dumps(asked | {"packages": packages, "modules": dead.MODULES}),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert dead.MODULES
    for module in dead.MODULES:
        assert f"ModuleNotFoundError: import of {module} halted" in told.pop(module)
    assert told == {"math": "imported"}


def test_a_file_of_holidays_is_at_most_eight_kilobytes(pack: Pack) -> None:
    sizes = {path.name: path.stat().st_size for path in (pack.checker / "calendars").iterdir()}
    assert not {name: size for name, size in sizes.items() if size > 8_000}
