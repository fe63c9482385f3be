"""Who is compared: each contestant is the files of a site, and the address in it that asks a question."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from checker.doors.browser import opened
from tools import own
from tools.build import ROOT, SITE
from tools.compress import ENCODINGS, SQUEEZED
from tools.digest import files_in
from tools.pack import archive
from tools.pack.assembly import COMMAND_LINE

HERE = Path(__file__).parent
PYODIDE = ROOT / "node_modules" / "pyodide"
# What its documentation tells to load, and what that loads.
STOCK = (
    "pyodide.js",
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
WORKER = "dispute-checker/worker.js"
PAGE = "refund/index.html"
# What a page says of a start.
RECORD = re.compile(r"(?<=<meta name=\"dispute-checker\" content=')[^']+")
REQUEST = {"topic": "refund", "today": "2026-11-23", "fields": {"processed": "2026-11-02"}}
QUESTION = "refund/#refund?processed=2026-11-02&today=2026-11-23"


@dataclass(frozen=True)
class Contestant:
    """Files by their path, those `over` in the place of the site's; None stands for one that is missing.

    `types` are sent in the place of the usual ones; `encodings` are what the host compresses with;
    `keeps` says whether what bears a hash may be kept without asking again.
    """

    name: str
    start: str = QUESTION
    folder: Path | None = SITE
    over: Mapping[str, bytes | None] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    encodings: tuple[str, ...] = tuple(ENCODINGS)
    keeps: bool = True

    @cached_property
    def files(self) -> dict[str, bytes]:
        """All files by their path."""
        found = {} if self.folder is None else _below(self.folder)
        return {
            path: content
            for path, content in (found | dict(self.over)).items()
            if content is not None
        }


def _below(folder: Path) -> dict[str, bytes]:
    # What `make compressed` leaves is not asked for by its name.
    compressed = tuple(f".{ending}{end}" for ending in SQUEEZED for end in ENCODINGS.values())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files_in([folder])
        if not path.name.endswith(compressed)
    }


def contestants() -> tuple[Contestant, ...]:
    """Return the floor, stock Pyodide, stock Pyodide with the checker, and the built site."""
    pyodide = {f"stock/{name}": (PYODIDE / name).read_bytes() for name in STOCK}
    page = {"index.html": (HERE / "pages" / "stock.html").read_bytes()}
    script = own.find(SITE, WORKER).relative_to(SITE).as_posix()
    worker = {script: (HERE / "pages" / "stock-worker.js").read_bytes()}
    return (
        Contestant("floor", over={script: floor_worker()}),
        Contestant("stock", start="", folder=None, over=page | pyodide),
        Contestant(
            "stock with the checker", over=worker | pyodide | {"stock/checker.zip": sources()}
        ),
        Contestant("ours"),
    )


def floor_worker() -> bytes:
    """Return the script of a worker that answers the question at once, in JavaScript, as Python would."""
    layout: dict[str, Any] = {"request": REQUEST, "base": "../", "prefix": "", "edition": ""}
    answer = opened("en").reply("page", json.dumps(layout))
    script = (HERE / "pages" / "floor-worker.js").read_text()
    return script.replace('"ANSWER"', json.dumps(answer)).encode()


def sources() -> bytes:
    """Return the checker as a zip of its sources and data, as one would pack it for stock Pyodide."""
    checker = ROOT / "checker"
    data = (*checker.rglob("*.toml"), checker / "calendars" / "index.json")
    files = [path for path in checker.rglob("*.py") if path.name not in COMMAND_LINE]
    return archive.zipped(
        {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (*files, *data)}
    )
