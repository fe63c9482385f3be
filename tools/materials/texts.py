"""Writes the text that each licence wants to be handed on with, and what shows how we change Pyodide."""

import json
import re

from tools.digest import files_in
from tools.pack.archive import zipped

from .parts import NODE_MODULES, ROOT, Part

SPDX = NODE_MODULES / "spdx-license-list" / "licenses"
# Lines in which a standard text wants names; these stand above it.
BLANK = re.compile(
    r"^.*(?:<(?:year|copyright|owner|url)\b|\bYEAR by AUTHOR\b).*\n+", re.MULTILINE | re.IGNORECASE
)
CHANGES = "changes-to-pyodide.zip"
CHANGED_BY = ("tools/pack", "overrides/assets/dispute-checker/python.js")
RULE = "\n" + "-" * 80 + "\n\n"


def name(part: Part) -> str:
    """Return what the file with a part's licence is called.

    >>> name(Part(name="Font Awesome Free", what="", licence=""))
    'font-awesome-free.txt'
    """
    return f"{re.sub(r'[^a-z0-9]+', '-', part.name.lower()).strip('-')}.txt"


def of(part: Part) -> str:
    """Return a part's notice and licence: the text that came with it, or else that of the SPDX list."""
    head = " ".join(filter(None, (part.name, part.version))) + f": {part.licence}\n"
    notice = head + "".join(f"{holder}\n" for holder in part.holders)
    own = [file.read_text(encoding="utf-8") for file in part.texts]
    return RULE.join((notice, *(own or map(standard, ids(part.licence)))))


def ids(expression: str) -> list[str]:
    """Return the licences that an SPDX expression names; an exception only takes away from what one asks.

    >>> ids("MIT OR NCSA"), ids("Apache-2.0 WITH LLVM-exception")
    (['MIT', 'NCSA'], ['Apache-2.0'])
    """
    return re.split(r" (?:OR|AND) ", re.sub(r" WITH \S+", "", expression))


def standard(licence: str) -> str:
    """Return the text of a licence as the SPDX list has it, without the lines for names."""
    text: str = json.loads((SPDX / f"{licence}.json").read_text(encoding="utf-8"))["licenseText"]
    return BLANK.sub("", text)


def changes() -> bytes:
    """Return, as a zip, the source of all that changes Pyodide's files, and Python's among them."""
    files = files_in(ROOT / path for path in CHANGED_BY)
    return zipped({file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files})
