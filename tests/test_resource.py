"""Data files are read by whatever loads the module: from a folder, and from a zip as in the browser."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker import calendars, policy, resource

CHECKER = Path(__file__).parents[1] / "checker"


def test_a_file_is_read_from_beside_its_module():
    assert (
        resource.read(policy.__spec__, "facts.toml")
        == (CHECKER / "policy" / "facts.toml").read_bytes()
    )


def test_a_file_that_is_not_there_is_an_os_error():
    with pytest.raises(OSError, match=r"no-such-file\.toml"):
        resource.read(policy.__spec__, "no-such-file.toml")


def test_a_module_that_was_not_imported_has_no_files():
    with pytest.raises(AssertionError, match="only a module that was imported"):
        resource.read(None, "facts.toml")


def test_the_package_answers_from_inside_a_zip(tmp_path):
    day = calendars.load("DE").first.isoformat()
    request = ["answer", "refund", f"processed={day}", "country=DE", "--today", day]
    archive = tmp_path / "checker.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in CHECKER.rglob("*"):
            if file.suffix in (".py", ".toml", ".json"):
                packed.write(file, file.relative_to(CHECKER.parent))
    code = f"import sys; sys.path.insert(0, {str(archive)!r}); from checker.__main__ import main; main()"
    zipped, plain = (
        subprocess.run(
            [sys.executable, *arguments, *request],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        for arguments, folder in (
            (("-c", code), tmp_path),
            (("-m", "checker"), CHECKER.parent),
        )
    )
    assert zipped.stdout == plain.stdout != ""
