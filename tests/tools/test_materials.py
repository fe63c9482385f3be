"""The bill of materials says what the installed packages say, and other programs can read it."""

import json
import re

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component
from cyclonedx.spdx import is_expression, is_supported_id

from tools.materials import bill, parts, texts
from tools.materials.parts import ROOT
from tools.steps import BuildError

PARTS = parts.read()
BY_NAME = {part.name: part for part in PARTS}
NPM = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
PYPI = dict(
    re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
)


def read() -> Bom:
    """Return the bill as CycloneDX's own library reads it from JSON."""
    return Bom.from_json(json.loads(json.dumps(bill.of(parts.own(), PARTS))))


def with_inner(components: list[Component]) -> list[Component]:
    return [inner for each in components for inner in (each, *with_inner([*each.components]))]


def test_other_programs_read_in_the_bill_what_is_meant() -> None:
    read_as = {each.name: each for each in with_inner([*read().components])}
    assert read_as.keys() == BY_NAME.keys()
    for name, component in read_as.items():
        part = BY_NAME[name]
        assert component.version == part.version
        assert {inner.name for inner in component.components} == {
            each.name for each in PARTS if each.within == name
        }
        [licence] = component.licenses
        assert getattr(licence, "value" if " " in part.licence else "id") == part.licence


def test_the_bill_is_that_of_this_project() -> None:
    component = read().metadata.component
    assert component
    assert (component.name, component.version) == ("dispute-checker", NPM[""]["version"][:-2])


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_licence_is_named_as_spdx_does(part: parts.Part) -> None:
    assert is_supported_id(part.licence) or is_expression(part.licence)
    assert all(map(is_supported_id, texts.ids(part.licence)))


def test_a_package_has_the_version_that_is_locked() -> None:
    locked = {
        "pypi": PYPI,
        "npm": {name: NPM[f"node_modules/{name}"]["version"] for name in ("pyodide",)},
    }
    packages = [part for part in PARTS if part.registry]
    assert {part.name for part in packages} == {"mkdocs-material", "pyodide", "holidays"}
    for part in packages:
        assert part.version == locked[str(part.registry)][part.name]


def test_what_lies_in_the_scripts_and_styles_of_the_theme_is_named() -> None:
    inside = {
        name
        for place in ("theme", "search", "style")
        for source in json.loads(parts.place(place).read_text("utf-8"))["sources"]
        for name in re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", source)
    }
    icons = {"Material Design Icons", "Octicons", "Font Awesome Free"}
    named = {part.name for part in PARTS if part.within == "mkdocs-material"}
    assert inside == named - icons


def test_python_in_the_bill_is_the_one_in_the_browser() -> None:
    # It says where it was compiled.
    found = re.findall(rb"/python-([\d.]+)\0", parts.place("code").read_bytes())
    assert {each.decode() for each in found} == {BY_NAME["CPython"].version}


@pytest.mark.parametrize("part", [parts.own(), *PARTS], ids=lambda part: part.name)
def test_each_part_has_its_licence_whole_and_without_a_blank(part: parts.Part) -> None:
    text = texts.of(part)
    assert text.startswith(part.name)
    assert part.licence in text
    assert len(text) > 600
    assert not re.search(r"<year>|<copyright holders>|<owner>|YEAR by AUTHOR", text, re.IGNORECASE)
    assert all(holder in text for holder in part.holders)


def test_no_two_parts_share_a_file() -> None:
    names = [texts.name(part) for part in (parts.own(), *PARTS)]
    assert len(set(names)) == len(names)


def test_the_same_parts_give_the_same_bytes() -> None:
    again = bill.of(parts.own(), parts.read.__wrapped__())
    assert json.dumps(again) == json.dumps(bill.of(parts.own(), PARTS))
    assert texts.changes() == texts.changes()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            {"places": {"code": ["tools", "materials/parts.toml"]}},
            "Lost is not in the code any more",
        ),
        ({"places": {"code": ["tools", "materials/*.py"]}}, r"\d files are tools/materials/\*\.py"),
        ({"places": {"code": ["tools", "nothing"]}}, "0 files are tools/nothing"),
    ],
    ids=["gone", "many", "none"],
)
def test_a_part_that_is_not_where_it_was_stops_the_build_and_is_named(
    table: dict[str, object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = {"name": "Lost", "what": "", "licence": "MIT", "file": "code", "seen": r"l\x6fst-(\d)"}
    monkeypatch.setattr(parts, "_TABLE", table | {"part": [lost]})
    with pytest.raises(BuildError, match=said):
        parts.read.__wrapped__()
