"""Stands in for the library's `inspect`, of which only the making of dataclasses needs something."""

from typing import Any


def get_annotations(owner: type) -> dict[str, Any]:
    """Return the annotations of a class's own body."""
    return dict(owner.__dict__.get("__annotations__", {}))


def signature(_: object) -> str:
    """Raise TypeError: a class that nobody reads about needs no text that describes it."""
    raise TypeError
