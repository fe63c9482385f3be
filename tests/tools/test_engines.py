"""Firefox and WebKit are found, installed where that is possible, or a message says what to do."""

import re

import pytest

from tools.apt import NotInstalledError
from tools.engines import program
from tools.engines.program import FIREFOX, Program

NOWHERE = Program(("never-heard-of",), "its-package")


@pytest.fixture
def installed(monkeypatch):
    """Return what the test has Debian install, which nothing is in truth."""
    wanted = []
    monkeypatch.setattr(program.apt, "install", lambda *packages, **_: wanted.append(packages))
    return wanted


@pytest.mark.parametrize("name", FIREFOX.names)
def test_a_program_on_the_path_is_found_by_each_of_its_names(tmp_path, monkeypatch, name):
    there = tmp_path / name
    there.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert FIREFOX.find() == there


def test_a_program_that_is_missing_is_named_with_its_package():
    with pytest.raises(NotInstalledError, match=r"never-heard-of is missing: .* its-package"):
        NOWHERE.find()


@pytest.mark.parametrize(("may", "asked"), [(True, [("its-package",)]), (False, [])])
def test_what_is_missing_is_installed_or_said(monkeypatch, installed, may, asked):
    monkeypatch.setattr(program, "ALL", (NOWHERE,))
    monkeypatch.setattr(program.apt, "can_install", lambda: may)
    if may:
        program.ensure()
    else:
        with pytest.raises(NotInstalledError, match=re.escape("its-package")):
            program.ensure()
    assert installed == asked


def test_where_all_are_there_nothing_is_installed(monkeypatch, installed, capsys):
    monkeypatch.setattr(program, "ALL", (Program(("sh",), "dash"),))
    program.ensure()
    assert (installed, capsys.readouterr().out) == ([], "")
