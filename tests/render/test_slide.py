"""The slider knows its day, where verdicts turn, and reaches beyond the last day that matters."""

from datetime import date

from checker.render.slide import BEYOND, LEAST, slide
from tests import names as n
from tests.elements import read
from tests.toy.ask import BORROWED, TODAY, ask
from tests.toy.book import book, words


def test_it_begins_today_stops_at_each_flip_and_goes_beyond_the_last_day():
    answer = ask("my-book", borrowed=BORROWED)
    slider = read(slide(book, answer)).one(class_=n.SLIDER)
    control = slider.one("input", type="range")
    flips = [str((flip.on - answer.today).days) for flip in answer.flips]
    assert (control["value"], control[n.SLIDE], control[n.FLIPS].split()) == ("0", TODAY, flips)
    assert [each["value"] for each in slider.one(id=control["list"]).all("option")] == flips
    last = max(day.date for day in answer.dates.values())
    assert int(control["max"]) >= max(LEAST, (last - answer.today).days) + BEYOND
    assert slider.one("label", for_=control["id"]).text == words.get("slide", "title")


def test_it_does_not_leave_the_days_that_can_be_asked_for():
    answer = ask("my-book", "2099-12-30", borrowed="2099-12-29")
    control = read(slide(book, answer)).one("input")
    assert control["max"] == str((date(2099, 12, 31) - answer.today).days)
