"""The branch of the published editions: its tree comes out as a folder, a folder goes in as a commit."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools.steps import BuildError

BRANCH = "gh-pages"
REF = f"refs/heads/{BRANCH}"


@dataclass(frozen=True)
class Source:
    """What an edition is built from: the commit, its date as git writes it, whether files differ from it."""

    commit: str
    date: str
    is_changed: bool

    @property
    def epoch(self) -> str:
        """The date in seconds, as `SOURCE_DATE_EPOCH` wants it."""
        return self.date.split()[0]


class Repository:
    """A project's git repository. Every method raises BuildError where git refuses, with what it said."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def source(self) -> Source:
        """Return what the project's files are: the commit they come from, and whether they differ from it."""
        commit, seconds = self._git("log", "-1", "--format=%H %ct").split()
        changed = self._git("status", "--porcelain", "--untracked-files=normal")
        return Source(commit, f"{seconds} +0000", bool(changed))

    def tip(self) -> str:
        """Return the branch's newest commit; "" where nothing has been published yet."""
        return self._git("for-each-ref", "--format=%(objectname)", REF)

    def clone(self, folder: Path) -> None:
        """Make a bare repository in the folder that has the branch alone, if there is one.

        It reads the project's own objects: each commit holds the whole site, and none is copied.
        """
        run_git("init", "--quiet", "--bare", "--initial-branch", BRANCH, str(folder))
        if tip := self.tip():
            objects = self._git("rev-parse", "--path-format=absolute", "--git-path", "objects")
            (folder / "objects" / "info" / "alternates").write_text(f"{objects}\n")
            run_git("--git-dir", str(folder), "update-ref", REF, tip)

    def commit(self, folder: Path, message: str, date: str, before: str) -> bool:
        """Make the folder the branch's tree, in one commit on top of `before`; return whether it differs.

        The branch moves at the very end, and only if it still stands at `before`. The same folder on the
        same commit gives the same commit, because it bears the given date.
        """
        index = {"GIT_INDEX_FILE": str(folder.with_name("index"))}
        plain = ("-c", "core.autocrlf=false", "-c", "core.fileMode=false")
        self._git(
            *plain,
            "--work-tree",
            str(folder),
            "add",
            "--all",
            "--force",
            ".",
            env=index,
            cwd=folder,
        )
        tree = self._git("write-tree", env=index)
        if before and tree == self._git("rev-parse", f"{before}^{{tree}}"):
            return False
        parents = ("-p", before) if before else ()
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        made = self._git("commit-tree", tree, *parents, "-m", message, env=dates)
        self._git(
            "update-ref", "-m", message.partition("\n")[0], REF, made, before or "0" * len(made)
        )
        return True

    def _git(
        self, *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None
    ) -> str:
        folder = run_git("rev-parse", "--absolute-git-dir", cwd=self._root)
        return run_git("--git-dir", folder, *arguments, env=env, cwd=cwd or self._root)


def check_out(bare: Path, folder: Path) -> None:
    """Leave the files of the branch in a new folder, out of a bare repository that may not have it yet."""
    folder.mkdir()
    if run_git("--git-dir", str(bare), "for-each-ref", REF):
        run_git(
            "--git-dir",
            str(bare),
            "--work-tree",
            str(folder),
            "checkout",
            "--force",
            BRANCH,
            "--",
            ".",
        )


def run_git(*arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run git, and return what it says. Raises BuildError where it refuses."""
    # A hook sets these for its own repository; here each call names the one it means.
    inherited = {name: value for name, value in os.environ.items() if name not in OF_A_HOOK}
    done = subprocess.run(
        ["git", *arguments],
        env=inherited | (env or {}),
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"edition: git {arguments[-1]}: {done.stderr.strip()}")
    return done.stdout.strip()


OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
