"""The browser for tests and pictures is found, or a message says what to do."""

import os
import subprocess
from pathlib import Path

import pytest

from tools.apt import NotInstalledError
from tools.chromium import program


def made(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", program.NAMES)
def test_a_browser_on_the_path_is_found_by_each_of_its_names(tmp_path, name):
    there = made(tmp_path, name)
    assert program.find({"PATH": str(tmp_path)}) == there


def test_the_variable_chromium_wins_over_the_path(tmp_path):
    made(tmp_path, "chromium")
    mine = made(tmp_path, "my-browser")
    assert program.find({"PATH": str(tmp_path), "CHROMIUM": str(mine)}) == mine


def test_the_newest_of_playwrights_own_browsers_is_found_where_there_is_no_other(tmp_path):
    for version in ("1100", "1200", "1150"):
        folder = tmp_path / ".cache" / "ms-playwright" / f"chromium-{version}" / "chrome-linux64"
        folder.mkdir(parents=True)
        made(folder, "chrome")
    found = program.find({"PATH": str(tmp_path), "HOME": str(tmp_path)})
    assert found.parts[-3:] == ("chromium-1200", "chrome-linux64", "chrome")


def test_without_any_browser_the_message_says_what_to_do(tmp_path):
    with pytest.raises(NotInstalledError, match="run make setup"):
        program.find({"PATH": str(tmp_path), "HOME": str(tmp_path)})


def test_a_wrong_variable_chromium_is_named_in_the_message(tmp_path):
    made(tmp_path, "chromium")
    with pytest.raises(NotInstalledError, match="CHROMIUM=/nowhere/at-all"):
        program.find({"PATH": str(tmp_path), "CHROMIUM": "/nowhere/at-all"})


@pytest.mark.slow
def test_the_browser_of_this_machine_starts_and_says_that_it_is_a_chromium_or_chrome():
    command = [program.find(), *program.arguments(), "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Chrom" in said


def test_the_sandbox_is_given_up_only_for_root():
    assert ("--no-sandbox" in program.arguments()) == (os.geteuid() == 0)
