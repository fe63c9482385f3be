"""What cannot bear the policy of the site is no page of it."""

import pytest

from tools import security
from tools.steps import BuildError


def test_a_page_that_cannot_hold_its_policy_fails_the_build_and_is_named(tmp_path):
    (tmp_path / "bare.html").write_text("<p>No head.</p>")
    with pytest.raises(BuildError, match=r"bare\.html has no <meta charset"):
        security.protect(tmp_path)
