"""Runs what builds pages without a word: a command goes in; what it says is heard only where it fails."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.steps import BuildError


def run(
    command: Sequence[str | Path],
    folder: Path,
    complaint: str,
    more: dict[str, str] | None = None,
) -> None:
    """Run the command in the folder, with `more` in its environment.

    Raises BuildError with the complaint, and what was said beside mere information, where it fails.
    """
    # Else Material says at each build how long it is maintained: noise that hides real warnings.
    environ = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | (more or {})
    done = subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
        raise BuildError("\n".join((complaint, *said)))
