"""Lighthouse's four scores of some pages, as a phone on a mobile line would see them."""

import json
import os
import subprocess
from collections.abc import Iterator
from typing import Any

from tools.build import ROOT
from tools.chromium import program
from tools.node import node

from .contestants import Contestant
from .host import Shelves, hosting

PROGRAM = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = {"home": "", "a question": "refund/", "the checker": "checker/"}
PASSED = 0.9
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def scores() -> Iterator[tuple[str, dict[str, int], list[str]]]:
    """Yield of each page its scores, up to 100, and what it fails in."""
    with hosting(Shelves([Contestant("ours")])) as address:
        for name, path in PAGES.items():
            yield (name, *read(report(f"{address}0/{path}")))


def report(address: str) -> dict[str, Any]:
    """Return what Lighthouse says of a page. Raises CalledProcessError where it cannot look at it."""
    flags = " ".join(["--headless=new", *program.arguments()])
    command = [node(), str(PROGRAM), address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    # It asks nobody, and tells nobody what it saw.
    quiet = ["--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}"]
    environ = os.environ | {"CHROME_PATH": str(program.find())}
    done = subprocess.run([*command, *quiet], env=environ, stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def read(told: dict[str, Any]) -> tuple[dict[str, int], list[str]]:
    """Return the scores of a report, and the names of the audits that count and are not passed."""
    categories, audits = told["categories"], told["audits"]
    scores = {name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES}
    # What does not apply to a page has no score.
    failed = [
        ref["id"]
        for name in CATEGORIES
        for ref in categories[name]["auditRefs"]
        if ref["weight"] and _fails(audits[ref["id"]]["score"])
    ]
    return scores, failed


def _fails(score: float | None) -> bool:
    return score is not None and score < PASSED
