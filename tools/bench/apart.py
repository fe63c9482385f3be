"""The page with each of the site's modules and sheets on its own, as they are written."""

import json
import re
from pathlib import Path

from tools import joined, own
from tools.build import SITE
from tools.digest import integrity

from .contestants import PAGE, RECORD, Contestant

# On its own, the module that looks at the worker's script sees itself alone.
OWN = f"{joined.CHECKER}/own.js"
# These only import.
LISTS = ("head.js", "site.js", joined.SHEET)
# How the page names what was joined, but for the address and what follows it.
TAGS = {
    "head.js": '<script src="{}"></script>',
    "site.js": '<script type="module" src="{}"></script>',
    joined.SHEET: '<link rel="stylesheet" href="{}">',
    f"{joined.ELEMENT}.js": '<link rel="modulepreload" href="{}">',
    f"{joined.COMMON}.js": '<link rel="modulepreload" href="{}">',
}


def apart(site: Path = SITE) -> Contestant:
    """Return the built site whose page fetches every module and sheet by itself."""
    page = (site / PAGE).read_text()
    parts = joined.made_from(f"{joined.WORKER}.js")
    for name in TAGS:
        alone = [part for part in joined.made_from(name) if part not in LISTS]
        page = _named(page, name, alone)
        parts += alone
    home = own.find(site, joined.SHEET).parent.relative_to(site).as_posix()
    files = {part: (joined.ASSETS / part).read_bytes() for part in parts}

    def told(found: re.Match[str]) -> str:
        return json.dumps(json.loads(found[0]) | {"own": integrity(files[OWN])})

    over = {f"{home}/{part}": content for part, content in files.items()}
    return Contestant("", over=over | {PAGE: RECORD.sub(told, page).encode()})


def _named(page: str, name: str, parts: list[str]) -> str:
    """Return a page that names these parts in the place of what they were joined to."""
    start, end = TAGS[name].split("{}")
    tag = re.compile(rf'{re.escape(start)}([^"]*/){re.escape(name)}"[^>]*{re.escape(end[1:])}')
    [folder] = tag.findall(page)
    tags = "".join(TAGS[name].format(folder + part) for part in parts)
    return tag.sub(lambda _: tags, page)
