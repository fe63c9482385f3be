"""Pyodide's code without the names that nobody uses, and apart from its data.

The data goes into a file of its own, because the memory image holds it already.
"""

from collections.abc import Collection
from typing import NamedTuple

from tools.steps import BuildError

from . import wasm
from .stock import Stock

# What the script's own start uses without naming it as it names the others.
ALWAYS = frozenset({"__main_argc_argv", "__wasm_call_ctors", "__wasm_apply_data_relocs"})


class Parts(NamedTuple):
    """The code as a module of WebAssembly, and the data that its memory holds at first."""

    code: bytes
    data: bytes


def split(stock: Stock, names: Collection[str]) -> Parts:
    """Return the code, which gives out only `names`, and its data.

    Raises BuildError for a name that it lacks.
    """
    sections = dict(wasm.sections(stock.code))
    given_out = {each.name: each.entry for each in wasm.exports(sections[wasm.EXPORTS])}
    if missing := {*names} - given_out.keys():
        message = f"pack: Pyodide has no function {', '.join(sorted(missing))}"
        raise BuildError(message)
    kept = [entry for name, entry in given_out.items() if name in names or name in ALWAYS]
    head, data = _data(sections[wasm.DATA])
    changed = {
        wasm.EXPORTS: wasm.vector(kept),
        wasm.DATA: head + wasm.encoded(0),
    }
    return Parts(wasm.replaced(stock.code, changed), data)


def _data(section: bytes) -> tuple[bytes, bytes]:
    """Return what says where the only piece of data goes, and the data."""
    start = section.index(bytes([wasm.END])) + 1
    size, at = wasm.number(section, start)
    assert len(section) == at + size, "Pyodide's data is one piece"
    return section[:start], section[at:]
