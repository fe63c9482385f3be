"""Three editions of a scratch copy of the project, published by git and mike, and served below a path."""

import importlib.util
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.contexts import Contexts, unexpected
from tools import host
from tools.editions import preview

BELOW = "/help/"
FACTS = "checker/rulebook/facts.toml"
APPEAL = """page = "result/#appeal"
{changes}
[survey]"""
CHANGE = """
[[appeal.changes]]
since = {since}
value = {value}
source = ["Q11"]
checked-on = {since}
"""

HINTS = """---
title: Hints
description: A page that goes.
reviewed: 2026-11-25
---

# Hints
"""


def beside(name):
    """Return a module that lies beside this one: tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def make_project(site, tmp_path_factory):
    """Return a maker of scratch copies of the project, as it is built here."""
    assert site.exists()
    return lambda: beside("project").Project(tmp_path_factory.mktemp("project"))


def change_appeal(project, edition, *changes):
    """Let the facts be those of an edition, with these later values of the days for an appeal."""
    later = "".join(CHANGE.format(since=since, value=value) for since, value in changes)
    project.edit(FACTS, r'^edition = ".*"$', f'edition = "{edition}"')
    project.edit(FACTS, r'page = "result/#appeal"\n[^§]*?\[survey\]', APPEAL.format(changes=later))


@pytest.fixture(scope="session")
def make_first(make_project):
    """Return a maker of projects that have published their first edition, with a page that will go."""

    def make():
        project = make_project()
        (project.root / "docs" / "hints.md").write_text(HINTS)
        about = "      - The rules: rules.md"
        project.edit("mkdocs.yml", f"^{about}$", f"      - Hints: hints.md\n{about}")
        # Whatever the figure is by now, what the tests count with is this one.
        project.edit(FACTS, r"^\[appeal\]\nvalue = \d+$", "[appeal]\nvalue = 7")
        project.commit("First edition")
        project.run("publish", "2026-11")
        return project

    return make


@pytest.fixture(scope="session")
def published(make_first):
    """Return a project with three editions: changed figures, a page that went, and another runtime."""
    project = make_first()
    first = project.tip

    (project.root / "docs" / "hints.md").unlink()
    project.edit("mkdocs.yml", r"^ +- Hints: hints\.md\n", "")
    with (project.root / "docs" / "moved.toml").open("a") as table:
        table.write('"hints/" = "refund/#card"\n')
    change_appeal(project, "2026-12", ("2026-12-10", 10))
    project.commit("Second edition")
    project.run("publish", "2026-12")

    change_appeal(project, "2027-01", ("2026-12-10", 10), ("2027-01-05", 14))
    project.change_runtime()
    project.commit("Third edition")
    project.run("publish", "2027-01")
    project.first = first
    return project


@contextmanager
def checked_out(project, folder):
    """Yield a folder with the branch's files, and remove it afterwards."""
    folder.mkdir()
    archive = subprocess.run(
        ["git", "archive", "gh-pages"], cwd=project.root, capture_output=True, check=True
    )
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def served(published, tmp_path_factory):
    """Serve the three editions below a path; give the address, the folder, and what has been asked for."""
    asked = []

    class Counted(preview.below(BELOW)):
        def do_GET(self):  # noqa: N802 — so http.server names it
            asked.append(self.path)
            super().do_GET()

    with (
        checked_out(published, tmp_path_factory.mktemp("served") / "site") as folder,
        host.serving(folder, Counted) as address,
    ):
        yield SimpleNamespace(address=address, folder=folder, asked=asked)


@pytest.fixture(scope="session")
def contexts(browser, served):
    """Return the contexts of the tests' browser for the three editions."""
    return Contexts(browser, served.address)


@pytest.fixture
def new_page(contexts):
    """Yield a maker of pages. An error in a page, its console, or a request elsewhere fails the test."""
    yield contexts.new_page
    # A lost address is answered by its page, and the browser says so in the console.
    complaints = unexpected(contexts.end_test(), errors=["status of 404"])
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(new_page):
    return new_page()
