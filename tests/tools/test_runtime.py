"""The Pyodide pack: small, whole, and the same for the same inputs."""

import ast
import hashlib
import json
import marshal
import shutil
from base64 import b64decode
from collections.abc import Iterator
from importlib.machinery import FrozenImporter
from pathlib import Path
from types import CodeType

import pytest

from tools.runtime import archive, build, library
from tools.runtime.assembly import COMMAND_LINE
from tools.steps import BuildError

ROOT = Path(__file__).parents[2]
STOCK_LIBRARY = ROOT / "node_modules" / "pyodide" / "python_stdlib.zip"
PYC_HEADER = 16
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
        return archive.unzipped((self.runtime / "python_stdlib.zip").read_bytes())

    @property
    def modules(self) -> dict[str, bytes]:
        """The checker's files."""
        return archive.unzipped((self.checker / "checker.zip").read_bytes())


@pytest.fixture(scope="session")
def pack(site: Path) -> Pack:
    """Return the pack of the built site."""
    return Pack(site.parent / "build")


def copy_of_the_checker(folder: Path) -> Path:
    """Return a copy of the package that a test may change."""
    skipped = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(ROOT / "checker", folder / "checker", ignore=skipped)


def test_the_same_inputs_give_the_same_pack_and_a_changed_fact_another(
    pack: Pack, tmp_path: Path
) -> None:
    checker = copy_of_the_checker(tmp_path)
    build(tmp_path / "build", checker)
    again = Pack(tmp_path / "build")
    assert again.record == pack.record

    facts = checker / "rulebook" / "facts.toml"
    facts.write_text(facts.read_text() + "# changed\n")
    build(tmp_path / "build", checker)
    changed = Pack(tmp_path / "build")
    assert changed.record["pack"] != pack.record["pack"]
    assert changed.record["runtime"] == pack.record["runtime"]
    assert [folder.name for folder in changed.checker.parent.iterdir()] == [changed.checker.name]


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
        for statement in library.library_imports(path.read_bytes()):
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


def test_no_docstring_is_sent(pack: Pack) -> None:
    for name, content in (pack.library | pack.modules).items():
        if name.endswith(".pyc"):
            code = marshal.loads(content[PYC_HEADER:])  # noqa: S302 (our own file)
            assert not [each.co_name for each in nested(code) if each.co_flags & HAS_DOCSTRING], (
                name
            )


def nested(code: CodeType) -> Iterator[CodeType]:
    """Yield this code and all code in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from nested(constant)


def test_the_sizes_are_those_of_the_files(pack: Pack, site: Path) -> None:
    sizes = pack.record["sizes"]
    assert sizes
    for address, size in sizes.items():
        assert (site / address).stat().st_size == size["raw"]
    assert pack.record["bytes"] == sum(size["raw"] for size in sizes.values())
    assert pack.record["download"] == sum(size["gzip"] for size in sizes.values())


def test_the_record_says_of_every_file_of_a_start_what_it_must_hold(pack: Pack, site: Path) -> None:
    files = {Path(address).name: site / address for address in pack.record["sizes"]}
    assert pack.record["integrity"].keys() == files.keys()
    for name, integrity in pack.record["integrity"].items():
        kind, _, digest = integrity.partition("-")
        assert b64decode(digest) == hashlib.new(kind, files[name].read_bytes()).digest()


def test_no_script_has_an_ending_that_a_host_may_not_know(site: Path) -> None:
    assert not list(site.rglob("*.mjs"))


def test_a_file_of_holidays_is_at_most_eight_kilobytes(pack: Pack) -> None:
    sizes = {path.name: path.stat().st_size for path in (pack.checker / "calendars").iterdir()}
    assert not {name: size for name, size in sizes.items() if size > 8_000}
