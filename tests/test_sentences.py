"""Sentences are filled with figures, days and what the buyer typed; a mistake says what to type instead."""

from dataclasses import replace
from datetime import date

import pytest

from checker.answer import Answer, Deadline, Finding, Item, Kind, Stretch, Verdict
from checker.days import Skipped, calendar_days
from checker.errors import Code, Mistake, Refused
from checker.policy import POLICY
from checker.sentences import FIGURES, PLAIN, Ink, Reason, Sentences, Step, error_message
from checker.words import WORDS

TODAY = date(2026, 11, 23)
APPEAL_BY = Deadline("appeal-by", Kind.BY, calendar_days(date(2026, 11, 20), 7))
SURVEY_BY = Deadline("survey-by", Kind.BY, calendar_days(date(2026, 11, 20), 15))

ANSWER = Answer(
    topic="appeal",
    today=TODAY,
    finding=Finding(Verdict.YES, "open", ("appeal", "survey"), ("appeal-now", "or-survey")),
    dates={"appeal-by": APPEAL_BY, "survey-by": SURVEY_BY},
    flips=(),
    stretches=(),
    act_by=None,
    known={},
)
# Shows where each kind of text went.
MARKS = Ink(lambda text: f"<{text}>", lambda day: f"[{day}]", str.format_map)


def words(*keys: str) -> str:
    return WORDS.of_topic("appeal", *keys)


def test_a_headline_is_filled_with_the_answer_s_days():
    assert Sentences(ANSWER, PLAIN).headline() == words("headline", "open").replace(
        "{appeal-by}", "27 November 2026"
    )


def test_the_ink_writes_figures_as_text_and_days_as_days():
    expected = words("because", "survey").replace("{survey}", "<15>")
    [_, survey] = Sentences(ANSWER, MARKS).reasons()
    assert survey.text == expected.replace("{survey-by}", "[2026-12-05]")


def test_a_reason_names_its_fact_its_source_and_its_page():
    text = words("because", "appeal").replace("{appeal}", "7")
    fact = POLICY["appeal"]
    [appeal, _] = Sentences(ANSWER, PLAIN).reasons()
    assert appeal == Reason(text, "appeal", "Q11", fact.page)


def test_a_variant_of_a_reason_names_the_same_fact_with_every_source():
    finding = Finding(Verdict.NO, "other-result", ("appeal/seller", "result-where"), ())
    variant, where = Sentences(replace(ANSWER, finding=finding), PLAIN).reasons()
    assert (variant.fact, variant.text) == ("appeal", words("because", "appeal/seller"))
    assert where.source == "Q4, Q11"


def test_a_step_has_its_text_and_its_page():
    [_, survey] = Sentences(ANSWER, PLAIN).steps()
    own = WORDS.data["appeal"]["next"]["or-survey"]
    assert survey == Step(own["text"].replace("{survey}", "15"), own["href"])


@pytest.mark.parametrize(("act_by", "step"), [(27, "act-now"), (28, "act-now-perhaps")])
def test_what_ends_today_or_tomorrow_comes_first_and_is_only_called_sure_where_it_is(act_by, step):
    first, *others = Sentences(replace(ANSWER, act_by=date(2026, 11, act_by)), PLAIN).steps()
    assert others == Sentences(ANSWER, PLAIN).steps()
    text, page = WORDS.step("appeal", step)
    assert first == Step(text.replace("{act-by}", f"{act_by} November 2026"), page)


def test_a_doubt_about_a_day_names_that_day_in_the_topic_s_own_words():
    finding = Finding(Verdict.DEPENDS, "depends", (), ())
    stretch = Stretch("country", TODAY, TODAY, Verdict.YES)
    unsure = replace(ANSWER, topic="refund", finding=finding, stretches=(stretch,))
    label = WORDS.field("country", "label", "refund")
    assert label != WORDS.field("country", "label")
    assert Sentences(unsure, PLAIN).headline() == WORDS.get("answer", "depends").replace(
        "{label}", label
    )
    assert f"<{label}>" in Sentences(unsure, MARKS).headline()


def test_a_date_and_a_file_have_their_words():
    sentences = Sentences(ANSWER, MARKS)
    assert sentences.label(APPEAL_BY) == f"<{words('date', 'appeal-by')}>"
    evidence = Sentences(replace(ANSWER, topic="evidence"), MARKS)
    too_big = WORDS.of_topic("evidence", "item", "too-big")
    assert evidence.item(Item("a.jpg", Verdict.NO, "too-big")) == too_big.replace(
        "{evidence-size/first}", "<2,000,000>"
    )


def test_a_day_is_skipped_for_its_holiday_or_its_weekday():
    sentences = Sentences(ANSWER, MARKS)
    assert sentences.skipped(Skipped(TODAY, "A & B")) == "<A & B>"
    assert sentences.skipped(Skipped(date(2026, 11, 22))) == "<Sunday>"


def test_a_country_is_named_where_it_is_known():
    finding = Finding(Verdict.NOT_YET, "early", ("refund-arrival/country",), ())
    asked = replace(ANSWER, topic="refund", finding=finding, known={"country": "DE"})
    [reason] = Sentences(asked, MARKS).reasons()
    assert "<Germany>" in reason.text


def test_every_figure_has_its_name():
    assert FIGURES["appeal"] == "7"
    assert (FIGURES["refund-arrival/first"], FIGURES["refund-arrival/last"]) == ("3", "15")
    assert FIGURES["evidence-size/last"] == "2,097,152"
    assert FIGURES["evidence-types-responding"] == "jpg, jpeg, bmp or png"
    assert FIGURES["refund-start"] == "0"
    without = {fact.id for fact in POLICY.values() if fact.value is None}
    assert {name.partition("/")[0] for name in FIGURES} == set(POLICY) - without


def said(mistake: Mistake, topic: str = "", today: date | None = TODAY) -> str:
    return error_message(mistake, Refused(mistake, topic=topic, today=today))


TYPED = {"typed": "so{on}"}
DAYS = {"first": date(2010, 1, 1), "last": date(2099, 12, 31)}
MESSAGES = [
    (Mistake("topic", Code.UNKNOWN_TOPIC, {"typed": "x", "known": ("a", "b")}), ["“x”", "a, b"]),
    (Mistake("topic", Code.UNKNOWN_TOPIC, {"typed": "", "known": ("a", "b")}, "missing"), ["a, b"]),
    (Mistake("rain", Code.UNKNOWN_FIELD, {"known": ("a", "b")}), ["“rain”", "a, b"]),
    (Mistake("sent", Code.NOT_A_DATE, TYPED), ["“so{on}”", "2026-11-23"]),
    (Mistake("sent", Code.NOT_A_DATE, variant="half"), []),
    (Mistake("sent", Code.OUT_OF_RANGE, DAYS), ["1 January 2010", "31 December 2099"]),
    (
        Mistake("processed", Code.OUT_OF_RANGE, {**DAYS, "country": "DE"}, "calendar"),
        ["Germany", "1 January 2010", "31 December 2099"],
    ),
    (Mistake("sent", Code.IN_THE_FUTURE, {"today": TODAY}), ["23 November 2026"]),
    (
        Mistake("finished", Code.OUT_OF_ORDER, {"earlier": "sent"}),
        [f"“{WORDS.field('sent', 'label')}”"],
    ),
    (Mistake("agreed", Code.NOT_AN_OPTION, TYPED), ["“so{on}”", "yes, no"]),
    (Mistake("country", Code.NOT_AN_OPTION, TYPED), ["“so{on}”", "two letters"]),
    (Mistake("sent", Code.BAD_RANGE, {"most": 62}), ["62"]),
    (Mistake("sent", Code.BAD_RANGE, variant="backwards"), []),
    (
        Mistake("sent", Code.ONE_RANGE, {"other": "finished"}),
        [f"“{WORDS.field('finished', 'label')}”"],
    ),
    (Mistake("files", Code.BAD_FILE, {"number": 3}), ["file 3"]),
    (Mistake("files", Code.BAD_FILE, {"number": 51, "most": 50}, "too-many"), ["51", "50"]),
    (Mistake("text", Code.TOO_LONG, {"length": 10_001, "most": 10_000}), ["10,001", "10,000"]),
    (Mistake("request", Code.BAD_REQUEST), []),
    (Mistake("request", Code.BAD_REQUEST, {"most": 200_000}, "too-large"), ["200,000"]),
    (Mistake("fields", Code.BAD_REQUEST, variant="fields"), ['{"sent": "2026-11-23"}']),
    (Mistake("sent", Code.BAD_REQUEST, variant="text-expected"), ['"2026-11-23"']),
    (Mistake("files", Code.BAD_REQUEST, variant="list-expected"), []),
    (Mistake("lang", Code.BAD_REQUEST, variant="unknown-key"), ["“lang”"]),
]


@pytest.mark.parametrize(("mistake", "parts"), MESSAGES)
def test_a_message_says_what_is_wrong_and_what_to_type_instead(mistake, parts):
    message = said(mistake)
    for part in parts:
        assert part in message
    assert "{on}" not in message.replace("so{on}", "")
    label = WORDS.field(mistake.field, "label")
    assert label == "" or message.startswith(f"{label}: ")


def test_every_message_of_the_words_is_said_by_some_mistake():
    plain = {f"{each.code}/{each.variant}".rstrip("/") for each, _ in MESSAGES}
    assert plain | {"not-an-option/country"} == set(WORDS.data["error"])
    assert len({said(each) for each, _ in MESSAGES}) == len(MESSAGES)


def test_a_message_uses_the_topic_s_own_label_and_an_example_where_no_day_is_known():
    mistake = Mistake("country", Code.NOT_AN_OPTION, TYPED)
    assert said(mistake, "refund").startswith(WORDS.field("country", "label", "refund"))
    assert "2026-01-31" in said(Mistake("sent", Code.NOT_A_DATE, TYPED), today=None)
    assert said(Mistake("today", Code.NOT_A_DATE, TYPED)).startswith(
        f"{WORDS.field('today', 'label')}: "
    )
