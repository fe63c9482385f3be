"""The tables and the picture show each figure of a run, and need no colours."""

import re
from xml.etree import ElementTree as ET

import pytest

from tools.bench import levers, lighthouse, shown, tables
from tools.bench.picture import ROOM, WIDTH, picture

ROWS = [
    {"line": line, "slower": slower, "name": name, "cold": cold, "warm": cold // 2, "cpu": 1.0}
    | {"memory": 300_000_000}
    for line, slower in (("none", 1), ("1.6 Mbit/s, 150 ms", 1), ("none", 4))
    for name, cold in (("stock & more", 6000), ("ours", 1500))
]


@pytest.fixture(scope="module")
def drawn() -> ET.Element:
    return ET.fromstring(picture(ROWS, "Bars"))  # noqa: S314 (our own)


def test_every_figure_stands_beside_its_bar(drawn: ET.Element):
    words = [text.text for text in drawn.iter("text")]
    for row in ROWS:
        assert row["name"] in words
        assert words.count(tables.seconds(row["cold"])) == 3
    assert [words.count(each) for each in ("no line", "a processor 4 times as slow")] == [1, 1]


def test_a_bar_is_as_long_as_its_time_and_none_leaves_the_picture(drawn: ET.Element):
    bars = [bar for bar in drawn if bar.tag == "rect"][2:]
    widths = [int(bar.get("width") or 0) for bar in bars]
    assert widths == [round(ROOM * share) for share in (1, 0.5, 0.25, 0.125)] * 3
    assert {bar.get("x") for bar in bars} == {"0"}
    assert ROOM < WIDTH


def test_first_and_later_visits_are_told_apart_without_colour(drawn: ET.Element):
    fills = {bar.get("fill") for bar in drawn.iter("rect")}
    assert fills == {"currentColor", "url(#bench-hatched)"}
    assert not re.search("#[0-9a-f]{3,6}|rgb", picture(ROWS, "Bars"))


def test_the_picture_says_what_it_shows(drawn: ET.Element):
    assert (drawn.get("role"), drawn[0].tag, drawn[0].text) == ("img", "title", "Bars")


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def test_the_others_are_compared_with_ours_on_the_same_line():
    _, _, *rows = cells(tables.of_starts(ROWS))
    assert [row[2] for row in rows] == ["6.00 s, 4.0 times ours", "1.50 s"] * 3
    assert rows[0][3:] == ["3.00 s, 4.0 times ours", "1.0 s of a processor, 300 MB"]


def test_a_lever_says_what_it_spares():
    gain = {"name": "a", "cold": [1000, 2000], "warm": [10, 20], "bytes": [1e6, 3e6]}
    _, _, row = cells(tables.of_levers([gain]))
    assert row == [
        *("a", "1.00 s instead of 2.00 s", "0.01 s instead of 0.02 s"),
        "1.00 MB instead of 3.00 MB",
    ]


def test_the_parts_end_with_their_sum():
    parts = {"ours": {"pages": {"br": 10_000, "gzip": 20_000}, "styles": {"br": 0, "gzip": 10_000}}}
    _, _, *rows = cells(tables.of_parts(parts | {"floor": {}}))
    assert rows[0] == ["pages", "0.01 MB / 0.02 MB", ""]
    assert rows[-1] == ["all", "0.01 MB / 0.03 MB", "0.00 MB / 0.00 MB"]


def test_a_table_has_as_many_cells_in_each_line():
    gain = {"name": "a", "cold": [1, 2], "warm": [3, 4], "bytes": [5, 6]}
    aim = ("a", "1", "2", True)
    for table in (
        tables.of_levers([gain]),
        tables.of_aims([aim]),
        tables.of_lighthouse({"home": {"seo": 100}}),
    ):
        assert len({len(row) for row in cells(table)}) == 1
        assert all(cells(table)[0]), "a screen reader names a column by its head"


def test_of_a_report_what_counts_and_is_not_passed_is_named():
    refs = [{"id": name, "weight": name != "light"} for name in ("low", "light", "none", "high")]
    scores = {"low": 0.5, "light": 0, "none": None, "high": 0.9}
    told = {
        "audits": {name: {"score": score} for name, score in scores.items()},
        "categories": {
            name: {"score": 0.955, "auditRefs": refs if name == "seo" else []}
            for name in lighthouse.CATEGORIES
        },
    }
    found, failed = lighthouse.read(told)
    assert set(found.values()) == {96}
    assert failed == ["low"]


def test_without_its_hints_a_page_still_names_the_module_to_begin_with():
    page = "".join(
        f'<link rel="modulepreload" href="../{name}.js" integrity="sha256-a">'
        for name in ("assets/element", "assets/form")
    )
    assert levers.HINT.findall(page) == [page[page.rindex("<") :]]


def test_each_lever_has_a_name_of_its_own_and_stands_beside_one_before_it():
    names = ["ours"]
    for lever in levers.LEVERS:
        assert lever.beside in names
        assert lever.name not in names
        names.append(lever.name)


def test_the_page_has_all_that_it_shows_before_the_first_run_and_after_it():
    results = {
        "starts": ROWS,
        "parts": {"ours": {"pages": {"br": 1, "gzip": 2}}},
        "levers": [{"name": "a", "cold": [1, 2], "warm": [3, 4], "bytes": [5, 6]}],
        "load": [{"name": "the checker", "a_second": 40_000, "errors": 0}],
        "lighthouse": {"home": {"seo": 100}},
        "day": "2026-11-29",
        "browser": "Chromium",
        "machine": "2 cores",
        "rounds": 5,
        "slower_seen": 4.0,
    }
    before, after = shown.of({}), shown.of(results)
    assert before["day"] is None
    assert after["day"].isoformat() == "2026-11-29"
    assert before.keys() <= after.keys()
    assert all(before[name] != after[name] for name in shown.TABLES)
