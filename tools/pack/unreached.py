"""Runs in the packed Python once all was asked: what no question can reach any more is forgotten.

Python finds what a module or a class holds by its name. A name that stands nowhere in the code that can still
run is never looked up again. Names are compared as words, so rather too much stays than too little.
"""

import builtins
import gc
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any

# What Python itself, written in C, looks into by names of its own.
WHOLE = {"builtins", "sys", "encodings", "encodings.utf_8", "_frozen_importlib"}
NAMED_BY_C = {"_compile_template", "JSONDecodeError"}
# What finds modules in files, what helps who types into a console, and what is of use while a class is made.
FINDERS = ("site", "sitecustomize", "_sitebuiltins", "zipimport", "_frozen_importlib_external")
IN_A_CONSOLE = {"copyright", "credits", "exit", "help", "license", "quit"}
OF_MAKING = {
    *(
        "__annotations__",
        "__dataclass_params__",
        "__firstlineno__",
        "__orig_bases__",
        "__parameters__",
    ),
    *("__slots__", "__static_attributes__"),
}
LIVES_IN_HEAP = 1 << 9  # a type that was made by Python code
LOOKED_UP = (FunctionType, classmethod, staticmethod, property)


def forget(roots: Iterable[Any], names: Iterable[str]) -> None:
    """Forget what cannot be reached from `roots`, of which these `names` are asked for."""
    for name in IN_A_CONSOLE & vars(builtins).keys():
        delattr(builtins, name)
    for name in (*FINDERS, __name__):
        sys.modules.pop(name, None)
    sys.path_hooks.clear()
    vars(sys).pop("__interactivehook__", None)
    known: Mapping[str, ModuleType | None] = sys.modules  # None for one that refuses to be imported
    modules = {name: each for name, each in known.items() if each}
    reach = _Reach({*names, *NAMED_BY_C}, modules)
    reach.run(roots)
    for name, module in modules.items():
        if _is_source(module):
            for each in [each for each in vars(module) if not reach.keeps(each)]:
                delattr(module, each)
            if not reach.has(module) and not reach.keeps(name.rpartition(".")[2]):
                del sys.modules[name]
    for found in reach.classes:
        _clear(found, reach)


class _Reach:
    """What can be reached, and every name that stands in code which can be."""

    def __init__(self, words: set[str], modules: dict[str, ModuleType]) -> None:
        self.classes: list[type] = []
        self._words = words
        self._modules: list[ModuleType] = []
        self._module_of = {id(vars(module)): module for module in modules.values()}
        self._seen: dict[int, Any] = {}
        self._next: list[Any] = []
        for name in WHOLE & modules.keys():
            self._next += [value for key, value in vars(modules[name]).items() if key != "modules"]

    def has(self, found: Any) -> bool:
        return id(self._module_of.get(id(found), found)) in self._seen

    def keeps(self, name: str) -> bool:
        return name in self._words or name.startswith("__")

    def run(self, roots: Iterable[Any]) -> None:
        self._next.extend(roots)
        while self._next:
            while self._next:
                self._look(self._next.pop())
            for owner in (*self._modules, *self.classes):
                held = vars(owner).items()
                self._next += [
                    value for name, value in held if self.keeps(name) and not self.has(value)
                ]

    def _look(self, found: Any) -> None:
        found = self._module_of.get(id(found), found)
        if self.has(found):
            return
        self._seen[id(found)] = found
        match found:
            case CodeType():
                self._words.update(name for text in _named(found) for name in text.split("."))
                self._next += [each for each in found.co_consts if isinstance(each, CodeType)]
            case ModuleType():
                if _is_source(found):
                    self._modules.append(found)
            case type():
                self._next += [*found.__mro__, type(found)]
                if found.__flags__ & LIVES_IN_HEAP:
                    self.classes.append(found)
            case _:
                self._next += [type(found), *gc.get_referents(found)]


def _named(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    constants = [*code.co_consts]
    while constants:
        each = constants.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple | frozenset):
            constants += each


def _is_source(module: ModuleType) -> bool:
    """Whether a module is made of Python code, be it in a file or built in."""
    spec = getattr(module, "__spec__", None)
    return bool(spec and spec.origin != "built-in" and module.__name__ not in WHOLE)


def _clear(found: type, reach: _Reach) -> None:
    for name, value in [*vars(found).items()]:
        is_dead = isinstance(value, LOOKED_UP) and not reach.keeps(name)
        if is_dead or name in OF_MAKING:
            type.__delattr__(found, name)
