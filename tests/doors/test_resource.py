"""Data files are read by whatever loads the module: from a folder, and from a zip as in the browser."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker import calendars, resource
from tests import toy

ROOT = Path(__file__).parents[2]
ASK_THE_LIBRARY = """
import sys
from checker.calendars import BankCalendars
from checker.doors.command_line import main
from checker.doors.shelf import take
from tests import toy
print(toy.__file__, file=sys.stderr)
main(take(toy, BankCalendars(), "en"), sys.argv[1:])
"""
ASK_THE_MARKETPLACE = """
import runpy, sys
import checker
print(checker.__file__, file=sys.stderr)
runpy.run_module("checker", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize("name", ["facts.toml", "words/en.toml"])
def test_a_file_is_read_from_beside_its_module(name):
    beside = ROOT / "tests" / "toy" / name
    assert resource.read(toy.__spec__, name) == beside.read_bytes()


def test_a_file_that_is_not_there_is_an_os_error():
    with pytest.raises(OSError, match=r"no-such-file\.toml"):
        resource.read(toy.__spec__, "no-such-file.toml")


def test_a_module_that_was_not_imported_has_no_files():
    with pytest.raises(AssertionError, match="only a module that was imported"):
        resource.read(None, "facts.toml")


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """The checker with both rulebooks, in a zip."""
    path = tmp_path_factory.mktemp("pack") / "checker.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("tests/__init__.py", "")
        for folder in ("checker", "tests/toy"):
            for file in (ROOT / folder).rglob("*"):
                if file.suffix in (".py", ".toml", ".json"):
                    packed.write(file, file.relative_to(ROOT))
    return path


@pytest.mark.parametrize(
    ("program", "asked"),
    [
        (ASK_THE_LIBRARY, ["answer", "letter", "posted={day}", "land=DE", "--today", "{day}"]),
        (ASK_THE_LIBRARY, ["facts"]),
        (ASK_THE_MARKETPLACE, ["facts"]),
    ],
)
def test_either_rulebook_answers_from_inside_a_zip_as_from_a_folder(archive, program, asked):
    day = calendars.BankCalendars().worlds("DE")[0].calendar.first.isoformat()
    zipped, plain = (
        subprocess.run(
            [
                sys.executable,
                "-c",
                f"import sys; sys.path.insert(0, {str(place)!r})\n{program}",
                *(each.format(day=day) for each in asked),
            ],
            cwd=archive.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        for place in (archive, ROOT)
    )
    assert str(archive) in zipped.stderr
    assert str(archive) not in plain.stderr
    assert zipped.stdout == plain.stdout != ""
