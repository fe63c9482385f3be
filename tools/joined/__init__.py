"""Joins the site's own modules into few scripts, and its sheets into one: `build/joined/` gets them.

Each request costs a browser work, and on a bad line every sixth of a page one more way there and back.
"""

import json
import shutil
import subprocess
from itertools import chain
from pathlib import Path
from typing import Any

from tools.node import node
from tools.steps import BuildError

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ASSETS = ROOT / "overrides" / "assets"
JOINED = ROOT / "build" / "joined"
RECORD = ROOT / "build" / "joined.json"
CHECKER = "dispute-checker"
ELEMENT, WORKER, COMMON = (f"{CHECKER}/{name}" for name in ("element", "worker", "common"))
# What is loaded later has a script of its own.
LATER = ("kept-orders", "orders", "pictures", "offline", "link")
GROUPS = (
    {"entries": ["head"], "format": "iife"},
    {
        "entries": ["site", ELEMENT, *(f"{CHECKER}/{name}" for name in LATER)],
        "format": "es",
        "common": COMMON,
    },
    {"entries": [WORKER], "format": "es"},
)
SHEET = "site.css"
# These stand in the pages themselves.
IN_PAGES = tuple(f"{CHECKER}/{name}.js" for name in ("able", "ahead", "meanwhile"))


def build() -> None:
    """Leave scripts and sheet, and a record: which `run` with each, and what each was joined `from`.

    Raises BuildError with what is wrong with a module or a sheet.
    """
    shutil.rmtree(JOINED, ignore_errors=True)
    record = scripts(ASSETS, JOINED, GROUPS)
    record["from"][SHEET] = sheets(ASSETS, JOINED)
    RECORD.write_text(json.dumps(record), encoding="utf-8")


def scripts(folder: Path, into: Path, groups: object) -> dict[str, Any]:
    """Join modules in these groups; return what scripts.mjs says of them. Raises BuildError."""
    asked = {"folder": str(folder), "into": str(into), "groups": groups}
    found: dict[str, Any] = _told("scripts", asked)
    return found


def sheets(folder: Path, into: Path) -> list[str]:
    """Join the sheets that the one of the site imports; return their names. Raises BuildError."""
    asked = {"folder": str(folder), "into": str(into), "sheet": SHEET}
    found: list[str] = _told("styles", asked)
    return found


def together(entry: str) -> list[str]:
    """Return the scripts that run with an entry, itself first, below the site's `assets/`."""
    found: list[str] = _record()["run"][entry]
    return found


def made_from(name: str) -> list[str]:
    """Return what a script, or the sheet, was joined from, below `overrides/assets/`."""
    found: list[str] = _record()["from"][name]
    return found


def put(site: Path) -> None:
    """Put scripts and sheet into a built site, in the place of what was joined; what stands in pages goes."""
    assets = site / ASSETS.name
    for name in {*chain(*_record()["from"].values()), *IN_PAGES}:
        (assets / name).unlink()
    shutil.copytree(JOINED, assets, dirs_exist_ok=True)


def _record() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def _told(program: str, asked: object) -> Any:
    done = subprocess.run(
        [node(), HERE / f"{program}.mjs"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"joined: {done.stderr.strip()}")
    return json.loads(done.stdout)
