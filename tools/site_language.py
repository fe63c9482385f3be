"""The language of the site, as mkdocs.yml names it: the theme, the pages and the checker all speak it."""

from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from checker import marketplace
from checker.engine.rulebook import Rulebook

ROOT = Path(__file__).parents[1]


def rulebook(root: Path = ROOT) -> Rulebook:
    """Return the marketplace's rulebook in the language of a project's site.

    Raises OSError for a language that the rulebook does not have, and ValueError where a file of it is wrong.
    """
    with (root / "mkdocs.yml").open(encoding="utf-8") as configuration:
        return marketplace(yaml_load(configuration)["theme"]["language"])
