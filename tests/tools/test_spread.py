"""A test that ends its process is run once more, and what the process has left is run by another."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = 8
ORDINARY = (
    "import pytest\n@pytest.mark.parametrize('number', range(4))\ndef test_it(number): pass\n"
)
ENDING = f"""{ORDINARY}
import os, pathlib
def test_that_ends():
    been = pathlib.Path(__file__).with_name("been")
    if not been.exists():
        been.touch()
        os._exit(1)
"""


def tried(folder: Path, ending: str) -> subprocess.CompletedProcess[str]:
    """Run tests one after the other in one process, of which it ends in the last but one file.

    So the process that comes instead gets whole files that are done, and one test that is left of a file; no
    other takes them.
    """
    for number in range(FILES):
        content = ending if number == FILES - 2 else ORDINARY
        Path(folder, f"test_{number}.py").write_text(content)
    plugins = [f"-p{name}" for name in ("xdist", "pytest_rerunfailures", "tests.conftest")]
    spread = ("-n", "1", "--max-worker-restart", "2", "-p", "no:cacheprovider")
    only_these = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, *spread, "--rootdir", ".", "."],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | only_these,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.slow
def test_a_test_that_ends_its_process_once_is_run_again_and_nothing_is_lost(tmp_path: Path) -> None:
    done = tried(tmp_path, ENDING)
    assert f"{4 * FILES + 1} passed, 1 rerun" in done.stdout, done.stdout
    assert done.returncode == 0


@pytest.mark.slow
def test_a_test_that_always_ends_its_process_fails_by_name(tmp_path: Path) -> None:
    done = tried(tmp_path, ENDING.replace("been.touch()", "pass"))
    assert "crashed while running 'test_6.py::test_that_ends'" in done.stdout, done.stdout
    assert done.returncode == 1
