"""Takes files and folders; gives one digest of all that is in them, and remembers it by name."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield every file at or below the paths, in order, without Python's own byte code.

    Raises FileNotFoundError for a path that is not there: an input that was renamed is no input.
    """
    for path in paths:
        if path.is_dir():
            below = sorted(found for found in path.rglob("*") if found.is_file())
            yield from (found for found in below if "__pycache__" not in found.parts)
        elif path.is_file():
            yield path
        else:
            raise FileNotFoundError(path)


def integrity(content: bytes) -> str:
    """Return how a browser names what a file must hold.

    >>> integrity(b"")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{b64encode(hashlib.sha256(content).digest()).decode()}"


def digest(root: Path, paths: Iterable[Path], settings: Iterable[str] = ()) -> str:
    """Return the SHA-256, in hex, of the files' contents and of their places under root.

    The settings are further inputs that stand in no file, such as an environment variable.
    """
    total = hashlib.sha256("\0".join(settings).encode())
    for path in files_in(paths):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


class Ledger:
    """The digests of the inputs from which each thing was last made, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def says(self, name: str, value: str) -> bool:
        """Return whether the thing of this name was last made from inputs of this digest."""
        file = self._folder / name
        return file.exists() and file.read_text() == value

    def note(self, name: str, value: str) -> None:
        """Remember the digest from which the thing was made."""
        self._folder.mkdir(exist_ok=True)
        (self._folder / name).write_text(value)
