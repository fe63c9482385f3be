"""Times of starts: contestants in turn, each with a new profile, then again on it in another browser."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright
from playwright.sync_api import TimeoutError as NoAnswerInTime

from .contestants import Contestant
from .host import Shelves, hosting
from .line import NONE, Speed
from .visit import Visit, browsing
from .wire import by_part

# A browser keeps compiled code some seconds after the last that was compiled.
STAYS = 5.0


@dataclass(frozen=True, slots=True)
class Start:
    """One visit of a contestant, `cold` or `warm`, on a line and a processor."""

    name: str
    line: str
    slower: int
    kind: str
    visit: Visit


class Course:
    """Contestants on one host. `parts` is what each one's last first visit cost on the wire."""

    def __init__(self, playwright: Playwright, contestants: Sequence[Contestant]) -> None:
        self._playwright = playwright
        self._contestants = contestants
        self._shelves = Shelves(contestants)
        self.parts: dict[str, dict[str, dict[str, int]]] = {}

    def run(self, rounds: int, speed: Speed = NONE, slower: int = 1) -> Iterator[Start]:
        """Yield the starts of all contestants in turn, so many rounds."""
        with hosting(self._shelves) as address:
            for _ in range(rounds):
                for number, each in enumerate(self._contestants):
                    asked = (each, f"{address}{number}/{each.start}", speed, slower)
                    try:
                        yield from self._both(*asked)
                    except NoAnswerInTime:
                        # A run takes an hour: one moment of a busy machine must not end it.
                        yield from self._both(*asked)

    def _both(self, contestant: Contestant, address: str, speed: Speed, slower: int) -> list[Start]:
        starts = []
        with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            for kind, stays in (("cold", STAYS), ("warm", 0)):
                self._shelves.through(speed)
                with browsing(self._playwright, Path(profile), slower) as browser:
                    seen = browser.visit(address)
                    time.sleep(stays)
                if kind == "cold":
                    self.parts[contestant.name] = by_part(self._shelves.sent, self._shelves.files)
                starts.append(Start(contestant.name, speed.name, slower, kind, seen))
        return starts
