"""The data of modules that no checker needs is zeroed, and the modules refuse to be imported."""

from .stock import KNOWN

START = KNOWN["memory"]["data"]
MODULES = tuple(module for dead in KNOWN["dead"] for module in dead["modules"])
# Python imports this module of the library by itself when it starts.
FORBIDDING = "sitecustomize.py"
FORBIDS = f"import sys\nsys.modules.update(dict.fromkeys({MODULES!r}))\n".encode()


def zeroed(data: bytes) -> bytes:
    """Return Pyodide's data with zeros in place of what is dead."""
    living = bytearray(data)
    for dead in KNOWN["dead"]:
        start, end = dead["from"] - START, dead["to"] - START
        living[start:end] = bytes(end - start)
    return bytes(living)
