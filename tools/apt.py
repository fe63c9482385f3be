"""Installs a Debian package where that is possible: for a root who has apt-get."""

import os
import shutil
import subprocess

QUIETLY = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0")


class NotInstalledError(RuntimeError):
    """A program is not there and cannot be had; the message says what to do."""


def can_install() -> bool:
    """Say whether this machine's packages are Debian's, and ours to install."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str, why: str) -> None:
    """Install packages, and say that. Raises NotInstalledError with what apt-get says where it fails."""
    print(f"setup: {why}: installing Debian's {' and '.join(packages)}", flush=True)
    run([*QUIETLY, "update"])
    run([*QUIETLY, "install", "--yes", "--no-install-recommends", *packages])


def run(command: list[str]) -> None:
    """Run a program that installs something. Raises NotInstalledError with what it says where it fails."""
    # What a package manager says is worth reading only if it fails.
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        message = f"`{' '.join(command)}` failed; mend that, and try again\n{said}"
        raise NotInstalledError(message)
