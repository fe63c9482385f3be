"""One window of a real browser, and the little that a buyer does in it, whatever drives the browser."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

# Playwright looks as often, and for the same reason: nothing tells a page that something can be seen now.
WAIT = """(selector, text) => new Promise((resolve, reject) => {
  const given = setTimeout(() => reject(new Error(`never seen: ${selector} ${text}`)), 60_000);
  const look = () => {
    const found = (FIND)(selector);
    if (!found?.textContent.includes(text)) return requestAnimationFrame(look);
    clearTimeout(given);
    resolve(found.textContent.trim());
  };
  look();
})"""
FIND = (
    "(selector) => [...document.querySelectorAll(selector)].find((each) => each.checkVisibility())"
)

# Nothing lies over the middle of the window for long. What stays there from frame to frame can be pressed.
SHOW = """(selector) => new Promise((resolve) => {
  const look = (before) => {
    const found = (FIND)(selector);
    found?.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = found?.getBoundingClientRect() ?? {};
    const top = found && document.elementFromPoint(x + width / 2, y + height / 2);
    if (y === before && found?.contains(top)) resolve();
    else requestAnimationFrame(() => look(y));
  };
  look();
})"""

# A page may move in the moment before the press. What then lies under the pointer does not hear of it.
GUARD = """(selector) => {
  const found = (FIND)(selector);
  const kinds = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
  let isHit = false;
  const hear = (event) => {
    isHit ||= event.type === "click" && found.contains(event.target);
    // What a click leads to, as that on a label, lies elsewhere.
    if (isHit || found.contains(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const kind of kinds) addEventListener(kind, hear, true);
  window.wasHit = () => {
    for (const kind of kinds) removeEventListener(kind, hear, true);
    return isHit;
  };
}"""
# A page that was left by the press has forgotten it.
WAS_HIT = "() => window.wasHit?.() ?? true"
MOST_PRESSES = 10


def is_open(file: Path) -> bool:
    """Return whether a process of this machine has a file open."""
    for opened in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):  # it has been closed meanwhile
            if opened.readlink() == file:
                return True
    return False


class Window(ABC):
    """A window of a browser of this engine, started with an empty profile."""

    @abstractmethod
    def goto(self, address: str) -> None:
        """Load a page, and wait until it is complete."""

    @abstractmethod
    def back(self) -> None:
        """Go back to the page that was loaded before."""

    def press(self, selector: str) -> None:
        """Press the first visible element with the pointer, once it is there and stands still."""
        self.see(selector)
        for _ in range(MOST_PRESSES):
            self.run(SHOW.replace("FIND", FIND), selector)
            self.run(GUARD.replace("FIND", FIND), selector)
            if self.point(selector) and self.run(WAS_HIT):
                return
        raise AssertionError(f"never hit: {selector}")

    @abstractmethod
    def point(self, selector: str) -> bool:
        """Press an element with the pointer where it is; return whether that is in the window."""

    @abstractmethod
    def choose(self, selector: str, files: Iterable[Path]) -> None:
        """Choose files in a field, as if from the browser's own dialog."""

    @abstractmethod
    def call(self, function: str, given: str) -> str:
        """Call a JavaScript function with a text; return the text that it promises. Raises AssertionError."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Return the errors that the console has shown since it was asked last."""

    @property
    @abstractmethod
    def downloads(self) -> Path:
        """The folder in which the browser saves."""

    def saved(self, name: str) -> bytes:
        """Wait until a file was saved as a whole, and nobody has it open any more; return its bytes."""
        file = self.downloads / name
        while not file.exists() or not file.stat().st_size or is_open(file):
            self.run("() => new Promise(requestAnimationFrame)")
        return file.read_bytes()

    def is_there(self) -> bool:
        """Return whether the browser still runs."""
        return True

    def run(self, function: str, *given: object) -> Any:
        """Call a JavaScript function with what JSON can hold, and return what it promises."""
        text = f"async (given) => JSON.stringify(await ({function})(...JSON.parse(given)) ?? null)"
        return json.loads(self.call(text, json.dumps(given)))

    def see(self, selector: str, text: str = "") -> str:
        """Wait until an element can be seen and holds this text; return all of its text."""
        return str(self.run(WAIT.replace("FIND", FIND), selector, text))
