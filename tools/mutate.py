"""Breaks the rules in small ways; says how many of the breaks a test noticed, and names the others.

mutmut makes the mutants and runs the tests, as pyproject.toml tells it. tests/mutants.toml lists the
survivors that are known, each with the reason why no test kills it.
"""

import re
import resource
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
KNOWN = Path("tests", "mutants.toml")
LEAST = 95
# Tests that no longer end have noticed the break as well; mutmut calls it suspicious where it ends them by
# force.
NOTICED = {"killed", "timeout", "suspicious"}
# In bytes for each process. Some breaks make a loop that never ends and fills the memory: such a test shall
# fail there, and not take the machine with it.
MOST_MEMORY = 2 * 2**30


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small break: the function that it is in, the lines that it takes out and those it puts there."""

    function: str
    was: str
    became: str

    def __str__(self) -> str:
        return "\n".join((self.function, f"  - {self.was}", f"  + {self.became}"))


def main(root: Path = ROOT) -> int:
    """Break the rules of the project in `root`, print what came of it, and return the exit code."""
    # What an earlier run found says nothing about tests that have changed since.
    shutil.rmtree(root / "mutants", ignore_errors=True)
    subprocess.run([_program(), "run"], cwd=root, check=True, preexec_fn=_bound_memory)
    ends = dict(read_ends(_mutmut(root, "results", "--all", "true")))
    left = [name for name, end in ends.items() if end not in NOTICED]
    survivors = [read_mutant(name, _mutmut(root, "show", name)) for name in left]
    faults = list(find_faults(len(ends), survivors, known(root / KNOWN)))
    print(f"{len(ends) - len(left)} of {len(ends)} mutants killed ({share(ends, left):.1f} %)")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


def known(file: Path) -> list[Mutant]:
    """Return the survivors that the file lists; each of them must have its reason there."""
    tables = tomllib.loads(file.read_text(encoding="utf-8")).get("survivor", [])
    return [Mutant(each["function"], each["was"], each["became"]) for each in tables if each["why"]]


def share(all_of_them: Collection[object], left: Collection[object]) -> float:
    """Return how many per cent were killed, where `left` survived.

    >>> share(range(200), range(9))
    95.5
    """
    return 100 * (1 - len(left) / len(all_of_them)) if all_of_them else 0.0


def find_faults(total: int, survivors: list[Mutant], listed: list[Mutant]) -> Iterator[str]:
    """Yield what is wrong: too few were killed, or the list of survivors is not that of today."""
    if share(range(total), survivors) < LEAST:
        yield f"At least {LEAST} % must be killed."
    for mutant in survivors:
        if mutant not in listed:
            yield f"Survived, and is not in {KNOWN}: {mutant}"
    for mutant in listed:
        if mutant not in survivors:
            yield f"Stands in {KNOWN}, and did not survive: {mutant}"


def read_ends(results: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each mutant and how it ended.

    >>> list(read_ends("    checker.days.x_whole_years__mutmut_1: killed"))
    [('checker.days.x_whole_years__mutmut_1', 'killed')]
    """
    for line in results.splitlines():
        name, _, end = line.strip().partition(": ")
        yield name, end


def read_mutant(name: str, shown: str) -> Mutant:
    """Return the mutant of this name from the difference that mutmut shows.

    Its number is left out: that changes with every edit of the function.
    """
    lines = [line for line in shown.splitlines() if re.match(r"[-+](?![-+]{2} )", line)]
    was, became = (
        "\n".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+"
    )
    module, _, function = name.rpartition("__mutmut_")[0].rpartition(".")
    return Mutant(
        f"{module}.{re.sub('^x_?', '', function).strip('ǁ').replace('ǁ', '.')}", was, became
    )


def _bound_memory() -> None:
    """Let this process and those that it starts fail rather than hold more memory."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _mutmut(root: Path, *words: str) -> str:
    command = [_program(), *words]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def _program() -> str:
    return str(Path(sys.executable).with_name("mutmut"))


if __name__ == "__main__":
    sys.exit(main())
