"""Builds what the browser runs: Pyodide, a small standard library and the packed checker.

`build()` leaves them in `build/pack/`, laid out as in the site, and their addresses in
`build/pack.json`.
"""

from .assembly import build

__all__ = ["build"]
