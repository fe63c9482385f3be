"""A chart has a row for each window, which says in words what it draws, and today as a line through all."""

from datetime import date

import pytest

from checker.render import answer as page
from checker.render import chart
from checker.render.axis import Axis
from tests import names as n
from tests.elements import Element, read
from tests.toy.ask import BORROWED, TODAY, ask
from tests.toy.book import book, words
from tests.toy.lands import book as lands
from tests.toy.lasting import book as lasting_book
from tests.toy.lasting import lasting

LOAN = "2026-05-01..2026-05-06"


def shown(question: str, today: str = TODAY, /, **known: str) -> Element:
    return read(chart.chart(book, ask(question, today, **known))).one("figure", class_=n.CHART)


def case(today: str = TODAY, /, **known: str) -> Element:
    return read(page.answer(book, ask("my-book", today, **known)))


def lines(figure: Element) -> list[Element]:
    return figure.one("ol").all("li")


def drawn(row: Element) -> list[str]:
    """Return the marks of a row by the names of their elements, with the kind of a line."""
    return [
        f"{each.name} {each['class'].partition('--')[2]}".strip()
        if each.name == "line"
        else each.name
        for each in row.one("svg").all()
    ]


def places(element: Element) -> list[float]:
    """Return where a bar or a line begins and ends."""
    if element.name == "rect":
        start = float(element["x"].rstrip("%"))
        return [start, start + float(element["width"].rstrip("%"))]
    return [float(element[end].rstrip("%")) for end in ("x1", "x2")]


def test_each_row_says_what_the_day_is_when_it_is_and_how_far_away():
    rows = lines(shown("overdue", borrowed=BORROWED))
    expected = [
        ("Bring it back by", "2026-05-18", "18 May", 8),
        ("Renew from", "2026-05-11", "11 May", 1),
        ("Free until", "2026-05-25", "25 May", 15),
    ]
    assert [
        (
            row.all(class_=n.LABEL)[0].text,
            row.one("time")["datetime"],
            row.one("time").text,
            row.one("span", class_=n.LEFT).text,
        )
        for row in rows
    ] == [(label, day, said, words.left(days)) for label, day, said, days in expected]


@pytest.mark.parametrize(
    ("joined", "said", "is_short"),
    [("2026-01-01", "31 Dec", True), ("2026-01-02", "1 January 2027", False)],
)
def test_a_day_of_another_year_says_so(joined, said, is_short):
    day = shown("card", joined=joined).one("time")
    assert (day.text, n.SHORT in day.attributes) == (said, is_short)


def test_the_marks_of_a_row_are_those_of_its_window():
    assert [drawn(row) for row in lines(shown("overdue", borrowed=BORROWED))] == [
        ["rect", "g", "circle", "circle"],
        ["line contested"],
        ["line contested"],
    ]
    due, renew, _ = lines(shown("overdue", borrowed=LOAN))
    assert drawn(due) == ["rect", "line unsure", "g", "circle", "circle"]
    assert drawn(renew) == ["line contested", "line unsure"]
    assert drawn(lines(shown("overdue", brought="2026-05-12"))[0]) == ["circle"]


def test_where_no_day_is_sure_there_is_no_bar():
    # The feast on the day of the letter may be on another one, and so may all that follows.
    answer = ask("letter", "2026-05-12", lands, posted="2026-05-12", land="CC")
    letter = lines(read(chart.chart(lands, answer)))
    assert [drawn(row) for row in letter] == [["line unsure"]] * 2
    sure = lines(shown("letter", "2026-05-11", posted="2026-05-08..2026-05-11"))
    assert [drawn(row) for row in sure] == [["rect", "line unsure"]] * 2


def test_what_stays_open_fades():
    rows = [row.one("svg")["class"].split() for row in lines(shown("overdue", borrowed=BORROWED))]
    assert [f"{n.DRAWING}--open" in classes for classes in rows] == [False, True, False]


def test_every_mark_stands_where_its_days_are():
    due, renew, _ = lines(shown("overdue", borrowed=LOAN))
    # From 1 to 27 May, with a day of room before and more behind, for what stays open.
    axis = Axis(date(2026, 4, 30), date(2026, 6, 3))
    sure = [axis.at(date(2026, 5, 1)), axis.at(date(2026, 5, 15), 1)]
    assert places(due.one("rect")) == pytest.approx(sure, abs=0.02)
    unsure = due.one("line")
    doubt = [axis.at(date(2026, 5, 16)), axis.at(date(2026, 5, 20), 1)]
    assert places(unsure) == pytest.approx(doubt, abs=0.02)
    assert sure[1] == doubt[0]
    contested, _ = renew.all("line")
    assert places(contested)[1] == 100


def test_today_is_a_line_through_all_rows_with_its_name_above():
    days = shown("overdue", borrowed=BORROWED).one("svg", class_=n.CHART_DAYS)
    line, name = days.one("line", class_=n.NOW), days.all("text")[-1]
    assert line["x1"] == line["x2"] == name["x"]
    assert (line["y2"], name.text, days["aria-hidden"]) == (
        "100%",
        words.get("chart", "today"),
        "true",
    )


@pytest.mark.parametrize(
    ("today", "anchor"),
    [("2026-05-08", "start"), ("2026-07-08", "middle"), ("2027-05-06", "end")],
)
def test_the_name_of_today_stays_within_the_axis(today, anchor):
    days = shown("card", today, joined="2026-05-08").one("svg", class_=n.CHART_DAYS)
    assert days.all("text")[-1]["text-anchor"] == anchor


def test_days_along_the_axis_are_named_and_at_its_end_the_name_stands_before_the_day():
    days = shown("card", joined="2026-05-08").one("svg", class_=n.CHART_DAYS)
    *names, _ = days.all("text")
    assert [
        (each.text, each.attributes.get("datetime"), each.attributes.get("text-anchor"))
        for each in names
    ] == [
        ("1 Jul", "2026-07-01", None),
        ("1 Oct", "2026-10-01", None),
        # A year begins with its number, which every reader writes alike.
        ("2027", None, None),
        ("1 Apr", "2027-04-01", "end"),
    ]
    assert [name["dx"] for name in names] == ["4", "4", "4", "-4"]
    assert [line["x1"] for line in days.all("line")[:-1]] == [name["x"] for name in names]


def test_the_legend_explains_the_marks_of_this_chart():
    said = [line.text.strip() for line in shown("letter", posted="2026-05-08").one("ul").all("li")]
    assert said == [words.get("chart", kind) for kind in ("running", "today")]
    assert shown("overdue", borrowed=LOAN).one("ul").text.count(words.get("chart", "unsure")) == 1


def test_a_chart_has_a_name_and_stays_out_of_the_search():
    figure = shown("letter", posted="2026-05-08")
    assert figure["aria-label"] == words.get("chart", "title")
    assert figure["data-search-exclude"] == ""
    assert figure.one("ol")["role"] == "list"


@pytest.mark.parametrize("question", ["overdue", "card", "cover", "my-book"])
def test_an_answer_without_windows_has_no_chart(question):
    assert chart.chart(book, ask(question)) == ""


def test_a_chart_can_leave_its_legend_to_another():
    answer = ask("letter", posted="2026-05-08")
    alone = read(chart.chart(book, answer, is_explained=False)).one("figure")
    assert alone.all("ul") == []
    assert alone.one("ol") == shown("letter", posted="2026-05-08").one("ol")


def test_rows_of_a_case_and_entries_of_its_list_lead_to_each_other():
    shown_ = case(borrowed=BORROWED, posted="2026-05-08")
    figure = shown_.one("figure", class_=n.CHART)
    entries = [entry for group in shown_.all("ol", class_=n.TIMELINE) for entry in group.all("li")]
    to_entry = {row["id"]: row.one("a")["href"] for row in lines(figure)}
    to_row = {entry["id"]: entry.one("a", class_=n.TO_ROW)["href"] for entry in entries}
    assert len(to_entry) == len(entries) == 5
    assert {f"#{row}": entry for row, entry in to_entry.items()} == {
        row: f"#{entry}" for entry, row in to_row.items()
    }


def test_a_chart_without_a_list_leads_nowhere():
    figure = shown("overdue", borrowed=BORROWED)
    assert figure.all("a") == []
    assert not any("id" in each.attributes for each in figure.all())


def test_a_row_is_named_as_its_entry_is():
    shown_ = read(page.answer(lasting_book, lasting("2026-05-12")))
    labels = [each.text for each in shown_.one("figure").all(class_=n.LABEL)]
    assert "The book is due" in labels
    assert len(labels) == len(shown_.all("a", class_=n.TO_ROW))


def test_what_stands_out_is_also_said_to_be_important():
    rows = lines(shown("overdue", borrowed=BORROWED))
    assert [len(row.all("strong")) for row in rows] == [1, 0, 0]
