"""Puts the theme's style into a cascade layer: a built site goes in, its stylesheets are changed in place.

What stands in no layer outranks what stands in one, however exact a selector there is. So the site's own
style needs to know nothing of how exact the theme's is.
"""

import re
from pathlib import Path

from tools.steps import BuildError

LAYER = "theme"  # overrides/assets/theme.css puts its own layer behind this one
CHARSET = re.compile(r'@charset "[^"]*";')
SOURCE_MAP = re.compile(r"\s*/\*# sourceMappingURL=\S+ \*/\s*\Z")


def layer_theme(site: Path) -> None:
    """Put every stylesheet of the theme into its layer. Raises BuildError where none is found."""
    sheets = sorted(site.glob("assets/stylesheets/**/*.css"))
    if not sheets:
        raise BuildError("site: the theme has left no stylesheet in assets/stylesheets/")
    for sheet in sheets:
        try:
            css = layered(sheet.read_text(encoding="utf-8"))
        except ValueError as error:
            raise BuildError(f"site: {sheet.relative_to(site)}: {error}") from error
        sheet.write_text(css, encoding="utf-8")


def layered(css: str) -> str:
    """Return a stylesheet with all its rules in the layer. Raises ValueError where it imports another.

    What only works at the very beginning or end of a file stays there.

    >>> layered('@charset "UTF-8";p{margin:0}')
    '@charset "UTF-8";@layer theme{p{margin:0}}'
    """
    if re.search(r"@import\b", css):
        raise ValueError("an @import cannot stand in a layer")
    charset = CHARSET.match(css)
    source_map = SOURCE_MAP.search(css)
    start = charset.end() if charset else 0
    end = source_map.start() if source_map else len(css)
    return f"{css[:start]}@layer {LAYER}{{{css[start:end]}}}{css[end:]}"
