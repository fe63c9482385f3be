"""Writes `_headers`, which many hosts of plain files read: paths, and below each what is sent with it."""

from collections.abc import Collection

from tools.hosting.rules import PARTS, Part

ANY_EDITION = ":edition/"


def headers_file(path: str, shared: Collection[str] | None = None) -> str:
    """Return the file for a site at a path of its host, with a slash at both ends.

    `shared` names the folders that stand beside the editions, where the site has any; all else is in each.

    >>> print(headers_file("/help/").splitlines()[0])
    /help/*
    >>> [line for line in headers_file("/help/", ["runtime"]).splitlines() if "assets/*" in line]
    ['/help/:edition/assets/*']
    """
    return "\n".join(_lines(path, part, shared) for part in PARTS)


def _lines(path: str, part: Part, shared: Collection[str] | None) -> str:
    stands_in_each = shared is not None and part.below and part.below.rstrip("/") not in shared
    edition = ANY_EDITION if stands_in_each else ""
    sent = "".join(f"  {name}: {value}\n" for name, value in part.send.items())
    return f"{path}{edition}{part.below}*\n{sent}"
