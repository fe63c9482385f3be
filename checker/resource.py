"""Reads a data file that lies beside a module: the module's spec and a name go in, bytes come out.

The import system's own loader does the reading, so it works from a folder, a zip and in the browser.
"""

from importlib.machinery import ModuleSpec
from os.path import dirname, join
from typing import cast


def read(spec: ModuleSpec, name: str) -> bytes:
    """Return the bytes of the file `name` beside the module that `spec` describes.

    Raises FileNotFoundError (or OSError inside a zip) where there is no such file.
    """
    loader = spec.loader
    assert loader is not None and spec.origin is not None, f"{spec.name} was not loaded from a file"
    get_data = cast("object", loader).get_data  # type: ignore[attr-defined]
    return cast(bytes, get_data(join(dirname(spec.origin), name)))
