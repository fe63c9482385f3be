"""A facts file becomes all its facts, or is refused with one clear sentence."""

from datetime import date

import pytest

from checker.engine.counting import DAYS, Unit
from checker.engine.facts import Correction, Fact, Pair
from checker.engine.facts_file import load
from checker.engine.facts_keys import FactsError
from tests.toy.book import facts as toy

# One fact with nothing wrong in it; each bad file below changes one line of it, or of its change.
GOOD = {
    "value": "7",
    "unit": '"days"',
    "source": '["rule 1", "rule 11"]',
    "conflicts": '["other"]',
    "checked-on": "2026-05-02",
    "page": '"loans/#loan"',
    "lists": '{ words = ["one", "two"] }',
}
CHANGE = {
    "since": "2026-06-01",
    "value": "9",
    "source": '["rule 12"]',
    "checked-on": "2026-05-20",
}
TOP = """
edition = "2026-05"
units = ["grams"]
sources = "rule (\\\\d+)"

[other]
source = ["rule 2"]
checked-on = 2026-05-02
page = "loans/#other"
"""


def table(lines: dict[str, str], changes: dict[str, str | None]) -> str:
    new = lines | {key.replace("_", "-"): value for key, value in changes.items()}
    return "\n".join(f"{key} = {value}" for key, value in new.items() if value is not None)


def facts_file(**changes: str | None) -> str:
    """Return a facts file whose fact "one" has the given TOML values; None leaves a key out."""
    return f"{TOP}\n[one]\n{table(GOOD, changes)}\n"


def changed(*changes: dict[str, str | None]) -> str:
    """Return a facts file whose fact "one" has these later values."""
    tables = (f"\n[[one.changes]]\n{table(CHANGE, change)}\n" for change in changes)
    return facts_file() + "".join(tables)


def test_a_good_file_becomes_the_facts_that_it_describes():
    facts = load(facts_file())
    assert facts.edition == "2026-05"
    assert list(facts) == ["other", "one"]
    assert facts["one"] == Fact(
        id="one",
        value=7,
        unit=DAYS,
        source=("rule 1", "rule 11"),
        checked_on=date(2026, 5, 2),
        page="loans/#loan",
        asked=("1", "11"),
        conflicts=("other",),
        lists={"words": ("one", "two")},
    )
    other = facts["other"]
    assert (other.value, other.unit, other.since) == (None, None, None)
    assert (other.conflicts, other.lists, other.later) == ((), {}, ())


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0", 0),
        ("[3, 7]", Pair(3, 7)),
        ("[0, 1]", Pair(0, 1)),
        ('["jpg", "png"]', ("jpg", "png")),
        ('["jpg"]', ("jpg",)),
    ],
)
def test_a_value_is_a_number_a_rising_pair_or_a_list_of_words(raw, value):
    found = load(facts_file(value=raw))["one"].value
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "unit"), [("days", DAYS), ("grams", Unit("grams"))], ids=["of time", "of the file"]
)
def test_a_unit_is_one_of_time_or_one_that_the_file_names(name, unit):
    assert load(facts_file(unit=f'"{name}"'))["one"].unit == unit


def test_a_file_that_names_no_units_and_no_sources_knows_those_of_time_and_takes_any_source():
    body = table(GOOD, {"conflicts": None, "source": '["page 3, below"]'})
    one = load(f'edition = "2026-05"\n[one]\n{body}')["one"]
    assert (one.unit, one.source, one.asked) == (DAYS, ("page 3, below",), ("page 3, below",))
    weight = table(GOOD, {"conflicts": None, "unit": '"grams"'})
    with pytest.raises(FactsError, match=r"one\.unit: must be one of business days, days, year$"):
        load(f'edition = "2026-05"\nunits = []\n[one]\n{weight}')


NUMBERS = "a whole number, a rising pair of them, or a list of words"
UNITS = "one of business days, days, grams, year"
SOURCES = r"a list of questions that match rule (\d+)"
DATE = "a date such as 2026-11-22"
PAGE = 'a page and heading such as "page/#heading"'
LISTS = "a table of lists of words"
CHANGES = "a list of later values, each with the day since which it holds"
CORRECTIONS = "a list of figures that were wrong, each with the day on which it was put right"
KEYS = "value, unit, source, conflicts, checked-on, page, lists, corrections, changes"
BAD_VALUES = [
    "-1",
    "1.5",
    "true",
    '"seven"',
    "[7, 3]",
    "[3, 3]",
    "[3, true]",
    "[-1, 3]",
    "[3]",
    "[1, 2, 3]",
    "[]",
    '["jpg", ""]',
    '["jpg", " png"]',
    '["jpg", 3]',
]
BAD_SOURCES = ['"rule 3"', "[]", '["3"]', '["rule"]', '["rule 3", "law 4"]', '["rule 3 "]', "[3]"]
BAD_DATES = ['"2026-11-22"', "2026-11-22T10:00:00", "20261122"]
BAD_FACTS = [
    *(({"value": raw}, f"value: must be {NUMBERS}") for raw in BAD_VALUES),
    ({"value": None}, "unit: must stand with a value, and a value with its unit"),
    ({"unit": None}, "unit: must stand with a value, and a value with its unit"),
    ({"unit": '"weeks"'}, f"unit: must be {UNITS}"),
    ({"unit": "[]"}, f"unit: must be {UNITS}"),
    ({"source": None}, f"source: is missing; it must be {SOURCES}"),
    *(({"source": raw}, f"source: must be {SOURCES}") for raw in BAD_SOURCES),
    ({"conflicts": '"other"'}, "conflicts: must be a list of fact ids"),
    ({"conflicts": "[]"}, "conflicts: must be a list of fact ids"),
    ({"conflicts": '["nowhere"]'}, "conflicts: there is no fact 'nowhere'"),
    ({"checked_on": None}, f"checked-on: is missing; it must be {DATE}"),
    *(({"checked_on": raw}, f"checked-on: must be {DATE}") for raw in BAD_DATES),
    ({"page": None}, f"page: is missing; it must be {PAGE}"),
    ({"page": '"loans/"'}, f"page: must be {PAGE}"),
    ({"page": '" loans/#loan"'}, f"page: must be {PAGE}"),
    ({"page": "5"}, f"page: must be {PAGE}"),
    ({"lists": '["a"]'}, f"lists: must be {LISTS}"),
    ({"lists": '{ words = "a" }'}, f"lists: must be {LISTS}"),
    ({"lists": "{ words = [] }"}, f"lists: must be {LISTS}"),
    ({"changes": "9"}, f"changes: must be {CHANGES}"),
    ({"changes": "{ since = 2026-06-01 }"}, f"changes: must be {CHANGES}"),
    ({"changes": "[9]"}, "changes[1]: must be a table with since, source, checked-on"),
    ({"corrections": "9"}, f"corrections: must be {CORRECTIONS}"),
    ({"corrections": "[9]"}, "corrections[1]: must be a table with on, why"),
    ({"figure": "7"}, f"figure: is not a key of a fact; allowed are {KEYS}"),
    ({"states": '"It takes long."'}, f"states: is not a key of a fact; allowed are {KEYS}"),
]


@pytest.mark.parametrize(("changes", "problem"), BAD_FACTS)
def test_a_bad_fact_is_refused_by_file_key_and_what_is_allowed(changes, problem):
    with pytest.raises(FactsError) as refused:
        load(facts_file(**changes), "rules.toml")
    assert str(refused.value) == f"rules.toml: one.{problem}"


def test_a_fact_may_hold_later_values_each_with_its_own_day_and_source():
    one = load(changed({}, {"since": "2027-01-01", "value": "0"}))["one"]
    assert (one.value, one.since, one.source) == (7, None, ("rule 1", "rule 11"))
    first, second = one.later
    assert (first.value, first.since, first.checked_on) == (9, date(2026, 6, 1), date(2026, 5, 20))
    assert (first.source, first.asked) == (("rule 12",), ("12",))
    assert (second.value, second.since) == (0, date(2027, 1, 1))
    same = [(each.id, each.unit, each.page, each.conflicts) for each in (one, *one.later)]
    assert same == [("one", DAYS, "loans/#loan", ("other",))] * 3
    assert first.later == second.later == ()


def test_a_list_that_changes_holds_until_it_changes_again_and_the_others_go_on():
    lists = {"lists": '{ words = ["three"], more = ["four"] }'}
    one = load(changed({}, {"since": "2027-01-01", **lists}, {"since": "2028-01-01"}))["one"]
    before, after = {"words": ("one", "two")}, {"words": ("three",), "more": ("four",)}
    assert [each.lists for each in (one, *one.later)] == [before, before, after, after]


def test_a_fact_without_a_figure_may_change_too():
    figureless = facts_file(value=None, unit=None)
    one = load(f"{figureless}\n[[one.changes]]\n{table(CHANGE, {'value': None})}\n")["one"]
    assert [(each.value, each.since) for each in one.later] == [(None, date(2026, 6, 1))]


KEYS_OF_CHANGE = "since, value, source, checked-on, lists, corrections"
SAME_KIND = "value: must be of the same kind as the first value"
BAD_CHANGES = [
    *(({"value": raw}, f"value: must be {NUMBERS}") for raw in BAD_VALUES),
    *(({"value": raw}, SAME_KIND) for raw in ("[3, 7]", '["jpg"]', None)),
    ({"since": None}, f"since: is missing; it must be {DATE}"),
    *(({"since": raw}, f"since: must be {DATE}") for raw in BAD_DATES),
    ({"source": None}, f"source: is missing; it must be {SOURCES}"),
    *(({"source": raw}, f"source: must be {SOURCES}") for raw in BAD_SOURCES),
    ({"checked_on": None}, f"checked-on: is missing; it must be {DATE}"),
    *(({"checked_on": raw}, f"checked-on: must be {DATE}") for raw in BAD_DATES),
    ({"lists": '["a"]'}, f"lists: must be {LISTS}"),
    *(
        ({key: raw}, f"{key}: is not a key of a fact; allowed are {KEYS_OF_CHANGE}")
        for key, raw in (("unit", '"days"'), ("page", '"a/#b"'), ("changes", "[]"))
    ),
]


@pytest.mark.parametrize(("change", "problem"), BAD_CHANGES)
def test_a_bad_change_is_refused_by_its_number_and_key(change, problem):
    with pytest.raises(FactsError) as refused:
        load(changed({"since": "2026-05-31"}, change), "rules.toml")
    assert str(refused.value) == f"rules.toml: one.changes[2].{problem}"


@pytest.mark.parametrize("since", ["2026-06-01", "2026-05-31"])
def test_changes_stand_in_the_order_of_their_days(since):
    with pytest.raises(FactsError) as refused:
        load(changed({}, {"since": since}))
    problem = "one.changes[2].since: must be later than 2026-06-01"
    assert str(refused.value) == f"facts.toml: {problem}"


CORRECTION = {"on": "2026-07-01", "value": "8", "why": '"It was misread."'}


def corrected(*corrections: dict[str, str | None]) -> str:
    """Return a facts file whose fact "one" was put right on these days."""
    tables = (f"\n[[one.corrections]]\n{table(CORRECTION, each)}\n" for each in corrections)
    return facts_file() + "".join(tables)


def test_a_fact_says_what_was_wrong_about_it_and_why():
    first, second = load(corrected({}, {"on": "2026-08-01", "value": "6"}))["one"].corrections
    assert first == Correction(date(2026, 7, 1), 8, "It was misread.")
    assert second == Correction(date(2026, 8, 1), 6, "It was misread.")


def test_a_later_value_can_have_been_wrong_too():
    text = changed({"corrections": '[{ on = 2026-07-01, value = 8, why = "Misread." }]'})
    one = load(text)["one"]
    assert one.corrections == ()
    assert one.later[0].corrections == (Correction(date(2026, 7, 1), 8, "Misread."),)


def test_a_fact_without_a_figure_can_have_been_misread():
    text = corrected({"value": None}).replace('value = 7\nunit = "days"\n', "")
    assert load(text)["one"].corrections == (Correction(date(2026, 7, 1), None, "It was misread."),)


BAD_CORRECTIONS = [
    *(({"value": raw}, f"value: must be {NUMBERS}") for raw in BAD_VALUES),
    *(
        ({"value": raw}, "value: must be of the same kind as the value itself")
        for raw in ("[3, 7]", '["jpg"]', None)
    ),
    ({"on": None}, f"on: is missing; it must be {DATE}"),
    *(({"on": raw}, f"on: must be {DATE}") for raw in BAD_DATES),
    *(({"on": raw}, "on: must be later than 2026-06-30") for raw in ("2026-06-30", "2026-06-29")),
    ({"why": None}, "why: is missing; it must be a sentence"),
    *(({"why": raw}, "why: must be a sentence") for raw in ("5", '""', '" x"')),
    ({"since": DATE[-10:]}, "since: is not a key of a fact; allowed are on, value, why"),
]


@pytest.mark.parametrize(("correction", "problem"), BAD_CORRECTIONS)
def test_a_bad_correction_is_refused_by_its_number_and_key(correction, problem):
    with pytest.raises(FactsError) as refused:
        load(corrected({"on": "2026-06-30"}, correction), "rules.toml")
    assert str(refused.value) == f"rules.toml: one.corrections[2].{problem}"


@pytest.mark.parametrize("edition", ["2026-04", "2026-05", None])
def test_the_oldest_edition_is_this_one_where_the_file_names_none(edition):
    first = f'first-edition = "{edition}"\n' if edition else ""
    assert load(first + facts_file()).first_edition == (edition or "2026-05")


def test_the_oldest_edition_is_not_later_than_this_one():
    with pytest.raises(
        FactsError, match=r"^facts.toml: first-edition: must not be later than 2026-05$"
    ):
        load('first-edition = "2026-06"\n' + facts_file())


EDITION = 'edition: must be a year and a month such as "2026-11"'
WORDS = "units: must be a list of words, none of them a unit of time"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("edition = ", "is not valid TOML: Invalid value"),
        ("", EDITION),
        ("edition = 2026", EDITION),
        ('edition = "2026-13"', EDITION),
        ('edition = "2026-W1"', EDITION),
        ('edition = "202611"', EDITION),
        (
            'edition = "2026-11"\nloan = 7',
            "loan: must be a table with source, checked-on, page",
        ),
        *((f'edition = "2026-11"\nunits = {raw}', WORDS) for raw in ('"grams"', "5", "0", "false")),
        *((f'edition = "2026-11"\nunits = {raw}', WORDS) for raw in ("[5]", '[""]', '["days"]')),
        *(
            (f'edition = "2026-11"\nsources = {raw}', "sources: must be a regular expression")
            for raw in ('"(rule"', "5", '["rule"]', "true")
        ),
        *(
            (
                f'edition = "2026-11"\nsources = "{raw}"',
                "sources: must have one group, what sentences call a question",
            )
            for raw in ("rule", "(rule) (page)", "(?:rule)")
        ),
    ],
)
def test_a_bad_file_is_refused_with_one_sentence(text, problem):
    with pytest.raises(FactsError) as refused:
        load(text)
    assert str(refused.value).startswith(f"facts.toml: {problem}")


def test_a_contradiction_with_a_fact_further_below_is_found():
    top, _, other = TOP.partition("[other]")
    facts = load(f"{top}\n[one]\n{table(GOOD, {})}\n[other]{other}")
    assert facts["one"].conflicts == ("other",)


def test_the_toy_has_every_kind_of_figure_and_of_change():
    kinds = {type(fact.value) for fact in toy.values()}
    assert kinds == {int, Pair, tuple, type(None)}
    assert {type(fact.value) for fact in toy.values() if fact.later} == {int, tuple}
    assert toy["card"].lists
    assert toy["amnesty"].conflicts
