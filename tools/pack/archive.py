"""Python files go in; a zip of byte code comes out, the same bytes for the same files."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

type Files = Mapping[str, bytes]

# -OO strips docstrings. With SOURCE_DATE_EPOCH, byte code bears its source's hash, not the hour.
REPRODUCIBLE = {"PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "315532800"}


def read(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def unzipped(archive: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name, folders left out."""
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name[-1] != "/"}


def zipped(files: Files, how: int = ZIP_DEFLATED) -> bytes:
    """Return a zip of the files.

    It is deflated, because most hosts compress by content type and send every zip as it lies there.
    """
    archive = BytesIO()
    with ZipFile(archive, "w") as opened:
        for name in sorted(files):
            # A ZipInfo made by hand bears the year 1980, not the hour of the build.
            opened.writestr(ZipInfo(name), files[name], how, compresslevel=9)
    return archive.getvalue()


def compiled(files: Files) -> dict[str, bytes]:
    """Return the files with each `.py` replaced by its `.pyc`, docstrings stripped.

    `pyodide py-compile` does it with this interpreter, whose minor version is Pyodide's. It needs
    no network.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "files.zip")
        path.write_bytes(zipped(files))
        program = str(Path(sys.executable).with_name("pyodide"))
        command = [program, "py-compile", "--silent", "--compression-level=0", str(path)]
        subprocess.run(command, env=os.environ | REPRODUCIBLE, check=True)
        return unzipped(path.read_bytes())


def digest(files: Files) -> str:
    """Return a short hash of names and contents, to stand in an address.

    >>> digest({"a": b"1", "b": b"2"}) == digest({"b": b"2", "a": b"1"}) != digest({"a": b"12"})
    True
    """
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{hashlib.sha256(files[name]).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]
