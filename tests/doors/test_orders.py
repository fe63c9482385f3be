"""Kept orders are answered anew, the most urgent on top; a file of them is taken whole, or refused."""

import json
from typing import Any

import pytest

from checker.doors.orders import MOST_ORDERS, VERSION, brought, calendar, listed
from checker.doors.orders import file as written
from checker.engine.orders import LONGEST_FILE, LONGEST_NAME, LONGEST_NUMBERED
from tests.elements import Element, read
from tests.toy.book import book, words

TODAY = "2026-05-10"
KIND = words.get("orders", "kind")
EARLY, LATE = {"borrowed": "2026-05-04"}, {"borrowed": "2026-05-08"}  # due on 18 and on 22 May


def order(name: str, fields: dict[str, str], seen: object = None) -> dict[str, Any]:
    return {"name": name, "fields": fields, **({"seen": seen} if seen else {})}


def shown(*orders: dict[str, Any], today: str = TODAY) -> list[Element]:
    """Return the lines of the list."""
    asked = {"orders": orders, "today": today, "base": "../", "page": "checker/"}
    return read(listed(book, asked)).all("li")


def file(*orders: Any, **more: object) -> str:
    return json.dumps({"kind": KIND, "version": VERSION, "orders": orders} | more)


def taken(*orders: dict[str, Any]) -> tuple[str, int]:
    """Return the text of a file of orders, and how many it leaves out."""
    return written(book, {"orders": orders, "today": TODAY})


def read_back(content: str, today: str = TODAY) -> dict[str, Any]:
    """Bring a file in on a day."""
    return brought(book, {"content": content, "today": today})


def test_the_order_with_the_nearest_day_stands_on_top_and_one_without_any_last():
    lines = shown(order("none", {"excused": "yes"}), order("late", LATE), order("early", EARLY))
    assert [line.one("a").text for line in lines] == ["early", "late", "none"]
    assert words.left(8) in lines[0].one("strong").text
    assert words.get("orders", "no-day") in lines[2].text


def test_without_orders_there_is_no_list():
    assert listed(book, {"orders": [], "today": TODAY, "base": "", "page": ""}) == ""


def test_an_order_leads_to_its_case_with_the_edition_by_which_it_was_seen():
    seen = {"today": TODAY, "verdict": "yes", "edition": "2026-01"}
    (line,) = shown(order("mine", EARLY, seen))
    assert line.one("a")["href"] == "../checker/#my-book?borrowed=2026-05-04&edition=2026-01"


@pytest.mark.parametrize("days", [0, 1, 20])
def test_what_has_changed_since_it_was_last_looked_at_is_said(days):
    seen = {"today": TODAY, "verdict": "yes", "edition": book.facts.edition}
    today = f"2026-05-{10 + days}"
    (line,) = shown(order("mine", EARLY, seen), today=today)
    assert (words.left(-days) in line.text) == (days > 0)
    assert (words.of_topic("overdue", "date", "due-by") in line.text) == (days > 8)


def test_a_verdict_that_has_turned_is_said_with_both():
    seen = {"today": TODAY, "verdict": "too-late", "edition": ""}
    (line,) = shown(order("mine", EARLY, seen))
    assert words.get("verdict", "too-late") in line.text


@pytest.mark.parametrize("seen", [5, "x", {"today": "x"}, {"today": TODAY, "verdict": "maybe"}])
def test_what_cannot_be_read_of_the_last_look_is_left_out(seen):
    (line,) = shown(order("mine", EARLY, seen))
    assert line.one("a").text == "mine"


def test_an_order_that_this_edition_cannot_read_says_so_and_can_be_forgotten():
    (line,) = shown(order("old", {"lent": "2026-05-04"}))
    assert words.get("orders", "unreadable") in line.text
    assert line.one("button")["data-forget-order"] == "old"


def test_a_case_with_half_a_letter_in_it_is_still_listed():
    (line,) = shown(order("mine", {"borrowed": "\ud800"}))
    assert line.one("a")["href"].endswith("?borrowed=%3F")


def test_a_name_stays_text():
    (line,) = shown(order("<b>\u202emine", EARLY))
    assert "<b>" in line.one("a").text


def test_one_calendar_holds_the_days_of_all_each_under_its_name():
    asked = {"today": TODAY, "moment": f"{TODAY}T12:00:00+02:00"}
    made = calendar(book, asked | {"orders": [order("one", EARLY), order("two", LATE)]})
    assert made.text.count("BEGIN:VCALENDAR") == 1
    for name in ("one", "two"):
        assert f"SUMMARY:{name}: " in made.text.replace("\\", "")
    uids = [line for line in made.text.splitlines() if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) >= 2


def test_orders_of_a_file_come_back_as_they_were_taken_along():
    found = read_back(file(order("one", EARLY), order(" two ", LATE)))
    assert found["orders"] == [order("one", EARLY), order("two", LATE)]
    assert found["said"] == words.plural(words.data["orders"]["brought"], 2).format(count=2)


def test_a_file_holds_names_and_fields_alone_and_is_read_back():
    seen = {"today": TODAY, "verdict": "yes", "edition": "2026-01"}
    content, _ = taken(order("é中", EARLY, seen), order("two", {}))
    assert content == (
        f'{{"kind":"{KIND}","version":1,"orders":['
        '{"name":"é中","fields":{"borrowed":"2026-05-04"}},{"name":"two","fields":{}}]}'
    )
    assert read_back(content)["orders"] == [order("é中", EARLY), order("two", {})]


FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
TAKEN = {
    "x" * LONGEST_NAME + " (2)": "x" * LONGEST_NAME + " (2)",
    FAMILY: FAMILY,
    "mine\u202e\n": "mine",
}


@pytest.mark.parametrize(("name", "expected"), TAKEN.items())
def test_whatever_name_an_order_has_on_the_page_it_comes_back_from_a_file(name, expected):
    content, left_out = taken(order(name, EARLY), order("two", LATE))
    assert left_out == 0
    assert read_back(content)["orders"] == [order(expected, EARLY), order("two", LATE)]


@pytest.mark.parametrize("unread", [order("old", {"?": ""}), order("\u202e", EARLY)])
def test_an_order_that_cannot_be_read_does_not_keep_the_others_out_of_a_file(unread):
    content, left_out = taken(unread, order("two", LATE))
    assert left_out == 1
    assert read_back(content)["orders"] == [order("two", LATE)]


@pytest.mark.parametrize(("today", "is_read"), [("2099-05-04", True), ("2099-05-03", False)])
def test_a_file_is_read_on_the_reader_s_own_day(today, is_read):
    content = file(order("one", {"borrowed": "2099-05-04"}))
    assert ("orders" in read_back(content, today)) is is_read


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_a_file_of_the_greatest_length_is_read_and_a_longer_one_is_not(more, is_read):
    content = file(order("x" * LONGEST_NAME, EARLY)).ljust(LONGEST_FILE + more)
    assert ("orders" in read_back(content)) is is_read


NAMES = ["", " ", "x" * (LONGEST_NUMBERED + 1), "a\u202eb", "a\x00b", None, 5, ["x"], {"x": 1}]
FIELDS = [
    {"borrowed": "tomorrow"},
    {"borrowed": 5},
    {"nothing": "x"},
    {"excused": "perhaps"},
    {"borrowed": "2026-05-04..2027-05-04"},
    [],
    "x",
    5,
    {"__proto__": "x"},
]
WHOLES = ["", "{", "null", "[]", "5", '"x"', "{}", file(), file(version=2), file(kind="other")]
WHOLES += [file(orders={}), file(orders=None), "[" * 100_000, "\ufeff{}", '{"kind": NaN}']
WHOLES += [file(*[order(f"{n}", EARLY) for n in range(MOST_ORDERS + 1)]), "x" * 600_000]
WHOLE = file(order("one", EARLY), order("two", LATE))
HOSTILE = [
    *WHOLES,
    *(file(order("good", EARLY), {"name": name, "fields": EARLY}) for name in NAMES),
    *(file(order("good", EARLY), {"name": "bad", "fields": fields}) for fields in FIELDS),
    *(file(each) for each in (None, 5, "x", [], {}, {"fields": EARLY})),
    file(order("twice", EARLY), order("twice", LATE)),
    # Cut anywhere, a file is none any more.
    *(WHOLE[:end] for end in range(1, len(WHOLE))),
]


def test_two_hundred_hostile_files_bring_nothing_in_and_each_is_told():
    assert len(set(HOSTILE)) >= 200
    for content in HOSTILE:
        found = read_back(content)
        assert "orders" not in found, content[:200]
        assert found["said"], content[:200]
