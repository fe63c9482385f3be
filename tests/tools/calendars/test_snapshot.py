"""A newer library that moves a bank day is noticed, and told by country, day, old and new."""

from datetime import date

import pytest

from tools.calendars import library, snapshot


def days(lines):
    """Return what each day of the kept lines is, by country, region and day: off, worked, or its weekend."""
    found = {}
    for line in lines:
        code, regions, year, weekend, *each = line.split(" ")
        for region in regions.split(","):
            found[code, region, f"{year} weekend"] = weekend
            for kept in each:
                day = kept.removeprefix("+")
                kind = "off" if day == kept else "worked"
                found[code, region, f"{year}-{day[:2]}-{day[2:]}"] = kind
    return found


def differences(old, new):
    """Return a line for each day that is something else now."""
    old, new = days(old), days(new)
    return [
        f"{code} {region} {day}: was {old.get(key, 'as usual')}, is {new.get(key, 'as usual')} now"
        for key in sorted({*old, *new})
        if old.get(key) != new.get(key)
        for code, region, day in [key]
    ]


KEPT = {}
for kept in snapshot.PATH.read_text("utf-8").splitlines():
    KEPT.setdefault(kept[:2], []).append(kept)


@pytest.mark.parametrize("code", library.codes())
def test_the_days_of_a_country_are_those_that_were_kept(banks, code):
    moved = differences(KEPT.get(code, []), snapshot.lines(code, banks))
    assert moved == [], "to take them over: python -m tools.calendars --snapshot"


def test_a_day_that_moves_is_told_with_what_it_was_and_is():
    old = ["GB ENG,WLS 2026 Ss 0101 0831", "GB SCT 2026 Ss 0101"]
    new = ["GB ENG 2026 Ss 0101 0830", "GB WLS 2026 Ss 0101 0831", "GB SCT 2026 Fs 0101 +0103"]
    assert differences(old, new) == [
        "GB ENG 2026-08-30: was as usual, is off now",
        "GB ENG 2026-08-31: was off, is as usual now",
        "GB SCT 2026 weekend: was Ss, is Fs now",
        "GB SCT 2026-01-03: was as usual, is worked now",
    ]


def test_the_kept_text_has_a_line_for_each_year_of_each_country_and_is_small():
    assert KEPT.keys() == {*library.codes()}
    years = {(line[:2], line.split(" ")[2]) for lines in KEPT.values() for line in lines}
    assert ("US", "2030") in years
    assert snapshot.PATH.stat().st_size < 300_000


def test_a_line_has_the_weekend_the_days_off_and_the_worked_weekend_days(banks):
    line = next(line for line in snapshot.lines("CN", banks) if " 2026 " in line)
    assert line.startswith("CN - 2026 Ss 0101 0102 ")
    assert line.endswith(" +0104 +0214 +0228 +0509 +0920 +1010")
    assert date(2026, 2, 16).strftime("%m%d") in line
