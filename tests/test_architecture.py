"""The laws of the house, imports point one way, rules touch nothing, figures are facts."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.policy import POLICY, Pair

ROOT = Path(__file__).parents[1]
CHECKER = ROOT / "checker"

# The rooms from the ground up: a module may import from its own room and from those below it.
FLOORS = (
    ("resource", "errors"),
    ("policy", "words", "days"),
    ("calendars", "answer"),
    ("fields",),
    ("case",),
    ("topics",),
    ("decide",),
    ("timeline", "sentences", "pictures"),
    ("render",),
    ("wire",),
    ("browser", "__init__"),
    ("__main__",),
    ("tools",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for folder in ("checker", "tools")
    for file in sorted((ROOT / folder).rglob("*.py"))
}
TREES = {name: ast.parse(file.read_text("utf-8")) for name, file in MODULES.items()}
OURS = {name: tree for name, tree in TREES.items() if name.startswith("checker")}
TOPICS = {name: tree for name, tree in OURS.items() if name.startswith("checker.topics")}
PURE = TOPICS | {"checker.decide": TREES["checker.decide"]}


def room(module: str) -> str:
    package, *rest = module.split(".")
    return package if package != "checker" else (rest or ["__init__"])[0]


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


def test_every_room_of_the_checker_has_its_floor():
    assert {room(name) for name in OURS} == set(FLOOR) - {"tools"}


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_one_way(name):
    for imported in imports(name):
        if imported in MODULES and room(imported) != room(name):
            assert FLOOR[room(imported)] < FLOOR[room(name)], imported


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_knows_no_other_topic(name):
    if name != "checker.topics":
        known = {each for each in imports(name) if each.startswith("checker.topics")}
        assert known <= {"checker.topics.topic"}


@pytest.mark.parametrize("name", OURS)
def test_the_checker_needs_the_standard_library_only(name):
    outside = {each.partition(".")[0] for each in imports(name)} - {"checker"}
    assert outside <= sys.stdlib_module_names


def test_the_whole_checker_can_be_imported_without_what_only_a_computer_has():
    """The browser has no processes, sockets or threads to offer."""
    outside = {each.partition(".")[0] for name in OURS for each in imports(name)}
    assert not outside & {"subprocess", "socket", "threading", "multiprocessing", "asyncio"}


HARMLESS = {"collections", "dataclasses", "datetime", "functools", "itertools", "re", "typing"}
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "now", "utcnow", "today", "time"}


@pytest.mark.parametrize("name", PURE)
def test_rules_touch_no_clock_no_file_and_no_network(name):
    outside = {each.partition(".")[0] for each in imports(name)} - {"checker"}
    assert outside <= HARMLESS
    calls = [node.func for node in ast.walk(PURE[name]) if isinstance(node, ast.Call)]
    called = {
        call.attr if isinstance(call, ast.Attribute) else call.id
        for call in calls
        if isinstance(call, (ast.Attribute, ast.Name))
    }
    assert not called & IMPURE_CALLS


@pytest.mark.parametrize("name", [name for name in OURS if name != "checker.wire"])
def test_only_the_wire_reads_a_clock(name):
    calls = [node.func for node in ast.walk(OURS[name]) if isinstance(node, ast.Call)]
    clocks = [
        call for call in calls if isinstance(call, ast.Attribute) and call.attr in {"today", "now"}
    ]
    assert clocks == []


def test_decide_knows_no_topic_by_name():
    topics = {name.rpartition(".")[2] for name in TOPICS}
    names = {topic.replace("_", "-") for topic in topics - {"topics", "topic"}}
    text = MODULES["checker.decide"].read_text("utf-8")
    assert not [name for name in names if re.search(rf'["\']{name}["\']', text)]


def figures() -> set[int | str]:
    """Return every figure and every word of a list that a fact holds."""
    found: set[int | str] = set()
    for fact in POLICY.values():
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


@pytest.mark.parametrize("name", PURE)
def test_a_figure_of_a_fact_is_never_typed_into_a_rule(name):
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    typed = {node.value for node in code_constants(tree) if type(node.value) in (int, float, str)}
    assert not typed & figures()


@pytest.mark.parametrize("name", TOPICS)
def test_a_figure_in_a_rule_s_own_words_is_that_of_a_fact_it_uses(name):
    source = MODULES[name].read_text("utf-8")
    used = set(re.findall(r'POLICY\["([^"]+)"\]', source))
    known = {
        str(number)
        for fact_id in used
        for number in (
            POLICY[fact_id].value
            if isinstance(POLICY[fact_id].value, Pair)
            else [POLICY[fact_id].value]
        )
    }
    for node in ast.walk(TOPICS[name]):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)):
            words = (ast.get_docstring(node) or "").partition(">>>")[0]
            said = set(re.findall(r"(?<![Q\w])\d+\b", words)) - {"0"}
            assert said <= known, words


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
    for node in ast.walk(OURS[name]):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name
