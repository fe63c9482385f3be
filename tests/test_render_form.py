"""The form asks for a topic's fields, each with its label, its hint, its control and room for its mistake."""

from functools import cache

import pytest

from checker import calendars
from checker.fields import FIELDS, FIRST_DAY, LAST_DAY, TODAY, FieldKind
from checker.render.form import ASKED_AFTER, checker
from checker.timeline import MY_CASE, my_fields
from checker.topics import TOPICS
from checker.words import WORDS
from tests.elements import Element, read

FORMS = [*TOPICS, MY_CASE]
DAYS = {"min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()}


@cache
def form(topic: str) -> Element:
    return read(checker(topic)).one("dispute-checker")


def field(topic: str, name: str) -> Element:
    return form(topic).one(data_field=name)


def names(topic: str) -> tuple[str, ...]:
    return my_fields() if topic == MY_CASE else TOPICS[topic].fields


@pytest.mark.parametrize("topic", FORMS)
def test_a_form_asks_for_the_topic_s_fields_in_order_and_for_today_last(topic):
    asked = [each["data-field"] for each in form(topic).all(class_="checker-field")]
    assert asked == [*names(topic), TODAY.name]


@pytest.mark.parametrize("topic", FORMS)
def test_the_element_says_its_topic_and_what_the_page_needs(topic):
    element = form(topic)
    assert element.attributes == {
        "topic": topic,
        "prefix": topic,
        "base": "",
        "data-errors-title": WORDS.get("form", "errors-title"),
        "data-calendar-file": WORDS.get("take", "file"),
    }
    assert element.one("form")["aria-label"] == WORDS.question(topic)
    assert "novalidate" in element.one("form").attributes


def test_the_element_knows_where_it_stands():
    element = read(checker("refund", "../", "second")).one("dispute-checker")
    assert (element["base"], element["prefix"], element["topic"]) == ("../", "second", "refund")
    assert element.one("input", type="date", name="processed")["id"] == "second-processed"


def test_without_a_script_nothing_that_was_typed_is_sent():
    assert form("refund").one("form")["method"] == "dialog"
    assert "action" not in form("refund").one("form").attributes


def test_a_browser_puts_nothing_back_into_a_form():
    assert form("refund").one("form")["autocomplete"] == "off"


def test_the_form_is_sent_by_its_one_button():
    button = form("refund").one("form").one("button")
    assert (button["type"], button.text) == ("submit", WORDS.get("form", "submit"))


@pytest.mark.parametrize("topic", FORMS)
def test_every_id_stands_once_and_every_reference_leads_to_one(topic):
    element = form(topic)
    ids = [each["id"] for each in element.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert all(each.startswith(f"{topic}-") for each in ids)
    for attribute in ("for", "aria-describedby"):
        for each in element.all():
            assert set(each.attributes.get(attribute, "").split()) <= set(ids)


@pytest.mark.parametrize("topic", FORMS)
@pytest.mark.parametrize("kind", ["label", "hint"])
def test_every_field_has_its_own_words(topic, kind):
    for name in (*names(topic), TODAY.name):
        shown = form(topic).one(data_field=name)
        expected = WORDS.field(name, kind, topic)
        if kind == "hint":
            found = [hint.text for hint in shown.all("p", class_="checker-hint")]
        else:
            is_group = name in FIELDS and FIELDS[name].kind is FieldKind.OPTION
            label = shown.all("legend" if is_group else "label")[0]
            hidden = [each.text for each in label.all() if "hidden" in each.attributes]
            found = [label.text.removesuffix(" ".join(["", *hidden]))]
        assert found == ([expected] if expected else [])


@pytest.mark.parametrize("topic", FORMS)
def test_every_field_has_room_for_its_mistake_and_is_described_by_it(topic):
    for shown in form(topic).all(class_="checker-field"):
        error_id = f"{topic}-{shown['data-field']}-error"
        error = shown.one("p", class_="checker-error", id=error_id)
        assert error.text == ""
        assert "hidden" in error.attributes
        described, *others = [
            each for each in (shown, *shown.all()) if "aria-describedby" in each.attributes
        ]
        assert all("data-until" in other.attributes for other in others)
        hints = [hint["id"] for hint in shown.all("p", class_="checker-hint")]
        assert described["aria-describedby"].split() == [*hints, error_id]


def test_a_day_is_a_date_between_the_first_and_the_last_possible():
    day = field("refund", "processed").one("input", type="date", name="processed")
    assert day.attributes.items() >= DAYS.items()
    assert day["id"] == "refund-processed"
    label, *_ = field("refund", "processed").all("label")
    assert label["for"] == "refund-processed"


def test_a_buyer_who_is_not_sure_of_a_day_can_give_the_latest_it_could_be():
    shown = field("refund", "processed")
    until = shown.one("div", class_="checker-until")
    assert "hidden" in until.attributes
    latest = until.one("input", type="date", data_until="processed")
    assert latest.attributes.items() >= DAYS.items()
    assert "name" not in latest.attributes
    assert (until.one("label").text, until.one("label")["for"]) == (
        WORDS.get("form", "until"),
        "refund-processed-until",
    )
    assert latest["id"] == "refund-processed-until"
    earliest = shown.one("span", class_="checker-bound")
    assert (earliest.text, earliest["hidden"]) == (WORDS.get("form", "earliest"), "")
    box = shown.one("label", class_="checker-option")
    assert box.one("input", type="checkbox")["data-unsure"] == "processed"
    assert box.text == f" {WORDS.get('form', 'unsure')}"


def test_today_is_one_day_only():
    assert [each["type"] for each in field("refund", "today").all("input")] == ["date"]


def test_options_are_radios_with_one_for_not_knowing():
    shown = field("appeal", "closed-by")
    assert shown.name == "fieldset"
    options = shown.all("label", class_="checker-option")
    radios = [option.one("input", type="radio", name="closed-by") for option in options]
    assert [radio["value"] for radio in radios] == [*FIELDS["closed-by"].options, ""]
    assert [option.text for option in options] == [
        *(f" {WORDS.option('closed-by', each)}" for each in FIELDS["closed-by"].options),
        f" {WORDS.get('form', 'unknown')}",
    ]
    assert [radio.attributes.get("id") for radio in radios] == ["appeal-closed-by", *[None] * 4]


def test_a_country_is_chosen_by_its_name_and_none_is_chosen_at_first():
    unknown, *countries = (
        field("refund", "country").one("select", id="refund-country").all("option")
    )
    assert (unknown["value"], unknown.text) == ("", WORDS.get("form", "unknown"))
    chosen = {each["value"]: each.text for each in countries}
    assert chosen == calendars.countries()
    assert list(chosen.values()) == sorted(chosen.values())
    assert field("refund", "country").one("select")["name"] == "country"


def test_files_and_text_have_their_controls():
    files = field("evidence", "files").one("input", type="file", name="files", id="evidence-files")
    assert "multiple" in files.attributes
    text = field("evidence", "text").one("textarea", name="text", id="evidence-text")
    assert text["rows"] == "4"


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.id)
def test_the_form_says_what_makes_a_field_moot(topic):
    for name in topic.fields:
        shown = field(topic.id, name).attributes.get("data-unless", "")
        assert shown == " ".join(topic.moot.get(name, ()))


@pytest.mark.parametrize("topic", FORMS)
def test_a_field_that_is_asked_for_later_waits_for_one_that_the_form_has(topic):
    for name in names(topic):
        shown = field(topic, name).attributes.get("data-after", "").split()
        assert shown == [each for each in ASKED_AFTER.get(name, ()) if each in names(topic)]
        assert not set(shown) & {name}
    first = form(topic).all(class_="checker-field")[0]
    assert "data-after" not in first.attributes


def test_what_a_field_waits_for_is_a_field():
    assert set(ASKED_AFTER) | {each for others in ASKED_AFTER.values() for each in others} <= set(
        FIELDS
    )
    assert field("refund", "country")["data-after"] == "processed"
    assert field("warranty", "country")["data-after"] == "device"
    assert field(MY_CASE, "country")["data-after"] == "processed"


def test_no_field_of_a_whole_case_is_moot():
    assert form(MY_CASE).all(data_unless="") == []
    assert not any("data-unless" in each.attributes for each in form(MY_CASE).all())


def test_the_status_says_nothing_until_there_is_something_to_say():
    status = form("refund").one("p", role="status")
    assert (status["data-status"], status["tabindex"], status.text) == ("", "-1", "")
    assert status["data-loading"] == WORDS.get("form", "loading")
    assert status["data-failed"] == WORDS.get("form", "failed")
    assert status["data-unanswered"] == WORDS.get("form", "unanswered")
    retry = form("refund").one("button", data_retry="")
    assert ("hidden" in retry.attributes, retry["type"]) == (True, "button")
    assert retry.text == WORDS.get("form", "retry")


def test_there_is_room_for_errors_and_for_the_answer():
    for place in ({"data_errors": ""}, {"data_answer": ""}):
        assert form("refund").one("div", **place).text == ""


def test_the_form_says_that_nothing_is_sent_and_what_to_do_without_a_script():
    assert form("refund").one("p", class_="checker-private").text == WORDS.get(
        "form", "nothing-sent"
    )
    assert form("refund").one("noscript").text == WORDS.get("form", "without-script")


def test_only_a_whole_case_can_be_kept_on_the_device():
    box = form(MY_CASE).one("input", data_keep="")
    [label] = [each for each in form(MY_CASE).all("label") if box in each.all("input")]
    assert (box["type"], label.text) == ("checkbox", f" {WORDS.get('timeline', 'keep')}")
    hint = form(MY_CASE).one("small", id=box["aria-describedby"])
    assert hint.text == WORDS.get("timeline", "keep-hint")
    forget = form(MY_CASE).one("button", data_forget=WORDS.get("timeline", "forgotten"))
    assert (forget["type"], forget.text) == ("button", WORDS.get("timeline", "forget"))
    assert form("refund").all(data_keep="") == []
    assert len(form("refund").all("button")) == 2
