"""Pages say what their scripts must hold."""

from pathlib import Path

import pytest

from tools.digest import integrity
from tools.seals import seal

FIRST = "const first = 1;"


@pytest.mark.parametrize(
    ("named", "is_sealed"),
    [
        ('<script src="../first.js"', True),
        ('<script type="module" src="../first.js"', True),
        ('<link rel="modulepreload" href="../first.js"', True),
        ('<link rel="stylesheet" href="../first.js"', False),
        ('<script src="../gone.js"', False),
        ('<script id="data" type="application/json"', False),
    ],
)
def test_a_page_says_what_a_script_of_the_site_must_hold(
    tmp_path: Path, named: str, *, is_sealed: bool
) -> None:
    (tmp_path / "first.js").write_text(FIRST)
    page = tmp_path / "page" / "index.html"
    page.parent.mkdir()
    page.write_text(f"<p>{named}></p>")
    seal(tmp_path)
    seen = f' integrity="{integrity(FIRST.encode())}"' if is_sealed else ""
    assert page.read_text() == f"<p>{named}{seen}></p>"
