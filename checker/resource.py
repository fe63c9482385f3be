"""Reads a data file that lies beside a module: the module's spec and a name go in, bytes come out.

The import system's own loader does the reading: it works from a folder, a zip and in the browser.
"""

from importlib.machinery import ModuleSpec
from os.path import dirname, join
from typing import Protocol, cast


class ResourceLoader(Protocol):
    """A loader of the import system that can read files; those for folders and for zips all can."""

    def get_data(self, path: str) -> bytes:
        """Return the bytes of the file at `path`."""
        ...


def read(spec: ModuleSpec | None, name: str) -> bytes:
    """Return the bytes of the file `name` beside the module that `spec` describes.

    Raises OSError where there is no such file.
    """
    assert spec is not None, "only a module that was imported has files beside it"
    assert spec.origin is not None
    return cast("ResourceLoader", spec.loader).get_data(join(dirname(spec.origin), name))
