"""A WebAssembly file as its sections: bytes go in, (id, content) pairs come out, and back again."""

from collections.abc import Iterable, Iterator

MAGIC = b"\0asm\x01\0\0\0"
IMPORTS, EXPORTS, DATA = 2, 7, 11
FUNCTION, TABLE, MEMORY = 0, 1, 2
END = 0x0B  # of an expression

type Section = tuple[int, bytes]


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
    return MAGIC + b"".join(
        bytes([kind]) + encoded(len(content)) + content for kind, content in parts
    )


def imports(content: bytes) -> Iterator[str]:
    """Yield each name in the section of imports, without that of the module it is asked from."""
    count, at = number(content, 0)
    for _ in range(count):
        _, at = _name(content, at)
        name, at = _name(content, at)
        yield name
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


def exports(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each entry of the section of exports: its name, and the whole entry as it stands there."""
    count, at = number(content, 0)
    for _ in range(count):
        start = at
        name, at = _name(content, at)
        _, at = number(content, at + 1)  # one byte says of what kind it is
        yield name, content[start:at]


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
