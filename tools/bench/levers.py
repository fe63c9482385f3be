"""The site without one of the things that make it start fast: a lever each, to be compared with the site.

A lever that changes what Python holds has its own memory image, made as the build makes it.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tools.build import PACK, PACKED, ROOT, SITE
from tools.digest import integrity
from tools.pack import (
    archive,
    assembly,
    code,
    dead,
    docstrings,
    library,
    line_tables,
    memory,
    script,
    stock,
    wasm,
)
from tools.pack.archive import Files
from tools.pack.inside import Checker, Inside
from tools.pack.questions import asked
from tools.pack.record import LOADED

from .apart import apart
from .contestants import PAGE, PYODIDE, RECORD, Contestant

# The first script stays: the page learns from its hint what to load.
HINT = re.compile(r'<link rel="modulepreload"(?![^>]*/element\.js")[^>]*>')
AHEAD = re.compile(r"<script>[^<]*window\.pythonAhead[^<]*</script>")
WITH_CHECKER = (LOADED.archive, LOADED.core, LOADED.image)


@dataclass(frozen=True, slots=True)
class Lever:
    """What is done for a fast start, and the site without it; `beside` is what that is compared with."""

    name: str
    without: Callable[["Workshop"], Contestant]
    beside: str = "ours"


class Workshop:
    """The parts of the built site, and what makes others of them."""

    @cached_property
    def stock(self) -> stock.Stock:
        """Pyodide's own files."""
        return stock.read(PYODIDE)

    @cached_property
    def checker(self) -> Checker:
        """The packed checker."""
        return assembly.packed(ROOT / "checker")

    @cached_property
    def record(self) -> dict[str, Any]:
        """What the build says of its pack."""
        record: dict[str, Any] = json.loads(PACK.read_text())
        return record

    @cached_property
    def runtime(self) -> dict[str, bytes]:
        """The built runtime's files by their names."""
        return archive.read(PACKED / self.record["runtime"])

    @cached_property
    def core(self) -> bytes:
        """The part of the code that answers need."""
        folder: str = self.record["pack"]
        return (PACKED / folder / LOADED.core).read_bytes()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of C functions that are used."""
        return script.trimmed(self.stock, assembly.called()).names

    def page(self, change: Callable[[str], str], **settings: Any) -> Contestant:
        """Return the site with another page."""
        html = (SITE / PAGE).read_text()
        changed = change(html)
        assert changed != html, "the page holds what is to be taken out"
        return Contestant("", over={PAGE: changed.encode()}, **settings)

    def files(self, files: Mapping[str, bytes | None]) -> Contestant:
        """Return the site with other files of a start, by their names; None for one that is missing."""
        sums = {name: integrity(content) for name, content in files.items() if content is not None}

        def told(found: re.Match[str]) -> str:
            record = json.loads(found[0])
            return json.dumps(record | {"integrity": record["integrity"] | sums})

        page = RECORD.sub(told, (SITE / PAGE).read_text())
        places = {self._folder(name) + name: content for name, content in files.items()}
        return Contestant("", over=places | {PAGE: page.encode()})

    def woken(
        self, files: Files, checker: Checker | None = None, *, forgets: bool = True
    ) -> Contestant:
        """Return the site with other files, and the memory image and the core that belong to them."""
        checker = checker or self.checker
        calendars = assembly.calendars(ROOT / "checker")
        made = assembly.awake(
            {**self.runtime, **files}, checker, calendars, asked(checker.examples), forgets=forgets
        )
        return self.files({LOADED.archive: checker.archive, **files, **made})

    def _folder(self, name: str) -> str:
        folder: str = self.record["pack" if name in WITH_CHECKER else "runtime"]
        return folder


def without_image(site: Workshop) -> Contestant:
    """Return the site where the image is missing, and Python begins from nothing."""
    return site.files({LOADED.image: None})


def without_small_library(site: Workshop) -> Contestant:
    """Return the same with the whole library, as its sources."""
    whole = archive.unzipped(site.stock.library) | {dead.FORBIDDING: dead.FORBIDS}
    return site.files({LOADED.image: None, LOADED.library: archive.zipped(whole)})


def without_pruning(site: Workshop) -> Contestant:
    """Return the site with all names of Pyodide's code, and all lines of its script for them."""
    exports = dict(wasm.sections(site.stock.code))[wasm.EXPORTS]
    names = {each.name for each in wasm.exports(exports)}
    parts = code.split(site.stock, names)
    return site.woken({LOADED.script: site.stock.script.encode(), LOADED.code: parts.code})


def without_shaking(site: Workshop) -> Contestant:
    """Return the site with the functions of Pyodide's script that nobody calls."""
    whole = script.trimmed(site.stock, assembly.called(), shakes=False)
    parts = code.split(site.stock, whole.names)
    return site.woken({LOADED.script: whole.script.encode(), LOADED.code: parts.code})


def without_zeros(site: Workshop) -> Contestant:
    """Return the site whose memory holds the data that nobody needs, and the texts that explain."""
    parts = code.split(site.stock, site.names)
    return site.woken({LOADED.birth: memory.module(parts.data, dead.START)})


def without_docstrings_emptied(site: Workshop) -> Contestant:
    """Return the site whose memory holds the texts that explain Python's own functions."""
    parts = code.split(site.stock, site.names)
    data = dead.zeroed(parts.data)
    assert docstrings.emptied(data) != data
    return site.woken({LOADED.birth: memory.module(data, dead.START)})


def with_data_in_code(site: Workshop) -> Contestant:
    """Return the site whose code brings its data along, which the image holds too."""
    whole = dict(wasm.sections(site.stock.code))[wasm.DATA]
    return site.files({LOADED.core: wasm.replaced(site.core, {wasm.DATA: whole})})


def with_line_tables(site: Workshop) -> Contestant:
    """Return the site whose byte code holds its tables of lines."""
    whole = archive.unzipped(site.stock.library) | assembly.stand_ins()
    whole |= {dead.FORBIDDING: dead.FORBIDS}
    small = archive.unzipped(site.runtime[LOADED.library])
    sources = {name.removesuffix("c"): whole[name.removesuffix("c")] for name in small}
    packed = archive.unzipped(site.checker.archive) | archive.compiled(site.checker.sources)
    assert line_tables.without(packed) != packed
    checker = site.checker._replace(archive=archive.zipped(packed))
    return site.woken({LOADED.library: archive.zipped(archive.compiled(sources))}, checker)


def without_stand_ins(site: Workshop) -> Contestant:
    """Return the site with the library's own modules in the place of our small ones."""
    whole = archive.unzipped(site.stock.library) | {dead.FORBIDDING: dead.FORBIDS}
    with Inside(site.runtime | {LOADED.library: archive.zipped(whole)}, site.checker) as inside:
        modules = inside.recorded()
    small = line_tables.without(archive.compiled(library.trimmed(whole, modules)))
    return site.woken({LOADED.library: archive.zipped(small)})


IMAGE = "an image of Python's memory"
LEVERS = (
    Lever(IMAGE, without_image),
    Lever("a small compiled library, where there is no image", without_small_library, IMAGE),
    Lever("names of the code that nobody uses are left out", without_pruning),
    Lever("functions of the script that nobody calls are left out", without_shaking),
    Lever(
        "what no question reaches is forgotten in the image",
        lambda site: site.woken({}, forgets=False),
    ),
    Lever("data that nobody uses is zeroed", without_zeros),
    Lever("of that, the texts that explain functions", without_docstrings_emptied),
    Lever(
        "functions of the code that no question calls are left out",
        lambda site: site.files({LOADED.core: site.runtime[LOADED.code]}),
    ),
    Lever("the code comes without its data", with_data_in_code),
    Lever("byte code has no tables of lines", with_line_tables),
    Lever("small modules stand in for two large ones", without_stand_ins),
    Lever(
        "Python starts in the page's head",
        # Another script of the page knows the name too.
        lambda site: site.page(lambda page: AHEAD.sub("", page, count=1)),
    ),
    Lever("modules are joined into few scripts, and sheets into one", lambda _: apart()),
    Lever(
        "the page names its scripts early", lambda site: site.page(lambda page: HINT.sub("", page))
    ),
    Lever(
        "the code is compiled while it comes",
        lambda _: Contestant("", types={"wasm": "application/octet-stream"}),
    ),
    Lever("what bears a hash is kept for ever", lambda _: Contestant("", keeps=False)),
    Lever("the host sends brotli, not only gzip", lambda _: Contestant("", encodings=("gzip",))),
)


def contestants(levers: tuple[Lever, ...] = LEVERS) -> Iterator[Contestant]:
    """Yield the built site, and the site without each of the levers, by the lever's name."""
    yield Contestant("ours")
    workshop = Workshop()
    for lever in levers:
        made = lever.without(workshop)
        yield Contestant(
            lever.name,
            over=made.over,
            types=made.types,
            encodings=made.encodings,
            keeps=made.keeps,
        )
