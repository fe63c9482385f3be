"""Asks the public lists of known holes about every package that a lock file pins: `make audit`.

A list that could not be asked says nothing, and that is said: its silence proves nothing.
"""

import json
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class NotAskedError(RuntimeError):
    """A list gave no answer, or none on some of the packages."""


@dataclass(frozen=True)
class Audit:
    """How one lock file is asked about: a program that prints JSON, and what reads the holes in that.

    `read` returns a line for each, and raises NotAskedError where the answer does not speak of every package.
    """

    lock: str
    command: tuple[str, ...]
    read: Callable[[dict[str, Any]], list[str]]


def holes(audit: Audit) -> list[str]:
    """Return a line for each known hole in what is pinned. Raises NotAskedError where nobody said."""
    # How the program ends tells nothing: one ends well although it was refused every answer.
    done = subprocess.run(audit.command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        return audit.read(json.loads(done.stdout))
    except json.JSONDecodeError as error:
        raise NotAskedError from error


def told(audits: Iterable[Audit]) -> tuple[list[str], int]:
    """Return what is to be said of the lock files, in lines, and how many holes are known."""
    lines: list[str] = []
    known = 0
    for audit in audits:
        try:
            found = holes(audit)
        except NotAskedError:
            lines.append(f"{audit.lock}: could not be asked about, nothing is known")
            continue
        known += len(found)
        lines += [f"{audit.lock}: {hole}" for hole in found or ["no hole is known"]]
    return lines, known
