"""The results of the last run that was to be shown: pages take their figures from this file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[2] / "docs" / "speed.json"


def write(results: Mapping[str, Any], file: Path = FILE) -> None:
    """Keep the results of a run for the pages."""
    file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(file: Path = FILE) -> dict[str, Any]:
    """Return the results that were kept, or nothing before the first run."""
    if not file.exists():
        return {}
    results: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return results
