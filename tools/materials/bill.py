"""Writes the bill of materials: parts go in, a document of CycloneDX comes out, as data."""

from collections.abc import Iterable
from typing import Any

from .parts import Part

# What is generally understood; https://cyclonedx.org says what the fields mean.
FORMAT = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
# What a part is changed in stands on a page of the site.
CHANGED = "changed for this site, as the page about licences says"


def of(own: Part, parts: Iterable[Part]) -> dict[str, Any]:
    """Return the bill of `own`: every part, and in it those that lie within.

    It bears no hour and no number of its own, so that the same parts give the same bytes.
    """
    listed = [*parts]
    return FORMAT | {
        "metadata": {"component": {"type": "application"} | _component(own)},
        "components": [
            _component(part, [inner for inner in listed if inner.within == part.name])
            for part in listed
            if part.within is None
        ],
    }


def _component(part: Part, inside: Iterable[Part] = ()) -> dict[str, Any]:
    component: dict[str, Any] = {"type": "library", "bom-ref": part.name, "name": part.name}
    component["description"] = part.what
    component["licenses"] = [licence(part.licence)]
    if part.version:
        component["version"] = part.version
    if part.holders:
        component["copyright"] = "\n".join(part.holders)
    if part.registry:
        component["purl"] = f"pkg:{part.registry}/{part.name}@{part.version}"
    if part.source:
        component["externalReferences"] = [{"type": "vcs", "url": part.source}]
    if part.changed:
        component["pedigree"] = {"notes": CHANGED}
    if inner := [_component(each) for each in inside]:
        component["components"] = inner
    return component


def licence(expression: str) -> dict[str, Any]:
    """Return how the bill names a licence.

    >>> licence("MIT"), licence("MIT OR NCSA")
    ({'license': {'id': 'MIT'}}, {'expression': 'MIT OR NCSA'})
    """
    return {"expression": expression} if " " in expression else {"license": {"id": expression}}
