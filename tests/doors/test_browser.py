"""What the browser's worker gets: the same bytes as every other door, HTML, or the name of a missing file."""

import json
from dataclasses import replace
from typing import Any

import pytest

from checker.calendars import BankCalendars, CalendarMissing
from checker.doors import wire
from checker.doors.browser import LONGEST_LAYOUT, Door, opened
from checker.doors.shelf import take
from checker.doors.wire import LONGEST_REQUEST, solve
from checker.engine.fields import File
from checker.render import answer as page
from checker.render import ics, text
from tests import names as n
from tests import toy
from tests.elements import Element, read
from tests.toy.ask import BORROWED, TODAY
from tests.toy.book import book, words
from tests.toy.later import book as july

PNG, GIF = b"\x89PNG".hex(), b"GIF8".hex()
LOAN = {"topic": "overdue", "today": TODAY, "fields": {"borrowed": BORROWED}}
LETTER = {"topic": "letter", "today": TODAY, "fields": {"posted": "2026-05-08", "land": "DE"}}
CASE = LETTER | {"topic": "my-book"}
COVER = {
    "topic": "cover",
    "today": TODAY,
    "fields": {
        "cover": [{"name": "a.png", "size": 9}, {"name": "b.png", "size": 9}],
        "note": "a#",
    },
}
REFUSED = {
    "a field": LOAN | {"fields": {"borrowed": "soon"}},
    "a topic": {"topic": "no-such-topic"},
    "no object": "my-book",
    "null": None,
    "a case": CASE | {"fields": {"posted": "soon", "land": "DE"}},
}
# Germany's file, with a holiday on the Monday after the letter.
GERMANY = json.dumps(
    {
        "first": "2026-01-01",
        "last": "2026-12-31",
        "weekend": [5, 6],
        "follows": "its holidays",
        "holidays": {"Book Day": "260511"},
    }
)


LAYOUT = {"base": "../", "prefix": "form", "heads": (), "edition": ""}


def question(request: Any, **layout: Any) -> str:
    return json.dumps({"request": request, **LAYOUT, **layout})


def opened_toy() -> Door:
    """Return a door as it is when the page opens: it knows the countries, and has no country's file yet."""
    calendars = BankCalendars()
    return Door(take(toy, calendars, "en"), calendars)


@pytest.fixture
def door() -> Door:
    return opened_toy()


def shown(door: Door, request: Any, **layout: Any) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(door.reply("page", question(request, **layout)))
    assert list(reply) == ["answer", "html"]
    return reply


@pytest.mark.parametrize(
    "request_",
    [LOAN, CASE, COVER, COVER | {"fields": {"note": "中é\ud800<b>"}}, *REFUSED.values()],
    ids=lambda request: json.dumps(request)[:30],
)
def test_asking_gives_the_same_bytes_as_every_other_door(door, request_):
    expected = wire.answer_text(book, json.dumps(request_))
    assert door.reply("answer", question(request_)) == expected
    assert shown(door, request_)["answer"] == json.loads(expected)


@pytest.mark.parametrize("request_", [LOAN, CASE], ids=["a question", "a whole case"])
def test_each_way_to_show_an_answer_gives_its_own_rendering(door, request_):
    solved = solve(book, request_)
    assert shown(door, request_) == {
        "answer": wire.answer(book, request_),
        "html": page.answer(book, solved, "../"),
    }
    assert door.reply("text", question(request_)) == text.answer(book, solved)
    assert door.reply("calendar", question(request_)) == ics.calendar(book, solved) != ""


def test_an_answer_without_a_day_ahead_has_no_calendar(door):
    assert door.reply("calendar", question(COVER)) == ""


def test_there_is_no_other_way(door):
    with pytest.raises(KeyError, match="picture"):
        door.reply("picture", question(LOAN))


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED)
def test_of_a_refused_request_every_way_says_what_is_wrong(door, request_):
    answered = wire.answer(book, request_)
    summary = read(shown(door, request_)["html"]).one("div", role="alert")
    said = door.reply("text", question(request_))
    for error in answered["errors"]:
        assert error["message"] in summary.text
        assert error["message"] in said
    assert door.reply("calendar", question(request_)) == ""


def test_a_mistake_leads_to_its_field_in_the_form_that_asked(door):
    summary = read(shown(door, REFUSED["a field"], prefix="page-2")["html"])
    assert summary.one("div", role="alert").one("a")["href"] == "#page-2-borrowed"


def test_links_lead_from_the_page_that_asked(door):
    link, *_ = read(shown(door, LOAN, base="../../")["html"]).all("a")
    assert link["href"] == "../../loans/#loan"


def test_a_whole_case_is_shown_as_a_timeline_with_all_its_answers(door):
    case = CASE | {"fields": {"posted": "2026-05-08", "borrowed": BORROWED}}
    reply = shown(door, case)
    parts = [LOAN, LETTER | {"fields": {"posted": "2026-05-08"}}]
    assert reply["answer"]["answers"] == [wire.answer(book, part) for part in parts]
    windows = read(reply["html"]).all("li", class_=f"{n.WINDOW} {n.WINDOW}--running")
    assert len(windows) == 2


@pytest.mark.parametrize(
    ("edition", "is_told"), [("2026-05", 1), ("2026-07", 0), ("soon", 0), ("", 0)]
)
@pytest.mark.parametrize("question_", ["overdue", "my-book"])
def test_a_link_of_an_earlier_edition_is_told_what_has_changed(question_, edition, is_told):
    asked = LOAN | {"topic": question_}
    html = shown(Door(july, BankCalendars()), asked, edition=edition)["html"]
    assert len(read(html).all("section", class_=n.SINCE)) == is_told


def test_an_empty_case_says_what_to_fill_in(door):
    empty = {"topic": "my-book", "today": TODAY}
    reply = shown(door, empty)
    assert (reply["answer"]["verdict"], reply["answer"]["answers"]) == ("need", [])
    said = "Say at least one thing about your book."
    assert said in reply["html"]
    assert said in door.reply("text", question(empty))
    assert door.reply("calendar", question(empty)) == ""


TOO_LARGE = "x" * (LONGEST_REQUEST + LONGEST_LAYOUT + 1)


@pytest.mark.parametrize(
    "asked", [TOO_LARGE, "[" * 100_000, "nonsense", "", '{"request":' * 10_000]
)
def test_what_is_no_question_is_refused_like_any_other(door, asked):
    expected = json.loads(wire.answer_text(book, asked))
    reply = json.loads(door.reply("page", asked))
    assert json.loads(door.reply("answer", asked)) == reply["answer"] == expected
    assert 'role="alert"' in reply["html"]
    [error] = expected["errors"]
    assert error["message"] in door.reply("text", asked)
    assert door.lacks(asked) == door.reply("calendar", asked) == ""


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_a_question_has_room_for_a_request_and_for_its_layout(door, more, is_read):
    longest = question(LOAN).ljust(LONGEST_REQUEST + LONGEST_LAYOUT + more)
    assert ("verdict" in json.loads(door.reply("answer", longest))) == is_read


@pytest.mark.parametrize("request_", [LETTER, CASE], ids=["a question", "a whole case"])
def test_a_country_s_file_is_named_once_and_then_used(door, request_):
    asked = question(request_)
    assert door.lacks(asked) == "calendars/DE.json"
    # It is still lacking until it has been brought.
    assert door.lacks(asked) == "calendars/DE.json"
    door.bring("calendars/DE.json", GERMANY)
    assert door.lacks(asked) == ""
    first, _ = json.loads(door.reply("answer", asked))["dates"]
    assert {"date": "2026-05-11", "reason": "Book Day"} in first["skipped"]


def test_what_one_door_was_brought_no_other_has(door):
    door.bring("calendars/DE.json", GERMANY)
    assert opened_toy().lacks(question(LETTER)) == "calendars/DE.json"


def test_another_country_has_another_file(door):
    door.bring("calendars/DE.json", GERMANY)
    french = LETTER | {"fields": {"posted": "2026-05-08", "land": "FR"}}
    assert door.lacks(question(french)) == "calendars/FR.json"


@pytest.mark.parametrize(
    ("district", "file"),
    [
        ("DE-BE", "calendars/DE.json"),
        # What is refused needs no file.
        ("FR-57", ""),
        ("Berlin", ""),
        (5, ""),
    ],
)
def test_the_regions_of_a_country_come_in_its_one_file(door, district, file):
    asked = question(LETTER | {"fields": {**LETTER["fields"], "district": district}})
    assert door.lacks(asked) == file
    assert door.lacks(question(LETTER)) == "calendars/DE.json"


def test_days_that_are_kept_everywhere_are_kept_in_a_region(door):
    """The file of a country may be older than the list of its regions."""
    door.bring("calendars/DE.json", GERMANY)
    asked = question(LETTER | {"fields": {**LETTER["fields"], "district": "DE-BE"}})
    first, _ = json.loads(door.reply("answer", asked))["dates"]
    assert {"date": "2026-05-11", "reason": "Book Day"} in first["skipped"]


def test_a_file_that_nobody_brings_is_missing():
    calendars = BankCalendars()
    calendars._index = {"countries": {"ZZ": "Nowhere"}, "regions": {}}
    door = Door(take(toy, calendars, "en"), calendars)
    asked = question(LETTER | {"fields": {"posted": "2026-05-08", "land": "ZZ"}})
    assert door.lacks(asked) == "calendars/ZZ.json"
    with pytest.raises(CalendarMissing):
        door.reply("answer", asked)
    door.bring("calendars/ZZ.json", GERMANY)
    assert json.loads(door.reply("answer", asked))["verdict"] == "not-yet"


@pytest.mark.parametrize(
    "request_",
    [
        LOAN,
        LETTER | {"fields": {"posted": "2026-05-08"}},
        CASE | {"fields": {"borrowed": BORROWED}},
        CASE | {"fields": {"posted": "soon", "land": "DE"}},
        LETTER | {"fields": {"posted": "2026-05-08", "land": "no-such-land"}},
        LETTER | {"topic": "no-such-topic"},
        *REFUSED.values(),
    ],
    ids=lambda request: json.dumps(request)[:60],
)
def test_a_question_that_counts_by_no_country_lacks_nothing(door, request_):
    assert door.lacks(question(request_)) == ""


def test_a_question_that_names_a_country_and_counts_no_business_days_lacks_nothing():
    calendars = BankCalendars()
    asked = take(toy, calendars, "en")
    card = replace(asked.topics["card"], fields=("joined", "land"))
    door = Door(replace(asked, topics={**asked.topics, "card": card}), calendars)
    request = {"topic": "card", "today": TODAY, "fields": {"joined": "2026-01-01", "land": "DE"}}
    assert door.lacks(question(request)) == ""
    assert json.loads(door.reply("answer", question(request)))["verdict"] == "yes"


def rows(door: Door, *heads: str, request: Any = COVER) -> list[Element]:
    html = shown(door, request, heads=heads)["html"]
    return read(html).one("ul", class_=n.ITEMS).all("li")


@pytest.mark.parametrize(
    ("heads", "previews"),
    [
        ((), [0, 0, 0]),
        ((PNG,), [1, 0, 0]),
        ((PNG, PNG), [1, 1, 0]),
        ((GIF, PNG), [0, 1, 0]),
        (("", ""), [0, 0, 0]),
        ((PNG, PNG, PNG), [1, 1, 0]),
    ],
)
def test_the_first_bytes_of_each_file_belong_to_it(door, heads, previews):
    assert [len(row.all("img")) for row in rows(door, *heads)] == previews


def test_what_is_inside_a_file_stands_beside_its_answer_and_changes_nothing_of_it(door):
    reply = shown(door, COVER, heads=(GIF, ""))
    assert read(reply["html"]).one("p", class_=n.DOUBT).text == words.get("pictures", "doubt")
    assert "It says png, and is none. Call it a.png." in reply["html"]
    assert reply["answer"] == wire.answer(book, COVER) == shown(door, COVER)["answer"]


def test_a_look_inside_is_given_the_file_its_bytes_and_the_case():
    calendars = BankCalendars()
    asked = take(toy, calendars, "en")
    given = []

    def look(file, head, case, facts):
        given.append((file, head, case.text("note"), case.today.isoformat(), facts is asked.facts))
        return toy.TOPICS["cover"].look(file, head, case, facts)

    cover = replace(asked.topics["cover"], look=look)
    door = Door(replace(asked, topics={**asked.topics, "cover": cover}), calendars)
    shown(door, COVER, heads=(PNG, ""))
    assert given == [
        (File("a.png", 9), b"\x89PNG", "a#", TODAY, True),
        (File("b.png", 9), b"", "a#", TODAY, True),
    ]


@pytest.mark.parametrize("request_", [LOAN, CASE])
def test_a_question_that_is_not_about_files_looks_inside_none(door, request_):
    assert shown(door, request_, heads=(PNG,)) == shown(door, request_)


def test_bytes_are_hexadecimal_digits_and_nothing_else(door):
    with pytest.raises(ValueError, match="non-hexadecimal"):
        shown(door, COVER, heads=("<b>",))


def test_the_door_that_the_worker_opens_is_in_one_of_its_languages():
    answered = json.loads(opened("en").reply("answer", question({"topic": "no-such-topic"})))
    assert answered["errors"][0]["code"] == "unknown-topic"
    with pytest.raises(OSError, match="xx"):
        opened("xx")
