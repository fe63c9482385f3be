"""A whole case is asked event by event: whether each has happened, and then what matters about it."""

import pytest

from checker.render.form import form as make_form
from tests import names as n
from tests.elements import Element, read
from tests.toy.book import book, words

COURSE = book.course
FORM = read(make_form(book, COURSE.id)).one("form")


def event(name: str) -> Element:
    return FORM.one("li", **{n.EVENT: name})


def test_the_events_stand_in_the_order_of_life_under_their_title():
    course = FORM.one("ol", class_=n.JOURNEY)
    assert [each[n.EVENT] for each in course.all("li")] == [each.id for each in COURSE.events]
    assert FORM.one(id=course["aria-labelledby"]).text == words.get("journey", "title")


@pytest.mark.parametrize(
    ("name", "ways"),
    [("borrowed", ["not", "on", "unsure"]), ("excused", ["not", "yes"])],
)
def test_whether_an_event_has_happened_is_asked_with_a_day_only_where_one_matters(name, ways):
    choice = event(name).one("fieldset", class_=n.HAPPENED)
    assert choice.one("legend").text == words.of_topic(COURSE.id, "event", name)
    radios = choice.all("input", type="radio")
    assert [each["value"] for each in radios] == ways
    assert [each.text.strip() for each in choice.all("label")] == [
        words.get("journey", way) for way in ways
    ]


def test_the_choice_belongs_to_no_form_and_so_is_no_part_of_the_question():
    assert {each["form"] for each in FORM.all("input", **{n.IS_HAPPENED: ""})} == {""}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("borrowed", ["borrowed"]),
        ("brought", ["brought"]),
        ("posted", ["posted", "land", "district"]),
    ],
)
def test_what_an_event_asks_is_hidden_until_it_has_happened(name, fields):
    details = event(name).one("div", **{n.DETAILS: ""})
    assert "hidden" in details.attributes
    assert [each[n.FIELD_NAME] for each in details.all(class_=n.FIELD)] == fields


def test_a_field_that_an_event_answers_is_never_seen():
    said = event("excused").one(class_=n.SAID)
    assert event("excused")[n.SAYS] == said.one(class_=n.FIELD)[n.FIELD_NAME] == "excused"


def test_what_cannot_have_happened_yet_says_why():
    early = event("brought").one("details", **{n.EARLY: ""})
    assert early.one("p").text == words.of_topic(COURSE.id, "early", "brought")
    assert event("brought")[n.FOLLOWS] == "borrowed"
    assert [each for each in FORM.all("details") if each is not early] == []
