"""A step of the build runs when its inputs have changed or its outputs are gone, and only then."""

import pytest

from tools import calendars
from tools.build import ROOT, steps
from tools.calendars.rules import BadEntry
from tools.digest import digest
from tools.host import BUILT_FOR
from tools.steps import BuildError, Step, run


@pytest.fixture
def house(tmp_path):
    """A little project: one page, and a step that copies it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("first")
    return tmp_path


def copying(house, settings=()):
    page, made = house / "docs" / "page.md", house / "made.md"

    def make():
        made.write_text(page.read_text())

    return Step("copy", (house / "docs",), (made,), make, settings)


def quietly(steps, house):
    return run(steps, house, say=lambda _: None)


def test_a_first_build_runs_every_step(house):
    assert quietly([copying(house)], house) == ["copy"]
    assert (house / "made.md").read_text() == "first"


def test_a_second_build_runs_nothing(house):
    quietly([copying(house)], house)
    assert quietly([copying(house)], house) == []


def test_a_changed_input_is_built_again(house):
    quietly([copying(house)], house)
    (house / "docs" / "page.md").write_text("second")
    assert quietly([copying(house)], house) == ["copy"]
    assert (house / "made.md").read_text() == "second"


def test_a_touched_but_unchanged_input_is_not_built_again(house):
    quietly([copying(house)], house)
    (house / "docs" / "page.md").write_text("first")
    assert quietly([copying(house)], house) == []


def test_a_missing_output_is_built_again(house):
    quietly([copying(house)], house)
    (house / "made.md").unlink()
    assert quietly([copying(house)], house) == ["copy"]


def test_a_changed_setting_is_built_again(house):
    quietly([copying(house, ("https://one.example/",))], house)
    assert quietly([copying(house, ("https://two.example/",))], house) == ["copy"]


@pytest.mark.parametrize(
    ("address", "is_another"), [(BUILT_FOR, False), ("http://localhost:8001/", True)]
)
def test_a_site_for_another_address_is_another_site(monkeypatch, address, is_another):
    monkeypatch.delenv("SITE_URL", raising=False)
    usual = steps()[-1]
    monkeypatch.setenv("SITE_URL", address)
    assert (steps()[-1].settings != usual.settings) == is_another


def test_the_usual_address_is_the_one_that_mkdocs_takes():
    assert f'site_url: !ENV [SITE_URL, "{BUILT_FOR}"]\n' in (ROOT / "mkdocs.yml").read_text()


def test_calendars_are_made_from_the_data_file_and_the_library_and_no_clock():
    step = steps()[0]
    assert step.name == "calendars"
    assert {*step.inputs} == {ROOT / "tools" / "calendars", ROOT / "requirements.lock"}
    assert step.settings == ()


def test_a_bad_entry_of_the_data_file_stops_the_build_with_one_line(monkeypatch):
    def refuse():
        raise BadEntry("DE", "weekend", "must be a list of weekdays")

    monkeypatch.setattr(calendars, "build", refuse)
    line = "calendars: tools/calendars/banks.toml: DE: weekend: must be a list of weekdays"
    with pytest.raises(BuildError, match=f"^{line}$"):
        steps()[0].make()


def test_a_step_that_fails_is_tried_again(house):
    def refuse():
        raise BuildError("the page is wrong")

    good = copying(house)
    bad = Step(good.name, good.inputs, good.outputs, refuse)
    with pytest.raises(BuildError, match="the page is wrong"):
        quietly([bad], house)
    assert quietly([good], house) == ["copy"]


def test_a_step_that_makes_nothing_is_an_error(house):
    lazy = Step("lazy", (house / "docs",), (house / "nothing.md",), lambda: None)
    with pytest.raises(BuildError, match=r"lazy: ended without making nothing\.md"):
        quietly([lazy], house)


def test_an_input_edited_while_its_step_runs_makes_it_stale_again(house):
    good = copying(house)

    def make_and_edit():
        good.make()
        (house / "docs" / "page.md").write_text("edited meanwhile")

    quietly([Step(good.name, good.inputs, good.outputs, make_and_edit)], house)
    assert quietly([good], house) == ["copy"]


@pytest.mark.parametrize(
    ("change", "matters"),
    [
        (lambda docs: (docs / "page.md").rename(docs / "other.md"), True),
        (lambda docs: (docs / "new.md").write_text(""), True),
        (lambda docs: (docs / "page.md").unlink(), True),
        (lambda docs: (docs / "__pycache__").mkdir(), False),
        (lambda docs: (docs / "page.md").chmod(0o600), False),
    ],
    ids=["renamed", "added", "removed", "byte code folder", "permissions"],
)
def test_the_digest_sees_names_and_contents_and_nothing_else(house, change, matters):
    before = digest(house, [house / "docs"])
    change(house / "docs")
    assert (digest(house, [house / "docs"]) != before) == matters


def test_an_input_that_is_not_there_is_an_error(house):
    with pytest.raises(FileNotFoundError, match="gone"):
        digest(house, [house / "gone"])
