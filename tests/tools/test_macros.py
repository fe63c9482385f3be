"""A page with a mistake fails the build by name."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("mistake", "named"),
    [
        ('{{ fact("no-such-fact") }}', "no-such-fact"),
        ("{{ no_such_word }}", "no_such_word"),
        ('{{ chart("no such example") }}', "no such example"),
        ("[away](no-such-page.md)", "no-such-page.md"),
        ("[away](rules.md#no-such-place)", "no-such-place"),
    ],
)
def test_a_page_with_a_mistake_fails_the_build_and_is_named(tmp_path: Path, mistake, named):
    copy_of_the_project(tmp_path)
    with (tmp_path / "docs" / "refund.md").open("a", encoding="utf-8") as page:
        page.write(f"\n\n{mistake}\n")
    done = build(tmp_path)
    assert done.returncode != 0
    assert named in done.stdout + done.stderr
    assert "refund" in done.stdout + done.stderr


def copy_of_the_project(folder: Path) -> None:
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    (folder / "build").mkdir()
    for name in ("checker", "tools", "node_modules", "build/joined", "build/joined.json"):
        (folder / name).symlink_to(ROOT / name)


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
