"""What stands on the branch: each edition, what all share, and nothing of a run that failed."""

import json
import re

import pytest

from tools.editions.repository import Repository
from tools.security import hashed
from tools.steps import BuildError

EDITIONS = ["2027-01", "2026-12", "2026-11"]
SITE = "https://example.org/help/"


def hashed_folders(files):
    """Return each hashed folder at the root of the branch."""
    found = (
        re.match(r"(runtime|assets/dispute-checker/pack)/[0-9a-f]{16}/", name) for name in files
    )
    return {match[0] for match in found if match}


def test_every_edition_stands_with_the_newest_as_latest(published):
    versions = json.loads(published.read("versions.json"))
    assert [each["version"] for each in versions] == EDITIONS
    assert [each["aliases"] for each in versions] == [["latest"], [], []]
    modes = {line.split()[0] for line in published.git("ls-tree", "-r", "gh-pages").splitlines()}
    assert modes == {"100644"}, "copies, no links"


def below(files, folder):
    """Return the files of one folder, by their names in it."""
    inside = f"{folder}/"
    return {
        name.removeprefix(inside): content
        for name, content in files.items()
        if name.startswith(inside)
    }


def test_latest_has_the_bytes_of_the_newest_edition(published):
    files = published.files()
    newest, latest = below(files, "2027-01"), below(files, "latest")
    assert set(latest) - set(newest) == {"hints/index.html"}, "the way from a page that went"
    differing = {name for name in newest if newest[name] != latest[name]}
    assert differing == {"sitemap.xml", "kept.json"}, (
        "each names its own pages, and what leads to them"
    )


def test_each_hashed_folder_stands_once_and_is_needed(published):
    files = published.files()
    folders = hashed_folders(files)
    assert len([each for each in folders if each.startswith("runtime/")]) == 2, "one was changed"
    assert len([each for each in folders if not each.startswith("runtime/")]) == 3, "facts changed"
    assert not [name for name in files if re.match(r"(\d{4}-\d\d|latest)/runtime/", name)]
    for edition in [*EDITIONS, "latest"]:
        html = published.read(f"{edition}/refund/index.html")
        record = json.loads(re.search(r"<meta name=\"dispute-checker\" content='(.*?)'>", html)[1])
        assert {
            record["runtime"].removeprefix("../../"),
            record["pack"].removeprefix("../../"),
        } <= folders


def test_every_page_of_every_edition_bears_a_policy_that_lets_in_its_own_scripts_alone(published):
    pages = [name for name in published.files() if name.endswith(".html")]
    assert {name.partition("/")[0] for name in pages} >= {*EDITIONS, "latest", "index.html"}
    for name in pages:
        html = published.read(name)
        [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">', html)
        assert "default-src 'self';" in policy, name
        assert not re.search(r"'unsafe-(?:inline|eval|hashes)'", policy), name
        scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        assert all(hashed(script) in policy for script in scripts), name


def test_only_the_newest_is_to_be_found(published):
    addresses = re.findall("<loc>(.*?)</loc>", published.read("sitemap.xml"))
    assert f"{SITE}latest/refund/" in addresses
    assert all(each.startswith(f"{SITE}latest/") for each in addresses)
    assert f"Sitemap: {SITE}sitemap.xml" in published.read("robots.txt")
    for edition in EDITIONS:
        html = published.read(f"{edition}/refund/index.html")
        assert f'<link rel="canonical" href="{SITE}latest/refund/">' in html
        assert ('<meta name="robots" content="noindex">' in html) == (edition != EDITIONS[0])
    assert f'<link rel="canonical" href="{SITE}latest/refund/">' in published.read(
        "2026-11/hints/index.html"
    )


def test_an_old_edition_keeps_its_own_bytes_but_for_its_marks(published):
    before, after = published.files(published.first), published.files()
    marked = (".html", "kept.json")
    kept = [name for name in before if name.startswith("2026-11/") and not name.endswith(marked)]
    assert kept
    assert all(before[name] == after[name] for name in kept)


def test_publishing_the_same_commit_again_changes_nothing(published):
    tip = published.tip
    assert "nothing has changed" in published.run("publish", "2027-01")
    assert published.tip == tip


@pytest.fixture(scope="module")
def single(make_first):
    """Return a project that has published one edition."""
    return make_first()


@pytest.fixture
def project(single):
    """Return that project, and put it back as it was when the test ends."""
    tip, start = single.tip, single.git("rev-parse", "HEAD").strip()
    yield single
    single.git("update-ref", "refs/heads/gh-pages", tip)
    single.git("reset", "--quiet", "--hard", start)


def test_the_same_project_gives_the_same_files_elsewhere(project, published):
    assert project.root != published.root
    assert project.files() == published.files(published.first)


def test_a_changed_tree_replaces_the_edition(project):
    tip = project.tip
    project.edit("docs/refund.md", r"^# .*$", "# Another title { #title }")
    project.commit("Change a page")
    project.run("publish", "2026-11")
    assert project.tip != tip
    assert "Another title" in project.read("2026-11/refund/index.html")
    assert "Another title" in project.read("latest/refund/index.html")


@pytest.mark.parametrize("edition", ["2026-10", "2027-03", "newest", ""])
def test_another_edition_than_that_of_the_facts_is_refused_with_what_to_do(project, edition):
    said = project.run("publish", edition, expect=1)
    assert "say make edition E=2026-11" in said


def test_a_page_that_goes_needs_its_line_in_the_table(project):
    tip = project.tip
    (project.root / "docs" / "moved.toml").write_text('"lost/" = "nowhere/"\n')
    assert "lost/ leads to nowhere/" in project.run("publish", "2026-11", expect=1)
    assert project.tip == tip


def test_a_run_that_fails_leaves_the_branch_as_it_was(project):
    tip, status = project.tip, project.files()
    with (project.root / "docs" / "refund.md").open("a") as page:
        page.write("\n{{ fact('no-such-fact') }}\n")
    assert "no-such-fact" in project.run("publish", "2026-11", expect=1)
    assert (project.tip, project.files()) == (tip, status)
    assert not (project.root / "site").exists()


def test_a_branch_that_has_moved_meanwhile_is_left_as_it_is(project, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file").write_text("content")
    earlier, tip = project.git("rev-parse", "HEAD").strip(), project.tip
    with pytest.raises(BuildError, match="cannot lock ref"):
        Repository(project.root).commit(folder, "Late", "1790000000 +0000", earlier)
    assert project.tip == tip


def test_the_only_edition_and_an_unknown_one_are_not_retired(project):
    assert "is the only one" in project.run("retire", "2026-11", expect=1)
    assert "choose from 2026-11" in project.run("retire", "2025-01", expect=1)


def test_retiring_an_edition_loses_nothing_else(published):
    tip, files = published.tip, published.files()
    old = set(hashed_folders(files))
    published.run("retire", "2026-11")
    left = published.files()
    gone = {name for name in files if name not in left}
    assert {name.partition("/")[0] for name in gone} <= {"2026-11", "assets"}
    assert {name for name in left if files.get(name) != left[name]} == {"versions.json"}
    assert len(old - hashed_folders(left)) == 1, "its pack, which no other edition needs"
    published.run("retire", "2026-12")
    assert (
        len([each for each in hashed_folders(published.files()) if each.startswith("runtime/")])
        == 1
    )
    published.git("update-ref", "refs/heads/gh-pages", tip)


def test_retiring_the_newest_makes_the_one_before_it_the_newest(published):
    tip = published.tip
    published.run("retire", "2027-01")
    for folder in ("2026-12", "latest"):
        html = published.read(f"{folder}/refund/index.html")
        assert "noindex" not in html
        assert "edition-note -->" in html
        assert 'class="admonition warning edition-note"' not in html
    assert "The newest is edition 2026-12" in published.read("2026-11/refund/index.html")
    assert "Edition 2026-12" in published.read("latest/refund/index.html")
    published.git("update-ref", "refs/heads/gh-pages", tip)
