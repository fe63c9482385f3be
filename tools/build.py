"""Makes site/ from docs/, checker/ and overrides/: `make site`. What has not changed is kept.

In order: the calendars, the Pyodide pack, the joined scripts and styles, then the pages, to which these are
added. Steps named on the command line are made alone.
"""

import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit

from checker.engine.rulebook import Rulebook
from tools import (
    joined,
    kept,
    layers,
    mark,
    materials,
    own,
    seals,
    search,
    security,
    site_language,
    unasked,
)
from tools.editions import feed
from tools.host import BUILT_FOR
from tools.hosting import nginx
from tools.hosting.headers_file import headers_file
from tools.steps import BuildError, Step, run

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
BUILD = ROOT / "build"
PACK = BUILD / "pack.json"  # the addresses in the site of what stands in PACKED
PACKED = BUILD / "pack"
NGINX = BUILD / "nginx.conf"
CALENDARS = ROOT / "checker" / "calendars"
# All that the pages are made from, and so all that `make serve` watches.
FOR_PAGES = ("docs", "checker", "overrides", "tools", "mkdocs.yml", "CHANGELOG.md")
SOURCES = tuple(ROOT / name for name in FOR_PAGES)
# What says what the site is made of, besides its packages.
OF_PARTS = tuple(ROOT / name for name in ("package-lock.json", "pyproject.toml", "LICENSE"))


def build(only: Collection[str] = ()) -> list[str]:
    """Bring site/ up to date, and return the names of the steps that had to run.

    Where steps are named in `only`, no other is looked at. Raises BuildError when a step fails;
    site/ is then as it was.
    """
    return run([step for step in steps() if not only or step.name in only], ROOT)


def steps() -> tuple[Step, ...]:
    """Return the steps of the build, each before those that need what it makes."""
    tools_used = ROOT / "requirements.lock"
    calendars = Step(
        name="calendars",
        inputs=(ROOT / "tools" / "calendars", tools_used),
        outputs=(CALENDARS / "index.json",),
        make=make_calendars,
    )
    pack = Step(
        name="pack",
        inputs=(
            ROOT / "checker",
            ROOT / "tools" / "pack",
            ROOT / "overrides" / "assets" / "dispute-checker" / "python.js",
            ROOT / "package-lock.json",
            tools_used,
        ),
        outputs=(PACK, PACKED),
        make=make_pack,
    )
    scripts = Step(
        name="joined",
        inputs=(joined.ASSETS, joined.HERE, ROOT / "package-lock.json"),
        outputs=(joined.RECORD, joined.JOINED),
        make=joined.build,
    )
    site = Step(
        name="site",
        inputs=(*SOURCES, PACK, tools_used, *OF_PARTS),
        outputs=(SITE / "index.html", NGINX),
        make=make_site,
        settings=(os.environ.get("SITE_URL", BUILT_FOR),),
    )
    return (calendars, pack, scripts, site)


def make_calendars() -> None:
    """Leave the days of each country's banks in checker/calendars/."""
    from tools import calendars
    from tools.calendars.rules import BadEntry

    try:
        calendars.build()
    except BadEntry as error:
        raise BuildError(f"calendars: {error}") from error


def make_pack() -> None:
    """Leave build/pack.json, and beside it the files for the browser that it names."""
    read_rules()
    from tools import pack

    pack.build()


def make_site() -> None:
    """Build the pages with their policy, add the pack, and only then put the whole in the place of site/."""
    book = read_rules()
    from tools import pages

    following, previous = BUILD / "site", BUILD / "previous"
    pages.build(following)
    joined.put(following)
    layers.layer_theme(following)
    unasked.remove(following)
    search.complete(following, ROOT / "docs")
    feed.write(following, os.environ.get("SITE_URL", BUILT_FOR), book)
    kept.complete(following)
    own.settle(following)
    seals.seal(following)
    mark.mark(following)
    security.protect(following)
    shutil.copytree(PACKED, following, dirs_exist_ok=True)
    materials.leave(following)
    kept.write(following)
    path = urlsplit(os.environ.get("SITE_URL", BUILT_FOR)).path
    (following / "_headers").write_text(headers_file(path))
    NGINX.write_text(nginx.configuration())
    shutil.rmtree(previous, ignore_errors=True)
    if SITE.exists():
        SITE.rename(previous)
    following.rename(SITE)
    shutil.rmtree(previous, ignore_errors=True)


def read_rules(root: Path = ROOT) -> Rulebook:
    """Return the rulebook; raise BuildError, of one line, where a file of it is wrong or missing."""
    try:
        return site_language.rulebook(root)
    except (OSError, ValueError) as error:
        raise BuildError(f"rules: {error}") from error


def reach_own_programs() -> None:
    """Let programs beside this Python be found first: where npm was missing, node is one of them."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def main(*only: str) -> None:
    """Make the named steps, by default all; leave with one line where one fails."""
    reach_own_programs()
    try:
        build(only)
    except BuildError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
