"""Finds the Chromium or Chrome that tests and pictures use; installs one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import playwright

from tools import apt
from tools.apt import NotInstalledError

# Debian's is first that has no window to draw: each page costs a sixth less work.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MACOS_APPS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)

# A library that node is linked with, and that a small Debian lacks.
DRIVER_NEEDS = "libatomic1"

# A browser that talks to nobody but the pages under test.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the browser's program: $CHROMIUM, else one on PATH, else Playwright's own.

    Raises NotInstalledError when there is none, or when $CHROMIUM names no program.
    """
    named = environ.get("CHROMIUM")
    if named:
        program = shutil.which(named, path=environ.get("PATH"))
        if program is None:
            message = f"CHROMIUM={named} is no program: correct it, or unset it"
            raise NotInstalledError(message)
        return Path(program)
    on_path = (shutil.which(name, path=environ.get("PATH")) for name in NAMES)
    places = (*(Path(found) for found in on_path if found), *MACOS_APPS)
    for candidate in (*places, *playwrights_own(environ)):
        if candidate.is_file():
            return candidate
    message = "no Chromium or Chrome is installed: run make setup"
    raise NotInstalledError(message)


def arguments() -> list[str]:
    """Return the command-line arguments that every start of the browser needs."""
    # Chromium's sandbox refuses to run as root, as it does in most containers.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if as_root else [])]


def playwrights_own(environ: Mapping[str, str]) -> list[Path]:
    """Return the browsers that `playwright install chromium` has put there, the newest first."""
    home = Path(environ.get("HOME", "~"))
    caches = (home / ".cache" / "ms-playwright", home / "Library" / "Caches" / "ms-playwright")
    named = environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = (Path(named),) if named else caches
    programs = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*")
    found = [
        path
        for folder in folders
        for program in programs
        for path in folder.glob(f"chromium-*/{program}")
    ]
    return sorted(found, reverse=True)


def install() -> Path:
    """Install a browser and return it: Debian's as root, else Playwright's own.

    Raises NotInstalledError when neither can be had.
    """
    if apt.can_install():
        apt.install(NAMES[0], why="no browser found")
    else:
        print("setup: no browser found: installing Playwright's own Chromium", flush=True)
        apt.run([sys.executable, "-m", "playwright", "install", "chromium"])
    return find()


def ensure() -> Path:
    """Return the browser, installed first if there is none, once what drives it can start.

    Raises NotInstalledError, which says what to do.
    """
    if not _driver_starts():
        if not apt.can_install():
            message = f"Playwright's driver does not start: install {DRIVER_NEEDS}, then make setup"
            raise NotInstalledError(message)
        apt.install(DRIVER_NEEDS, why="Playwright's driver does not start")
    try:
        return find()
    except NotInstalledError:
        if os.environ.get("CHROMIUM"):
            raise
        return install()


def _driver_starts() -> bool:
    node = Path(playwright.__file__).parent / "driver" / "node"
    return subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0
