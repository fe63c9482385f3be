"""The form asks for a question's fields, each with its label, its hint, its control room for a mistake."""

from functools import cache

import pytest

from checker.engine.fields import FIRST_DAY, LAST_DAY, TODAY, FieldKind
from checker.engine.orders import LONGEST_FILE, LONGEST_NAME
from checker.render.form import form as make_form
from checker.render.status import STATES
from checker.render.take import take_along
from tests import names as n
from tests.elements import Element, read
from tests.toy.book import book, calendars, words

FORMS = [*book.forms]
CASE = book.course.id
DAYS = {"min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()}
# Of each kind of field one, with the question that asks for it.
KINDS = {
    FieldKind.DATE: ("letter", "posted"),
    FieldKind.OPTION: ("overdue", "excused"),
    FieldKind.COUNTRY: ("letter", "land"),
    FieldKind.REGION: ("letter", "district"),
    FieldKind.FILES: ("cover", "cover"),
    FieldKind.TEXT: ("cover", "note"),
}


@cache
def form(question: str, base: str = "") -> Element:
    return read(make_form(book, question, base)).one("dispute-checker")


def field(question: str, name: str) -> Element:
    return form(question).one(**{n.FIELD_NAME: name})


def has(element: Element, attribute: str) -> bool:
    return attribute in element.attributes


@pytest.mark.parametrize("question", FORMS)
def test_a_form_asks_for_the_question_s_fields_in_order_and_for_today_last(question):
    asked = [each[n.FIELD_NAME] for each in form(question).all(class_=n.FIELD)]
    assert asked == [*book.forms[question], TODAY.name]


def test_a_whole_case_asks_for_the_fields_of_all_its_questions_once():
    asked = [each[n.FIELD_NAME] for each in form(CASE).all(class_=n.FIELD)]
    assert asked == ["borrowed", "brought", "excused", "posted", "land", "district", "today"]


@pytest.mark.parametrize("question", FORMS)
def test_the_element_says_its_question_and_what_the_page_needs(question):
    element = form(question)
    assert element.attributes == {
        "topic": question,
        "prefix": question,
        "base": "",
        n.ERRORS_TITLE: words.get("form", "errors-title"),
    }
    assert element.one("form")["aria-label"] == words.question(question)
    assert has(element.one("form"), "novalidate")


def test_the_element_knows_where_it_stands():
    element = read(make_form(book, "letter", "../", "second")).one("dispute-checker")
    assert (element["base"], element["prefix"], element["topic"]) == ("../", "second", "letter")
    assert element.one("input", type="date", name="posted")["id"] == "second-posted"


def test_without_a_script_nothing_that_was_typed_is_sent():
    assert form("letter").one("form")["method"] == "dialog"
    assert not has(form("letter").one("form"), "action")


def test_a_browser_puts_nothing_back_into_a_form():
    assert form("letter").one("form")["autocomplete"] == "off"


def test_the_form_is_sent_by_its_one_button():
    button = form("letter").one("form").one("button")
    assert (button["type"], button.text) == ("submit", words.get("form", "submit"))


@pytest.mark.parametrize("question", FORMS)
def test_every_id_stands_once_and_every_reference_leads_to_one(question):
    element = form(question)
    ids = [each["id"] for each in element.all() if has(each, "id")]
    assert len(ids) == len(set(ids))
    assert all(each.startswith(f"{question}-") for each in ids)
    referring = 0
    for attribute in ("for", "aria-describedby", "aria-labelledby"):
        for each in element.all():
            named = set(each.attributes.get(attribute, "").split())
            assert named <= set(ids)
            referring += len(named)
    assert referring


@pytest.mark.parametrize("question", FORMS)
@pytest.mark.parametrize("kind", ["label", "hint"])
def test_every_field_has_its_own_words(question, kind):
    for name in (*book.forms[question], TODAY.name):
        shown = field(question, name)
        expected = words.field(name, kind, question)
        if kind == "hint":
            found = [hint.text for hint in shown.all("p", class_=n.HINT)]
        else:
            is_group = name in book.fields and book.fields[name].kind is FieldKind.OPTION
            label = shown.all("legend" if is_group else "label")[0]
            hidden = [each.text for each in label.all() if has(each, "hidden")]
            found = [label.text.removesuffix(" ".join(["", *hidden]))]
        assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("question", "label"), [("letter", "Day on the envelope"), (CASE, "Day of the letter")]
)
def test_a_question_s_own_label_stands_in_its_form_alone(question, label):
    assert field(question, "posted").one(id=f"{question}-posted-label").text == label


@pytest.mark.parametrize(("name", "hints"), [("borrowed", ["See the stamp."]), ("brought", [])])
def test_a_field_has_a_hint_where_the_words_have_one(name, hints):
    assert [hint.text for hint in field("overdue", name).all("p", class_=n.HINT)] == hints


@pytest.mark.parametrize("question", FORMS)
def test_every_field_has_room_for_its_mistake_and_is_described_by_it(question):
    for shown in form(question).all(class_=n.FIELD):
        error_id = f"{question}-{shown[n.FIELD_NAME]}-error"
        error = shown.one("p", class_=n.ERROR, id=error_id)
        assert error.text == ""
        assert has(error, "hidden")
        described, *others = [
            each for each in (shown, *shown.all()) if has(each, "aria-describedby")
        ]
        assert all(has(other, n.UNTIL) for other in others)
        hints = [hint["id"] for hint in shown.all("p", class_=n.HINT)]
        assert described["aria-describedby"].split() == [*hints, error_id]


def test_a_day_is_a_date_between_the_first_and_the_last_possible():
    day = field("letter", "posted").one("input", type="date", name="posted")
    assert day.attributes.items() >= DAYS.items()
    assert day["id"] == "letter-posted"
    label, *_ = field("letter", "posted").all("label")
    assert label["for"] == "letter-posted"


def test_a_reader_who_is_not_sure_of_a_day_can_give_the_latest_it_could_be():
    shown = field("letter", "posted")
    until = shown.one("div", class_=n.UNTIL_BOX)
    assert has(until, "hidden")
    latest = until.one("input", type="date", **{n.UNTIL: "posted"})
    assert latest.attributes.items() >= DAYS.items()
    assert not has(latest, "name")
    assert (until.one("label").text, until.one("label")["for"]) == (
        words.get("form", "until"),
        "letter-posted-until",
    )
    assert latest["id"] == "letter-posted-until"
    earliest = shown.one("span", class_=n.BOUND)
    assert (earliest.text, earliest["hidden"]) == (words.get("form", "earliest"), "")
    box = shown.one("label", class_=n.OPTION)
    assert box.one("input", type="checkbox")[n.UNSURE] == "posted"
    assert box.text == f" {words.get('form', 'unsure')}"


def test_who_hears_one_control_at_a_time_hears_the_field_s_label_with_each():
    shown = field("letter", "posted")
    heard = {each["id"]: each.text for each in shown.all() if has(each, "id")}
    named = [
        [heard[part] for part in each["aria-labelledby"].split()]
        for each in shown.all("input")
        if has(each, "aria-labelledby")
    ]
    label = "Day on the envelope"
    assert named == [[words.get("form", "unsure"), label], [label, words.get("form", "until")]]


def test_today_is_one_day_only():
    assert [each["type"] for each in field("letter", "today").all("input")] == ["date"]
    assert field("letter", "today").all(class_=n.BOUND) == []


def test_options_are_radios_with_one_for_not_knowing():
    shown = field("overdue", "excused")
    assert (shown.name, shown.one("legend").text) == ("fieldset", "Has the library excused you?")
    options = shown.all("label", class_=n.OPTION)
    radios = [option.one("input", type="radio", name="excused") for option in options]
    assert [radio["value"] for radio in radios] == ["yes", "no", ""]
    assert [option.text for option in options] == [
        f" {words.option('excused', 'yes')}",
        f" {words.option('excused', 'no')}",
        f" {words.get('form', 'unknown')}",
    ]
    assert [radio.attributes.get("id") for radio in radios] == ["overdue-excused", None, None]


@pytest.mark.parametrize(("kind", "asked"), KINDS.items())
def test_only_a_choice_is_a_group_with_a_legend(kind, asked):
    shown = field(*asked)
    is_group = kind is FieldKind.OPTION
    assert (shown.name == "fieldset", bool(shown.all("legend"))) == (is_group, is_group)
    assert has(shown, "aria-describedby") == is_group


def test_every_kind_of_field_is_shown_here():
    assert set(KINDS) == set(FieldKind)
    assert all(book.fields[name].kind is kind for kind, (_, name) in KINDS.items())


def test_a_country_is_chosen_by_its_name_and_none_is_chosen_at_first():
    unknown, *countries = field("letter", "land").one("select", id="letter-land").all("option")
    assert (unknown["value"], unknown.text) == ("", words.get("form", "unknown"))
    chosen = {each["value"]: each.text for each in countries}
    assert chosen == calendars.names()
    assert list(chosen.values()) == sorted(chosen.values())
    assert field("letter", "land").one("select")["name"] == "land"


def test_files_and_text_have_their_controls():
    files = field("cover", "cover").one("input", type="file", name="cover", id="cover-cover")
    assert has(files, "multiple")
    text = field("cover", "note").one("textarea", name="note", id="cover-note")
    assert text["rows"] == "4"


def test_nothing_looks_over_the_shoulder_of_who_writes_a_text():
    text = field("cover", "note").one("textarea")
    order = read(take_along(words, has_dates=True)).one("input", type="text")
    assert order["maxlength"] == str(LONGEST_NAME)
    for control in (text, order):
        assert control["spellcheck"] == control["writingsuggestions"] == "false"
        assert control["autocorrect"] == control["autocapitalize"] == "off"
        assert control["autocomplete"] == "off"
        assert control["dir"] == "auto"


def test_what_brings_orders_in_says_how_large_their_file_may_be():
    [control] = [each for each in form(CASE).all("input") if has(each, n.ORDERS_BRING)]
    assert control[n.LONGEST] == str(LONGEST_FILE)


def test_files_say_how_many_of_their_first_bytes_are_looked_at():
    assert field("cover", "cover").one("input", type="file")[n.HEAD] == "4"
    others = [each for question in FORMS for each in form(question).all() if has(each, n.HEAD)]
    assert len(others) == 1


def test_a_field_for_files_has_a_place_where_it_is_said_how_far_the_looks_at_them_are():
    looking = field("cover", "cover").one("p", **{n.LOOKING: ""})
    assert (looking["role"], looking["hidden"]) == ("status", "")
    assert len(looking.all("data")) == 2
    assert looking.text == words.get("form", "looking").format(done="", all="")


@pytest.mark.parametrize("topic", book.topics.values(), ids=lambda topic: topic.id)
def test_the_form_says_what_makes_a_field_moot(topic):
    for name in topic.fields:
        shown = field(topic.id, name).attributes.get(n.UNLESS, "")
        assert shown == " ".join(topic.moot.get(name, ()))


def test_a_field_without_anything_that_makes_it_moot_says_nothing_of_it():
    assert field("overdue", "borrowed")[n.UNLESS] == "excused=yes"
    assert not has(field("overdue", "excused"), n.UNLESS)


@pytest.mark.parametrize("question", FORMS)
def test_a_field_that_is_asked_for_later_waits_for_one_that_the_form_has(question):
    names = book.forms[question]
    for name in names:
        shown = field(question, name).attributes.get(n.AFTER, "").split()
        assert shown == [each for each in book.fields[name].after if each in names]
        assert not set(shown) & {name}
    first = form(question).all(class_=n.FIELD)[0]
    assert not has(first, n.AFTER)


@pytest.mark.parametrize(
    ("question", "name", "after"),
    [("letter", "land", "posted"), (CASE, "land", "posted"), (CASE, "brought", "borrowed")],
)
def test_a_field_names_what_it_waits_for(question, name, after):
    assert field(question, name)[n.AFTER] == after


def test_no_field_of_a_whole_case_is_moot():
    assert not any(has(each, n.UNLESS) for each in form(CASE).all())


def test_the_status_says_nothing_until_there_is_something_to_say():
    status = form("letter").one("p", role="status")
    assert (status[n.STATUS], status["tabindex"], status.text) == ("", "-1", "")
    assert has(form("letter").one("p", **{n.PROGRESS: ""}), "hidden")
    retry = form("letter").one("button", **{n.RETRY: ""})
    assert (has(retry, "hidden"), retry["type"]) == (True, "button")
    assert retry.text == words.get("form", "retry")


@pytest.mark.parametrize("state", STATES)
def test_the_words_of_every_state_lie_in_the_page_from_the_start(state):
    said = words.get("form", state).format(rules="the rules of the house")
    assert form("letter").one("template", **{n.WHEN: state}).text == said


def test_where_a_script_is_missing_the_words_lead_to_the_rulebook_s_own_rules():
    told = form("letter", base="../").one("template", **{n.WHEN: "unloaded"})
    assert told.one("a")["href"] == "../loans/"


def test_the_figures_of_what_has_come_are_read_out_to_nobody():
    progress = form("letter").one("p", **{n.PROGRESS: ""})
    assert not has(progress, "role")
    assert not has(progress, "aria-live")
    assert [has(figure, "data-arrived") for figure in progress.all("span")] == [True, False, False]


def test_there_is_room_to_say_that_an_answer_is_old_and_a_button_that_asks_again():
    old = form("letter").one("div", role="status", **{n.OLD: ""})
    assert old.text == ""
    assert old[n.CHANGED] == words.get("form", "changed")
    assert old[n.OVERNIGHT] == words.get("form", "overnight")
    again = form("letter").one("button", **{n.AGAIN: ""})
    assert (has(again, "hidden"), again["type"]) == (True, "button")
    assert again.text == words.get("form", "again")


def test_there_is_room_to_say_what_of_a_link_was_not_read():
    link = form("letter").one("div", role="status", **{n.LINK: ""})
    assert link.text == ""
    assert link[n.LINK_PART] == words.get("form", "link-part")
    assert link[n.LINK_QUESTION] == words.get("form", "link-question")


@pytest.mark.parametrize("question", FORMS)
def test_there_is_room_for_errors_and_for_the_answer(question):
    for place in (n.ERRORS_PLACE, n.ANSWER):
        assert form(question).one("div", **{place: ""}).text == ""


def test_the_form_says_that_nothing_is_sent_and_what_to_do_without_a_script():
    assert form("letter").one("p", class_=n.PRIVATE).text == words.get("form", "nothing-sent")
    assert form("letter").one("noscript").text == words.get("form", "without-script")


def test_a_whole_case_can_be_kept_on_the_device_and_forgotten():
    box = form(CASE).one("input", **{n.KEEP: ""})
    [label] = [each for each in form(CASE).all("label") if box in each.all("input")]
    assert (box["type"], label.text) == ("checkbox", f" {words.get('timeline', 'keep')}")
    hint_id, unkept_id = box["aria-describedby"].split()
    assert form(CASE).one("small", id=hint_id).text == words.get("timeline", "keep-hint")
    unkept = form(CASE).one("div", role="status", id=unkept_id)
    assert (unkept[n.UNKEPT], unkept.text) == (words.get("timeline", "unkept"), "")
    forget = form(CASE).one("button", **{n.FORGET: words.get("timeline", "forgotten")})
    assert (forget["type"], forget.text) == ("button", words.get("timeline", "forget"))


@pytest.mark.parametrize("question", book.topics)
def test_no_other_form_is_kept_on_the_device(question):
    assert form(question).all(**{n.KEEP: ""}) == []
    assert form(question).all(**{n.UNKEPT: ""}) == []
    assert [each for each in form(question).all("button") if has(each, n.FORGET)] == []
