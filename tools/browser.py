"""Finds the Chromium or Chrome that tests and pictures use; installs one where there is none.

`python -m tools.browser` is part of `make setup`: silent when a browser is there.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS_APPS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)

# A browser that talks to nobody but the pages under test.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class NoBrowserError(RuntimeError):
    """No Chromium or Chrome is there; the message says what to do."""


def find(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the browser's program: $CHROMIUM, else one on PATH, else Playwright's own.

    Raises NoBrowserError when there is none, or when $CHROMIUM names no program.
    """
    named = environ.get("CHROMIUM")
    if named:
        program = shutil.which(named, path=environ.get("PATH"))
        if program is None:
            message = f"CHROMIUM={named} is no program: correct it, or unset it"
            raise NoBrowserError(message)
        return Path(program)
    on_path = (shutil.which(name, path=environ.get("PATH")) for name in NAMES)
    places = (*(Path(found) for found in on_path if found), *MACOS_APPS)
    for candidate in chain(places, _playwrights_own()):
        if candidate.is_file():
            return candidate
    message = "no Chromium or Chrome is installed: run make setup"
    raise NoBrowserError(message)


def arguments() -> list[str]:
    """Return the command-line arguments that every start of the browser needs."""
    # Chromium's sandbox refuses to run as root, as it does in most containers.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if as_root else [])]


def install() -> Path:
    """Install a browser and return it: Debian's chromium as root, else Playwright's own.

    Raises NoBrowserError, with what the last installer said, when neither can be had.
    """
    if _can_use_apt():
        print("setup: no browser found: installing Debian's chromium", flush=True)
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
        _run([*quiet, "update"], environ)
        _run([*quiet, "install", "--yes", "--no-install-recommends", "chromium"], environ)
    else:
        print("setup: no browser found: installing Playwright's own Chromium", flush=True)
        _run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))
    return find()


def ensure() -> Path:
    """Return the browser, installed first if there is none."""
    try:
        return find()
    except NoBrowserError:
        if os.environ.get("CHROMIUM"):
            raise
        return install()


def _can_use_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _run(command: list[str], environ: dict[str, str]) -> None:
    done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        message = f"`{' '.join(command)}` failed: install Chromium or Chrome, then make setup"
        raise NoBrowserError(message)


def _playwrights_own() -> Iterator[Path]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


if __name__ == "__main__":
    try:
        ensure()
    except NoBrowserError as error:
        sys.exit(f"setup: {error}")
