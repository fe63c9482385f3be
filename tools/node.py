"""Finds node, which packs Python, compresses files and looks at pages."""

import os
import shutil
import sys
from pathlib import Path

from tools.steps import BuildError


def node() -> str:
    """Return node's program: the one in `.venv` if npm came from there, else the one on PATH.

    Raises BuildError where there is none.
    """
    beside_python = str(Path(sys.executable).parent)
    program = shutil.which("node", path=f"{beside_python}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        message = "pack: node is missing: run make setup"
        raise BuildError(message)
    return program
