"""Byte code without its tables of lines and its file names, a third of it: nobody reads a traceback."""

import marshal
from types import CodeType

from .archive import Files

HEADER = 16  # of a .pyc, before the code


def without(files: Files) -> dict[str, bytes]:
    """Return the files with each `.pyc` stripped of what only a traceback shows."""
    return {
        name: _stripped(content) if name.endswith(".pyc") else content
        for name, content in files.items()
    }


def _stripped(content: bytes) -> bytes:
    code = marshal.loads(content[HEADER:])  # noqa: S302 (our own file)
    return content[:HEADER] + marshal.dumps(_bare(code))


def _bare(code: CodeType) -> CodeType:
    constants = (_bare(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_filename="", co_consts=tuple(constants))
