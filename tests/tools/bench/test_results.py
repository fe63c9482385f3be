"""Many times become a few figures, and none is made up."""

from pathlib import Path

import pytest

from tools.bench import record
from tools.bench.aims import aims
from tools.bench.levers import Lever
from tools.bench.processes import Used
from tools.bench.results import gains, medians, percentile
from tools.bench.starts import Start
from tools.bench.visit import Visit


def start(name: str, kind: str, ms: float, line: str = "none") -> Start:
    return Start(name, line, 1, kind, Visit(ms, Used(cpu=ms / 1000, memory=int(ms))))


STARTS = [
    start("ours", kind, ms, line)
    for line in ("none", "slow")
    for kind, times in (("cold", (100, 300, 200)), ("warm", (50, 40, 60)))
    for ms in times
]


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([5], 99, 5),
        ([4, 1, 3, 2], 50, 2),
        ([1, 2, 3], 50, 2),
        (range(1, 21), 95, 19),
        ([1, 2], 0, 1),
    ],
)
def test_a_percentile_is_one_of_the_values(values, share, expected):
    assert percentile(values, share) == expected


def test_each_line_has_its_own_medians_of_cold_and_warm():
    rows = medians(STARTS)
    assert [row["line"] for row in rows] == ["none", "slow"]
    assert [(row["cold"], row["warm"], row["cpu"], row["memory"]) for row in rows] == [
        (200, 50, 0.2, 300)
    ] * 2


def test_a_lever_is_compared_with_what_it_belongs_to():
    rows = [
        {"name": name, "cold": cold, "warm": cold - 1}
        for name, cold in (("ours", 10), ("image", 30), ("library", 70))
    ]
    parts = {row["name"]: {"all": {"br": row["cold"], "gzip": 0}} for row in rows}
    levers = [Lever("image", pytest.fail), Lever("library", pytest.fail, beside="image")]
    assert gains(levers, rows, parts) == [
        {"name": "image", "cold": [10, 30], "warm": [9, 29], "bytes": [10, 30]},
        {"name": "library", "cold": [30, 70], "warm": [29, 69], "bytes": [30, 70]},
    ]


def test_a_lever_that_was_not_measured_has_no_gain():
    assert gains([Lever("image", pytest.fail)], [], {}) == []


def test_what_is_written_is_read_again(tmp_path: Path):
    file = tmp_path / "speed.json"
    record.write({"browser": "“one”", "rounds": 5}, file)
    assert record.read(file) == {"browser": "“one”", "rounds": 5}


def test_before_the_first_run_there_are_no_results(tmp_path: Path):
    assert record.read(tmp_path / "speed.json") == {}


def row(name: str, ms: int) -> dict[str, object]:
    return {"name": name, "line": "none", "slower": 1, "cold": ms, "warm": ms}


@pytest.mark.parametrize(("stock", "is_met"), [(2999, False), (3000, True)])
def test_an_aim_is_met_from_its_own_value_on(stock, is_met):
    found = {"starts": [row("stock", stock), row("ours", 1000)]}
    cold, warm = aims(found)
    assert (cold[-1], warm[-1]) == (is_met, False)


@pytest.mark.parametrize(
    ("found", "met"),
    [
        ({}, []),
        ({"parts": {"ours": {"all": {"br": 2_600_000, "gzip": 3_300_001}}}}, [True, False]),
        ({"times": {"ask": [0.4, 0.5, 1.6]}}, [True, False]),
        ({"times": {"typed": [100], "range_here": [3]}}, [True, None]),
        ({"lighthouse": {"home": {"performance": 95, "seo": 99}}}, [True, False]),
        ({"a_second": 5000}, [True]),
    ],
)
def test_only_what_was_measured_is_held_against_its_aim(found, met):
    assert [is_met for *_, is_met in aims(found)] == met
