"""A scratch copy of the project in a git repository of its own, which tests change and publish from."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.digest import integrity

ROOT = Path(__file__).parents[2]
SITE_URL = "https://example.org/help/"
WHO = {"GIT_AUTHOR_NAME": "A writer", "GIT_AUTHOR_EMAIL": "writer@example.org"} | {
    "GIT_COMMITTER_NAME": "A writer",
    "GIT_COMMITTER_EMAIL": "writer@example.org",
    "GIT_COMMITTER_DATE": "2026-11-24 12:00 +0000",
}
# Each commit holds the whole site, and nobody sends it anywhere: to compress it would take most of the time.
UNCOMPRESSED = {
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "core.compression",
    "GIT_CONFIG_VALUE_0": "0",
}
ENVIRON = os.environ | WHO | UNCOMPRESSED


class Project:
    """The copy: its files are edited by pattern, and its commands run as `make` runs them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        names = git(ROOT, "ls-files", "-co", "--exclude-standard", "-z").split("\0")
        for name in filter(None, names):
            if (ROOT / name).is_file() and not name.startswith("node_modules"):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, root / name)
        # What has been built already need not be built again: a step looks at contents, not at places.
        for built in (
            *("build/pack", "build/pack.json", "build/joined", "build/joined.json"),
            *("build/digests", "checker/calendars"),
        ):
            copy = shutil.copytree if (ROOT / built).is_dir() else shutil.copy2
            copy(
                ROOT / built,
                root / built,
                **({"dirs_exist_ok": True} if copy is shutil.copytree else {}),
            )
        (root / "node_modules").symlink_to((ROOT / "node_modules").resolve())
        git(root, "init", "--quiet", "--initial-branch", "main")
        self.commit("First")

    def git(self, *arguments: str) -> str:
        """Run git in the copy, and return what it says."""
        return git(self.root, *arguments)

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)

    def edit(self, name: str, pattern: str, replacement: str) -> None:
        """Replace the one place in a file that matches."""
        file = self.root / name
        text, count = re.subn(pattern, lambda _: replacement, file.read_text(), flags=re.MULTILINE)
        assert count == 1, f"{name}: {pattern} stands {count} times"
        file.write_text(text)

    def run(self, *arguments: str, expect: int = 0, **env: str) -> str:
        """Run `python -m tools.editions …`, and return what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "tools.editions", *arguments],
            cwd=self.root,
            env=ENVIRON | {"SITE_URL": SITE_URL} | env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout + done.stderr

    def change_runtime(self) -> None:
        """Change one file of the runtime, which then has another address."""
        record = self.root / "build" / "pack.json"
        pack = json.loads(record.read_text())
        old, new = pack["runtime"], "runtime/0123456789abcdef/"
        packed = self.root / "build" / "pack"
        (packed / old).rename(packed / new)
        script = packed / new / pack["start"]["script"]
        script.write_text(script.read_text() + "\n// another runtime\n")
        pack["start"]["integrity"][script.name] = integrity(script.read_bytes())
        pack["sizes"] = {name.replace(old, new): size for name, size in pack["sizes"].items()}
        record.write_text(json.dumps(pack | {"runtime": new}))

    @property
    def tip(self) -> str:
        return git(self.root, "rev-parse", "gh-pages").strip()

    def files(self, commit: str = "gh-pages") -> dict[str, str]:
        """Return every file of a commit of the branch with the hash of its content."""
        listed = git(self.root, "ls-tree", "-r", "--full-tree", commit).splitlines()
        return {line.partition("\t")[2]: line.partition("\t")[0].split()[2] for line in listed}

    def read(self, name: str) -> str:
        return git(self.root, "show", f"gh-pages:{name}")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=ENVIRON,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
