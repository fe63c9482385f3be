"""What the search can find: the theme's index of a built site goes in, and becomes two files.

A page is found by the words of its front matter as well (`searched-as`), and no more by what it only repeats.
Every page of the theme fetches the index; so the sections lie in a file of their own, for those who search.
"""

import json
from pathlib import Path

from mkdocs.utils.meta import get_data

from tools.steps import BuildError

INDEX = Path("search", "search_index.json")
SECTIONS = Path("search", "sections.json")
WORDS = "searched-as"  # in the front matter, in the index, and in mkdocs.yml with its weight
# The headings below which a page says once more what it, or another one, has said.
REPEATING = {"examples", "rules", "next"}


def complete(site: Path, docs: Path) -> None:
    """Bring the index in line with the pages in `docs`, and take its sections out of it.

    Raises BuildError for a page that it does not have.
    """
    file = site / INDEX
    index = json.loads(file.read_text(encoding="utf-8"))
    sections = {each["location"]: each for each in index["docs"]}
    for page in sorted(docs.glob("*.md")):
        words = get_data(page.read_text(encoding="utf-8"))[1].get(WORDS)
        if not words:
            continue
        address = "" if page.stem == "index" else f"{page.stem}/"
        if address not in sections:
            raise BuildError(f"site: {page.name} is not in the index of the search")
        sections[address][WORDS] = ", ".join(words)
    found = [
        section
        for location, section in sections.items()
        if location.partition("#")[2] not in REPEATING
    ]
    write(site / SECTIONS, found)
    write(file, index | {"docs": []})


def write(file: Path, content: object) -> None:
    """Write a file of JSON, as short as it can be."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")
