"""Modules are joined into few scripts, and sheets into one; what is wrong with one of them is said."""

import shutil
from pathlib import Path

import pytest

from tools import joined
from tools.steps import BuildError

GROUPS = (
    {"entries": ["first", "second", "later"], "format": "es", "common": "common"},
    {"entries": ["alone"], "format": "iife"},
)
MODULES = {
    "first": 'import { a } from "./shared.js"; export const b = () => import("./later.js").then(a);',
    "second": 'import { a } from "./shared.js"; import "./only.js"; a(2);',
    "shared": "/** Says so. */\nexport function a(aLongName) { console.log(aLongName); }",
    "only": 'console.log("only");',
    "later": 'console.log("later");',
    "alone": 'import "./only.js"; console.log("alone");',
}
SHEETS = {
    "site.css": '/* first */ @import "./a.css"; @import "./b/c.css"; p { margin: 0 }',
    "a.css": "p { color: red }",
    "b/c.css": "p { & a { color: blue } }",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of modules that need each other, and of sheets."""
    (tmp_path / "b").mkdir()
    modules = {f"{name}.js": text for name, text in MODULES.items()}
    for name, text in (modules | SHEETS).items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """Return the folder for what is joined."""
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def test_what_two_entries_need_stands_in_one_script_and_what_is_loaded_later_in_its_own(
    folder: Path, into: Path
) -> None:
    told = joined.scripts(folder, into, GROUPS)
    assert told["run"] == {
        "first": ["first.js", "common.js"],
        "second": ["second.js", "common.js"],
        "later": ["later.js"],
        "alone": ["alone.js"],
    }
    assert told["from"]["common.js"] == ["shared.js"]
    assert told["from"]["alone.js"] == ["only.js", "alone.js"]
    assert "import(`./later.js`)" in (into / "first.js").read_text()
    assert "log(`only`)" in (into / "alone.js").read_text(), "another group has its own"


def test_names_stay_and_comments_go(folder: Path, into: Path) -> None:
    joined.scripts(folder, into, GROUPS)
    common = (into / "common.js").read_text()
    assert "function a(aLongName){" in common
    assert "Says so" not in common


def test_the_same_modules_give_the_same_scripts_wherever_they_lie(tmp_path: Path) -> None:
    made = []
    for place in ("here", "somewhere/else"):
        folder, into = tmp_path / place / "assets", tmp_path / place / "into"
        shutil.copytree(joined.ASSETS, folder)
        told = joined.scripts(folder, into, joined.GROUPS)
        written = {f"{each.relative_to(into)}": each.read_bytes() for each in into.rglob("*.js")}
        made.append((told, written))
    assert made[0] == made[1]
    assert {*made[0][0]["from"]} == {*made[0][1]}


def test_sheets_stand_in_the_order_in_which_they_are_imported(folder: Path, into: Path) -> None:
    assert joined.sheets(folder, into) == [*SHEETS]
    sheet = (into / "site.css").read_text()
    assert sheet == "p{color:red}p{& a{color:blue}}p{margin:0}\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("shared.js", "export function a( {", "shared.js"),
        ("second.js", 'import "./gone.js";', "gone.js"),
        ("second.js", 'import { b } from "./shared.js"; b();', '"b" is not exported'),
    ],
)
def test_a_module_that_cannot_be_joined_stops_the_build_with_what_is_wrong(
    folder: Path, into: Path, name: str, text: str, said: str
) -> None:
    (folder / name).write_text(text)
    with pytest.raises(BuildError, match=said):
        joined.scripts(folder, into, GROUPS)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.css", "p {\n  color red\n}", "a.css, line 2"),
        ("site.css", '@import "./gone.css";', "gone"),
    ],
)
def test_a_sheet_that_cannot_be_joined_stops_the_build_with_what_is_wrong(
    folder: Path, into: Path, name: str, text: str, said: str
) -> None:
    (folder / name).write_text(text)
    with pytest.raises(BuildError, match=said):
        joined.sheets(folder, into)
