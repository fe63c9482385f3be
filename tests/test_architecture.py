"""The laws of the house: imports point one way, the machine knows no law, and the map shows every room."""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from checker import marketplace
from checker.engine.facts import Pair

ROOT = Path(__file__).parents[1]
BOOK = marketplace()

# What a room may import of ours, besides itself. A room stands for the rooms in it, the longest name counts.
MAY_IMPORT = {
    "checker.engine": set(),
    "checker.words": set(),
    "checker.resource": set(),
    "checker.rulebook": {"checker.engine"},
    "checker.render": {"checker.engine"},
    "checker.calendars": {"checker.engine.days", "checker.resource"},
    "checker.doors": {
        "checker.engine",
        "checker.words",
        "checker.resource",
        "checker.rulebook",
        "checker.render",
        "checker.calendars",
    },
    "checker": {"checker"},
    "tools": {"checker"},
}

MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for folder in ("checker", "tools")
    for file in sorted((ROOT / folder).rglob("*.py"))
}
TREES = {name: ast.parse(file.read_text("utf-8")) for name, file in MODULES.items()}


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def rooms(*wanted: str) -> list[str]:
    """Return the modules in some rooms."""
    return [name for name in MODULES if any(within(name, room) for room in wanted)]


OURS = rooms("checker")
TOPICS = rooms("checker.rulebook.topics")
ENGINE = rooms("checker.engine")
PURE = rooms("checker.engine", "checker.rulebook")


def imports(name: str) -> Iterator[str]:
    """Yield the full name of every module that a module imports, or imports from."""
    folder = MODULES[name].parent.relative_to(ROOT).parts
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = folder[: len(folder) - node.level + 1] if node.level else ()
            base = ".".join((*start, *(node.module or "").split("."))).strip(".")
            parts = [f"{base}.{alias.name}" for alias in node.names]
            yield from (part if part in MODULES else base for part in parts)


def room(module: str) -> str:
    """Return the room that a module is in."""
    return max((each for each in MAY_IMPORT if within(module, each)), key=len)


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_one_way(name):
    allowed = MAY_IMPORT[room(name)] | {room(name)}
    for imported in imports(name):
        if imported in MODULES:
            assert any(within(imported, each) for each in allowed), imported


def test_no_two_modules_import_each_other_even_in_a_circle():
    seen: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name not in seen:
            for imported in {each for each in imports(name) if each in MODULES} - {name}:
                visit(imported, (*above, name))
            seen.add(name)

    for module in MODULES:
        visit(module, ())


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_knows_no_other_topic(name):
    if name != "checker.rulebook.topics":
        assert not any(within(each, "checker.rulebook.topics") for each in imports(name))


@pytest.mark.parametrize("name", OURS)
def test_the_checker_needs_the_standard_library_only(name):
    outside = {each.partition(".")[0] for each in imports(name)} - {"checker"}
    assert outside <= sys.stdlib_module_names


def test_the_whole_checker_can_be_imported_without_what_only_a_computer_has():
    """The browser has no processes, sockets or threads to offer."""
    outside = {each.partition(".")[0] for name in OURS for each in imports(name)}
    assert not outside & {"subprocess", "socket", "threading", "multiprocessing", "asyncio"}


HARMLESS = {
    "collections",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "itertools",
    "re",
    "tomllib",
    "typing",
}
# What opens a file, asks the clock or the network. A calendar is loaded by what a rulebook is handed.
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "now", "utcnow", "today", "time", "read"}


def called(name: str) -> set[str]:
    """Return the names of what a module calls."""
    calls = [node.func for node in ast.walk(TREES[name]) if isinstance(node, ast.Call)]
    return {
        call.attr if isinstance(call, ast.Attribute) else call.id
        for call in calls
        if isinstance(call, (ast.Attribute, ast.Name))
    }


@pytest.mark.parametrize("name", PURE)
def test_machine_and_rules_touch_no_clock_no_file_and_no_network(name):
    outside = {each.partition(".")[0] for each in imports(name)} - {"checker"}
    assert outside <= HARMLESS
    assert not called(name) & IMPURE_CALLS


@pytest.mark.parametrize("name", [name for name in OURS if name != "checker.doors.wire"])
def test_only_the_wire_reads_a_clock(name):
    calls = [node.func for node in ast.walk(TREES[name]) if isinstance(node, ast.Call)]
    clocks = [
        call for call in calls if isinstance(call, ast.Attribute) and call.attr in {"today", "now"}
    ]
    assert clocks == []


# The machine's own words for what any rulebook has, where the marketplace's happen to be the same.
ANYBODYS = {
    "earliest",
    "country",
    "region",
    "files",
    "text",
    "days",
    "year",
    "en",
    "yes",
    "no",
    "other",
    "none",
    "unused",
}
MARKETPLACE = re.compile(
    r"marketplace|dispute|seller|help page|aliexpress|parcel|refund|appeal|warranty|\bbuyer|\bQ\d",
    re.IGNORECASE,
)

# Whole sentences have some of its names as plain words, but put none of those into quotes.
IN_QUOTES = re.compile(r"[\"']([\w-]+)")


def names_of_the_marketplace() -> set[str]:
    """Return the ids of its topics, fields, options, facts, dates and of what it says."""
    ids = {*BOOK.forms, *BOOK.fields, *BOOK.facts}
    options = {option for field in BOOK.fields.values() for option in field.options}
    dates = {name for topic in BOOK.topics for name in BOOK.words.data[topic].get("date", ())}
    return (ids | options | dates) - ANYBODYS


def spoken(name: str) -> Iterator[str]:
    """Yield every comment and every text of a module, docstrings among them."""
    source = MODULES[name].read_text("utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("name", rooms("checker.engine", "checker.render"))
def test_the_machine_and_the_renderer_name_nothing_of_the_marketplace(name):
    names = names_of_the_marketplace()
    for words in spoken(name):
        assert not {words, *IN_QUOTES.findall(words)} & names, words
        assert not MARKETPLACE.search(words.replace("dispute-checker", "")), words


@pytest.mark.parametrize("name", MODULES)
def test_no_module_opens_a_rulebook_by_itself(name):
    """A rulebook, its words and its calendars are handed in: nothing of them is made while importing."""
    made = {"Rulebook", "Words", "Facts", "load", "take", "marketplace", "rulebook", "opened"}
    for node in TREES[name].body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value:
            calls = [each.func for each in ast.walk(node.value) if isinstance(each, ast.Call)]
            assert not {ast.unparse(call).rpartition(".")[2] for call in calls} & made


def figures() -> set[int | str]:
    """Return every figure and every word of a list that a fact holds."""
    found: set[int | str] = set()
    for fact in BOOK.facts.values():
        match fact.value:
            case int() as number:
                found.add(number)
            case Pair() as pair:
                found.update(pair)
            case tuple() as words:
                found.update(words)
        for words in fact.lists.values():
            found.update(words)
    # Nothing and one are not figures; "tomorrow" is a day away whatever the facts say.
    return found - {0, 1}


def code_constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the literals of a module without its docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = None
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Constant))


@pytest.mark.parametrize(
    "name", [*TOPICS, "checker.rulebook.course", "checker.rulebook.fields", "checker.engine.decide"]
)
def test_a_figure_of_a_fact_is_never_typed_into_a_rule(name):
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    typed = {node.value for node in code_constants(tree) if type(node.value) in (int, float, str)}
    assert not typed & figures()


@pytest.mark.parametrize("name", TOPICS)
def test_a_figure_in_a_rule_s_own_words_is_that_of_a_question(name):
    for node in ast.walk(TREES[name]):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)):
            words = (ast.get_docstring(node) or "").partition(">>>")[0]
            assert set(re.findall(r"(?<![Q\w])\d+\b", words)) <= {"0"}, words


def public(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield a module, and its public classes, methods and functions."""
    yield tree
    for node in getattr(tree, "body", []):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
            yield from public(node) if isinstance(node, ast.ClassDef) else [node]


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_says_what_it_is_in_true_sentences(name):
    for node in public(TREES[name]):
        words = ast.get_docstring(node)
        assert words, getattr(node, "name", name)
        assert words[0].isupper() or words[0] == "`", words
        assert words.partition("\n")[0].rstrip()[-1] in ".:;,?", words


@pytest.mark.parametrize("name", OURS)
def test_files_and_functions_stay_small(name):
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= 250
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name


@cache
def house() -> dict[str, str]:
    """Return what README's map says of each room."""
    readme = (ROOT / "README.md").read_text("utf-8")
    return dict(re.findall(r"^\| `([\w/]+/)` \| (.+) \|$", readme, re.MULTILINE))


@pytest.mark.parametrize("name", ["engine", "render", "doors", "rulebook"])
def test_the_map_lists_all_that_lies_in_a_room(name):
    there = {each.stem for each in (ROOT / "checker" / name).iterdir() if each.stem[0] != "_"}
    listed = re.findall(r"`(\w+)(?:\.\w+|/)?`", house()[f"checker/{name}/"])
    assert sorted(listed) == sorted(there)


def test_the_map_names_every_room():
    files = (file for top in ("checker", "tools", "tests") for file in ROOT.glob(f"{top}/*/*.py"))
    rooms = {f"{file.parent.relative_to(ROOT).as_posix()}/" for file in files}
    named = {
        *house(),
        *re.findall(r"`(tools/\w+/)`", house()["tools/"]),
        *(f"tests/{each}" for each in re.findall(r"`(\w+/)`", house()["tests/"])),
    }
    assert sorted(rooms - named) == []
