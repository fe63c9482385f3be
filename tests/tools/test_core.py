"""The core of a code is what ran, what that calls and what scripts call; a code can note what runs."""

import json
import subprocess

import pytest

from tools.node import node
from tools.pack import core, wasm
from tools.pack.code import ALWAYS

CALL = 0x10
TYPES, FUNCTIONS = 1, 3


def gives(value: int) -> bytes:
    """Return a function that gives a number."""
    return bytes([0, wasm.CONST, value, wasm.END])


# Numbers of functions begin with what is imported, here one.
CALLS_THE_NEXT = bytes([0, CALL, 2, wasm.END])
OWN = (CALLS_THE_NEXT, gives(7), gives(8), gives(9))
GIVEN_OUT = {"start": 1, "other": 3, min(ALWAYS): 4}


@pytest.fixture
def code() -> bytes:
    """Return a code of four functions that asks for a fifth: the first calls the second."""
    given_out = [
        wasm.named(name) + bytes([wasm.FUNCTION, number]) for name, number in GIVEN_OUT.items()
    ]
    return wasm.joined(
        [
            (TYPES, bytes([1, 0x60, 0, 1, wasm.I32])),
            (wasm.IMPORTS, bytes([1]) + wasm.named("env") + wasm.named("h") + bytes([0, 0])),
            (FUNCTIONS, wasm.vector([b"\0"] * len(OWN))),
            (wasm.GLOBALS, wasm.vector([bytes([wasm.I32, 1, wasm.CONST, 5, wasm.END])])),
            (wasm.EXPORTS, wasm.vector(given_out)),
            (wasm.CODE, wasm.vector([*map(wasm.sized, OWN)])),
        ]
    )


def run(code: bytes, *names: str) -> dict[str, object]:
    """Call functions of a code; return what each gives, and the numbers that it gives out then."""
    script = """
        const { code, names } = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const module = new WebAssembly.Module(Buffer.from(code, "hex"));
        const { exports } = new WebAssembly.Instance(module, { env: { h: () => 0 } });
        const given = names.map((name) => exports[name]());
        const numbers = Object.entries(exports).flatMap(([name, each]) =>
            each instanceof WebAssembly.Global ? [[name, each.value]] : []);
        console.log(JSON.stringify({ given, numbers: Object.fromEntries(numbers) }));
    """
    asked = json.dumps({"code": code.hex(), "names": names})
    done = subprocess.run(
        [node(), "--eval", script], input=asked, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_code_that_notes_what_runs_does_the_same_and_says_which_functions_did(
    code: bytes,
) -> None:
    assert run(core.noting(code), "start") == {
        "given": [7],
        "numbers": {"ran-0": 1, "ran-1": 1, "ran-2": 0, "ran-3": 0},
    }


def test_what_ran_and_what_it_calls_and_what_scripts_may_call_stay_and_the_rest_are_traps(
    code: bytes,
) -> None:
    small = core.only(code, {0})
    assert run(small, "start", "other")["given"] == [7, 8]
    assert [*wasm.functions(dict(wasm.sections(small))[wasm.CODE])] == [*OWN[:3], core.TRAP]


def test_of_a_code_of_which_nothing_ran_only_what_scripts_may_call_is_left(code: bytes) -> None:
    functions = [*wasm.functions(dict(wasm.sections(core.only(code, ())))[wasm.CODE])]
    # What may be called from outside stays, but not what that would call.
    assert functions == [CALLS_THE_NEXT, core.TRAP, OWN[2], core.TRAP]


def test_who_falls_into_a_trap_hears_of_it(code: bytes) -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run(core.only(code, ()), "start")
    assert "RuntimeError: unreachable" in failed.value.stderr
