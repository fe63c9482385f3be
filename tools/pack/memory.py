"""Memory as a WebAssembly module of data alone: to instantiate it is to fill the memory.

So a browser needs no reader for it, and a host sends it as it sends all code.
"""

import re
from collections.abc import Mapping

from .wasm import (
    CONST,
    DATA,
    END,
    EXPORTS,
    GLOBALS,
    I32,
    IMPORTS,
    encoded,
    joined,
    named,
    signed,
    sized,
    vector,
)

# Each piece of data costs some bytes of its own, so a short gap between two is filled with zeros.
FILLED = re.compile(rb"[^\0]+(?:\0{1,12}[^\0]+)*")


def module(memory: bytes, start: int = 0, marks: Mapping[str, int] | None = None) -> bytes:
    """Return the module that puts `memory` at the address `start`; `marks` are numbers that it exports."""
    pieces = [(start + found.start(), found[0]) for found in FILLED.finditer(memory)]
    marks = marks or {}
    pages = 1
    numbers = [bytes([I32, 0, CONST]) + signed(mark) + bytes([END]) for mark in marks.values()]
    names = [named(name) + b"\3" + encoded(at) for at, name in enumerate(marks)]
    filled = [bytes([0, CONST]) + signed(at) + bytes([END]) + sized(piece) for at, piece in pieces]
    return joined(
        [
            (IMPORTS, vector([named("python") + named("memory") + bytes([2, 0, pages])])),
            (GLOBALS, vector(numbers)),
            (EXPORTS, vector(names)),
            (DATA, vector(filled)),
        ]
    )
