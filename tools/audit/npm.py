"""How package-lock.json is asked about: `npm audit`, and a line for each hole in what it prints."""

from typing import Any

from tools.audit import Audit, NotAskedError


def read(report: dict[str, Any]) -> list[str]:
    """Return a line for each hole that npm found. Raises NotAskedError where it was refused an answer.

    >>> hole = {"name": "ws", "severity": "high", "title": "Ends", "range": "<8.17.1"}
    >>> read({"vulnerabilities": {"ws": {"via": [hole]}, "who-needs-ws": {"via": ["ws"]}}})
    ['ws <8.17.1: Ends (high)']
    """
    if "vulnerabilities" not in report:
        raise NotAskedError
    # What only needs a package with a hole names that package.
    found = (via for each in report["vulnerabilities"].values() for via in each["via"])
    return [
        f"{hole['name']} {hole['range']}: {hole['title']} ({hole['severity']})"
        for hole in found
        if not isinstance(hole, str)
    ]


NPM = Audit("package-lock.json", ("npm", "audit", "--package-lock-only", "--json"), read)
