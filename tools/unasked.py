"""Takes away what the theme leaves in a built site and no page asks for: its search in other languages."""

import json
import shutil
from pathlib import Path

OTHERS = "assets/javascripts/lunr"
INDEX = "search/search_index.json"
ENGLISH = ["en"]


def remove(site: Path) -> None:
    """Remove the files of other languages where the search of the site knows English alone."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    if index["config"]["lang"] == ENGLISH:
        shutil.rmtree(site / OTHERS)
