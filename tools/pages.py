"""Builds the pages with mkdocs, in this process; what it says is heard only if it fails."""

import logging
import os
from pathlib import Path

from mkdocs.commands.build import build as build_pages
from mkdocs.config.base import load_config
from mkdocs.exceptions import MkDocsException

from tools.steps import BuildError

CONFIGURATION = Path(__file__).parents[1] / "mkdocs.yml"

# Else Material says at each build how long it is maintained: noise that hides real warnings.
os.environ["NO_MKDOCS_2_WARNING"] = "1"


class Listener(logging.Handler):
    """Keeps what is said, a line each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(self.format(record))


def build(folder: Path) -> None:
    """Leave the pages in the folder. Raises BuildError with what mkdocs says where it refuses them."""
    log = logging.getLogger("mkdocs")
    listener = Listener()
    log.addHandler(listener)
    try:
        config = load_config(str(CONFIGURATION), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build_pages(config)
        config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:  # a macro that fails leaves by an exit
        reason = [str(error)] if isinstance(error, MkDocsException) else []
        lines = ("site: mkdocs refused the pages:", *listener.lines, *reason)
        raise BuildError("\n".join(lines)) from error
    finally:
        log.removeHandler(listener)
