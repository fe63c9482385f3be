"""The timeline of a case as HTML: what to do first, then each window with where it stands today."""

from datetime import date

from checker.case import check
from checker.policy import POLICY
from checker.render.timeline import timeline
from checker.timeline import my_fields, trace
from checker.words import WORDS
from tests.elements import Element, read


def shown(today: str = "2026-11-10", base: str = "", /, **fields: str) -> Element:
    raw = {name.replace("_", "-"): value for name, value in fields.items()}
    return read(timeline(trace(check(my_fields(), raw, date.fromisoformat(today))), base))


def say(key: str, **values: str) -> str:
    return WORDS.get("timeline", key).format(**values)


def test_nothing_known_says_what_to_fill_in():
    case = shown(agreed="no")
    assert case.one("p", class_="checker-headline").text == say("empty")
    assert case.all("ol") == []


def test_what_to_do_first_stands_on_top_under_its_question():
    case = shown("2026-11-12", "../", sent="2026-11-01", protection_ends="2026-12-20")
    beginning, steps, *_ = case.children
    assert isinstance(beginning, Element)
    question, verdict, headline = beginning.children
    assert isinstance(question, Element)
    assert question.text == WORDS.question("open-dispute")
    assert isinstance(verdict, Element)
    assert verdict.one("span", class_="checker-word").text == WORDS.get("verdict", "yes")
    assert isinstance(headline, Element)
    assert headline["class"] == "checker-headline"
    assert isinstance(steps, Element)
    assert steps.one("h3").text == WORDS.get("answer", "next")
    text, href = WORDS.step("open-dispute", "open-now")
    link, *_ = steps.all("a")
    assert (link.text, link["href"]) == (text, f"../{href}")


def test_each_window_says_what_it_is_where_it_stands_and_how_long_it_runs():
    case = shown(sent="2026-11-01", protection_ends="2026-12-20")
    windows = [
        window for group in case.all("ol", class_="checker-timeline") for window in group.all("li")
    ]
    words = WORDS.data
    ends = say("closed-end", first="12 November 2026", last="20 December 2026")
    expected = [
        ("to-come", words["open-dispute"]["date"]["opens"], "opens", 2),
        ("to-come", words["open-dispute"]["date"]["closes"], "closes", 40),
        ("to-come", words["open-dispute"]["date"]["contested-until"], "contested-until", 55),
        ("past", words["tracking"]["date"]["updates-from"], "updates-from", -6),
        ("past", words["tracking"]["date"]["updates-by"], "updates-by", -2),
    ]
    for window, (state, label, name, left) in zip(windows, expected, strict=True):
        assert window["class"] == f"checker-window checker-window--{state}"
        assert window.one("span", class_="checker-label").text == label
        assert window.one("time", data_date=name)
        assert window.one("span", class_="checker-left").text == WORDS.left(left)
    spans = [window.one("span", class_="checker-count") for window in windows]
    assert (spans[1].text, spans[0].text) == (ends, say("open-end", first="12 November 2026"))
    assert [day["datetime"] for day in spans[1].all("time")] == ["2026-11-12", "2026-12-20"]
    assert [title.text for title in case.all("h2")][1] == say("windows")
    titles = [title.text for title in case.all("h3")]
    assert titles[1:3] == [say("to-come"), say("past")]


def test_a_case_can_be_taken_along_and_names_its_edition():
    case = shown("2026-11-27", closed="2026-11-20", closed_by="case-team")
    assert next(button["data-take"] for button in case.all("button")) == "calendar"
    over = shown("2026-12-06", closed="2026-11-20", closed_by="case-team")
    assert next(button["data-take"] for button in over.all("button")) == "link"
    last = shown("2026-12-05", closed="2026-11-20", closed_by="case-team")
    assert next(button["data-take"] for button in last.all("button")) == "calendar"
    assert case.one("p", class_="checker-edition").text == WORDS.get("answer", "edition").format(
        edition=POLICY.edition, today="27 November 2026"
    )
