"""Takes steps, each with its inputs and outputs; runs those whose inputs have changed."""

import fcntl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.digest import Ledger, digest


class BuildError(RuntimeError):
    """A step failed; the message says which one and why."""


@dataclass(frozen=True)
class Step:
    """One thing to be made: what it is made from, what then stands there, and how."""

    name: str
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    make: Callable[[], None]
    settings: tuple[str, ...] = ()


def run(steps: Iterable[Step], root: Path, say: Callable[[str], None] = print) -> list[str]:
    """Run the stale steps in order, and return their names.

    A step is stale when an input has changed since it last ran, or an output is gone. Several
    processes may call this at once: one makes a step, the others wait and then find it made.
    """
    return [step.name for step in steps if _run_if_stale(step, root, say)]


def _run_if_stale(step: Step, root: Path, say: Callable[[str], None]) -> bool:
    build = root / "build"
    build.mkdir(exist_ok=True)
    with _alone(build / f"{step.name}.lock"):
        return _run_alone(step, Ledger(build / "digests"), root, say)


def _run_alone(step: Step, ledger: Ledger, root: Path, say: Callable[[str], None]) -> bool:
    before = digest(root, step.inputs, step.settings)
    if ledger.says(step.name, before) and all(output.exists() for output in step.outputs):
        return False
    started = time.perf_counter()
    step.make()
    missing = [str(output.relative_to(root)) for output in step.outputs if not output.exists()]
    if missing:
        message = f"{step.name}: ended without making {', '.join(missing)}"
        raise BuildError(message)
    # The digest from before: what was edited meanwhile makes the step stale again.
    ledger.note(step.name, before)
    say(f"{step.name}: made in {time.perf_counter() - started:.1f} s")
    return True


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process holds the lock, and hold it."""
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
