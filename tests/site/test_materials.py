"""The site says what it is made of: on a page, in a bill of materials, and with the text of each licence."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

from tools import own
from tools.materials import BILL, CHANGES, LICENCES, bill, listed, parts

PAGE = "licences/"
# The path of a drawn icon, in a page or a style; the shortest are too common to tell one set from another.
DRAWN = re.compile(r"""\bd=(?:["']|%22)([^"'%]{12,}?)(?:["']|%22)""")


def test_the_bill_of_materials_lies_in_the_site(site):
    written = json.loads((site / BILL).read_text("utf-8"))
    assert written == bill.of(parts.own(), parts.read())


def test_the_page_names_each_part_with_its_version_and_its_licence(built):
    rows = re.findall(r"<tr>(.*?)</tr>", built[PAGE].html, re.DOTALL)
    for part, file in listed():
        [row] = [row for row in rows if f'href="{file}"' in row]
        assert part.name in row
        assert part.what in row
        assert f">{part.licence}</a>" in row
        assert part.version is None or f" {part.version}<" in row or f" {part.version}\n" in row


def test_the_text_of_each_licence_lies_where_the_page_leads(site):
    for part, file in listed():
        assert part.licence in (site / LICENCES / file).read_text("utf-8")


def test_the_programs_that_change_pyodide_lie_there_as_they_ran(site, built):
    assert CHANGES in built[PAGE].links
    with ZipFile(BytesIO((site / LICENCES / CHANGES).read_bytes())) as opened:
        for name in opened.namelist():
            assert opened.read(name) == (parts.ROOT / name).read_bytes()
        assert {
            "tools/pack/code.py",
            "tools/pack/image.mjs",
            "tools/pack/stand_ins/inspect.py",
        } <= {*opened.namelist()}


def test_the_page_says_where_the_source_of_pyodide_stands(built):
    [pyodide] = [part for part in parts.read() if part.name == "pyodide"]
    assert pyodide.source in built[PAGE].links


def test_every_script_and_style_that_others_made_lies_in_a_part(site):
    known = {parts.place(name).name.removesuffix(".map") for name in ("theme", "search", "style")}
    ours = [
        own.find(site, name).parent for name in ("dispute-checker/element.js", "search/worker.js")
    ]
    ours.append(own.find(site, "site.css").parent)
    others = [
        file
        for file in site.rglob("*")
        if file.suffix in {".js", ".css"}
        and "runtime" not in file.parts
        and file.parent not in [site, *ours]
    ]
    assert others
    assert {file.name for file in others if not file.name.startswith("palette.")} == known


def test_every_icon_is_of_a_set_that_is_named(site):
    """Compare what is drawn in pages and styles with all icons that the theme brings."""
    sets = {}
    for file in parts.place("icons").glob("*/**/*.svg"):
        for path in DRAWN.findall(file.read_text("utf-8")):
            sets.setdefault(path, set()).add(file.relative_to(parts.place("icons")).parts[0])
    drawn = {
        path
        for file in [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.js")]
        for path in DRAWN.findall(file.read_text("utf-8"))
    }
    used = {min(sets[path]) for path in drawn if len(sets.get(path, ())) == 1}
    named = {part.texts[0].parent.name for part in parts.read() if part.texts}
    assert used
    assert used <= named
