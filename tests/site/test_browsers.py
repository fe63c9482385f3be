"""Scripts and styles hold to the oldest browsers that the site names, and all name the same ones."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tools import browsers

ROOT = Path(__file__).parents[2]
CODE = [*ROOT.glob("overrides/**/*.js"), *ROOT.glob("overrides/**/*.css")]
READER = ROOT / "tools" / "browsers.mjs"
# What MDN's data calls the same browsers on phones.
PHONES = {"safari": "safari_ios", "chrome": "chrome_android", "firefox": "firefox_android"}
ES5 = """
const { readFileSync } = require("node:fs");
require("acorn").parse(readFileSync(process.argv[1], "utf8"), { ecmaVersion: 5 });
"""


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["node", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def lacking(*files: Path, **more: str) -> list[dict[str, object]]:
    """Return what of these files the oldest browsers do not know."""
    least = browsers.table()["least"]
    wanted = least | {PHONES[name]: version for name, version in least.items()} | more
    read = node(str(READER), json.dumps(wanted), *map(str, files))
    assert read.returncode == 0, read.stderr
    found: list[dict[str, object]] = json.loads(read.stdout)
    return found


@pytest.fixture(scope="module")
def lacks() -> list[dict[str, object]]:
    return lacking(*CODE)


def test_all_that_the_oldest_browsers_lack_is_known_and_has_its_reason(lacks) -> None:
    reasons = browsers.table()["lacking"]
    unknown = [each for each in lacks if each["feature"] not in reasons]
    assert unknown == []
    assert all(reasons.values())


def test_no_reason_stands_there_for_nothing(lacks) -> None:
    assert browsers.table()["lacking"].keys() == {each["feature"] for each in lacks}


@pytest.mark.parametrize(
    ("name", "code", "feature"),
    [
        ("a.js", "export const last = [1, 2].toSorted();", "toSorted"),
        ("a.js", "document.body.ariaBusy = 'true';", "ariaBusy"),
        ("a.js", "new Intl.NumberFormat('en', { roundingMode: 'floor' });", "roundingMode:"),
        ("a.js", "Promise.withResolvers();", "withResolvers"),
        ("a.css", "p:has(a) { color: red; }", ":has"),
        ("a.css", "p { text-wrap: balance; }", "text-wrap: balance"),
        ("a.css", "p { color: oklch(from red l c h); }", "oklch()"),
        ("a.css", "@scope (p) { a { color: red; } }", "@scope"),
    ],
)
def test_what_is_too_new_is_found(tmp_path: Path, name: str, code: str, feature: str) -> None:
    file = tmp_path / name
    file.write_text(code, "utf-8")
    found = lacking(file, safari="15.3")
    assert feature in {each["feature"] for each in found}


def test_a_syntax_that_is_too_new_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.js"
    file.write_text("export const all = /[a--b]/v;", "utf-8")
    assert node(str(READER), "{}", str(file)).returncode != 0


def test_what_looks_at_the_browser_can_be_read_by_any() -> None:
    able = ROOT / "overrides" / "assets" / "dispute-checker" / "able.js"
    read = node("-e", ES5, str(able))
    assert read.returncode == 0, read.stderr


@pytest.mark.parametrize("sheet", [each for each in CODE if each.suffix == ".css"], ids=str)
def test_content_with_words_of_its_own_stands_behind_the_same_without(sheet: Path) -> None:
    for line in sheet.read_text("utf-8").splitlines():
        for shown in re.findall(r'content: ("[^"]+") / ', line):
            assert f"content: {shown}; content: {shown} / " in line


def test_readme_and_the_page_about_the_site_name_them(site: Path) -> None:
    named = browsers.sentence("{others} and {last}")
    assert named in (site / "about" / "index.html").read_text("utf-8")
    assert named in " ".join((ROOT / "README.md").read_text("utf-8").split())
