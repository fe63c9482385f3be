"""An answer as HTML: the verdict, what to do, the days, how they were counted, the changes, the reasons."""

from datetime import date

import pytest

from checker.answer import Verdict
from checker.errors import Refused
from checker.policy import POLICY
from checker.render import html
from checker.sentences import PLAIN, Sentences
from checker.wire import solve
from checker.words import WORDS
from tests.elements import Element, read

ORDER = {"sent": "2026-11-01", "protection-ends": "2026-12-20"}


def shown(topic: str, today: str = "2026-11-23", base: str = "", /, **fields: object) -> Element:
    known = {name.replace("_", "-"): value for name, value in fields.items()}
    return read(html.answer(solve({"topic": topic, "today": today, "fields": known}), base))


def order(today: str = "2026-11-23", base: str = "") -> Element:
    return shown("open-dispute", today, base, **ORDER)


def section(answer: Element, key: str) -> Element:
    """Return the part of the answer under this title."""
    [found] = [
        each
        for each in answer.all("section")
        if [title.text for title in each.all("h3")] == [WORDS.get("answer", key)]
    ]
    return found


def titles(answer: Element) -> list[str]:
    return [title.text for title in answer.all("h3")]


def test_the_verdict_is_a_sign_a_word_and_a_sentence():
    answer = order()
    verdict = answer.one("h2", class_="checker-verdict")
    assert verdict.one("span", aria_hidden="true").text == html.SIGNS[Verdict.YES]
    assert verdict.one("span", class_="checker-word").text == WORDS.get("verdict", "yes")
    plain = Sentences(
        solve({"topic": "open-dispute", "today": "2026-11-23", "fields": ORDER}), PLAIN
    ).headline()
    headline = answer.one("p", class_="checker-headline")
    assert headline.text == plain
    assert headline.one("time")["datetime"] == "2026-12-20"
    beginning = answer.children[0]
    assert isinstance(beginning, Element)
    question = answer.all("p", class_="checker-label")[0]
    assert question.text == WORDS.question("open-dispute")
    assert (beginning.children, beginning["tabindex"]) == ([question, verdict, headline], "-1")


def test_every_verdict_has_a_sign_of_its_own():
    assert set(html.SIGNS) == set(Verdict)
    assert len(set(html.SIGNS.values())) == len(Verdict)


def test_the_parts_come_in_the_order_in_which_a_buyer_needs_them():
    expected = ["next", "dates", "because", "counting", "flips"]
    assert titles(order()) == [
        *(WORDS.get("answer", key) for key in expected),
        WORDS.get("take", "title"),
    ]


def test_a_part_without_anything_in_it_is_left_out():
    assert titles(shown("cancel", solved="yes")) == [
        WORDS.get("answer", "next"),
        WORDS.get("answer", "because"),
        WORDS.get("take", "title"),
    ]


def test_the_steps_are_links_from_the_page_on_which_they_stand():
    steps = section(order(base="../"), "next").one("ol").all("a")
    assert [step["href"] for step in steps] == [
        f"../{WORDS.step('open-dispute', key)[1]}"
        for key in ("open-now", "choose-request", "take-pictures")
    ]
    assert steps[0].text == WORDS.step("open-dispute", "open-now")[0]


def test_each_date_says_what_it_is_how_far_away_and_how_it_was_counted():
    dates = section(order(), "dates").one("ul", class_="checker-dates").all("li")
    words = WORDS.data["open-dispute"]["date"]
    count = WORDS.get("answer", "counted").format
    expected = [
        ("opens", "2026-11-12", -11, count(count=11, start="1 November 2026")),
        ("closes", "2026-12-20", 27, WORDS.get("answer", "given")),
        ("contested-until", "2027-01-04", 42, count(count=15, start="20 December 2026")),
    ]
    assert [
        (
            each.one("span", class_="checker-label").text,
            each.one("time", data_date=key)["datetime"],
            each.one("span", class_="checker-left").text,
            each.one("span", class_="checker-count").text,
        )
        for each, (key, *_) in zip(dates, expected, strict=True)
    ] == [(words[key], day, WORDS.left(days), how) for key, day, days, how in expected]


@pytest.mark.parametrize(
    ("topic", "fields", "key", "count", "start"),
    [
        ("appeal", {"closed": "2026-11-20"}, "counted", 7, "20 November 2026"),
        ("refund", {"processed": "2026-11-20"}, "counted-business", 3, "20 November 2026"),
        ("warranty", {"purchased": "2026-11-20"}, "counted-year", 1, "20 November 2026"),
    ],
)
def test_a_count_is_named_by_its_unit(topic, fields, key, count, start):
    first, *_ = section(shown(topic, **fields), "dates").all("span", class_="checker-count")
    assert first.text == WORDS.get("answer", key).format(count=count, start=start)


def test_a_date_of_a_range_shows_both_ends():
    answer = shown("appeal", closed="2026-11-20..2026-11-22", closed_by="case-team")
    appeal, _ = section(answer, "dates").all("li")
    _, ends = appeal.all("span", class_="checker-count")
    assert ends.text == WORDS.get("answer", "range").format(
        first="27 November 2026", last="29 November 2026"
    )
    assert [day["datetime"] for day in ends.all("time")] == ["2026-11-27", "2026-11-29"]


def test_the_counting_is_shown_with_a_legend_where_days_were_counted():
    counting = section(order(), "counting")
    assert [len(strip.all("li")) for strip in counting.all("ol")] == [12, 16]
    assert counting.one("p", class_="checker-legend").text == WORDS.get("strip", "legend")
    assert WORDS.get("answer", "counting") not in titles(shown("warranty", purchased="2026-11-20"))


def test_where_the_answer_is_no_its_days_are_only_what_they_would_be():
    answer = shown("appeal", closed="2026-11-20", closed_by="agreement")
    days = section(answer, "dates-moot")
    assert days.one("time", data_date="appeal-by")["datetime"] == "2026-11-27"
    assert not {WORDS.get("answer", key) for key in ("dates", "counting")} & set(titles(answer))
    assert not answer.all("button", data_take="calendar")


def test_the_changes_begin_with_what_holds_now():
    lines = section(order(), "flips").all("li")
    until, flip = WORDS.get("answer", "until"), WORDS.get("answer", "flip")
    assert [line.text for line in lines] == [
        until.format(last="20 December 2026", verdict=WORDS.get("verdict", "yes")),
        flip.format(on="21 December 2026", verdict=WORDS.get("verdict", "unclear")),
        flip.format(on="5 January 2027", verdict=WORDS.get("verdict", "too-late")),
    ]
    assert [day["datetime"] for line in lines for day in line.all("time")] == [
        "2026-12-20",
        "2026-12-21",
        "2027-01-05",
    ]
    assert lines[0].one("strong").text == WORDS.get("verdict", "yes")


def test_each_stretch_of_a_range_has_its_verdict():
    answer = shown("appeal", "2026-11-28", closed="2026-11-20..2026-11-23", closed_by="case-team")
    lines = [line.text for line in section(answer, "stretches").all("li")]
    span = WORDS.get("format", "span").format(first="21 November 2026", last="23 November 2026")
    assert lines == [
        f"20 November 2026: {WORDS.get('verdict', 'too-late')}",
        f"{span}: {WORDS.get('verdict', 'yes')}",
    ]


def test_each_reason_leads_to_the_page_that_states_its_fact():
    reasons = section(order(base="../"), "because").all("li")
    opens = reasons[0].one("a")
    assert (opens["data-fact"], opens["href"]) == (
        "dispute-opens",
        f"../{POLICY['dispute-opens'].page}",
    )
    assert reasons[0].one("small").text == WORDS.get("answer", "source").format(question="Q3")
    assert reasons[1].one("small").text == WORDS.get("answer", "source").format(question="Q1, Q2")


def test_the_answer_says_by_which_edition_and_from_which_day():
    edition = order().one("p", class_="checker-edition")
    assert edition.text == WORDS.get("answer", "edition").format(
        edition=POLICY.edition, today="23 November 2026"
    )
    assert edition.one("time")["datetime"] == "2026-11-23"


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        ("2026-11-27", ["calendar", "link", "text", "print"]),
        ("2026-12-05", ["calendar", "link", "text", "print"]),
        ("2026-12-06", ["link", "text", "print"]),
    ],
)
def test_an_answer_can_be_taken_along_into_a_calendar_while_a_day_lies_ahead(today, kinds):
    take = shown("appeal", today, closed="2026-11-20").one("section", class_="checker-take")
    buttons = take.all("button", type="button")
    assert [button["data-take"] for button in buttons] == kinds
    assert [button.text for button in buttons] == [WORDS.get("take", kind) for kind in kinds]
    assert take.one("span", role="status")["data-taken"] == WORDS.get("take", "done")


def evidence(text: str, *names: str) -> list[Element]:
    files = [{"name": name, "size": 5} for name in names]
    answer = shown("evidence", stage="opening", files=files, text=text)
    return section(answer, "items").one("ul", class_="checker-items").all("li")


@pytest.mark.parametrize(
    ("fields", "offered"), [({}, 0), ({"method": "card"}, 0), ({"processed": "2026-11-02"}, 1)]
)
def test_where_only_questions_are_left_there_is_nothing_to_take_along(fields, offered):
    assert len(shown("refund", **fields).all("section", class_="checker-take")) == offered


def test_each_file_has_its_sign_its_name_and_its_sentence():
    [picture, sheet] = evidence("", "<b>.jpg", "a.xls")
    assert picture.one("span", aria_hidden="true").text == html.SIGNS[Verdict.YES]
    assert picture.one("strong").text == "<b>.jpg"
    assert picture.text.endswith(WORDS.data["evidence"]["item"]["fits"])
    assert sheet.one("span", aria_hidden="true").text == html.SIGNS[Verdict.NO]


def test_refused_characters_are_marked_where_they_stand_and_the_cleaned_text_is_offered():
    [item] = evidence("\u4e2da<b>\u6587\uff0cz")
    original, cleaned = item.all("p", class_="checker-marked")
    assert original.text == "\u4e2da<b>\u6587\uff0cz"
    assert [mark.text for mark in original.all("mark")] == ["\u4e2d", "\u6587", "\uff0c"]
    assert (cleaned.text, cleaned["data-cleaned"]) == ("a<b>,z", "")
    assert item.one("p", class_="checker-label").text == WORDS.get("answer", "cleaned")
    use, copy = item.all("button", type="button")
    assert (use.text, use["data-use"]) == (WORDS.get("take", "use"), "text")
    assert (copy.text, copy["data-take"]) == (WORDS.get("take", "cleaned"), "cleaned")


def test_a_text_of_which_nothing_is_left_is_not_offered():
    [item] = evidence("\u4e2d \u6587")
    assert item.all("button") == item.all("p", data_cleaned="") == []
    assert item.text.endswith(WORDS.get("answer", "nothing-left"))


def test_a_text_that_fits_is_not_shown_again():
    [item] = evidence("Hello")
    assert item.all("p") == []


def test_the_summary_of_mistakes_leads_to_each_field():
    with pytest.raises(Refused) as refused:
        solve({"topic": "appeal", "today": "2026-11-23", "fields": {"closed": "<i>", "<b>": ""}})
    summary = read(html.errors(refused.value, "page-1")).one("div", role="alert")
    assert summary["class"] == "checker-errors"
    assert summary.one("h2").text == WORDS.get("answer", "errors")
    assert summary.one("p").text == WORDS.get("answer", "errors-hint")
    links = summary.one("ul").all("a")
    assert [link["href"] for link in links] == ["#page-1-closed", "#page-1-<b>"]
    assert "“<i>”" in links[0].text
    assert len(summary.all("li")) == 2


def test_a_time_is_words_for_people_and_digits_for_programs():
    assert html.time(date(2026, 12, 20), data_date="closes") == (
        '<time datetime="2026-12-20" data-date="closes">20 December 2026</time>'
    )
