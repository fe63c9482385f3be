"""Pyodide's script loses what nothing reaches, and nothing else."""

import pytest

from tools.pack import script

# What stands around Pyodide's own statements, and what reaches some of them.
AROUND = """
var _createPyodideModule = (() => {
  return async function(moduleArg = {}) {
    %s
    var wasmImports = { used: _used, late: _late, glClear: _glClear };
    start(wasmImports);
    return moduleRtn;
  };
})();
"""
UNUSED = {"functions": ["gl"], "calls": ["draw.init"], "variables": ["Browser"]}


def shaken(statements: str) -> str:
    return script.shake(AROUND % statements, ["used", "glClear"], UNUSED)


@pytest.mark.parametrize(
    "statement",
    [
        "function start() {}",
        "function _used() { return deeper; }",
        "var deeper = () => deepest;function _used() { deeper(); }",
        "var _used = 1;",
        '_used.sig = "ii";',
        'Module["moduleRtn"] = 1;',
        'function named() {}start("named");',
        "sideEffect();",
        "var unread = sideEffect();",
        "const { one, two } = parts;",
        'if (typeof Browser != "undefined") Browser.init();',
    ],
)
def test_what_is_reached_or_does_something_stays(statement: str) -> None:
    assert statement in shaken(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "function nobody() {}",
        "function one() { two(); } function two() { one(); }",
        "var nobody = () => {};",
        "var nobody = { a: 1 };",
        "var _late = 1;",
        '_late.sig = "ii";',
        'Module["nobody"] = 1;',
        "function _glClear() {}",
        "draw.init();",
        "var Browser = { init: () => {} };",
    ],
)
def test_what_nothing_reaches_goes(statement: str) -> None:
    left = shaken(statement)
    assert statement not in left
    assert not {"nobody", "_late", "one", "draw"} & set(left.split())


def test_a_declaration_keeps_those_of_its_variables_that_are_reached() -> None:
    assert "var start = 1,_used = 3;" in shaken("var start = 1, nobody = 2, _used = 3;")


def test_the_code_is_given_what_it_imports_and_for_the_unused_what_aborts() -> None:
    assert "{used: _used,glClear:unusedFunction}" in shaken("")
