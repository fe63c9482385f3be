"""Reads `parts.toml`, asks the installed packages for what they alone know, and returns the parts."""

import importlib.metadata
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tools.steps import BuildError

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("parts.toml")
NODE_MODULES = ROOT / "node_modules"
_TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Part:
    """A thing that others have made: what it is for, its version where that is known, its licence by SPDX.

    `within` names the part in which it lies, `registry` says where a package of its name is kept, and
    `source` where its source is. `texts` hold its licence's own text, `changed` says whether we change it.
    """

    name: str
    what: str
    licence: str
    version: str | None = None
    within: str | None = None
    registry: str | None = None
    source: str | None = None
    holders: tuple[str, ...] = ()
    texts: tuple[Path, ...] = ()
    changed: bool = False


@cache
def read() -> tuple[Part, ...]:
    """Return all parts. Raises BuildError for one that is not found where `parts.toml` says that it lies."""
    return tuple(map(_part, _TABLE["part"]))


def own() -> Part:
    """Return this project itself, by what it says of itself in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Part(
        name=project["name"],
        what=project["description"],
        licence=project["license"],
        version=project["version"],
        texts=tuple(ROOT / name for name in project["license-files"]),
    )


def place(name: str) -> Path:
    """Return the file or folder at a place of `parts.toml`. Raises BuildError where there is not just one."""
    inside, pattern = _TABLE["places"][name]
    package = find_spec(inside)
    folder = Path(package.origin).parent if package and package.origin else ROOT / inside
    found: list[Path] = [*folder.glob(pattern)]
    if len(found) != 1:
        message = f"materials: {len(found)} files are {inside}/{pattern}, and one should be"
        raise BuildError(message)
    return found[0]


def _part(entry: Mapping[str, Any]) -> Part:
    told = {name: entry[name] for name in ("name", "what", "within", "registry") if name in entry}
    told |= {"holders": tuple(entry.get("holders", ())), "changed": entry.get("changed", False)}
    if "registry" in entry:
        return Part(**told, **_PACKAGES[entry["registry"]](entry["name"]))
    text, _, below = entry.get("text", "").partition("/")
    texts = (place(text) / below,) if text else ()
    return Part(**told, licence=entry["licence"], version=_version(entry), texts=texts)


def _version(entry: Mapping[str, Any]) -> str | None:
    """Return the version that the part itself states, if it does."""
    if "seen" not in entry:
        return None
    content = place(entry["file"]).read_bytes()
    seen = re.search(entry["seen"].encode(), content)
    if seen is None:
        message = f"materials: {entry['name']} is not in the {entry['file']} any more"
        raise BuildError(message)
    return seen[1].decode().replace("_", ".") if seen.groups() else None


def _of_pypi(name: str) -> dict[str, Any]:
    # Its `files` looks for each of them on the disk, and the theme has thousands.
    package = importlib.metadata.distribution(name)
    urls = dict(line.split(", ", 1) for line in package.metadata.get_all("Project-URL", []))
    return {
        "version": package.version,
        "licence": package.metadata["License-Expression"],
        "source": urls.get("Source") or urls.get("Repository"),
        "texts": tuple(
            Path(str(package.locate_file(line.partition(",")[0])))
            for line in (package.read_text("RECORD") or "").splitlines()
            if ".dist-info/licenses/" in line
        ),
    }


def _of_npm(name: str) -> dict[str, Any]:
    package = json.loads((NODE_MODULES / name / "package.json").read_text(encoding="utf-8"))
    return {
        "version": package["version"],
        "licence": package["license"],
        "source": package["repository"]["url"].removeprefix("git+").removesuffix(".git"),
    }


_PACKAGES = {"pypi": _of_pypi, "npm": _of_npm}
