"""How requirements.lock is asked about: pip-audit, and a line for each hole in what it prints."""

import sys
from typing import Any

from tools.audit import Audit, NotAskedError

LOCK = "requirements.lock"
# The list of all open source. Where pip-audit cannot reach it, it fails; where the registry's own list,
# which it asks by default, refuses every answer, it says that nothing has a hole.
LIST = "osv"


def read(report: dict[str, Any]) -> list[str]:
    """Return a line for each hole that pip-audit found. Raises NotAskedError where it skipped a package.

    >>> read({"dependencies": [{"name": "six", "version": "1.0", "vulns": [
    ...     {"id": "PYSEC-1", "fix_versions": ["1.1"]}, {"id": "PYSEC-2", "fix_versions": []}]}]})
    ['six 1.0: PYSEC-1, mended in 1.1', 'six 1.0: PYSEC-2, not mended']
    """
    packages = report["dependencies"]
    if not packages or any("skip_reason" in package for package in packages):
        raise NotAskedError
    return [
        f"{package['name']} {package['version']}: {hole['id']}, {mended(hole['fix_versions'])}"
        for package in packages
        for hole in package["vulns"]
    ]


def mended(versions: list[str]) -> str:
    """Return in words which versions have a hole no more."""
    return f"mended in {' and '.join(versions)}" if versions else "not mended"


PYTHON = Audit(
    LOCK,
    (
        *(sys.executable, "-m", "pip_audit", "--requirement", LOCK, "--disable-pip"),
        *("--vulnerability-service", LIST, "--format", "json", "--progress-spinner", "off"),
    ),
    read,
)
