"""The policy holds every fact of the source, and a wrong facts file is refused with one clear sentence."""

from datetime import date

import pytest

from checker.policy import POLICY, Fact, Pair, Policy, PolicyError, load

# What the source says: each fact with its figure, its unit and the questions that state it.
FACTS = {
    "tracking-update": (Pair(3, 7), "days", ("Q1",)),
    "dispute-opens": (11, "days", ("Q3",)),
    "dispute-protection": (None, "", ("Q1", "Q2")),
    "dispute-after-finish": (15, "days", ("Q3",)),
    "dispute-completed": (None, "", ("Q3",)),
    "dispute-expired": (None, "", ("Q1",)),
    "dispute-problem": (None, "", ("Q1", "Q2")),
    "dispute-request": (None, "", ("Q2",)),
    "seller-reply": (5, "days", ("Q2", "Q4")),
    "seller-silence": (None, "", ("Q2", "Q4")),
    "seller-counter": (None, "", ("Q4",)),
    "evidence-types-opening": (("jpg", "jpeg", "bmp", "gif", "png"), "file types", ("Q3",)),
    "evidence-types-responding": (("jpg", "jpeg", "bmp", "png"), "file types", ("Q5",)),
    "evidence-size": (Pair(2_000_000, 2_097_152), "bytes", ("Q3", "Q5")),
    "evidence-compress": (None, "", ("Q3",)),
    "evidence-place": (None, "", ("Q5",)),
    "domestic-return": (None, "", ("Q6",)),
    "warranty": (1, "year", ("Q7",)),
    "late-arrival": (None, "", ("Q8",)),
    "cancel": (None, "", ("Q9",)),
    "refund-start": (0, "days", ("Q10",)),
    "refund-arrival": (Pair(3, 15), "business days", ("Q10",)),
    "refund-late-card": (None, "", ("Q10",)),
    "refund-late-account": (None, "", ("Q10",)),
    "result-where": (None, "", ("Q4", "Q11")),
    "appeal": (7, "days", ("Q11",)),
    "survey": (15, "days", ("Q11",)),
    "where-orders": (None, "", tuple(f"Q{n}" for n in range(1, 12))),
}
# Its value, twenty spans of Unicode, is proven character by character in test_topics_evidence.py.
LONG_FACTS = {"evidence-text"}

# One fact with nothing wrong in it; each bad file below changes one line of it.
GOOD = {
    "states": '"It takes {value} days."',
    "value": "7",
    "unit": '"days"',
    "source": '["Q1", "Q11"]',
    "reading": '"Day {value} still counts."',
    "conflicts": '["other"]',
    "checked-on": "2026-11-22",
    "page": '"refund/#card"',
    "lists": '{ words = ["one", "two"] }',
}
OTHER = """
[other]
states = "Something else."
source = ["Q2"]
checked-on = 2026-11-22
page = "refund/#other"
"""


def facts_file(**changes: str | None) -> str:
    """Return a facts file whose fact "one" has the given TOML values; None leaves a key out."""
    lines = GOOD | {key.replace("_", "-"): value for key, value in changes.items()}
    body = "\n".join(f"{key} = {value}" for key, value in lines.items() if value is not None)
    return f'edition = "2026-11"\n{OTHER}\n[one]\n{body}\n'


def test_the_policy_holds_the_facts_of_the_source_and_no_others():
    assert set(POLICY) == set(FACTS) | LONG_FACTS
    assert len(POLICY) == len(FACTS) + 1


@pytest.mark.parametrize(("fact_id", "expected"), FACTS.items(), ids=list(FACTS))
def test_a_fact_has_the_figure_the_unit_and_the_source_that_were_read(fact_id, expected):
    fact = POLICY[fact_id]
    assert (fact.value, fact.unit, fact.source) == expected


def test_every_fact_was_compared_with_the_source_on_the_same_day():
    assert {fact.checked_on for fact in POLICY.values()} == {date(2026, 11, 22)}
    assert POLICY.edition == "2026-11"


def test_a_contradiction_is_named_on_both_sides():
    contradicted = {fact.id: fact.conflicts for fact in POLICY.values() if fact.conflicts}
    assert contradicted == {
        "dispute-after-finish": ("dispute-completed",),
        "dispute-completed": ("dispute-after-finish",),
    }


def test_the_warranty_names_its_countries_for_each_device():
    assert POLICY["warranty"].lists == {"phone": ("RU", "ES", "DE", "US"), "tablet": ("RU",)}


def test_an_unknown_fact_is_a_key_error():
    with pytest.raises(KeyError, match="no-such-fact"):
        POLICY["no-such-fact"]


def test_a_good_file_becomes_the_facts_that_it_describes():
    policy = load(facts_file())
    assert policy.edition == "2026-11"
    assert list(policy) == ["other", "one"]
    assert policy["one"] == Fact(
        id="one",
        states="It takes {value} days.",
        value=7,
        unit="days",
        source=("Q1", "Q11"),
        checked_on=date(2026, 11, 22),
        page="refund/#card",
        reading="Day {value} still counts.",
        conflicts=("other",),
        lists={"words": ("one", "two")},
    )
    other = policy["other"]
    assert (other.value, other.unit, other.reading) == (None, "", "")
    assert (other.conflicts, other.lists) == ((), {})


@pytest.mark.parametrize(
    ("raw", "value", "said"),
    [
        ("0", 0, "{value}"),
        ("[3, 7]", Pair(3, 7), "{first} {last}"),
        ("[0, 1]", Pair(0, 1), "{first} {last}"),
        ('["jpg", "png"]', ("jpg", "png"), "{list}"),
        ('["jpg"]', ("jpg",), "{list}"),
    ],
)
def test_a_value_is_a_number_a_rising_pair_or_a_list_of_words(raw, value, said):
    policy = load(facts_file(value=raw, states=f'"{said}"', reading=None))
    assert policy["one"].value == value


NUMBERS = "a whole number, a rising pair of them, or a list of words"
UNITS = "one of business days, bytes, code points, days, file types, year"
KEYS = "states, value, unit, source, reading, conflicts, checked-on, page, lists"
BAD_FACTS = [
    ({"states": None}, "states: is missing; it must be one sentence"),
    ({"states": '""'}, "states: must be one sentence"),
    ({"states": '" Blank before."'}, "states: must be one sentence"),
    ({"states": "5"}, "states: must be one sentence"),
    (
        {"states": '"{first} days"'},
        "states: names the figure 'first', which this fact does not have",
    ),
    ({"reading": '"{list}"'}, "reading: names the figure 'list', which this fact does not have"),
    ({"reading": '""'}, "reading: must be one or more sentences"),
    ({"states": '"{"'}, "states: has a brace that names no figure: Single '{'"),
    ({"states": '"{}"'}, "states: has a brace that names no figure: Replacement index 0"),
    ({"states": '"{value.real.x}"'}, "states: has a brace that names no figure: 'int' object"),
    ({"states": '"{value[0]}"'}, "states: has a brace that names no figure: 'int' object"),
    ({"value": "-1"}, f"value: must be {NUMBERS}"),
    ({"value": "1.5"}, f"value: must be {NUMBERS}"),
    ({"value": "true"}, f"value: must be {NUMBERS}"),
    ({"value": '"seven"'}, f"value: must be {NUMBERS}"),
    ({"value": "[7, 3]"}, f"value: must be {NUMBERS}"),
    ({"value": "[3, 3]"}, f"value: must be {NUMBERS}"),
    ({"value": "[3, true]"}, f"value: must be {NUMBERS}"),
    ({"value": "[-1, 3]"}, f"value: must be {NUMBERS}"),
    ({"value": "[3]"}, f"value: must be {NUMBERS}"),
    ({"value": "[1, 2, 3]"}, f"value: must be {NUMBERS}"),
    ({"value": "[]"}, f"value: must be {NUMBERS}"),
    ({"value": '["jpg", ""]'}, f"value: must be {NUMBERS}"),
    ({"value": '["jpg", 3]'}, f"value: must be {NUMBERS}"),
    ({"value": None}, "unit: must stand with a value, and a value with its unit"),
    ({"unit": None}, "unit: must stand with a value, and a value with its unit"),
    ({"unit": '"weeks"'}, f"unit: must be {UNITS}"),
    ({"unit": "[]"}, f"unit: must be {UNITS}"),
    ({"source": None}, 'source: is missing; it must be questions such as ["Q3"]'),
    ({"source": '"Q3"'}, 'source: must be questions such as ["Q3"]'),
    ({"source": "[]"}, 'source: must be questions such as ["Q3"]'),
    ({"source": '["3"]'}, 'source: must be questions such as ["Q3"]'),
    ({"source": '["Q"]'}, 'source: must be questions such as ["Q3"]'),
    ({"source": '["Q3", "P4"]'}, 'source: must be questions such as ["Q3"]'),
    ({"conflicts": '"other"'}, "conflicts: must be a list of fact ids"),
    ({"conflicts": '["nowhere"]'}, "conflicts: there is no fact 'nowhere'"),
    ({"checked_on": None}, "checked-on: is missing; it must be a date such as 2026-11-22"),
    ({"checked_on": '"2026-11-22"'}, "checked-on: must be a date such as 2026-11-22"),
    ({"checked_on": "2026-11-22T10:00:00"}, "checked-on: must be a date such as 2026-11-22"),
    ({"page": None}, 'page: is missing; it must be a page and heading such as "refund/#card"'),
    ({"page": '"refund/"'}, 'page: must be a page and heading such as "refund/#card"'),
    ({"page": "5"}, 'page: must be a page and heading such as "refund/#card"'),
    ({"lists": '["a"]'}, "lists: must be a table of lists of words"),
    ({"lists": '{ words = "a" }'}, "lists: must be a table of lists of words"),
    ({"lists": "{ words = [] }"}, "lists: must be a table of lists of words"),
    ({"figure": "7"}, f"figure: is not a key of a fact; allowed are {KEYS}"),
]


@pytest.mark.parametrize(("changes", "problem"), BAD_FACTS, ids=[p for _, p in BAD_FACTS])
def test_a_bad_fact_is_refused_by_file_key_and_what_is_allowed(changes, problem):
    with pytest.raises(PolicyError) as refused:
        load(facts_file(**changes), "rules.toml")
    assert str(refused.value).startswith(f"rules.toml: one.{problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("edition = ", "is not valid TOML: Invalid value"),
        ("", 'edition: must be a year and a month such as "2026-11"'),
        ("edition = 2026", 'edition: must be a year and a month such as "2026-11"'),
        ('edition = "2026-13"', 'edition: must be a year and a month such as "2026-11"'),
        ('edition = "2026-W1"', 'edition: must be a year and a month such as "2026-11"'),
        ('edition = "202611"', 'edition: must be a year and a month such as "2026-11"'),
        (
            'edition = "2026-11"\nappeal = 7',
            "appeal: must be a table with states, source, checked-on, page",
        ),
    ],
)
def test_a_bad_file_is_refused_with_one_sentence(text, problem):
    with pytest.raises(PolicyError) as refused:
        load(text)
    assert str(refused.value).startswith(f"facts.toml: {problem}")


def fact(value: object, unit: str = "days") -> Fact:
    return Fact("some-fact", "", value, unit, ("Q1",), date(2026, 11, 22), "a/#b")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "sentence", "filled"),
    [
        (7, "{value} days", "7 days"),
        (Pair(3, 15), "{first} to {last} days", "3 to 15 days"),
        (Pair(2_000_000, 2_097_152), "{first} to {last}", "2,000,000 to 2,097,152"),
        (("jpg", "png"), "may be {list}", "may be jpg, png"),
        (None, "No figure.", "No figure."),
    ],
)
def test_a_fact_fills_its_own_figures_into_a_sentence(value, sentence, filled):
    assert fact(value).fill(sentence) == filled


@pytest.mark.parametrize(
    ("value", "number", "pair", "words"),
    [
        (7, 7, None, None),
        (0, 0, None, None),
        (Pair(3, 7), None, Pair(3, 7), None),
        (("jpg", "png"), None, None, ("jpg", "png")),
        (None, None, None, None),
    ],
)
def test_a_fact_gives_the_figure_that_it_has_and_refuses_the_others(value, number, pair, words):
    wanted = {
        "number": (number, "has no single figure"),
        "pair": (pair, "has no pair of figures"),
        "words": (words, "has no list"),
    }
    for name, (expected, complaint) in wanted.items():
        if expected is not None:
            assert getattr(fact(value), name) == expected
        else:
            with pytest.raises(TypeError, match=f"^some-fact {complaint}$"):
                getattr(fact(value), name)


def test_a_policy_cannot_be_changed_through_what_made_it():
    facts = {"one": fact(7)}
    policy = Policy("2026-11", facts)
    facts.clear()
    assert dict(policy) == {"one": fact(7)}
