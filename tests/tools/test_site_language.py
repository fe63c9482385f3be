"""The language that mkdocs.yml names is that of the rulebook, or the build says which words it lacks."""

from pathlib import Path

import pytest

from checker import marketplace
from tools import build, site_language
from tools.steps import BuildError


def project(folder: Path, language: str) -> Path:
    (folder / "mkdocs.yml").write_text(f"theme:\n  name: material\n  language: {language}\n")
    return folder


def test_the_rulebook_speaks_the_language_of_the_site(tmp_path: Path):
    assert site_language.rulebook(project(tmp_path, "en")) == marketplace("en")


def test_a_language_without_words_stops_the_build_by_the_file_that_is_missing(tmp_path: Path):
    with pytest.raises(BuildError, match=r"rules: .*xx\.toml"):
        build.read_rules(project(tmp_path, "xx"))
