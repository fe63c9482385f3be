"""The processes of a browser: a profile goes in; what they have used comes out. Linux only."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Used:
    """What the processes that show pages have used: seconds of a processor, and the most memory in bytes."""

    cpu: float
    memory: int


def main_process(profile: Path) -> int:
    """Return the id of the browser that runs on a profile. Raises LookupError where none does."""
    for pid, words in _commands().items():
        if f"--user-data-dir={profile}" in words and not _kind(words):
            return pid
    raise LookupError(f"no browser runs on {profile}")


def family(main: int) -> list[int]:
    """Return a process and all that descend from it."""
    parents = {pid: int(_stat(pid)[1]) for pid in _pids()}
    found = [main]
    for each in found:
        found.extend(pid for pid, parent in parents.items() if parent == each)
    return found


def used(main: int) -> Used:
    """Return what the browser's renderers have used up to now."""
    commands = _commands()
    renderers = [pid for pid in family(main) if _kind(commands.get(pid, [])) == "renderer"]
    cpu = sum(sum(map(int, _stat(pid)[11:13])) for pid in renderers) / TICKS
    return Used(cpu, max(map(_peak, renderers), default=0))


def processor_name() -> str:
    """Return what this machine's processor calls itself, and how many cores of it there are."""
    found = re.search(r"model name\s*: (.*)", (PROC / "cpuinfo").read_text())
    return f"{os.cpu_count()} cores of {found[1] if found else os.uname().machine}"


def _pids() -> list[int]:
    return [int(each.name) for each in PROC.iterdir() if each.name.isdigit()]


def _commands() -> dict[int, list[str]]:
    return {pid: _read(pid, "cmdline").split("\0") for pid in _pids()}


def _kind(words: list[str]) -> str:
    """Return of what kind a process of the browser is, "" for its main one."""
    # A process that was forked bears its words in one, with spaces between.
    found = re.search(r"--type=([\w-]+)", " ".join(words))
    return found[1] if found else ""


def _stat(pid: int) -> list[str]:
    """Return the fields behind the program's name, which may itself hold spaces: the state is the first."""
    return _read(pid, "stat").rpartition(")")[2].split() or ["X", "0", *["0"] * 20]


def _peak(pid: int) -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", _read(pid, "status"))
    return int(found[1]) * 1024 if found else 0


def _read(pid: int, name: str) -> str:
    try:
        return (PROC / str(pid) / name).read_text(errors="replace")
    except OSError:  # it has ended meanwhile
        return ""
