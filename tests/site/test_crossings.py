"""What crosses between Python, JavaScript and CSS stands in one table, with the sides that use it."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "overrides" / "assets" / "dispute-checker" / "crossings.toml"
COMMENT = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*$", re.MULTILINE)
STRING = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'|`[^`]*`')
THEMES = re.compile(r"md-|data-md-")  # what the theme names itself


def python_names() -> set[str]:
    """Return the attributes and classes that the renderers, and the macros of the pages, write."""
    files = [*ROOT.glob("checker/render/*.py"), *ROOT.glob("tools/**/*.py")]
    sources = [file.read_text("utf-8") for file in files]
    keywords = [
        keyword
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
    ]
    in_markdown = re.findall(r"\{ \.([\w-]+) \}", "\n".join(sources))
    return dotted(in_markdown).union(*map(written, keywords))


def written(keyword: ast.keyword) -> set[str]:
    if keyword.arg and keyword.arg.startswith("data_"):
        return {keyword.arg.replace("_", "-")}
    if keyword.arg != "class_":
        return set()
    match keyword.value:
        case ast.Constant(str(classes)):
            return dotted(classes.split())
        case ast.JoinedStr(parts):
            return dotted("".join(map(text_of, parts)).split())
    return set()


def text_of(part: ast.expr) -> str:
    """Return a part of a formatted string; what is filled in is only known when it runs."""
    return part.value if isinstance(part, ast.Constant) else "*"


def javascript_names() -> set[str]:
    """Return the attributes, classes and variables that the scripts of the site make or read."""
    code = "\n".join(map(without_comments, ROOT.glob("overrides/**/*.js")))
    strings = "\n".join(STRING.findall(code))
    unpacked = re.findall(r"\{([\w, ]+)\} = [\w.]+\.dataset", code)
    keys = {
        *re.findall(r"\bdataset\.(\w+)", code),
        *re.findall(r'"(\w+)" in [\w.]+\.dataset', code),
        *(key for keys in unpacked for key in re.findall(r"\w+", keys)),
    }
    classes = [
        *re.findall(r"(?<![\w/.])\.([a-z][\w-]*)", strings),
        *re.findall(r'classList\.\w+\("([\w-]+)"', code),
        *re.findall(r"className = `[^`]*?([\w-]+)`", code),
    ]
    variables = re.findall(r'setProperty\("(--[\w-]+)"', code)
    attributes = {*re.findall(r"\bdata-[\w-]+", strings), *map(attribute, keys)}
    return attributes | dotted(classes) | set(variables)


def attribute(key: str) -> str:
    """Return the attribute of a key of `dataset`."""
    return "data-" + re.sub("[A-Z]", lambda letter: "-" + letter[0].lower(), key)


def css_names() -> set[str]:
    """Return the attributes and classes in the selectors, and the variables that no rule sets."""
    code = "\n".join(map(without_comments, ROOT.glob("overrides/**/*.css")))
    selectors = re.findall(r"([^{};]+)\{", STRING.sub('""', code))
    classes = re.findall(r"\.([a-z][\w-]*)", "\n".join(selectors))
    attributes = re.findall(r"\bdata-[\w-]+", "\n".join(selectors))
    unset = set(re.findall(r"var\((--[\w-]+)", code)) - set(re.findall(r"(--[\w-]+):", code))
    return {*attributes, *dotted(classes), *unset}


def dotted(classes: list[str]) -> set[str]:
    """Return classes as a selector names them; the variants of one, such as `day--start`, are one."""
    return {"." + re.sub(r"--.+", "--*", each) for each in classes}


def without_comments(file: Path) -> str:
    return COMMENT.sub("", file.read_text("utf-8"))


@pytest.fixture(scope="module")
def used() -> dict[str, set[str]]:
    """Return in which languages each name is used."""
    names = {"Python": python_names(), "JavaScript": javascript_names(), "CSS": css_names()}
    everything = {
        name for each in names.values() for name in each if not THEMES.match(name.strip("."))
    }
    return {
        name: {language for language, each in names.items() if name in each} for name in everything
    }


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(TABLE.read_text("utf-8"))


def test_what_two_languages_use_stands_in_the_table(used, table):
    crossing = {name for name, languages in used.items() if len(languages) > 1}
    assert sorted(crossing - table.keys()) == []


def test_each_row_names_the_sides_that_use_it(used, table):
    rows = {name: {*row["made-by"], *row["read-by"]} for name, row in table.items()}
    assert rows == {name: used.get(name, set()) for name in rows}


def test_each_row_crosses_and_says_what_it_holds(table):
    for name, row in table.items():
        assert row.keys() - {"values"} == {"made-by", "read-by", "holds"}, name
        assert row["holds"], name
        assert len({*row["made-by"], *row["read-by"]}) > 1, name
        assert "CSS" not in row["made-by"], name


def test_the_values_of_a_row_are_those_that_the_pages_hold(built, table):
    html = "".join(page.html for page in built.values())
    rows = {name: row["values"] for name, row in table.items() if "values" in row}
    held = {name: {*re.findall(rf'\b{name}="([\w-]+)"', html)} for name in rows}
    assert {name: sorted(values) for name, values in held.items()} == rows


def test_the_table_is_sorted(table):
    assert list(table) == sorted(table)
