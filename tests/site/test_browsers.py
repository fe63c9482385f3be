"""Scripts and styles hold to the oldest browsers that the site names, and all name the same ones."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools import browsers
from tools.node import node

ROOT = Path(__file__).parents[2]
CODE = [*ROOT.glob("overrides/**/*.js"), *ROOT.glob("overrides/**/*.css")]
ES5 = """
const { readFileSync } = require("node:fs");
require("acorn").parse(readFileSync(process.argv[1], "utf8"), { ecmaVersion: 5 });
"""


@pytest.fixture(scope="module")
def lacks() -> list[dict[str, Any]]:
    return browsers.lacking(*CODE)


def test_all_that_the_oldest_browsers_lack_is_known_and_has_its_reason(lacks) -> None:
    reasons = browsers.table()["lacking"]
    unknown = [each for each in lacks if each["feature"] not in reasons]
    assert unknown == []
    assert all(reasons.values())


def test_no_reason_stands_there_for_nothing(lacks) -> None:
    assert browsers.table()["lacking"].keys() == {each["feature"] for each in lacks}


def test_what_looks_at_the_browser_can_be_read_by_any() -> None:
    able = ROOT / "overrides" / "assets" / "dispute-checker" / "able.js"
    read = [node(), "-e", ES5, able]
    subprocess.run(read, cwd=ROOT, check=True)


@pytest.mark.parametrize("sheet", [each for each in CODE if each.suffix == ".css"], ids=str)
def test_content_with_words_of_its_own_stands_behind_the_same_without(sheet: Path) -> None:
    for line in sheet.read_text("utf-8").splitlines():
        for shown in re.findall(r'content: ("[^"]+") / ', line):
            assert f"content: {shown}; content: {shown} / " in line


def test_readme_and_the_page_about_the_site_name_them(site: Path) -> None:
    named = browsers.sentence("{others} and {last}")
    assert named in (site / "about" / "index.html").read_text("utf-8")
    assert named in " ".join((ROOT / "README.md").read_text("utf-8").split())
