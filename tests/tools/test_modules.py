"""Which modules a script needs is read from its imports; pages say what their scripts must hold."""

from pathlib import Path

import pytest

from tools.digest import integrity
from tools.macros import ELEMENT, WORKER
from tools.modules import graph, seal

FIRST = """
/** import "./no-import.js"; */
import { a } from "./second.js";
import {
  b,
} from "./third.js";
export { c } from "./fourth.js";
const later = () => import("./later.js");
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of modules that need each other."""
    texts = {"first": FIRST, "second": 'import "./third.js";', "third": 'import "./first.js";'}
    for name in ("first", "second", "third", "fourth", "later"):
        (tmp_path / f"{name}.js").write_text(texts.get(name, ""))
    return tmp_path


def test_a_module_needs_what_it_imports_once_and_not_what_it_loads_later(folder: Path) -> None:
    needed = [path.name for path in graph(folder / "first.js")]
    assert needed == ["first.js", "second.js", "third.js", "fourth.js"]


def test_a_module_that_is_missing_is_no_module_to_hint_at(folder: Path) -> None:
    (folder / "third.js").unlink()
    with pytest.raises(FileNotFoundError, match=r"third\.js"):
        graph(folder / "first.js")


def test_the_checker_needs_its_client_and_not_what_looks_after_pictures() -> None:
    names = [path.name for path in graph(ELEMENT)]
    assert {"client.js", "status.js", "limit.js"} <= set(names)
    assert not {"pictures.js", "worker.js", "start.js"} & set(names)


def test_the_worker_needs_what_starts_python() -> None:
    names = [path.name for path in graph(WORKER)]
    assert names[0] == "worker.js"
    assert {"start.js", "python.js", "own.js", "limit.js"} <= set(names)


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
    folder: Path, named: str, *, is_sealed: bool
) -> None:
    page = folder / "page" / "index.html"
    page.parent.mkdir()
    page.write_text(f"<p>{named}></p>")
    seal(folder)
    seen = f' integrity="{integrity(FIRST.encode())}"' if is_sealed else ""
    assert page.read_text() == f"<p>{named}{seen}></p>"
