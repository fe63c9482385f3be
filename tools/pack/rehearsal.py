"""Runs in the packed Python while the pack is built: all that the first question may ask for is asked once.

What is imported and remembered by that stands in the memory image, or is recorded for the library.
"""

import _imp
import encodings
import functools
import gc
import importlib
import json
import re
import sys
from collections.abc import Iterator
from importlib.machinery import BuiltinImporter
from types import FunctionType
from typing import Any

from checker import marketplace
from checker.doors.browser import Door, opened

MOMENT = "2026-11-23T12:00:00+01:00"
LAYOUT = {"base": "", "prefix": "", "order": "", "moment": MOMENT}


def rehearsed(language: str) -> Door:
    """Return the door in a language, after all was asked through it that a first question may ask."""
    importlib.import_module("imports")  # those that wait inside a function
    door = opened(language)
    for request in _requests():
        question = json.dumps(LAYOUT | {"request": request, "edition": "2000-01"})
        # What a country's file says is no part of the start.
        if not door.lacks(question):
            for what in ("answer", "page", "text", "calendar"):
                door.reply(what, question)
    door.reply("look", json.dumps({"field": "files", "name": "a.jpg", "head": "ffd8ff"}))
    return door


def _requests() -> Iterator[dict[str, Any]]:
    """Yield every worked example, and for each topic an empty question and one that is wrong."""
    yield from importlib.import_module("examples").REQUESTS
    for topic, names in marketplace().forms.items():
        request = {"topic": topic, "today": MOMENT[:10]}
        yield request
        yield request | {"fields": dict.fromkeys(names, "?")}


def imported() -> str:
    """Return the names of the modules that were imported from the library's zip, as JSON."""
    library = encodings.__path__[0].removesuffix("encodings")
    specs = [getattr(module, "__spec__", None) for module in sys.modules.values()]
    found = [spec.name for spec in specs if spec and (spec.origin or "").startswith(library)]
    return json.dumps(sorted(found))


def frozen() -> str:
    """Return the byte code of each module that is built into Python, in hexadecimal digits, as JSON."""
    names = _imp._frozen_module_names()  # type: ignore[attr-defined]  # noqa: SLF001
    found = [_imp.find_frozen(name, withdata=True) for name in names]
    return json.dumps([data.hex() for data, *_ in filter(None, found) if data])


def settled(forgets: str) -> str:
    """Forget what is of no use without the library, what functions take, and the answers given.

    If it `forgets` more, "yes", that is what no question can reach.
    """
    for name in (__name__, "imports", "examples"):
        del sys.modules[name]
    re.purge()
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):  # noqa: SLF001
            each.cache_clear()
        elif isinstance(each, FunctionType):
            del each.__annotations__
    doors = [each for each in gc.get_objects() if isinstance(each, Door)]
    if forgets:
        importlib.import_module("unreached").forget(doors, ("lacks", "bring", "reply"))
    sys.meta_path[:] = [BuiltinImporter]
    sys.path.clear()
    sys.path_importer_cache.clear()
    gc.collect()
    gc.freeze()
    return ""
