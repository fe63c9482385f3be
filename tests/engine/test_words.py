"""A key finds its sentence, in the form that its number takes; the general sentences are whole and neat."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.engine.counting import BUSINESS_DAYS, DAYS, TIME, YEARS, Unit
from checker.engine.errors import Code
from checker.engine.facts import Fact, Pair
from checker.engine.fields import TODAY
from checker.engine.record import Nudge, State, Verdict
from checker.engine.words import Words
from tests.toy.book import facts, words
from tests.words import FLAWS, looked_up, placeholders, sentences

ROOT = Path(__file__).parents[2]
GENERAL = tomllib.loads((ROOT / "checker/words/en.toml").read_text("utf-8"))


def test_words_have_a_language():
    assert words.language == "en"
    assert GENERAL["language"] == "en"
    with pytest.raises(KeyError, match="language"):
        Words({})


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (['language = "x"'], {"language": "x"}),
        # Key by key, however deep.
        (
            ['language = "x"\n[a.b]\nc = "1"\nd = "2"', '[a.b]\nd = "3"\n[a]\ne = "4"'],
            {"language": "x", "a": {"b": {"c": "1", "d": "3"}, "e": "4"}},
        ),
        (['language = "x"\n[a]\nb = "1"', 'language = "y"'], {"language": "y", "a": {"b": "1"}}),
        # A sentence in place of its plural forms, and the other way round; a list is one thing.
        (['language = "x"\n[a.b]\none = "1"', '[a]\nb = "2"'], {"language": "x", "a": {"b": "2"}}),
        (
            ['language = "x"\n[a]\nb = "2"', '[a.b]\none = "1"'],
            {"language": "x", "a": {"b": {"one": "1"}}},
        ),
        (['language = "x"\na = ["1", "2"]', 'a = ["3"]'], {"language": "x", "a": ["3"]}),
        # The last one stands.
        (['language = "x"', 'a = "1"', 'a = "2"'], {"language": "x", "a": "2"}),
    ],
)
def test_a_rulebook_s_words_are_laid_over_the_general_ones(texts, expected):
    assert Words.read(*texts).data == expected


def test_what_is_laid_over_one_rulebook_s_words_does_not_reach_another_s():
    general = 'language = "x"\n[a]\nb = "1"'
    assert Words.read(general, '[a]\nb = "2"').get("a", "b") == "2"
    assert Words.read(general, "").get("a", "b") == "1"


def test_a_sentence_is_found_by_its_table_and_key_and_a_missing_one_is_an_error():
    assert words.get("verdict", "yes") == "Yes"
    assert words.question("overdue") == "Is my book overdue?"
    with pytest.raises(KeyError, match="maybe"):
        words.get("verdict", "maybe")


# A language with three forms, as Polish has them: 1; 2 to 4 and their like; the others.
THREE = Words(
    {
        "language": "pl",
        "format": {"plural": {"one": "1", "few": r"\d*(?<!1)[2-4]"}},
        "left": {
            "ahead": {"one": "za {count} dzień", "few": "za {count} dni", "other": "{count} d."},
            "ago": {"few": "{count} dni temu", "other": "{count} d. temu"},
        },
    }
)


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (1, "one"),
        *((number, "few") for number in (2, 3, 4, 22, 24, 102)),
        *((number, "other") for number in (0, 5, 11, 12, 14, 21, 101, 112)),
    ],
)
def test_a_sentence_takes_the_plural_form_of_its_number(number, form):
    forms = {"one": "one", "few": "few", "other": "other"}
    assert THREE.plural(forms, number) == form


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_a_sentence_without_forms_is_said_of_any_number(number):
    assert THREE.plural("said", number) == "said"


@pytest.mark.parametrize(
    ("number", "form"), [(1, "other"), (2, "other"), (5, "other")], ids=["one", "few", "other"]
)
def test_a_sentence_without_the_form_of_its_number_takes_the_other(number, form):
    assert THREE.plural({"other": "other"}, number) == form


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "A book is lent for {loan} days."),
        (1, "A book is lent for {loan} single day."),
        (2, "A book is lent for {loan} days."),
        (11, "A book is lent for {loan} days."),
    ],
)
def test_a_topic_s_sentence_takes_the_form_of_its_number(number, said):
    assert words.of_topic("overdue", "because", "loan", number) == said


def test_a_topic_s_sentence_without_a_number_takes_the_other_form():
    assert words.of_topic("overdue", "because", "loan") == "A book is lent for {loan} days."
    assert words.of_topic("overdue", "date", "due-by") == "Bring it back by"


def test_a_headline_is_the_topic_s_own_or_else_that_of_all():
    assert words.headline("letter", "need") == "Say when it was posted."
    assert words.headline("letter", "perhaps") == GENERAL["headline"]["perhaps"]
    own = {**words.data, "letter": {"headline": {"perhaps": "It may be lost."}}}
    assert Words(own).headline("letter", "perhaps") == "It may be lost."
    with pytest.raises(KeyError, match="no-such-headline"):
        words.headline("letter", "no-such-headline")


def test_a_step_is_the_topic_s_own_or_else_that_of_all():
    assert words.step("overdue", "pay") == ("Pay the fine.", "fines/#fine")
    assert words.step("overdue", "rest") == ("Nothing is to be done.", "loans/")
    own = {"rest": {"text": "Wait.", "href": "letters/"}}
    assert Words({**words.data, "letter": {"next": own}}).step("letter", "rest") == (
        "Wait.",
        "letters/",
    )


@pytest.mark.parametrize(
    ("name", "key", "topic", "said"),
    [
        ("posted", "label", "", "Day of the letter"),
        ("posted", "label", "letter", "Day on the envelope"),
        ("posted", "label", "overdue", "Day of the letter"),
        ("posted", "label", "no-such-topic", "Day of the letter"),
        ("borrowed", "hint", "", "See the stamp."),
        ("borrowed", "hint", "overdue", "See the stamp."),
        # The topic's own label brings no hint with it, and most fields have none.
        ("posted", "hint", "letter", ""),
        ("brought", "hint", "", ""),
        ("no-such-field", "label", "letter", ""),
    ],
)
def test_a_field_has_the_topic_s_own_words_or_else_the_general_ones_or_none(name, key, topic, said):
    assert words.field(name, key, topic) == said


def test_an_option_has_the_field_s_own_words_or_else_those_of_all_fields():
    assert [words.option("excused", option) for option in ("yes", "no")] == ["Yes", "No"]
    own = {"excused": {"options": {"yes": "Yes, in a letter"}}}
    with_own = Words({**words.data, "field": own})
    assert [with_own.option("excused", option) for option in ("yes", "no")] == [
        "Yes, in a letter",
        "No",
    ]


def test_a_message_is_the_variant_s_own_or_else_that_of_the_code():
    own, general = GENERAL["error"]["bad-range/backwards"], GENERAL["error"]["bad-range"]
    assert words.error("bad-range", "backwards") == own != general
    assert words.error("bad-range", "country") == words.error("bad-range") == general


@pytest.mark.parametrize(
    ("day", "said", "long", "short"),
    [
        ("2026-01-01", "1 January 2026", "Thursday, 1 January 2026", "1 Jan"),
        ("2028-02-29", "29 February 2028", "Tuesday, 29 February 2028", "29 Feb"),
        ("2026-12-31", "31 December 2026", "Thursday, 31 December 2026", "31 Dec"),
    ],
)
def test_a_date_has_its_month_as_a_word(day, said, long, short):
    that = date.fromisoformat(day)
    assert (words.day(that), words.long_day(that), words.short_day(that)) == (said, long, short)


def test_months_and_weekdays_stand_in_their_order():
    days = [date(2026, 6, n) for n in range(1, 8)]
    assert " ".join(map(words.weekday, days)) == (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    )
    firsts = [date(2026, n, 1) for n in range(1, 13)]
    short = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert [words.day(each).split()[1][:3] for each in firsts] == short
    assert [words.short_day(each).split()[1] for each in firsts] == short


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-365, "365 days ago"),
        (-2, "2 days ago"),
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (365, "in 365 days"),
    ],
)
def test_how_far_away_a_day_is(days, said):
    assert words.left(days) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(2, "za 2 dni"), (5, "5 d."), (22, "za 22 dni"), (-2, "2 dni temu"), (-5, "5 d. temu")],
)
def test_how_far_away_a_day_is_takes_the_plural_form_of_its_number(days, said):
    assert THREE.left(days) == said


@pytest.mark.parametrize(
    ("listed", "choice", "all_of_them"),
    [
        (["jpg"], "jpg", "jpg"),
        (["jpg", "png"], "jpg or png", "jpg and png"),
        (("a", "b", "c"), "a, b or c", "a, b and c"),
    ],
)
def test_a_list_ends_in_or_or_in_and(listed, choice, all_of_them):
    assert words.choice(listed) == choice
    assert words.all(listed) == all_of_them


def fact(value: object, unit: Unit | None = DAYS, **more: Any) -> Fact:
    unit = None if value is None else unit
    checked_on = date(2026, 5, 2)
    return Fact("loan", value, unit, ("rule 1",), checked_on, "a/#b", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "unit", "figure", "counted"),
    [
        (0, DAYS, "0", "0 days"),
        (1, DAYS, "1", "1 day"),
        (2, DAYS, "2", "2 days"),
        (1, BUSINESS_DAYS, "1", "1 business day"),
        (1, YEARS, "1", "1 year"),
        (1_000, DAYS, "1,000", "1,000 days"),
        # A span is said in the form of its last figure.
        (Pair(0, 1), DAYS, "0 to 1", "0 to 1 day"),
        (Pair(1, 2), DAYS, "1 to 2", "1 to 2 days"),
        (Pair(2_000, 2_097), Unit("grams"), "2,000 to 2,097", "2,000 to 2,097 grams"),
        (("jpg", "png"), Unit("grams"), "jpg or png", "jpg or png grams"),
    ],
)
def test_a_figure_is_said_alone_and_with_its_unit(value, unit, figure, counted):
    assert words.figure(fact(value, unit)) == figure
    assert words.counted(fact(value, unit)) == counted


def test_a_fact_without_a_figure_has_none_to_be_said():
    with pytest.raises(TypeError, match=r"^loan has no figure$"):
        words.figure(fact(None))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [(DAYS, True), (Unit("grams"), True), (Unit("ells"), False), (None, False)],
)
def test_a_unit_that_has_no_words_is_not_said(unit, expected):
    assert words.has_unit(fact(7, unit)) is expected
    assert ("loan/counted" in words.figures(fact(7, unit))) is expected


@pytest.mark.parametrize(
    ("about", "figures"),
    [
        (fact(7), {"loan": "7", "loan/counted": "7 days"}),
        (
            fact(Pair(1, 2_000)),
            {
                "loan": "1 to 2,000",
                "loan/first": "1",
                "loan/last": "2,000",
                "loan/counted": "1 to 2,000 days",
            },
        ),
        (fact(("jpg", "png"), Unit("formats")), {"loan": "jpg or png"}),
        (fact(None), {}),
        # A word of a list may be said in another way, and two are joined by "and".
        (
            fact(None, lists={"places": ("NORTH", "south")}),
            {"loan/places": "the north and south"},
        ),
    ],
)
def test_every_part_of_a_figure_has_its_name(about, figures):
    assert words.figures(about) == figures


def test_where_no_word_of_a_list_is_said_in_another_way_all_are_said_as_they_are():
    without = Words({key: value for key, value in words.data.items() if key != "word"})
    assert without.figures(fact(None, lists={"places": ("NORTH", "south")})) == {
        "loan/places": "NORTH and south"
    }


@pytest.mark.parametrize(
    ("value", "sentence", "filled"),
    [
        (7, "{value} or {counted}", "7 or 7 days"),
        (2_000, "{value}", "2,000"),
        (Pair(3, 15), "{first} to {last}, {counted}", "3 to 15, 3 to 15 days"),
        (Pair(2_000_000, 2_097_152), "{first} to {last}", "2,000,000 to 2,097,152"),
        (("jpg", "png"), "may be {list}", "may be jpg, png"),
        (("jpg", "png"), "may be {loan}", "may be jpg or png"),
        (None, "No figure.", "No figure."),
    ],
)
def test_a_fact_fills_its_own_figures_into_a_sentence(value, sentence, filled):
    own = Words({**words.data, "fact": {"loan": {"states": sentence}}})
    assert own.of_fact(fact(value), "states") == filled


@pytest.mark.parametrize(
    ("value", "sentence"), [(7, "{first}"), (7, "{list}"), (("jpg",), "{value}"), (None, "{value}")]
)
def test_a_fact_cannot_name_a_figure_that_it_does_not_have(value, sentence):
    own = Words({**words.data, "fact": {"loan": {"states": sentence}}})
    with pytest.raises(KeyError):
        own.of_fact(fact(value), "states")


def test_a_fact_says_what_it_states_and_how_it_is_read():
    assert words.of_fact(facts["loan"], "states") == "A book is lent for 14 days."
    reading = "The day of the loan is day 0; day 14 still counts."
    assert words.of_fact(facts["loan"], "reading") == reading
    assert words.of_fact(facts["card"], "states") == (
        "A card is valid for 1 year, in the north and south."
    )
    assert words.of_fact(facts["card"], "reading") == ""


def test_a_later_value_has_a_sentence_of_its_own_or_else_the_first_one_s():
    formats, loan = (facts[name].on(date(2026, 6, 1)) for name in ("cover-formats", "loan"))
    assert words.of_fact(facts["cover-formats"], "states") == "A cover may be png."
    assert words.of_fact(formats, "states") == "Now a cover may be png, jpg."
    assert words.of_fact(loan, "states") == "A book is lent for 21 days."
    # The sentence belongs to that day's value alone.
    other = replace(formats, since=date(2026, 6, 2))
    assert words.of_fact(other, "states") == "A cover may be png, jpg."


ALL = list(sentences(GENERAL))

# What a message about a mistake may name, besides what every such message may.
EVERY_ERROR = {"label", "field", "options", "example"}
ERRORS = {
    "unknown-topic": {"typed", "known"},
    "unknown-topic/missing": {"known"},
    "unknown-field": {"known"},
    "not-a-date": {"typed"},
    "not-a-date/begun": set(),
    "not-a-date/half": set(),
    "out-of-range": {"first", "last"},
    "out-of-range/calendar": {"first", "last", "country"},
    "in-the-future": {"today"},
    "out-of-order": {"earlier"},
    "not-an-option": {"typed"},
    "not-an-option/country": {"typed"},
    "not-an-option/region": {"typed", "known"},
    "not-an-option/no-region": {"typed", "known"},
    "bad-range": {"most"},
    "bad-range/backwards": set(),
    "one-range": {"other"},
    "bad-file": {"number"},
    "bad-file/inside": {"number"},
    "bad-file/too-many": {"most", "number"},
    "too-long": {"most", "length"},
    "bad-request": set(),
    "bad-request/too-large": {"most"},
    "bad-request/fields": set(),
    "bad-request/text-expected": set(),
    "bad-request/list-expected": set(),
    "bad-request/unknown-key": set(),
}


def test_every_verdict_and_no_other_has_its_word():
    assert set(GENERAL["verdict"]) == {*Verdict, "depends-day", "depends-region"}
    assert all(GENERAL["verdict"].values())


def test_every_unit_of_time_and_no_other_has_its_words():
    assert set(GENERAL["unit"]) == set(GENERAL["counted"]) == set(TIME)
    for path, sentence in sentences(GENERAL["unit"]):
        assert placeholders(sentence) == {"count"}, path
    for path, sentence in sentences(GENERAL["counted"]):
        assert placeholders(sentence) == {"count", "start"}, path


def test_today_is_the_only_field_that_every_rulebook_has():
    assert set(GENERAL["field"]) == {TODAY.name}
    assert GENERAL["field"]["today"]["label"]


def test_the_messages_are_those_of_the_codes_and_their_variants():
    assert set(words.data["error"]) == set(ERRORS)
    # It shows a field, and which there are is the rulebook's.
    assert set(ERRORS) - set(GENERAL["error"]) == {"bad-request/fields"}
    assert {key.partition("/")[0] for key in ERRORS} == set(Code)


@pytest.mark.parametrize(("key", "names"), ERRORS.items())
def test_a_message_names_only_what_its_mistake_knows(key, names):
    assert placeholders(words.data["error"][key]) <= names | EVERY_ERROR


def test_a_headline_for_all_topics_names_only_what_every_answer_has():
    assert {key: placeholders(text) for key, text in GENERAL["headline"].items()} == {
        "depends": {"label", "other"},
        "depends-day": {"label"},
        "depends-region": {"label"},
        "perhaps": {"still"},
    }


def test_the_steps_that_follow_from_time_and_doubt_are_a_rulebook_s_own():
    assert "next" not in GENERAL
    assert set(Nudge) <= set(words.data["next"])


def test_the_general_words_speak_of_nothing_that_only_one_rulebook_knows():
    things = r"\b(orders?|disputes?|sellers?|refunds?|parcels?|marketplace|sent)\b"
    said = [(path, re.sub(r"\{[\w-]*\}", "", text).lower()) for path, text in ALL]
    assert [path for path, text in said if re.search(things, text)] == []


def test_no_figure_is_typed_by_hand():
    # Day 0, the day of the event, is how we count; which numbers are one is a pattern, no sentence.
    typed = [
        (path, set(re.findall(r"\d+", re.sub(r"\{[^}]*\}", "", text))) - {"0"})
        for path, text in ALL
        if not path.startswith("format.plural")
    ]
    assert [(path, digits) for path, digits in typed if digits] == []


@pytest.mark.parametrize(
    ("flaw", "why"),
    FLAWS,
)
def test_sentences_are_neat(flaw, why):
    neat = [(path, text) for path, text in ALL if path != "format.comma"]
    assert [path for path, sentence in neat if re.search(flaw, sentence)] == [], why


PARTS_OF_A_PAGE = (
    *("form", "journey", "answer", "strip", "take", "chart", "timeline", "left", "pictures"),
    *("since", "slide", "what-if", "orders"),
)
# What stands in a table of the page, but is each rulebook's own.
OWN = {
    ("form", "rules"),
    ("answer", "source"),
    *(("take", key) for key in ("file", "product", "origin", "unnamed", "order", "order-hint")),
    *(
        ("orders", key)
        for key in (
            *("kind", "file-name", "calendar-name", "title", "unreadable", "keep", "keep-hint"),
            *("unnamed", "both", "forget-all", "bring", "no-file", "bad-name"),
            *("brought", "left-out"),
        )
    ),
    ("what-if", "hint"),
}


@pytest.mark.parametrize("table", PARTS_OF_A_PAGE)
def test_no_sentence_of_the_page_is_there_in_vain(table):
    named, possible = looked_up()
    states = {(part, state) for part in ("chart", "timeline") for state in State}
    states |= {("left", "ago"), ("left", "ahead")}
    known = named | possible | states
    assert [key for key in GENERAL[table] if (table, key) not in known] == []


@pytest.mark.parametrize("table", [*PARTS_OF_A_PAGE, "format", "verdict"])
def test_every_sentence_that_the_code_names_is_there(table):
    named, _ = looked_up()
    keys = [(name, key) for name, key in named if name == table and (name, key) not in OWN]
    assert [key for _, key in keys if key not in GENERAL[table]] == []


def test_what_is_each_rulebook_s_own_is_looked_up_and_not_said_for_all():
    named, possible = looked_up()
    tables = {("form", "rules"), ("orders", "brought"), ("orders", "left-out")}
    for table, key in OWN:
        assert (table, key) in named | possible | tables
        assert key not in GENERAL[table]
        assert words.data[table][key]


def test_a_table_that_nobody_knows_does_not_stand_in_the_general_words():
    known = {"language", "format", "unit", "counted", "verdict", "error", "headline", "option"}
    known.add("provisional")
    assert set(GENERAL) == known | {"field", *PARTS_OF_A_PAGE}
