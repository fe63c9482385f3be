"""The command that breaks the rules in small ways says what survived, and fails unless that is known."""

import pytest

from tools.mutate import KNOWN, ROOT, Mutant, find_faults, known, main, read_mutant

OVER = Mutant("checker.days.over", "return a > b", "return a >= b")
FIRST = Mutant("checker.days.first", "return days[0]", "return days[1]")
LISTED = """
[[survivor]]
function = "checker.days.over"
was = "return a > b"
became = "return a >= b"
why = "No two of them are ever equal."
"""

# A project with one rule; its test looks at one side of the boundary only.
PROJECT = {
    "pyproject.toml": '[tool.mutmut]\nsource_paths = ["checker"]\n',
    "checker/__init__.py": "",
    "checker/days.py": "def over(a, b):\n    return a > b\n",
    "tests/test_days.py": "from checker.days import over\n\n\ndef test_over():\n    assert over(2, 1)\n",
    "tests/mutants.toml": "",
}


@pytest.fixture
def project(tmp_path):
    for name, text in PROJECT.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_a_break_that_no_test_notices_is_named_and_fails_the_command(project, capfd):
    assert main(project) == 1
    said = capfd.readouterr().out
    assert "0 of 1 mutants killed (0.0 %)\n" in said
    assert f"Survived, and is not in {KNOWN}: {OVER}\n" in said


@pytest.mark.slow
def test_a_break_that_a_test_notices_is_killed(project, capfd):
    test = project / "tests" / "test_days.py"
    test.write_text(test.read_text("utf-8") + "    assert not over(1, 1)\n", encoding="utf-8")
    assert main(project) == 0
    assert capfd.readouterr().out.endswith("1 of 1 mutants killed (100.0 %)\n")


@pytest.mark.parametrize(
    ("total", "survivors", "listed", "begins"),
    [
        (40, [], [], []),
        (40, [OVER], [OVER], []),
        (40, [OVER, FIRST], [FIRST, OVER], []),
        (20, [OVER], [OVER], []),
        (19, [OVER], [OVER], ["At least 95 %"]),
        (40, [OVER], [], ["Survived"]),
        (40, [], [OVER], ["Stands in"]),
        (40, [FIRST], [OVER], ["Survived", "Stands in"]),
        (0, [], [], ["At least 95 %"]),
    ],
)
def test_enough_must_be_killed_and_the_list_must_be_that_of_the_survivors(
    total, survivors, listed, begins
):
    faults = list(find_faults(total, survivors, listed))
    assert [fault.startswith(start) for fault, start in zip(faults, begins, strict=True)] == [
        True
    ] * len(begins)


def test_a_survivor_is_known_only_with_its_reason(tmp_path):
    file = tmp_path / "mutants.toml"
    file.write_text(LISTED, encoding="utf-8")
    assert known(file) == [OVER]
    file.write_text(LISTED.replace("No two of them are ever equal.", ""), encoding="utf-8")
    assert known(file) == []


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("checker.days.x_over__mutmut_1", "checker.days.over"),
        ("checker.days.x__over__mutmut_12", "checker.days._over"),
        ("checker.days.xǁCalendarǁday_off__mutmut_3", "checker.days.Calendar.day_off"),
    ],
)
def test_a_mutant_is_known_by_its_function_and_lines_whatever_its_number(name, function):
    shown = """# the mutant: survived
--- checker/days.py
+++ checker/days.py
@@ -1,5 +1,6 @@
 def over(a, b):
-    return a > (
-        -b
-    )
+    return a >= -b
"""
    assert read_mutant(name, shown) == Mutant(function, "return a > (\n-b\n)", "return a >= -b")


def test_every_known_survivor_is_a_line_of_today():
    for mutant in known(ROOT / KNOWN):
        module = mutant.function.removeprefix("checker.").split(".")
        files = [ROOT.joinpath("checker", *module[:n]).with_suffix(".py") for n in (1, 2, 3)]
        source = "".join(file.read_text("utf-8") for file in files if file.is_file())
        lines = [line.strip() for line in source.splitlines()]
        assert set(mutant.was.splitlines()) <= set(lines), mutant
