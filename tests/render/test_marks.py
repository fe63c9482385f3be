"""Each kind of mark has a shape of its own, and the legend says what those mean that are to be seen."""

import pytest

from checker.engine.record import State
from checker.render import marks
from tests import names as n
from tests.elements import Element, read
from tests.toy.book import words


def legend(*kinds: str) -> Element:
    return read(marks.legend(words, kinds)).one("ul", class_=n.CHART_LEGEND)


def look(line: Element) -> tuple[str, ...]:
    """Return what tells one kind of mark from all others, whatever its colour."""
    svg = line.one("svg")
    shapes = (
        f"{each.name} {each.attributes.get('class', '')} {each.attributes.get('height', '')}"
        for each in svg.all()
    )
    return (svg["class"], *shapes)


def test_every_kind_has_a_look_and_a_word_of_its_own():
    lines = legend(*marks.KINDS).all("li")
    assert len({look(line) for line in lines}) == len(marks.KINDS)
    assert [line.text.strip() for line in lines] == [
        words.get("chart", kind) for kind in marks.KINDS
    ]
    assert {*State} <= {*marks.KINDS}


def test_the_legend_speaks_in_one_order_of_what_is_to_be_seen_and_of_today():
    lines = legend(marks.OPEN, State.PAST).all("li")
    said = [words.get("chart", kind) for kind in ("past", "open", "today")]
    assert [line.text.strip() for line in lines] == said


def test_the_legend_is_a_list_for_those_alone_who_see_the_marks():
    assert (legend()["role"], legend()["aria-hidden"]) == ("list", "true")


@pytest.mark.parametrize(
    ("state", "height"),
    [(State.RUNNING, "10"), (State.TO_COME, "10"), (State.PAST, "4"), (State.SETTLED, "4")],
)
def test_what_is_over_or_matters_no_more_is_thin(state, height):
    bar = read(marks.bar(state, 25, 75)).one("rect")
    assert (bar["x"], bar["width"], bar["height"]) == ("25%", "50%", height)


def test_a_drawing_is_hidden_from_those_who_hear_the_page():
    svg = read(marks.drawing(State.PAST, marks.dot(50), is_open=True)).one("svg")
    assert svg["aria-hidden"] == "true"
    assert svg["class"].split() == [n.DRAWING, f"{n.DRAWING}--past", f"{n.DRAWING}--open"]
    assert svg.one("circle")["cx"] == "50%"


def test_the_day_to_act_by_is_a_dot_in_a_ring():
    outer, inner = read(marks.ring(20)).one("g", class_=n.ACT).all("circle")
    assert (outer["cx"], inner["cx"]) == ("20%", "20%")
    assert float(outer["r"]) > 2 * float(inner["r"])
