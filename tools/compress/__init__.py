"""Compresses files once, as small as it can be: content goes in; what a host sends of it comes out.

Brotli at its best takes some twenty seconds for the whole site, so what was compressed is kept in
`build/compressed/`, by the hash of its content.
"""

import hashlib
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.node import node

ROOT = Path(__file__).parents[2]
STORE = ROOT / "build" / "compressed"
PROGRAM = Path(__file__).with_name("compress.mjs")
# What a file's name ends in under each encoding; the better one first.
ENCODINGS = {"br": ".br", "gzip": ".gz"}
# All other types of the site are compressed by themselves.
SQUEEZED = frozenset({"css", "html", "js", "json", "map", "mjs", "svg", "txt", "wasm", "xml"})


def is_squeezed(name: str) -> bool:
    """Return whether a file of this name is worth compressing.

    >>> is_squeezed("refund/index.html"), is_squeezed("runtime/0a1b/library.zip")
    (True, False)
    """
    return name.rpartition(".")[2] in SQUEEZED


def compressed(contents: Iterable[bytes], store: Path = STORE) -> list[dict[str, bytes]]:
    """Return of each content its compressed bodies, by the names of their encodings.

    A body that is not smaller than the content is left out.
    """
    contents = list(contents)
    keys = [hashlib.sha256(content).hexdigest() for content in contents]
    _fill(dict(zip(keys, contents, strict=True)), store)
    return [
        {
            encoding: body
            for encoding, ending in ENCODINGS.items()
            if len(body := (store / f"{key}{ending}").read_bytes()) < len(content)
        }
        for key, content in zip(keys, contents, strict=True)
    ]


def beside(folder: Path, store: Path = STORE) -> int:
    """Leave beside each file of a folder what a host sends of it; return how many files that are."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = [path for path in found if is_squeezed(path.name)]
    made = 0
    for path, bodies in zip(files, compressed((f.read_bytes() for f in files), store), strict=True):
        for encoding, body in bodies.items():
            path.with_name(path.name + ENCODINGS[encoding]).write_bytes(body)
            made += 1
    return made


def _fill(wanted: dict[str, bytes], store: Path) -> None:
    """See to it that the store holds what is wanted."""
    store.mkdir(parents=True, exist_ok=True)
    ends = tuple(ENCODINGS.values())
    missing = [key for key in wanted if not all((store / f"{key}{end}").exists() for end in ends)]
    if not missing:
        return
    # On the same disk, so that a body is there at once and whole, or not at all.
    with TemporaryDirectory(dir=store) as folder:
        paths = [Path(folder, key) for key in missing]
        for path in paths:
            path.write_bytes(wanted[path.name])
        subprocess.run(
            [node(), PROGRAM], input=json.dumps([*map(str, paths)]), text=True, check=True
        )
        for path in paths:
            for end in ends:
                path.with_name(path.name + end).rename(store / f"{path.name}{end}")
