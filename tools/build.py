"""Makes site/ from docs/, checker/ and overrides/: `make site`. What has not changed is kept.

In order: the Pyodide pack, then the pages, then both together as one folder to publish.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.steps import BuildError, Step, run

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
BUILD = ROOT / "build"
PACK = BUILD / "pack.json"  # the addresses in the site of what stands in PACKED
PACKED = BUILD / "pack"
# All that the pages are made from, and so all that `make serve` watches.
SOURCES = tuple(ROOT / name for name in ("docs", "checker", "overrides", "tools", "mkdocs.yml"))


def build() -> list[str]:
    """Bring site/ up to date, and return the names of the steps that had to run.

    Raises BuildError when a step fails; site/ is then as it was.
    """
    return run(steps(), ROOT)


def steps() -> tuple[Step, ...]:
    """Return the steps of the build, each before those that need what it makes."""
    tools_used = ROOT / "requirements.lock"
    pack = Step(
        name="pack",
        inputs=(
            ROOT / "checker",
            ROOT / "tools" / "runtime",
            ROOT / "package-lock.json",
            tools_used,
        ),
        outputs=(PACK, PACKED),
        make=make_pack,
    )
    site = Step(
        name="site",
        inputs=(*SOURCES, PACK, tools_used),
        outputs=(SITE / "index.html",),
        make=make_site,
        settings=(os.environ.get("SITE_URL", ""),),
    )
    return (pack, site)


def make_pack() -> None:
    """Leave build/pack.json, and beside it the files for the browser that it names."""
    from tools import runtime

    runtime.build()


def make_site() -> None:
    """Build the pages, add the pack, and only then put the whole in the place of site/."""
    following, previous = BUILD / "site", BUILD / "previous"
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run([*mkdocs, "--site-dir", str(following)], cwd=ROOT, check=False)
    if done.returncode:
        message = "site: mkdocs refused the pages; the lines above say which and why"
        raise BuildError(message)
    shutil.copytree(PACKED, following, dirs_exist_ok=True)
    shutil.rmtree(previous, ignore_errors=True)
    if SITE.exists():
        SITE.rename(previous)
    following.rename(SITE)
    shutil.rmtree(previous, ignore_errors=True)


if __name__ == "__main__":
    try:
        if not build():
            print("site: up to date")
    except BuildError as error:
        sys.exit(str(error))
