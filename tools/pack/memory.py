"""Memory as a WebAssembly module of data alone: to instantiate it is to fill the memory.

So a browser needs no reader for it, and a host sends it as it sends all code.
"""

import re
from collections.abc import Mapping

from .wasm import DATA, EXPORTS, IMPORTS, encoded, joined, signed

GLOBALS = 6
I32, CONST, END = 0x7F, 0x41, 0x0B
# Each piece of data costs some bytes of its own, so a short gap between two is filled with zeros.
FILLED = re.compile(rb"[^\0]+(?:\0{1,12}[^\0]+)*")


def module(memory: bytes, start: int = 0, marks: Mapping[str, int] | None = None) -> bytes:
    """Return the module that puts `memory` at the address `start`; `marks` are numbers that it exports."""
    pieces = [(start + found.start(), found[0]) for found in FILLED.finditer(memory)]
    marks = marks or {}
    pages = 1
    return joined(
        [
            (IMPORTS, _vector([_text("python") + _text("memory") + bytes([2, 0, pages])])),
            (
                GLOBALS,
                _vector(
                    [
                        bytes([I32, 0, CONST]) + signed(mark) + bytes([END])
                        for mark in marks.values()
                    ]
                ),
            ),
            (
                EXPORTS,
                _vector([_text(name) + b"\3" + encoded(at) for at, name in enumerate(marks)]),
            ),
            (
                DATA,
                _vector(
                    [
                        bytes([0, CONST]) + signed(at) + bytes([END]) + encoded(len(piece)) + piece
                        for at, piece in pieces
                    ]
                ),
            ),
        ]
    )


def _vector(entries: list[bytes]) -> bytes:
    return encoded(len(entries)) + b"".join(entries)


def _text(text: str) -> bytes:
    return encoded(len(text)) + text.encode()
