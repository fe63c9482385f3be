"""Text is escaped by construction, and what is HTML already is left alone."""

import pytest

from checker.render.markup import Html, escape, fill, join, tag

EVIL = "<script>\"&'"
TAMED = "&lt;script&gt;&quot;&amp;&#x27;"


def test_plain_text_is_escaped_once():
    assert escape(EVIL) == TAMED
    assert escape(escape(EVIL)) == TAMED
    assert type(escape("plain")) is Html


@pytest.mark.parametrize(
    ("element", "html"),
    [
        (tag("p"), "<p></p>"),
        (tag("p", "a", EVIL), f"<p>a{TAMED}</p>"),
        (tag("p", tag("b", "x")), "<p><b>x</b></p>"),
        (tag("a", "x", href="refund/"), '<a href="refund/">x</a>'),
        (tag("a", "x", title=EVIL), f'<a title="{TAMED}">x</a>'),
        (tag("a", "x", title=Html("<b>")), '<a title="&lt;b&gt;">x</a>'),
        (tag("label", "x", for_="a", class_="b"), '<label for="a" class="b">x</label>'),
        (tag("p", data_more_words="x"), '<p data-more-words="x"></p>'),
        (tag("p", hidden=True, id=None, data_x=False, title=""), '<p hidden title=""></p>'),
        (tag("input", type="date"), '<input type="date">'),
        (tag("input", "never shown"), "<input>"),
        (tag("img", alt=""), '<img alt="">'),
        (tag("p", name="x"), '<p name="x"></p>'),
    ],
)
def test_a_tag_becomes_an_element(element, html):
    assert element == html
    assert type(element) is Html


def test_children_are_joined_and_each_is_escaped():
    assert join("a", EVIL, tag("b")) == f"a{TAMED}<b></b>"
    assert join() == ""
    assert type(join("a")) is Html


def test_a_sentence_and_its_values_are_escaped_once_and_html_stays():
    values = {"count": tag("b", "3"), "last-day": escape("<"), "name": EVIL}
    filled = fill("2 < {count} & {last-day} {name}", values)
    assert filled == f"2 &lt; <b>3</b> &amp; &lt; {TAMED}"
    assert type(filled) is Html


def test_braces_in_a_value_are_no_placeholders():
    assert fill("{a}", {"a": "{b}"}) == "{b}"
