"""Thirteen months before the calendars end, the build begins to say so."""

from datetime import date
from pathlib import Path

import pytest

from tools.calendars import __main__ as command
from tools.calendars import snapshot
from tools.calendars.left import warnings


@pytest.mark.parametrize(
    ("today", "lines"),
    [("2029-11-30", 0), ("2029-12-01", 1), ("2031-06-01", 1)],
)
def test_it_is_said_in_one_line_that_names_what_to_edit(banks, today, lines):
    found = [line for line in warnings(date.fromisoformat(today), banks) if "banks.toml" in line]
    assert len(found) == lines
    for line in found:
        assert line == (
            "tools/calendars/banks.toml: the calendars end on 2030-12-31: "
            "raise `last-year` in [calendars]"
        )


def test_a_country_that_the_library_knows_for_less_time_is_named(banks):
    assert warnings(date(2025, 11, 30), banks) == []
    assert [line[:3] for line in warnings(date(2026, 11, 25), banks)] == ["LK:"]


def test_the_command_builds_keeps_the_days_if_told_to_and_says_what_ends_soon(
    monkeypatch, capsys, tmp_path
):
    built = []
    monkeypatch.setattr(command, "build", lambda **told: built.append(told))
    monkeypatch.setattr(snapshot, "PATH", tmp_path / "snapshot.txt")
    monkeypatch.setattr(command, "warnings", lambda *_: ["LK: ends soon"])
    assert command.main(["--snapshot"]) == 0
    assert capsys.readouterr().err == "LK: ends soon\n"
    assert len(built) == 1
    kept = Path(__file__).parent / "snapshot.txt"
    assert snapshot.PATH.read_text("utf-8") == kept.read_text("utf-8")


def test_without_being_told_the_command_keeps_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "build", lambda **_: None)
    monkeypatch.setattr(snapshot, "PATH", tmp_path / "snapshot.txt")
    assert command.main([]) == 0
    assert not snapshot.PATH.exists()
