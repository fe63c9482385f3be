"""Each medium says what depends on the region, and which days may still move."""

from dataclasses import replace
from datetime import datetime

import pytest

from checker.doors.wire import solve
from checker.engine.record import Answer, Verdict
from checker.render import data, ics, text
from checker.render.answer import answer as page
from checker.render.form import form
from tests import names as n
from tests.elements import Element, read
from tests.toy.lands import NAMES, REGIONS, book

words = book.words
EARLY = ics.Taking(datetime.fromisoformat("2026-05-07T08:00:00+02:00"))
SAFE = "2026-05-15"
DOUBT = words.get("strip", "provisional")


def ask(today: str, question: str = "letter", /, **known: str) -> Answer:
    fields = {"posted": "2026-05-08", **known}
    return solve(book, {"topic": question, "today": today, "fields": fields})


def on_page(answer: Answer) -> Element:
    return read(page(book, answer))


def test_data_names_the_regions_that_lead_to_each_verdict():
    shown = data.answer(book, ask(SAFE, land="BB"))
    assert (shown["verdict"], shown["needs"]) == ("depends", ["district"])
    assert shown["cases"] == [
        {"field": "district", "values": ["BB-N", "BB-W"], "verdict": "yes"},
        {"field": "district", "values": ["BB-S"], "verdict": "not-yet"},
    ]
    assert [(each["date"], each["range"]) for each in shown["dates"]] == [
        ("2026-05-13", ["2026-05-12", "2026-05-13"]),
        ("2026-05-15", ["2026-05-14", "2026-05-15"]),
    ]


def test_data_tells_a_day_on_which_the_regions_disagree_in_a_run_of_its_own():
    shown = data.answer(book, ask(SAFE, land="BB", posted="2026-05-07..2026-05-08"))
    assert shown["cases"] == [
        {"field": "posted", "from": "2026-05-07", "to": "2026-05-07", "verdict": "yes"},
        {"field": "posted", "from": "2026-05-08", "to": "2026-05-08", "verdict": "depends"},
    ]


@pytest.mark.parametrize("known", [{"land": "EE"}, {"land": "BB", "district": "BB-S"}])
def test_data_has_no_range_where_nothing_is_open(known):
    shown = data.answer(book, ask(SAFE, **known))
    assert not any("range" in each for each in shown["dates"])
    assert shown["cases"] == []


def test_data_names_the_days_that_may_still_move_and_only_then():
    shown = data.answer(book, ask("2026-05-10", land="CC", posted="2026-05-06"))
    assert [each.get("provisional") for each in shown["dates"]] == [
        None,
        ["2026-05-11", "2026-05-12"],
    ]


def test_a_text_says_what_each_region_would_mean():
    lines = text.answer(book, ask(SAFE, land="BB")).split("\n")
    verdict, late, coming = (words.get("verdict", k) for k in ("depends-region", "yes", "not-yet"))
    headline = words.get("headline", "depends-region").format(label="Your district")
    assert lines[1] == f"{verdict}. {headline}"
    start = lines.index(words.get("answer", "alternatives"))
    assert lines[start + 1 : start + 4] == [
        f"- The North, The West: {late}",
        f"- The South: {coming}",
        "",
    ]


def test_a_text_says_that_a_change_depends_and_not_on_which_day():
    lines = text.answer(book, ask("2026-05-10", land="BB")).split("\n")
    change = words.get("answer", "flip")
    verdict = words.get("verdict", Verdict.DEPENDS)
    assert f"- {change.format(on='15 May 2026', verdict=verdict)}" in lines


def test_a_text_marks_a_date_that_may_still_move():
    lines = text.answer(book, ask("2026-05-10", land="CC", posted="2026-05-06")).split("\n")
    assert "- It can come from: Friday, 8 May 2026" in lines
    assert f"- It comes by: Thursday, 14 May 2026 ({DOUBT})" in lines


def test_a_page_says_what_each_region_would_mean():
    shown = on_page(ask(SAFE, land="BB"))
    assert words.get("answer", "alternatives") in [each.text for each in shown.all("h3")]
    assert words.get("answer", "stretches") not in [each.text for each in shown.all("h3")]
    items = [each.text for each in shown.all("li")]
    assert f"The North, The West: {words.get('verdict', 'yes')}" in items
    assert f"The South: {words.get('verdict', 'not-yet')}" in items
    heading = shown.one("h2", class_=n.VERDICT)
    assert heading.text.endswith(words.get("verdict", "depends-region"))


def test_a_page_that_knows_the_region_says_nothing_of_others():
    shown = on_page(ask(SAFE, land="BB", district="BB-S"))
    assert words.get("answer", "alternatives") not in [each.text for each in shown.all("h3")]


def test_a_page_marks_a_date_that_may_still_move_and_the_days_on_its_strip():
    shown = on_page(ask("2026-05-10", land="CC", posted="2026-05-06"))
    marked = [each for each in shown.all("span") if each.text == DOUBT]
    notes = [each for each in marked if each["class"] == n.NOTE]
    assert len(marked) - len(notes) == 1
    days = shown.one("ol", class_=n.STRIP).all("li")
    moving = [day for day in days if any(each.text == DOUBT for each in day.all("span"))]
    assert [day.one("time", **{n.SHORT: ""})["datetime"] for day in moving] == [
        "2026-05-11",
        "2026-05-12",
    ]
    # Only a day that is reached is filled.
    assert not any(n.REACHED in day.attributes for day in moving)


def test_a_timeline_marks_the_windows_that_end_on_a_date_that_may_still_move():
    shown = on_page(ask("2026-05-10", "my-book", land="CC", posted="2026-05-06"))
    windows = [each for each in shown.all("li") if each.all("time", **{n.DATE: "letter-by"})]
    windows += [each for each in shown.all("li") if each.all("time", **{n.DATE: "letter-from"})]
    marked = [[each.text for each in window.all("span")].count(DOUBT) for window in windows]
    assert marked == [1, 0]


def test_a_strip_marks_day_0_and_the_last_day_where_these_are_open():
    for land, posted, reached in (
        ("CC", "2026-05-12", "2026-05-12"),
        ("HH", "2027-06-07", "2027-06-11"),
    ):
        shown = on_page(ask("2027-06-20", land=land, posted=posted))
        days = shown.one("ol", class_=n.STRIP).all("li")
        moving = [day for day in days if DOUBT in [each.text for each in day.all("span")]]
        assert [day.one("time", **{n.SHORT: ""})["datetime"] for day in moving] == [reached]


def test_data_names_the_day_after_the_last_one_where_a_holiday_there_may_move_onto_it():
    shown = data.answer(book, ask("2026-06-12", land="CC", posted="2026-06-11"))
    assert [(each["date"], each.get("provisional")) for each in shown["dates"]] == [
        ("2026-06-15", None),
        ("2026-06-17", ["2026-06-18"]),
    ]


def descriptions(answer: Answer) -> list[str]:
    lines = ics.calendar(book, answer, EARLY).text.replace("\r\n ", "").split("\r\n")
    said = [line.removeprefix("DESCRIPTION:") for line in lines if line.startswith("DESCRIPTION:")]
    # Every other one is the alarm's.
    return [each.replace("\\,", ",").replace("\\;", ";") for each in said[::2]]


def test_a_calendar_file_says_that_a_day_may_still_move_and_why():
    answer = ask("2026-05-07", land="CC", posted="2026-05-06")
    sure, moving = descriptions(answer)
    said = words.data["provisional"]["estimated"]["one"]
    reason = said.format(said="A letter takes 2 to 4 business days.")
    assert "may still move" not in sure
    assert reason in moving


def test_a_calendar_file_and_a_text_say_between_which_days_a_date_may_lie():
    answer = ask(SAFE, land="BB")
    said = words.get("answer", "range").format(first="14 May 2026", last="15 May 2026")
    [described] = descriptions(answer)
    assert said in described
    assert f"- It comes by: Friday, 15 May 2026. {said}" in text.answer(book, answer).split("\n")
    sure = ask(SAFE, land="BB", district="BB-S")
    assert "- It comes by: Friday, 15 May 2026" in text.answer(book, sure).split("\n")
    assert "14 May" not in descriptions(sure)[0]


def test_a_form_offers_the_regions_of_each_land_under_its_name():
    shown = read(form(book, "letter")).one("select", name="district")
    assert shown["data-regions-of"] == "land"
    unknown = shown.all("option")[0]
    assert (unknown["value"], unknown.text) == ("", words.get("form", "unknown"))
    groups = shown.all("optgroup")
    by_name = sorted(REGIONS, key=NAMES.__getitem__)
    assert [(each["label"], each["data-country"]) for each in groups] == [
        (NAMES[code], code) for code in by_name
    ]
    for code, group in zip(by_name, groups, strict=True):
        offered = {each["value"]: each.text for each in group.all("option")}
        assert offered == REGIONS[code]


def test_a_form_hides_the_region_until_a_land_has_any():
    for question in ("letter", "my-book"):
        element = read(form(book, question))
        hidden = [each for each in element.all() if "hidden" in each.attributes]
        assert [each[n.FIELD_NAME] for each in hidden if n.FIELD_NAME in each.attributes] == [
            "district"
        ]


def test_what_a_reason_says_of_a_day_that_may_move_is_escaped_like_the_rest():
    calendars = type(book.calendars)()
    calendars._index = {"countries": {"AA": "<Land>"}, "regions": {"AA": {"A": "<A>", "B": "B"}}}
    head = '{"first":"2026-01-01","last":"2027-12-31","follows":"<x>","weekend":[5,6]'
    calendars.add(
        "AA", f'{head},"holidays":{{}},"worlds":[["A"],["B"]],"some":[[1,{{"<d>":"260511"}}]]}}'
    )
    there = replace(book, calendars=calendars)
    fields = {"posted": "2026-05-08", "land": "AA"}
    for known in (fields, {**fields, "district": "A"}):
        answer = solve(there, {"topic": "letter", "today": SAFE, "fields": known})
        html = page(there, answer)
        assert "<A>" not in html
        assert "<Land>" not in html
        assert "<x>" not in html
    assert "<A>" not in form(there, "letter")
