"""Keeps the number of requests that were proven, where the "About" page finds it: build/proof.json."""

import fcntl
import json
from pathlib import Path

FILE = Path(__file__).parents[2] / "build" / "proof.json"


def keep(part: str, requests: int, file: Path = FILE) -> None:
    """Write how many requests one part of the proof asked; the parts may run side by side."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        parts = json.loads(file.read_text())["parts"] if file.exists() else {}
        parts[part] = requests
        proof = {"requests": sum(parts.values()), "parts": dict(sorted(parts.items()))}
        # Whoever reads it meanwhile finds the old number or the new one, and never half a file.
        file.with_suffix(".new").write_text(json.dumps(proof, indent=2) + "\n")
        file.with_suffix(".new").replace(file)
    print(f"{part}: {requests:,} requests")
