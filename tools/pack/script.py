"""Pyodide's script without what nothing reaches, and without its lines for functions that nobody calls.

It has a line for each of the thousands of names that the code gives out. A line is kept where the rest of
the script uses its variable, or `called` has its name.
"""

import json
import re
import subprocess
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tools.node import node

from . import wasm
from .stock import KNOWN, Stock

SHAKE = Path(__file__).with_name("shake.mjs")
# var _free=Module["_free"]=wasmExports["free"];  or, for an address,  var _stdout=Module["_stdout"]=3326440;
LINE = re.compile(
    r'var (?P<variable>\w+)=(?:Module\["\w+"\]=)?(?:wasmExports\["(?P<name>\w+)"\]|[\de]+);'
)
# Some of these functions return addresses, and are wrapped.
WRAPPED = re.compile(
    r'wasmExports\["(?P<name>\w+)"\]=makeWrapper_\w+\(wasmExports\["(?P=name)"\]\);'
)
LINES_BEGIN, WRAPPERS_BEGIN, WRAPPERS_END = (
    "var wasmExports=await createWasm();",
    "function applySignatureConversions(",
    "return wasmExports}function callMain(",
)
# What it reads as wasmExports.name, where the browser can switch stacks.
BY_NAME = re.compile(r"\bwasmExports\.(\w+)")


class Trimmed(NamedTuple):
    """A script, and the names that it and its callers want from the code."""

    script: str
    names: frozenset[str]


def trimmed(stock: Stock, called: Collection[str], *, shakes: bool = True) -> Trimmed:
    """Return the script, with the names that it uses and those that are `called` from elsewhere.

    Unless it `shakes` it, functions that nobody calls stay in it.
    """
    script = shaken(stock) if shakes else stock.script
    begin, middle, end = map(script.index, (LINES_BEGIN, WRAPPERS_BEGIN, WRAPPERS_END))
    head, lines, wrappers, tail = (
        script[:begin],
        script[begin:middle],
        script[middle:end],
        script[end:],
    )
    words = frozenset(re.findall(r"[\w$]+", head + tail))
    names = {*called, *BY_NAME.findall(head + tail)}

    def kept(line: re.Match[str]) -> str:
        if line["variable"] not in words and line["name"] not in called:
            return ""
        names.add(line["name"] or "")
        return line[0]

    lines = LINE.sub(kept, lines)
    wrappers = WRAPPED.sub(lambda line: line[0] if line["name"] in names else "", wrappers)
    return Trimmed(head + lines + wrappers + tail, frozenset(names - {""}))


def shaken(stock: Stock) -> str:
    """Return the script without the functions that neither it nor the code can call."""
    sections = dict(wasm.sections(stock.code))
    imported = (name for name, _ in wasm.imports(sections[wasm.IMPORTS]))
    return shake(stock.script, imported, KNOWN["unused"])


def shake(script: str, imported: Iterable[str], unused: Mapping[str, list[str]]) -> str:
    """Return what `shake.mjs` leaves of a script, of which the code has these names imported."""
    asked = {"script": script, "imported": [*imported], "unused": unused}
    done = subprocess.run(
        [node(), SHAKE],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return str(done.stdout)


def called(sources: Iterable[str]) -> set[str]:
    """Return the names of the C functions that our scripts call.

    >>> called(["this.c.free(at)"])
    {'free'}
    """
    return {name for source in sources for name in re.findall(r"\bc\.(\w+)", source)}
