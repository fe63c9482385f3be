"""Sentences are filled with figures, days and what was typed; a mistake says what to type instead."""

from dataclasses import replace
from datetime import date

import pytest

from checker.engine.case import Case
from checker.engine.counting import given
from checker.engine.days import Skipped
from checker.engine.decide import decide
from checker.engine.errors import Code, Mistake, Refused
from checker.engine.facts import Facts
from checker.engine.fields import File, Span
from checker.engine.messages import error_message
from checker.engine.record import (
    Answer,
    DateKind,
    Deadline,
    Finding,
    Item,
    Nudge,
    Stretch,
    Timeline,
    Verdict,
)
from checker.engine.sentences import Ink, Reason, Sentences, Step, plain
from checker.engine.words import Words
from tests.toy.book import book, facts, words

day = date.fromisoformat
TODAY = date(2026, 5, 10)
BORROWED = date(2026, 5, 1)
DUE_BY = Deadline("due-by", DateKind.BY, facts["loan"].after(BORROWED))
AMNESTY_BY = Deadline("amnesty-by", DateKind.BY, facts["amnesty"].after(DUE_BY.date))

ANSWER = Answer(
    topic="overdue",
    today=TODAY,
    finding=Finding(Verdict.YES, "in-time", ("loan", "amnesty"), ("bring", "rest")),
    dates={"due-by": DUE_BY, "amnesty-by": AMNESTY_BY},
    flips=(),
    stretches=(),
    alternatives=(),
    still=DUE_BY.date,
    act_by=None,
    known={},
)
# Shows where each kind of text went.
MARKS = Ink(
    lambda text: f"<{text}>", lambda own: f"«{own}»", lambda day: f"[{day}]", str.format_map
)
PLAIN = plain(book)


def said(answer: Answer, ink: Ink[str] = PLAIN) -> Sentences[str]:
    return Sentences(answer, book, ink)


def found(answer: Answer, headline: str = "in-time", *because: str) -> Answer:
    return replace(answer, finding=Finding(Verdict.YES, headline, because, ()))


def test_a_headline_is_filled_with_the_answer_s_days():
    assert said(ANSWER).headline() == "Bring it back until 15 May 2026."


def test_the_ink_writes_figures_as_text_and_days_as_days():
    assert said(ANSWER, MARKS).headline() == "Bring it back until [2026-05-15]."
    [loan, amnesty] = said(ANSWER, MARKS).reasons()
    assert loan.text.startswith("A book is lent for <14> days.")
    assert amnesty.text == "The next <7 days> are free."


def test_a_reason_names_its_fact_its_source_and_its_page():
    [_, amnesty] = said(ANSWER).reasons()
    assert amnesty == Reason("The next 7 days are free.", "amnesty", "rule 2", "fines/#amnesty")


def test_a_variant_of_a_reason_names_the_same_fact_with_every_source():
    [reason] = said(found(ANSWER, "excused", "fine/excused")).reasons()
    assert (reason.text, reason.fact) == ("Who is excused pays no fine.", "fine")
    assert (reason.source, reason.href) == ("rule 2, rule 3", facts["fine"].page)


@pytest.mark.parametrize(
    ("days", "text"), [(1, "for 1 single day."), (2, "for 2 days."), (0, "for 0 days.")]
)
def test_a_reason_is_said_in_the_plural_form_of_its_figure(days, text):
    short = Facts("2026-05", {**facts, "loan": replace(facts["loan"], value=days, later=())})
    [reason, _] = Sentences(ANSWER, replace(book, facts=short), PLAIN).reasons()
    assert reason.text == f"A book is lent {text}"


def test_a_step_has_its_text_and_its_page():
    [bring, rest] = said(ANSWER).steps()
    assert bring == Step("Bring it back by 15 May 2026.", "loans/#loan")
    assert rest == Step("Nothing is to be done.", "loans/")


@pytest.mark.parametrize(
    ("act_by", "text"),
    [
        (date(2026, 5, 15), "Bring it back now, until 15 May 2026."),
        (date(2026, 5, 16), "Bring it back now, 16 May 2026 may be the last day."),
    ],
)
def test_what_ends_today_or_tomorrow_comes_first_and_is_only_called_sure_where_it_is(act_by, text):
    first, *others = said(replace(ANSWER, act_by=act_by)).steps()
    assert others == said(ANSWER).steps()
    assert first == Step(text, "loans/#loan")


def test_a_doubt_about_a_day_names_that_day_in_the_topic_s_own_words():
    finding = Finding(Verdict.DEPENDS, "depends-day", ("letter",), (Nudge.FIND_DAY,))
    stretch = Stretch("posted", TODAY, TODAY, Verdict.YES)
    unsure = replace(ANSWER, topic="letter", finding=finding, stretches=(stretch,))
    own, general = "Day on the envelope", "Day of the letter"
    assert words.field("posted", "label") == general
    sentence = words.get("headline", "depends-day")
    assert said(unsure).headline() == sentence.replace("{label}", own)
    assert said(unsure, MARKS).headline() == sentence.replace("{label}", f"<{own}>")


def test_a_date_and_a_file_have_their_words():
    sentences = said(ANSWER, MARKS)
    assert sentences.label(DUE_BY) == "<Bring it back by>"
    cover = said(replace(ANSWER, topic="cover", dates={}), MARKS)
    assert cover.item(Item("cover", "a.png", Verdict.NO, "heavy")) == "It is too heavy."


def test_what_is_said_of_a_file_may_name_a_figure():
    item = {"heavy": "It weighs {cover-weight/last} or more."}
    data = {**words.data, "cover": {**words.data["cover"], "item": item}}
    cover = Sentences(replace(ANSWER, topic="cover"), replace(book, words=Words(data)), MARKS)
    assert cover.item(Item("cover", "a.png", Verdict.NO, "heavy")) == "It weighs <1,100> or more."


def test_a_day_is_skipped_for_its_holiday_or_its_weekday():
    sentences = said(ANSWER, MARKS)
    assert sentences.skipped(Skipped(TODAY, "A & B")) == "<A & B>"
    assert sentences.skipped(Skipped(TODAY)) == "<Sunday>"


def test_a_country_is_named_where_it_is_known():
    asked = replace(found(ANSWER, "late", "letter/abroad"), topic="letter", known={"land": "DE"})
    [reason] = said(asked, MARKS).reasons()
    assert reason.text == "A letter takes <2> to <4> business days in <Germany>."


def test_a_whole_case_speaks_as_the_question_to_act_on_first():
    other = replace(ANSWER, topic="card", finding=Finding(Verdict.UNCLEAR, "unclear", (), ()))
    whole = replace(ANSWER, topic="my-book", timeline=Timeline((ANSWER, other), (other,), (), ()))
    assert said(whole).headline() == said(other).headline() == "The library does not say."


def test_a_whole_case_in_which_nothing_was_said_speaks_for_itself():
    nothing = replace(
        ANSWER,
        topic="my-book",
        finding=Finding(Verdict.NEED, "empty", (), ()),
        dates={},
        timeline=Timeline((), (), (), ()),
    )
    assert said(nothing).headline() == "Say at least one thing about your book."
    assert (said(nothing).reasons(), said(nothing).steps()) == ([], [])


# The loan takes 14 days, and 21 since 1 June 2026.
NOW_21 = "For events from 1 June 2026 on, this holds: A book is lent for 21 days."


def loan(borrowed: str, today: str) -> Answer:
    first, _, last = borrowed.partition("..")
    value = Span(day(first), day(last)) if last else day(first)
    return decide(book.topics["overdue"], Case(day(today), {"borrowed": value}, book.fields), facts)


@pytest.mark.parametrize(
    ("borrowed", "today", "text"),
    [
        # The change lies ahead; on its first day; behind.
        ("2026-05-31", "2026-05-31", f"A book is lent for 14 days. {NOW_21}"),
        ("2026-05-31", "2026-06-01", f"A book is lent for 14 days. {NOW_21}"),
        ("2026-05-31", "2026-07-01", f"A book is lent for 14 days. {NOW_21}"),
        ("2026-06-01", "2026-06-01", "A book is lent for 21 days."),
        ("2026-06-02", "2026-07-01", "A book is lent for 21 days."),
        # Each date of a range stands at its safe end, and its reason with it.
        ("2026-05-31..2026-06-01", "2026-06-01", f"A book is lent for 14 days. {NOW_21}"),
        ("2026-06-01..2026-06-02", "2026-06-02", "A book is lent for 21 days."),
    ],
)
def test_a_reason_says_the_value_that_was_used_and_since_when_another_holds(borrowed, today, text):
    [reason, *_] = said(loan(borrowed, today)).reasons()
    assert reason.text == text


CHANGED_TWICE = Facts(
    "2027-02",
    {
        **facts,
        "loan": replace(
            facts["loan"],
            later=tuple(
                replace(facts["loan"], value=value, since=day(since), later=(), source=(source,))
                for value, since, source in (
                    (21, "2026-06-01", "rule 1"),
                    (1, "2027-01-01", "rule 7"),
                )
            ),
        ),
    },
)


@pytest.mark.parametrize(
    ("borrowed", "today", "used", "since", "now", "source"),
    [
        # Of those that hold already the last one; else the next one to come.
        ("2026-05-01", "2026-05-31", "14 days", "1 June 2026", "21 days", "rule 1"),
        ("2026-05-01", "2026-12-31", "14 days", "1 June 2026", "21 days", "rule 1"),
        ("2026-05-01", "2027-01-01", "14 days", "1 January 2027", "1 day", "rule 1"),
        ("2026-06-01", "2026-12-31", "21 days", "1 January 2027", "1 day", "rule 1"),
        ("2026-06-01", "2027-01-01", "21 days", "1 January 2027", "1 day", "rule 1"),
        ("2027-01-01", "2027-01-01", "1 single day", None, None, "rule 7"),
    ],
)
def test_of_several_changes_a_reason_says_the_one_that_matters(
    borrowed, today, used, since, now, source
):
    changed = replace(book, facts=CHANGED_TWICE)
    case = Case(day(today), {"borrowed": day(borrowed)}, book.fields)
    answer = decide(book.topics["overdue"], case, CHANGED_TWICE)
    [reason, *_] = Sentences(answer, changed, plain(changed)).reasons()
    more = f" For events from {since} on, this holds: A book is lent for {now}." if since else ""
    assert reason.text == f"A book is lent for {used}.{more}"
    assert reason.source == source


def test_the_ink_writes_a_change_as_it_writes_everything_else():
    [reason, *_] = said(loan("2026-05-31", "2026-06-01"), MARKS).reasons()
    assert reason.text == (
        "A book is lent for <14> days. For events from [2026-06-01] on, "
        "this holds: <A book is lent for 21 days.>"
    )


@pytest.mark.parametrize(
    ("today", "text"),
    [("2026-05-31", "A cover may be png."), ("2026-06-01", "A cover may be png or jpg.")],
)
def test_a_fact_that_counts_no_day_is_said_as_it_is_today(today, text):
    case = Case(day(today), {"cover": (File("a.png", 1),)}, book.fields)
    answer = decide(book.topics["cover"], case, facts)
    assert [reason.text for reason in said(answer).reasons()] == [
        text,
        "It weighs less than 1,000 grams.",
    ]


def test_a_fact_of_which_nothing_is_known_yet_is_said_as_it_is_today():
    for today, days in (("2026-05-31", 14), ("2026-06-01", 21)):
        answer = decide(book.topics["overdue"], Case(day(today), {}, book.fields), facts)
        [reason] = said(answer).reasons()
        assert reason.text == f"A book is lent for {days} days."


def test_a_day_that_was_given_is_counted_by_no_fact():
    dates = {"due-by": Deadline("due-by", DateKind.BY, given(TODAY))}
    [loan, _] = said(replace(ANSWER, dates=dates, today=day("2026-06-01"))).reasons()
    assert loan.text == "A book is lent for 21 days."


def message(mistake: Mistake, topic: str = "", today: date | None = TODAY) -> str:
    return error_message(book, mistake, Refused(mistake, topic=topic, today=today), PLAIN)


TYPED = {"typed": "so{on}"}
DAYS = {"first": date(2010, 1, 1), "last": date(2099, 12, 31)}
MESSAGES = [
    (Mistake("topic", Code.UNKNOWN_TOPIC, {"typed": "x", "known": ("a", "b")}), ["“x”", "a, b"]),
    (Mistake("topic", Code.UNKNOWN_TOPIC, {"typed": "", "known": ("a", "b")}, "missing"), ["a, b"]),
    (Mistake("rain", Code.UNKNOWN_FIELD, {"known": ("a", "b")}), ["“rain”", "a, b"]),
    (Mistake("borrowed", Code.NOT_A_DATE, TYPED), ["“so{on}”", "2026-05-10"]),
    (Mistake("borrowed", Code.NOT_A_DATE, variant="half"), []),
    (Mistake("borrowed", Code.NOT_A_DATE, variant="begun"), ["not complete"]),
    (Mistake("borrowed", Code.OUT_OF_RANGE, DAYS), ["1 January 2010", "31 December 2099"]),
    (
        Mistake("posted", Code.OUT_OF_RANGE, {**DAYS, "country": "DE"}, "calendar"),
        ["Germany", "1 January 2010", "31 December 2099"],
    ),
    (Mistake("borrowed", Code.IN_THE_FUTURE, {"today": TODAY}), ["10 May 2026"]),
    (Mistake("brought", Code.OUT_OF_ORDER, {"earlier": "borrowed"}), ["“Day of the loan”"]),
    (Mistake("excused", Code.NOT_AN_OPTION, TYPED), ["“so{on}”", "yes, no"]),
    (Mistake("land", Code.NOT_AN_OPTION, TYPED), ["“so{on}”", "two letters"]),
    (
        Mistake("district", Code.NOT_AN_OPTION, {**TYPED, "known": ("A", "B")}, "region"),
        ["“so{on}”", "A, B"],
    ),
    (Mistake("district", Code.NOT_AN_OPTION, {**TYPED, "known": ()}, "no-region"), ["leave"]),
    (Mistake("borrowed", Code.BAD_RANGE, {"most": 62}), ["62"]),
    (Mistake("borrowed", Code.BAD_RANGE, variant="backwards"), []),
    (Mistake("borrowed", Code.ONE_RANGE, {"other": "brought"}), ["“Day it came back”"]),
    (Mistake("cover", Code.BAD_FILE, {"number": 3}), ["file 3"]),
    (Mistake("cover", Code.BAD_FILE, {"number": 3}, "inside"), ["file 3", "“inside”"]),
    (Mistake("cover", Code.BAD_FILE, {"number": 51, "most": 50}, "too-many"), ["51", "50"]),
    (Mistake("note", Code.TOO_LONG, {"length": 10_001, "most": 10_000}), ["10,001", "10,000"]),
    (Mistake("request", Code.BAD_REQUEST), []),
    (Mistake("request", Code.BAD_REQUEST, {"most": 200_000}, "too-large"), ["200,000"]),
    (Mistake("fields", Code.BAD_REQUEST, variant="fields"), ['"2026-05-10"}']),
    (Mistake("borrowed", Code.BAD_REQUEST, variant="text-expected"), ['"2026-05-10"']),
    (Mistake("cover", Code.BAD_REQUEST, variant="list-expected"), []),
    (Mistake("lang", Code.BAD_REQUEST, variant="unknown-key"), ["“lang”"]),
]


@pytest.mark.parametrize(("mistake", "parts"), MESSAGES)
def test_a_message_says_what_is_wrong_and_what_to_type_instead(mistake, parts):
    shown = message(mistake)
    for part in parts:
        assert part in shown
    assert "{on}" not in shown.replace("so{on}", "")
    label = words.field(mistake.field, "label")
    assert label == "" or shown.startswith(f"{label}: ")


def test_every_message_of_the_words_is_said_by_some_mistake():
    plain = {f"{each.code}/{each.variant}".rstrip("/") for each, _ in MESSAGES}
    assert plain | {"not-an-option/country"} == set(words.data["error"])
    assert len({message(each) for each, _ in MESSAGES}) == len(MESSAGES)


def test_a_message_uses_the_topic_s_own_label():
    mistake = Mistake("posted", Code.NOT_A_DATE, TYPED)
    assert message(mistake, "letter").startswith("Day on the envelope: ")
    assert message(mistake, "overdue").startswith("Day of the letter: ")
    later = Mistake("brought", Code.OUT_OF_ORDER, {"earlier": "posted"})
    assert "“Day on the envelope”" in message(later, "letter")


def test_a_message_shows_an_example_where_no_day_is_known():
    assert "2026-01-31" in message(Mistake("borrowed", Code.NOT_A_DATE, TYPED), today=None)


def test_a_message_about_today_calls_it_so():
    assert message(Mistake("today", Code.NOT_A_DATE, TYPED)).startswith("Today: ")
