"""What the built pages forbid the browser: a folder of pages goes in, and each gets the same policy.

A page may run the site's own scripts, fetch from the site alone, and send nothing elsewhere. That holds on
any host, which need not send a header.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from tools.digest import integrity
from tools.steps import BuildError

CHARSET = '<meta charset="utf-8">'
META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def protect(folder: Path) -> None:
    """Write the policy into the head of every page in the folder, before all that it is to govern.

    Raises BuildError for a page without a head to hold it.
    """
    pages = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.html")}
    # One policy for all: instant navigation runs a page's scripts under that of the page before it.
    written = f'<meta http-equiv="Content-Security-Policy" content="{policy(pages.values())}">'
    for file, html in pages.items():
        if CHARSET not in html:
            message = f"site: {file.relative_to(folder)} has no {CHARSET} to put its policy behind"
            raise BuildError(message)
        file.write_text(html.replace(CHARSET, f"{CHARSET}\n{written}", 1), encoding="utf-8")


def policy(pages: Iterable[str]) -> str:
    """Return the policy that lets in the pages' own inline scripts, by their hashes, and no others."""
    scripts = {script for html in pages for script in INLINE_SCRIPT.findall(html)}
    directives = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *sorted(map(hashed, scripts))],
        "style-src": ["'self'"],  # no style stands in a page; a script may still set one by itself
        "img-src": ["'self'", "data:", "blob:"],  # the theme's icons, and the buyer's own pictures
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def hashed(script: str) -> str:
    """Return how a policy names an inline script.

    >>> hashed("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'{integrity(script.encode())}'"
