"""What the bench's host has, and what it has sent."""

from dataclasses import dataclass

from tools.compress import ENCODINGS


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent: its bodies by their encoding, "" for none; its headers; a tag of its content."""

    bodies: dict[str, bytes]
    headers: tuple[tuple[str, str], ...]
    tag: str

    def chosen(self, accepted: str) -> str:
        """Return the encoding in which a browser that accepts these gets the file."""
        names = {name.partition(";")[0].strip() for name in accepted.split(",")}
        return next((each for each in ENCODINGS if each in names and each in self.bodies), "")


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent for one request: the address, and how many bytes the answer's head and body have."""

    path: str
    head: int
    body: int
