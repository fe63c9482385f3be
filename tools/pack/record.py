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
    """The names of the files that a start fetches; the last four only where the core or the image fails."""

    script: str = "pyodide.asm.js"
    core: str = "core.wasm"
    image: str = "memory.wasm"
    code: str = "pyodide.asm.wasm"
    birth: str = "birth.wasm"
    library: str = "library.zip"
    archive: str = "checker.zip"


LOADED = Names()
# How strongly hosts compress while they send.
USUAL = 6


def write(record: Path, runtime: str, pack: str, made_from: Mapping[str, str]) -> None:
    """Write the record beside the pack that it describes. `runtime` and `pack` are folders of the site."""
    files = {
        folder + path.name: path.read_bytes()
        for folder in (runtime, pack)
        for path in sorted((record.parent / "pack" / folder).iterdir())
        if path.name in asdict(LOADED).values()
    }
    started = (runtime + LOADED.script, pack + LOADED.core, pack + LOADED.image)
    sizes = {address: measured(files[address]) for address in started}
    written = {
        "runtime": runtime,
        "pack": pack,
        "start": {
            **asdict(LOADED),
            # What comes, as it lies there and as it is sent: for the progress that a page shows.
            "bytes": sum(size["raw"] for size in sizes.values()),
            "download": sum(size["gzip"] for size in sizes.values()),
            "integrity": {Path(address).name: integrity(files[address]) for address in files},
        },
        "sizes": sizes,
        "sha256": {address: hashlib.sha256(files[address]).hexdigest() for address in files},
        **made_from,
    }
    record.write_text(json.dumps(written, indent=1) + "\n")


def measured(content: bytes) -> dict[str, int]:
    """Return a file's size as it lies there, and as a host sends it that compresses everything."""
    return {"raw": len(content), "gzip": len(gzip.compress(content, USUAL, mtime=0))}
