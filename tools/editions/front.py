"""What stands at the root beside the editions, for readers and for hosts; a shelf of editions goes in."""

import shutil
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from tools import kept, security
from tools.editions.mike import LATEST
from tools.editions.moved import Moved
from tools.editions.shared import PARENTS
from tools.editions.shelf import VERSIONS, Shelf
from tools.hosting.headers_file import headers_file

# A heading that the table of moved pages names gives way to the one that the reader's link names.
SCRIPT = """
const to = new URL(document.querySelector("a").href);
to.search = location.search;
if (location.hash) to.hash = location.hash;
location.replace(to);
"""
REDIRECT = """<!doctype html>
<html lang="{language}">
<head>
{charset}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>
</head>
<body>
<p><a href="{href}">{title}</a></p>
<script>{script}</script>
</body>
</html>
"""


def write(shelf: Shelf, moved: Moved, language: str, title: str) -> None:
    """Write the redirects, the page for a lost address, and the files that hosts and search engines read."""
    root, pages = shelf.folder, shelf.pages(LATEST)
    clear(shelf)
    for page in dict.fromkeys((*pages, *moved.table)):
        to = moved.nearest(page, pages)
        up = "../" * page.count("/")
        _redirect(shelf, root / page, f"{up}{LATEST}/{to}", to, (language, title))
        if page not in pages:
            _redirect(shelf, root / LATEST / page, f"{up}{to}", to, (language, title))
    shutil.copyfile(root / LATEST / "404.html", root / "404.html")
    shutil.copyfile(root / LATEST / "sitemap.xml", root / "sitemap.xml")
    # From here it reaches all editions.
    shutil.copyfile(root / LATEST / kept.WORKER, root / kept.WORKER)
    # An old edition says of itself that it is not to be found; to be read so, it must not be forbidden.
    (root / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\n\nSitemap: {shelf.address}sitemap.xml\n"
    )
    (root / "_headers").write_text(
        headers_file(urlsplit(shelf.address).path, (*PARENTS, kept.WORKER))
    )


def list_kept(shelf: Shelf) -> None:
    """Write for each edition what a browser keeps of it; with the newest, what leads there from the root."""
    root = shelf.folder
    leading = [root / page / "index.html" for page in shelf.pages(LATEST)]
    for edition in (*shelf.editions, LATEST):
        kept.write(root / edition, [root / VERSIONS, *(leading if edition == LATEST else ())])


def clear(shelf: Shelf) -> None:
    """Remove the redirects of an earlier time, whose pages may be gone, but no hidden folder of a host."""
    kept = {*shelf.editions, LATEST, *(parent.partition("/")[0] for parent in PARENTS)}
    for folder in shelf.folder.glob("*/"):
        if folder.name not in kept and not folder.name.startswith("."):
            shutil.rmtree(folder)


def set_addresses(shelf: Shelf) -> None:
    """Let each edition's sitemap name its own pages: by it the theme knows which come without loading."""
    for edition in (*shelf.editions, LATEST):
        file = shelf.folder / edition / "sitemap.xml"
        built_for, own = shelf.home(edition), f"{shelf.address}{edition}/"
        text = file.read_text(encoding="utf-8").replace(f"<loc>{built_for}", f"<loc>{own}")
        file.write_text(text, encoding="utf-8")
        file.with_name("sitemap.xml.gz").unlink(missing_ok=True)


def _redirect(shelf: Shelf, folder: Path, href: str, page: str, words: tuple[str, str]) -> None:
    """Write the page that leads to a page of the newest edition, with what its address carries."""
    language, title = words
    html = REDIRECT.format(
        language=language,
        charset=security.CHARSET,
        title=escape(title),
        canonical=escape(f"{shelf.address}{LATEST}/{page.partition('#')[0]}"),
        href=escape(href),
        script=SCRIPT,
    )
    policy = f'<meta http-equiv="Content-Security-Policy" content="{security.policy([html])}">'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(
        html.replace(security.CHARSET, f"{security.CHARSET}\n{policy}"), encoding="utf-8"
    )
