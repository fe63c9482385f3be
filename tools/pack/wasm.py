"""A WebAssembly file as its sections: bytes go in, (id, content) pairs come out, and back again."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

MAGIC = b"\0asm\x01\0\0\0"
IMPORTS, GLOBALS, EXPORTS, CODE, DATA = 2, 6, 7, 10, 11
FUNCTION, TABLE, MEMORY, GLOBAL = 0, 1, 2, 3
I32, CONST, END = 0x7F, 0x41, 0x0B

type Section = tuple[int, bytes]


class Export(NamedTuple):
    """What a module gives out: its name, its kind, its number, and all that as it stands there."""

    name: str
    kind: int
    number: int
    entry: bytes


def sections(module: bytes) -> list[Section]:
    """Return the sections of a module in their order, each as its id and its content."""
    found = []
    at = len(MAGIC)
    while at < len(module):
        kind = module[at]
        size, start = number(module, at + 1)
        at = start + size
        found.append((kind, module[start:at]))
    return found


def joined(parts: Iterable[Section]) -> bytes:
    """Return the module that has these sections."""
    return MAGIC + b"".join(bytes([kind]) + sized(content) for kind, content in parts)


def replaced(module: bytes, changed: Mapping[int, bytes]) -> bytes:
    """Return the module with other content in the sections of these ids."""
    return joined((kind, changed.get(kind, content)) for kind, content in sections(module))


def imports(content: bytes) -> Iterator[tuple[str, int]]:
    """Yield the name of each import, without that of the module it is asked from, and of what kind it is."""
    count, at = number(content, 0)
    for _ in range(count):
        _, at = _name(content, at)
        name, at = _name(content, at)
        yield name, content[at]
        at = _behind_its_type(content, at)


def _name(content: bytes, at: int) -> tuple[str, int]:
    length, at = number(content, at)
    return content[at : at + length].decode(), at + length


def _behind_its_type(content: bytes, at: int) -> int:
    """Return the place behind what an import is: a function, a table, a memory, a global or a tag."""
    kind, at = content[at], at + 1
    if kind in (TABLE, MEMORY):
        at += kind == TABLE  # a byte says what lies in it
        has_most = content[at] & 1
        _, at = number(content, at + 1)
        return number(content, at)[1] if has_most else at
    return number(content, at if kind == FUNCTION else at + 1)[1]


def exports(content: bytes) -> Iterator[Export]:
    """Yield what the section of exports holds."""
    count, at = number(content, 0)
    for _ in range(count):
        start = at
        name, at = _name(content, at)
        kind = content[at]
        index, at = number(content, at + 1)
        yield Export(name, kind, index, content[start:at])


def functions(content: bytes) -> Iterator[bytes]:
    """Yield each function of the section of code: its variables, and then what it does."""
    count, at = number(content, 0)
    for _ in range(count):
        size, start = number(content, at)
        at = start + size
        yield content[start:at]


def behind_its_variables(function: bytes) -> int:
    """Return the place where what a function does begins."""
    count, at = number(function, 0)
    for _ in range(count):
        _, at = number(function, at)
        at += 1  # a byte says of which type they are
    return at


def vector(entries: Collection[bytes]) -> bytes:
    """Return entries as they stand in a section: how many there are, and then each."""
    return encoded(len(entries)) + b"".join(entries)


def named(text: str) -> bytes:
    """Return a name as it is written in a module."""
    return sized(text.encode())


def sized(content: bytes) -> bytes:
    """Return bytes with their number before them."""
    return encoded(len(content)) + content


def number(content: bytes, at: int) -> tuple[int, int]:
    """Return the unsigned number (LEB128) that begins at a place, and the place behind it.

    >>> number(bytes([0xE5, 0x8E, 0x26]), 0)
    (624485, 3)
    """
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def encoded(value: int) -> bytes:
    """Return a number as it is written in a module.

    >>> encoded(624485).hex()
    'e58e26'
    """
    parts = []
    while value >= 0x80:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def signed(value: int) -> bytes:
    """Return a number as it is written where a negative one may stand.

    >>> signed(64).hex(), signed(63).hex()
    ('c000', '3f')
    """
    parts = []
    while value >= 0x40:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])
