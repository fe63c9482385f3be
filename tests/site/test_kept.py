"""What a browser keeps of the site for times without a network."""

import json
import re
from pathlib import Path

from tools import kept


def test_the_folders_that_bear_their_hash_and_no_others_are_named_like_one(site: Path) -> None:
    """The service worker knows them by that."""
    named = [each for each in site.rglob("*/") if re.fullmatch("[0-9a-f]{16}", each.name)]
    listed = json.loads((site / kept.LIST).read_text())["folders"]
    assert {f"{each.relative_to(site).as_posix()}/" for each in named} == listed.keys()
