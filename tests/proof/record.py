"""Compares what the proof asks with tools/proven.toml, whose sum the page "About" prints."""

import tomllib
from pathlib import Path

FILE = Path(__file__).parents[2] / "tools" / "proven.toml"
PROVEN = tomllib.loads(FILE.read_text(encoding="utf-8"))


def compare(part: str, requests: int) -> None:
    """Raise AssertionError, with the right line, where the file has another number for this part."""
    line = f'"{part}" = {requests}'
    known = PROVEN["requests"].get(part)
    assert known == requests, f"tools/proven.toml has {known} requests here; write: {line}"
