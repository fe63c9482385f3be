"""The two commands: what they install is pinned, and every target says what it does."""

import json
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON_LOCKS = ("requirements.lock", "requirements-node.lock")
LOCKS = (*PYTHON_LOCKS, "package-lock.json")
NO_PYTHON = "Python 3.13 is needed: install it (pyenv install 3.13), or install uv, then make setup"


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def requirements(lock):
    """Yield each requirement of a lock file with its hashes, as one line."""
    lines = (line for line in text(lock).splitlines() if not line.lstrip().startswith("#"))
    yield from re.split(r"(?<!\\)\n", "\n".join(lines))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_no_address(lock):
    assert re.findall(r"https?:|file:|git\+|--index-url|--find-links|resolved", text(lock)) == []


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_python_package_is_pinned_with_a_hash(lock):
    pinned = [line for line in requirements(lock) if line.strip()]
    assert pinned
    for line in pinned:
        assert re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line, re.DOTALL), line


def test_every_npm_package_is_pinned_with_a_hash():
    packages = json.loads(text("package-lock.json"))["packages"]
    del packages[""]
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name


def test_what_package_json_asks_for_is_an_exact_version():
    manifest = json.loads(text("package.json"))
    wanted = manifest["dependencies"] | manifest["devDependencies"]
    assert [name for name, version in wanted.items() if not re.fullmatch(r"[\d.]+", version)] == []


def test_every_dependency_of_pyproject_is_locked():
    groups = tomllib.loads(text("pyproject.toml"))["dependency-groups"]
    locked = {line.split("==")[0] for lock in PYTHON_LOCKS for line in requirements(lock)}
    wanted = {
        re.split(r"[<>=]", entry)[0]
        for group in groups.values()
        for entry in group
        if isinstance(entry, str)
    }
    assert wanted - locked == set()


def test_every_dependency_of_pyproject_has_its_reason():
    section = text("pyproject.toml").split("[dependency-groups]")[1].split("\n[")[0]
    entries = [line for line in section.splitlines() if line.startswith('    "')]
    assert entries
    assert [line for line in entries if not re.search(r", +# \S", line)] == []


def test_make_help_lists_every_target():
    makefile = text("Makefile")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())
    shown = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert set(re.findall(r"^  make (\S+) - \w", shown, re.MULTILINE)) == targets


def test_make_clean_removes_all_that_git_ignores_but_byte_code(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    ignored = [line.strip("/") for line in text(".gitignore").splitlines() if line[0] == "/"]
    for name in ignored:
        made = tmp_path / name.replace("*", "made")
        made.parent.mkdir(parents=True, exist_ok=True)
        made.touch()
    subprocess.run(["make", "clean"], cwd=tmp_path, capture_output=True, check=True)
    assert ignored
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["Makefile"]


@pytest.fixture
def bare(tmp_path):
    """Return a copy of what setup needs, and a PATH with nothing on it but plain tools."""
    house = tmp_path / "house"
    (house / "tools").mkdir(parents=True)
    for name in (".python-version", "tools/setup.sh"):
        shutil.copy(ROOT / name, house / name)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "cat", "dirname", "rm"):
        (tools / name).symlink_to(shutil.which(name))
    return house, tools


def set_up(house, tools, **settings):
    environ = {"PATH": str(tools), "HOME": str(house), **settings}
    return subprocess.run(
        [shutil.which("sh"), "tools/setup.sh", "venv"],
        cwd=house,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


def this_python():
    return Path(sys.base_prefix, "bin", "python3.13")


def pretend_python(tools, version):
    """Put a python3 there that is this one in all but its version."""
    program = tools / "python3"
    patch = f"import sys; sys.version_info = {(*version, 0)}; exec(sys.stdin.read())"
    program.write_text(f'#!/bin/sh\nshift\nexec {this_python()} -c "{patch}" "$@"\n')
    program.chmod(0o755)


@pytest.mark.parametrize("version", [None, (3, 12), (3, 14)])
def test_without_the_right_python_one_line_says_what_to_do(bare, version):
    house, tools = bare
    if version:
        pretend_python(tools, version)
    done = set_up(house, tools)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"setup: {NO_PYTHON}\n"
    assert not (house / ".venv").exists()


@pytest.mark.slow
def test_the_right_python_is_found_on_the_path(bare):
    house, tools = bare
    pretend_python(tools, (3, 12))
    (tools / "python3.13").symlink_to(this_python())
    done = set_up(house, tools)
    assert (done.returncode, done.stderr) == (0, "")
    assert (house / ".venv" / "bin" / "pip").exists()


@pytest.mark.slow
def test_the_right_python_is_found_among_pyenvs_versions(bare):
    house, tools = bare
    versions = house / ".pyenv" / "versions" / "3.13.99" / "bin"
    versions.mkdir(parents=True)
    (versions / "python").symlink_to(this_python())
    done = set_up(house, tools)
    assert (done.returncode, done.stderr) == (0, "")
    assert (house / ".venv" / "bin" / "pip").exists()


def test_without_the_right_python_uv_brings_it(bare):
    house, tools = bare
    (tools / "uv").symlink_to(Path(sys.prefix, "bin", "uv"))
    # A Python that uv fetched earlier, so that no test fetches one.
    build = f"cpython-{platform.python_version()}-linux-{platform.machine()}-gnu"
    fetched = house / "fetched"
    (fetched / build / "bin").mkdir(parents=True)
    (fetched / build / "bin" / "python3.13").symlink_to(this_python())
    done = set_up(house, tools, UV_PYTHON_INSTALL_DIR=str(fetched), UV_PYTHON_DOWNLOADS="never")
    assert (done.returncode, done.stderr) == (0, "")
    assert "setup: uv makes .venv with Python 3.13" in done.stdout
    assert (house / ".venv" / "bin" / "python").exists()


def test_where_uv_cannot_bring_the_right_python_the_line_is_said_too(bare):
    house, tools = bare
    (tools / "uv").symlink_to(Path(sys.prefix, "bin", "uv"))
    done = set_up(house, tools, UV_PYTHON_DOWNLOADS="never")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"setup: {NO_PYTHON}"
