"""The record of a pack: what a start needs to know of its files, how much they weigh, and their hashes."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.digest import integrity


@dataclass(frozen=True)
class Names:
    """The names of the files that a start fetches; the last three only where an image fails."""

    script: str = "pyodide.asm.js"
    code: str = "pyodide.asm.wasm"
    image: str = "memory.wasm"
    birth: str = "birth.wasm"
    library: str = "library.zip"
    archive: str = "checker.zip"


LOADED = Names()


def write(record: Path, runtime: str, pack: str, made_from: Mapping[str, str]) -> None:
    """Write the record beside the pack that it describes. `runtime` and `pack` are folders of the site."""
    files = {path.name: path for folder in (runtime, pack) for path in _files(record, folder)}
    folders = dict.fromkeys(files, pack) | {path.name: runtime for path in _files(record, runtime)}
    started = [LOADED.script, LOADED.code, LOADED.image]
    sizes = {folders[name] + name: measured(files[name]) for name in started}
    written = {
        "runtime": runtime,
        "pack": pack,
        "start": {
            **asdict(LOADED),
            # What comes, as it lies there and as it is sent: for the progress that a page shows.
            "bytes": sum(size["raw"] for size in sizes.values()),
            "download": sum(size["gzip"] for size in sizes.values()),
            "integrity": {name: integrity(path.read_bytes()) for name, path in files.items()},
        },
        "sizes": sizes,
        "sha256": {folders[name] + name: sha256(path).hex() for name, path in files.items()},
        **made_from,
    }
    record.write_text(json.dumps(written, indent=1) + "\n")


def _files(record: Path, folder: str) -> list[Path]:
    return sorted(path for path in (record.parent / "pack" / folder).iterdir() if path.is_file())


def measured(file: Path) -> dict[str, int]:
    """Return a file's size as it lies there, and as a host sends it that compresses everything."""
    content = file.read_bytes()
    return {"raw": len(content), "gzip": len(gzip.compress(content, mtime=0))}


def sha256(file: Path) -> bytes:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).digest()
