"""What a browser lacks is found in scripts and styles, by MDN's data."""

from pathlib import Path

import pytest

from tools import browsers
from tools.steps import BuildError


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
    found = browsers.lacking(file, safari="15.3")
    assert feature in {each["feature"] for each in found}


def test_a_syntax_that_is_too_new_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.js"
    file.write_text("export const all = /[a--b]/v;", "utf-8")
    with pytest.raises(BuildError, match="Invalid regular expression flag"):
        browsers.lacking(file)
