"""The index of the search is taken apart only where it has every page."""

import pytest

from tools import search
from tools.steps import BuildError


def test_a_page_that_the_index_does_not_have_fails_the_build_and_is_named(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / search.INDEX).write_text('{"docs": []}')
    (tmp_path / "lost.md").write_text("---\nsearched-as: [lost]\n---\n")
    with pytest.raises(BuildError, match=r"lost\.md is not in the index"):
        search.complete(tmp_path, tmp_path)
