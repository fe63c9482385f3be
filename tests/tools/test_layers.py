"""A stylesheet is put into a layer as a whole, and one that cannot be fails the build by name."""

import pytest

from tools.layers import layer_theme, layered
from tools.steps import BuildError


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p{margin:0}", "@layer theme{p{margin:0}}"),
        ('@charset "UTF-8";p{margin:0}', '@charset "UTF-8";@layer theme{p{margin:0}}'),
        (
            "p{margin:0}\n/*# sourceMappingURL=main.css.map */",
            "@layer theme{p{margin:0}}\n/*# sourceMappingURL=main.css.map */",
        ),
    ],
    ids=["plain", "charset", "source-map"],
)
def test_what_only_works_at_the_ends_of_a_file_stays_there(css, expected):
    assert layered(css) == expected


def test_a_theme_that_imports_a_stylesheet_fails_the_build_and_the_file_is_named(tmp_path):
    sheets = tmp_path / "assets" / "stylesheets"
    sheets.mkdir(parents=True)
    (sheets / "main.css").write_text('@import "other.css";')
    with pytest.raises(BuildError, match=r"main\.css: an @import cannot stand in a layer"):
        layer_theme(tmp_path)


def test_a_theme_without_a_stylesheet_fails_the_build(tmp_path):
    with pytest.raises(BuildError, match="no stylesheet"):
        layer_theme(tmp_path)
