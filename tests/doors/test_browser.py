"""What the browser's worker gets: the same bytes as every other door, HTML, or the name of a missing file."""

import gc
import json
from dataclasses import replace
from typing import Any

import pytest

from checker.calendars import BankCalendars, CalendarMissing
from checker.doors import wire
from checker.doors.browser import LONGEST_LAYOUT, Door, opened
from checker.doors.shelf import take
from checker.doors.wire import LONGEST_REQUEST, solve
from checker.render import answer as page
from checker.render import ics, text
from tests import names as n
from tests import toy
from tests.elements import read
from tests.toy.ask import BORROWED, NOON, TAKING, TODAY
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
ASKED = {"a question": LOAN, "a whole case": CASE, "files": COVER} | {
    f"wrong in {where}": request for where, request in REFUSED.items()
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


LAYOUT = {
    "base": "../",
    "prefix": "form",
    "edition": "",
    "order": "",
    "moment": NOON.isoformat(),
}


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


def taken(door: Door, request: Any, **layout: Any) -> dict[str, str]:
    reply: dict[str, str] = json.loads(door.reply("calendar", question(request, **layout)))
    assert list(reply) == ["content", "file", "said"]
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


@pytest.mark.parametrize("what", ["answer", "page", "text", "calendar"])
@pytest.mark.parametrize("request_", ASKED.values(), ids=ASKED)
def test_nothing_of_an_answer_is_left_for_the_garbage_collector(door, what, request_):
    """It would run in the midst of another answer; and the browser's core may lack what it needs for that."""
    door.reply(what, question(request_))
    gc.disable()
    gc.freeze()  # it need not look through all that is there already
    try:
        door.reply(what, question(request_))
        assert gc.collect() == 0
    finally:
        gc.unfreeze()
        gc.enable()


@pytest.mark.parametrize("request_", [LOAN, CASE], ids=["a question", "a whole case"])
def test_each_way_to_show_an_answer_gives_its_own_rendering(door, request_):
    solved = solve(book, request_)
    assert shown(door, request_) == {
        "answer": wire.answer(book, request_),
        "html": page.answer(book, solved, "../"),
    }
    assert door.reply("text", question(request_)) == text.answer(book, solved)
    assert taken(door, request_)["content"] == ics.calendar(book, solved, TAKING).text != ""


def test_an_answer_without_a_day_ahead_has_no_calendar_and_no_file_is_told_of(door):
    reply = taken(door, COVER)
    assert (reply["content"], reply["said"]) == ("", words.get("take", "no-days"))


def test_a_calendar_is_taken_along_at_a_moment_and_under_a_name(door):
    named = taken(door, LOAN, order="Mine", moment="2026-05-11T08:00:00-05:00")["content"]
    assert "DTSTAMP:20260511T130000Z" in named
    assert "SUMMARY:Mine: Bring it back by" in named


@pytest.mark.parametrize(
    ("moment", "unheard"), [("2026-05-18T17:59:59", False), ("2026-05-18T18:00:00", True)]
)
def test_a_calendar_says_where_it_is_and_of_which_day_no_alarm_will_ring(door, moment, unheard):
    asked = LOAN | {"today": "2026-05-18"}
    reply = taken(door, asked, moment=f"{moment}+02:00")
    assert reply["file"] == "library.ics"
    assert "library.ics" in reply["said"]
    assert ("No alarm will ring for 18 May 2026" in reply["said"]) is unheard


def test_there_is_no_other_way(door):
    with pytest.raises(KeyError, match="picture"):
        door.reply("picture", question(LOAN))


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED)
def test_of_a_refused_request_every_way_says_what_is_wrong(door, request_):
    answered = wire.answer(book, request_)
    summary = read(shown(door, request_)["html"]).one("div", class_=n.ERRORS)
    said = door.reply("text", question(request_))
    for error in answered["errors"]:
        assert error["message"] in summary.text
        assert error["message"] in said
    assert taken(door, request_)["content"] == ""


def test_a_mistake_leads_to_its_field_in_the_form_that_asked(door):
    summary = read(shown(door, REFUSED["a field"], prefix="page-2")["html"])
    assert summary.one("div", class_=n.ERRORS).one("a")["href"] == "#page-2-borrowed"


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
    assert taken(door, empty)["content"] == ""


TOO_LARGE = "x" * (LONGEST_REQUEST + LONGEST_LAYOUT + 1)


@pytest.mark.parametrize(
    "asked", [TOO_LARGE, "[" * 100_000, "nonsense", "", '{"request":' * 10_000]
)
def test_what_is_no_question_is_refused_like_any_other(door, asked):
    expected = json.loads(wire.answer_text(book, asked))
    reply = json.loads(door.reply("page", asked))
    assert json.loads(door.reply("answer", asked)) == reply["answer"] == expected
    assert f'class="{n.ERRORS}"' in reply["html"]
    [error] = expected["errors"]
    assert error["message"] in door.reply("text", asked)
    assert door.lacks(asked) == json.loads(door.reply("calendar", asked))["content"] == ""


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


def look(door: Door, **asked: str) -> dict[str, Any]:
    seen: dict[str, Any] = json.loads(door.reply("look", json.dumps(asked)))
    return seen


@pytest.mark.parametrize(
    ("name", "head", "opened", "may_open", "tells_place"),
    [
        ("a.png", PNG, "png", True, False),
        ("map.png", PNG, "png", True, True),
        ("a.png", GIF, "other", False, False),
        ("a.png", "", "other", False, False),
    ],
)
def test_the_first_bytes_of_a_file_are_looked_at_as_its_field_says(
    door, name, head, opened, may_open, tells_place
):
    assert look(door, field="cover", name=name, head=head) == {
        "opened": opened,
        "failed": "other",
        "may_open": may_open,
        "tells_place": tells_place,
    }


def test_a_look_lacks_no_calendar(door):
    assert door.lacks(json.dumps({"field": "cover", "name": "a.png", "head": PNG})) == ""


def test_only_files_are_looked_at(door):
    with pytest.raises(AssertionError, match="only files"):
        look(door, field="note", name="a.png", head=PNG)


def test_bytes_are_hexadecimal_digits_and_nothing_else(door):
    with pytest.raises(ValueError, match="non-hexadecimal"):
        look(door, field="cover", name="a.png", head="<b>")


def test_a_question_has_room_for_the_first_bytes_that_a_marketplace_looks_at():
    asked = opened("en")
    [files] = [each for each in asked._book.fields.values() if each.look]
    name, head = "x" * 255, "00" * files.head
    assert look(asked, field=files.name, name=name, head=head)["opened"] == "unknown"


def test_what_is_inside_belongs_to_the_request_at_every_way(door):
    cover = [{"name": "a.png", "size": 9, "inside": "other"}]
    request = COVER | {"fields": {"cover": cover}}
    reply = shown(door, request)
    said = "It says png, and is none. Call it a.gif."
    assert reply["answer"]["verdict"] == "unclear"
    assert reply["answer"]["items"][0]["text"] == said
    assert said in door.reply("text", question(request))


def test_the_door_that_the_worker_opens_is_in_one_of_its_languages():
    answered = json.loads(opened("en").reply("answer", question({"topic": "no-such-topic"})))
    assert answered["errors"][0]["code"] == "unknown-topic"
    with pytest.raises(OSError, match="xx"):
        opened("xx")


def test_kept_orders_come_as_a_list_a_calendar_and_from_a_file(door: Door) -> None:
    kept = [{"name": "mine", "fields": {"borrowed": "2026-05-04"}}]
    asked = {
        "orders": kept,
        "today": "2026-05-10",
        "base": "",
        "page": "",
        "moment": LAYOUT["moment"],
    }
    assert "mine" in door.reply("orders", json.dumps(asked))
    made = json.loads(door.reply("orders-calendar", json.dumps(asked)))
    assert "SUMMARY:mine: " in made["content"]
    assert made["file"] == "my-books.ics"
    assert "my-books.ics" in made["said"]
    made = json.loads(door.reply("orders-file", json.dumps(asked)))
    content = made["content"]
    assert made["file"] == "my-books.json"
    assert "my-books.json" in made["said"]
    brought = json.loads(door.reply("orders-brought", json.dumps(asked | {"content": content})))
    assert brought["orders"] == kept


@pytest.mark.parametrize(("unread", "form"), [(0, None), (1, "one"), (2, "other")])
def test_how_many_orders_a_file_leaves_out_is_said(
    door: Door, unread: int, form: str | None
) -> None:
    orders = [{"name": f"{n}", "fields": {"?": ""}} for n in range(unread)]
    asked = {"orders": [*orders, {"name": "mine", "fields": {}}], "today": "2026-05-10"}
    said = words.get("orders", "saved").format(file=words.get("orders", "file-name"))
    if form:
        said = words.data["orders"]["left-out"][form].format(said=said, count=unread)
    assert json.loads(door.reply("orders-file", json.dumps(asked)))["said"] == said


@pytest.mark.parametrize(("today", "lacking"), [("2099-05-08", "DE"), ("2099-05-07", "")])
def test_what_kept_orders_lack_hangs_on_the_reader_s_own_day(door: Door, today, lacking) -> None:
    kept = {"name": "x", "fields": {"posted": "2099-05-08", "land": "DE"}}
    file = door.lacks(json.dumps({"orders": [kept], "today": today}))
    assert file == (lacking and f"calendars/{lacking}.json")


def test_kept_orders_lack_the_calendar_of_each_country_in_turn(door: Door) -> None:
    fields = [{"posted": "2026-05-08", "land": land} for land in ("DE", "FR", "DE")]
    orders = [{"name": "x", "fields": each} for each in fields]
    asked = json.dumps({"orders": orders, "today": "2026-05-10"})
    lacking = []
    while file := door.lacks(asked):
        lacking.append(file)
        door.bring(file, GERMANY)
    assert lacking == ["calendars/DE.json", "calendars/FR.json"]
