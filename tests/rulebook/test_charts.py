"""The chart of every worked example has a row for each of its days, and all that it draws has room."""

import re

import pytest

from checker import marketplace
from checker.doors import wire
from checker.render import chart
from checker.render.rows import rows
from tests import names as n
from tests.elements import read
from tools.examples import Example, read_examples

BOOK = marketplace()
ANSWERED = [each for each in read_examples() if "verdict" in each.expected]


@pytest.mark.parametrize("example", ANSWERED, ids=lambda each: each.name)
def test_every_day_of_an_example_has_a_row_in_its_chart(example: Example):
    answer = wire.solve(BOOK, example.request)
    found = rows(BOOK, answer)
    assert {row.window.deadline.id for row in found} == answer.dates.keys()
    html = chart.chart(BOOK, answer)
    assert bool(html) == bool(answer.dates)
    assert all(0 <= float(place) <= 100 for place in re.findall(r'"(-?[\d.]+)%"', html))
    assert len(read(html).all("svg", class_=n.CHART_DAYS)) == bool(answer.dates)
    # The source is of two minds about what is possible after the order has ended, and about nothing else.
    contested = {row.window.deadline.id for row in found if row.is_contested}
    assert contested == {"contested-until"} & answer.dates.keys()


@pytest.mark.parametrize("example", ANSWERED, ids=lambda each: each.name)
def test_what_stands_out_is_the_day_until_which_something_can_be_done(example: Example):
    answer = wire.solve(BOOK, example.request)
    acts = [row.act_by for row in rows(BOOK, answer) if row.act_by]
    assert acts == ([answer.lead.still] if answer.lead.still else [])
