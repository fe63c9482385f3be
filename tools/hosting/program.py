"""Finds nginx, with which the tests serve the site; installs it where it is missing."""

import shutil
from pathlib import Path

from tools import apt

# Debian keeps it where only root's PATH leads.
PLACES = ("/usr/sbin", "/usr/local/sbin")
BROTLI = "ngx_http_brotli_static_module.so"
PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static")


def find() -> Path:
    """Return nginx's program. Raises NotInstalledError where there is none, with what to do."""
    found = shutil.which("nginx") or shutil.which("nginx", path=":".join(PLACES))
    if found is None:
        raise apt.NotInstalledError(f"nginx is missing: install {' and '.join(PACKAGES)}")
    return Path(found)


def ensure() -> Path:
    """Return nginx's program, installed first if it is missing and can be."""
    try:
        return find()
    except apt.NotInstalledError:
        if not apt.can_install():
            raise
        apt.install(*PACKAGES, why="no nginx found")
        return find()
