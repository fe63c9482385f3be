"""What mike is asked to do: an edition and a bare repository go in, and its branch there holds the edition.

mike finds the repository by `GIT_DIR`, so that the project's own is not touched while anything can fail.
"""

import sys
from pathlib import Path

from tools import quiet
from tools.editions.repository import BRANCH

LATEST = "latest"
# mike's commits are never seen: the whole becomes one commit, under the name of whoever publishes.
NOBODY = {"GIT_COMMITTER_NAME": "mike", "GIT_COMMITTER_EMAIL": "mike@localhost"}


def deploy(root: Path, bare: Path, edition: str, epoch: str, *, is_newest: bool) -> None:
    """Build the project's pages as an edition, under the alias too if it is the newest.

    Raises BuildError where mkdocs refuses the pages.
    """
    aliases = (LATEST,) if is_newest else ()
    built = {"SITE_DIR": str(bare.with_name("built")), "SOURCE_DATE_EPOCH": epoch}
    _run(root, bare, built, "deploy", "--update-aliases", "--allow-empty", edition, *aliases)


def delete(root: Path, bare: Path, edition: str) -> None:
    """Remove an edition, and what is an alias of it. Raises BuildError for one that is not there."""
    _run(root, bare, {}, "delete", edition)


def make_latest(root: Path, bare: Path, edition: str) -> None:
    """Copy an edition that stands on the branch to the alias. Raises BuildError for one that is not there."""
    _run(root, bare, {}, "alias", "--update-aliases", edition, LATEST)


def _run(root: Path, bare: Path, env: dict[str, str], command: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name("mike")
    known = ("--branch", BRANCH, "--ignore-remote-status", "--message", command)
    # The pages' macros are the project's own modules, and a program that is installed does not see them.
    own = {"GIT_DIR": str(bare), "PYTHONPATH": str(root)}
    complaint = f"edition: mike could not {command}:"
    quiet.run([program, command, *known, *arguments], root, complaint, NOBODY | env | own)
