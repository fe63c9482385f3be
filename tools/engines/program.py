"""Finds the programs of Firefox and WebKit, and installs Debian's packages of those that are missing."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tools import apt


@dataclass(frozen=True)
class Program:
    """A program by the names that it may have, and Debian's package of it."""

    names: tuple[str, ...]
    package: str

    def is_there(self) -> bool:
        """Say whether it is installed."""
        return any(map(shutil.which, self.names))

    def find(self) -> Path:
        """Return where it is. Raises NotInstalledError, which says what to do, where it is not."""
        for found in map(shutil.which, self.names):
            if found:
                return Path(found)
        message = f"{self.names[0]} is missing: install Debian's {self.package}, then try again"
        raise apt.NotInstalledError(message)


FIREFOX = Program(("firefox-esr", "firefox"), "firefox-esr")
# What drives WebKit knows where its browser is: they come together.
WEBKIT = Program(("WebKitWebDriver",), "webkit2gtk-driver")
# A screen in memory: WebKit has no way to run without one.
SCREEN = Program(("Xvfb",), "xvfb")
ALL = (FIREFOX, WEBKIT, SCREEN)


def ensure() -> None:
    """Install what is missing. Raises NotInstalledError, which says what to do, where that cannot be done."""
    missing = [each for each in ALL if not each.is_there()]
    if missing and not apt.can_install():
        missing[0].find()
    if missing:
        why = "the site is tried in Firefox and WebKit too"
        apt.install(*(each.package for each in missing), why=why)
