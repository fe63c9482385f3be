"""A slow line, shared by all that a browser fetches: so many bytes go in; how long they take comes out."""

import threading
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a line is: bytes a second, and seconds from a request to the first byte of its answer."""

    name: str
    rate: float
    delay: float

    @classmethod
    def of(cls, name: str, megabits: float, milliseconds: float) -> "Speed":
        """Return the speed in the units in which lines are sold.

        >>> Speed.of("mobile", 1.6, 150)
        Speed(name='mobile', rate=200000.0, delay=0.15)
        """
        return cls(name, megabits * 1e6 / 8, milliseconds / 1000)


NONE = Speed.of("none", float("inf"), 0)
# The last is what Lighthouse takes for a phone's.
SPEEDS = (NONE, Speed.of("10 Mbit/s, 40 ms", 10, 40), Speed.of("1.6 Mbit/s, 150 ms", 1.6, 150))
# A piece takes 5 ms, so that answers that come at the same time share the line evenly.
PIECE_LASTS = 0.005
LEAST, MOST = 1_000, 65_536


@dataclass(slots=True)
class Line:
    """One line. Whoever sends reserves a stretch of it for each piece, and waits until that is over."""

    speed: Speed
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def piece(self) -> int:
        """How many bytes are sent at once."""
        return int(min(max(self.speed.rate * PIECE_LASTS, LEAST), MOST))

    def reserve(self, size: int, now: float) -> float:
        """Return how many seconds to wait from `now` until `size` bytes have come through.

        >>> line = Line(Speed("slow", rate=100, delay=0))
        >>> line.reserve(50, now=10), line.reserve(50, now=10), line.reserve(100, now=20)
        (0.5, 1.0, 1.0)
        """
        with self._lock:
            self._free_at = max(self._free_at, now) + size / self.speed.rate
            return self._free_at - now
