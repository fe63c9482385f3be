"""What many tests need: the built site, and a server for it on this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.host import serving

HERE = Path(__file__).parent
ROOT = HERE.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the folders of slow tests out of the coverage: the quick tests alone must reach every line."""
    for item in items:
        if HERE in item.path.parents and item.path.parent != HERE:
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder of the built site, brought up to date first where `make test` has not done it.

    Parallel workers may all ask: the build itself lets one work while the others wait.
    """
    if "SITE_IS_BUILT" in os.environ:
        return ROOT / "site"
    command = [sys.executable, "-m", "tools.build"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return ROOT / "site"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Serve the built site on this machine, and yield its address, with a slash at the end."""
    with serving(site) as address:
        yield address
