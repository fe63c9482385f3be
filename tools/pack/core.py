"""The core of Pyodide's code: what runs while every kind of question is asked, and what that calls.

Each of the others is a trap in it. A browser that falls into one fetches the whole code, and asks again.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from . import wasm
from .code import ALWAYS

# In the code that notes what runs, the number of this name is 1 for a function that has run.
NOTE = "ran-"
SET = 0x24
# Calls a function by its number. What merely looks so, in another instruction, keeps one too many.
CALL = re.compile(rb"(?=\x10(?P<number>[\x80-\xff]{0,4}[\0-\x7f]))", re.DOTALL)
# A function without variables that does what cannot be done.
TRAP = bytes([0, 0x00, wasm.END])


def noting(code: bytes) -> bytes:
    """Return the code, which notes in numbers that it gives out which of its functions have run."""
    sections = dict(wasm.sections(code))
    functions = [*wasm.functions(sections[wasm.CODE])]
    own, at = wasm.number(sections[wasm.GLOBALS], 0)
    first = _imported(sections[wasm.IMPORTS], wasm.GLOBAL) + own
    notes = [wasm.encoded(first + number) for number in range(len(functions))]
    names = [f"{NOTE}{number}" for number in range(len(functions))]
    zero = bytes([wasm.I32, 1, wasm.CONST, 0, wasm.END])  # 1: it may change
    numbers = [sections[wasm.GLOBALS][at:], *(zero for _ in notes)]
    given_out = [
        *(each.entry for each in wasm.exports(sections[wasm.EXPORTS])),
        *map(_given_out, names, notes),
    ]
    changed = {
        wasm.GLOBALS: wasm.encoded(own + len(notes)) + b"".join(numbers),
        wasm.EXPORTS: wasm.vector(given_out),
        wasm.CODE: _code(map(_noting, functions, notes)),
    }
    return wasm.replaced(code, changed)


def only(code: bytes, ran: Collection[int]) -> bytes:
    """Return the code with traps for its functions, but for three kinds.

    These are the functions that `ran`, what they call by its number, and so on, whether they did so or not,
    and those that scripts may call. What of the last starts Python is of no use where it wakes.
    """
    sections = dict(wasm.sections(code))
    imported = _imported(sections[wasm.IMPORTS], wasm.FUNCTION)
    called = [
        each.number - imported
        for each in wasm.exports(sections[wasm.EXPORTS])
        if each.kind == wasm.FUNCTION and each.name not in ALWAYS
    ]
    functions = [*wasm.functions(sections[wasm.CODE])]
    kept = _reached(functions, ran, imported) | {*called}
    left = (each if at in kept else TRAP for at, each in enumerate(functions))
    return wasm.replaced(code, {wasm.CODE: _code(left)})


def _reached(functions: Sequence[bytes], ran: Iterable[int], imported: int) -> set[int]:
    reached = {*ran}
    waiting = [*reached]
    while waiting:
        for call in CALL.finditer(functions[waiting.pop()]):
            number = wasm.number(call["number"], 0)[0] - imported
            if 0 <= number < len(functions) and number not in reached:
                reached.add(number)
                waiting.append(number)
    return reached


def _imported(imports: bytes, wanted: int) -> int:
    """Return how many of a kind are imported: their numbers come first."""
    return sum(kind == wanted for _, kind in wasm.imports(imports))


def _given_out(name: str, note: bytes) -> bytes:
    return wasm.named(name) + bytes([wasm.GLOBAL]) + note


def _noting(function: bytes, note: bytes) -> bytes:
    at = wasm.behind_its_variables(function)
    return function[:at] + bytes([wasm.CONST, 1, SET]) + note + function[at:]


def _code(functions: Iterable[bytes]) -> bytes:
    return wasm.vector([wasm.sized(each) for each in functions])
