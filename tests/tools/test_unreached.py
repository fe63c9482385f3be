"""What no question can reach is forgotten, and every question is answered as before."""

import json
import subprocess
import sys

import pytest

from tools.build import ROOT
from tools.examples import read_examples

REQUESTS = [each.request for each in read_examples(ROOT / "checker" / "rulebook" / "examples.toml")]
# Asks before and after, and says which names are left where. The end is abrupt: what tidies up is gone, too.
PROGRAM = """
import json, os, sys, _collections_abc
sys.path.insert(0, sys.argv[1])
import unreached
from checker.doors.browser import opened
from checker.engine import record

end = os._exit
door = opened("en")
questions = [
    (what, json.dumps({"request": each, "base": "", "prefix": "", "edition": "", "order": "",
                       "moment": "2026-11-23T12:00:00+01:00"}))
    for each in json.loads(sys.stdin.read())
    for what in ("answer", "page", "text", "calendar")
]
lacking = [(what, each) for what, each in questions if door.lacks(each)]
questions = [each for each in questions if each not in lacking]
before = [door.reply(*each) for each in questions]
unreached.forget([door], ("lacks", "bring", "reply"))
left = {"os": sorted(vars(os)), "record": sorted(vars(record.Answer)), "modules": sorted(sys.modules)}
left["same"] = [door.reply(*each) for each in questions] == before
left["asked"] = len(questions)
sys.stdout.write(json.dumps(left))
sys.stdout.flush()
end(0)
"""


@pytest.fixture(scope="module")
def left() -> dict[str, list[str]]:
    """Return what is left in a Python in which all was asked."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, ROOT / "tools" / "pack"],
        cwd=ROOT,
        input=json.dumps(REQUESTS),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_every_example_is_answered_as_before(left: dict[str, list[str]]) -> None:
    assert left["asked"]
    assert left["same"]


def test_what_finds_modules_in_files_is_gone(left: dict[str, list[str]]) -> None:
    assert not {"site", "zipimport", "unreached"} & {*left["modules"]}


def test_a_name_that_no_code_says_is_gone_and_one_that_is_said_stays(
    left: dict[str, list[str]],
) -> None:
    assert "get_exec_path" not in left["os"]
    assert {"parts", "lead", "live"} <= {*left["record"]}
