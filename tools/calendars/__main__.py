"""`python -m tools.calendars` rebuilds the calendars; `--snapshot` keeps their days for the tests."""

import sys
from datetime import UTC, datetime

from . import build, rules, snapshot
from .left import warnings


def main(arguments: list[str]) -> int:
    """Build, say what ends soon, and return 0; return 2 with one line for a bad entry of banks.toml."""
    try:
        banks = rules.load()
        build(banks=banks)
        if "--snapshot" in arguments:
            snapshot.keep(banks)
    except rules.BadEntry as bad:
        sys.stderr.write(f"{bad}\n")
        return 2
    for line in warnings(datetime.now(UTC).date(), banks):
        sys.stderr.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
