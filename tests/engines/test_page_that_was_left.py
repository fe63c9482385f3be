"""A page that a browser has put aside, whole, and shows again: its answer is there, and it answers on."""

from tests.engines import buyer
from tests.engines.webkit import WebKit
from tests.engines.window import Window

FIRST = {"processed": "2026-11-02", "method": "card"}
SECOND = {"processed": "2026-11-09", "method": "card"}
CASE = {"sent": "2026-10-01", "opened": "2026-10-20"}
TICKED = """() => [...document.querySelectorAll("dispute-checker[topic=my-case] input:checked")]
  .map(({ name, value }) => `${name}=${value}`)"""
UNCOMPLETED = "() => document.querySelectorAll('dispute-checker [autocomplete=off]').length"
LISTEN = (
    "() => addEventListener('pageshow', ({ persisted }) => { window.isPersisted = persisted; })"
)


def test_a_page_that_was_left_shows_its_answer_again_and_answers_on(
    window: Window, server: str
) -> None:
    window.goto(f"{server}refund/")
    buyer.ask(window, "refund", FIRST)
    dates = buyer.read(window, "refund")["dates"]
    window.run(LISTEN)
    window.goto(f"{server}rules/")
    window.back()
    # The others load a page anew while they are driven, and ask again by the day of now.
    if isinstance(window, WebKit):
        assert window.run("() => window.isPersisted"), "the page was loaded anew"
    assert buyer.read(window, "refund")["dates"] == dates
    assert buyer.held(window, "refund", "processed") == FIRST["processed"]
    buyer.ask(window, "refund", SECOND)
    window.see(buyer.of("refund", "[data-answer] time[datetime='2026-11-12']"))
    assert buyer.read(window, "refund") == buyer.right("refund", SECOND)


def test_all_that_was_ticked_in_a_kept_case_comes_back(window: Window, server: str) -> None:
    window.goto(f"{server}checker/")
    buyer.unfold(window, "my-case")
    window.press(buyer.of("my-case", "[data-keep]"))
    buyer.ask(window, "my-case", CASE)
    dates = buyer.read(window, "my-case")["dates"]
    seen = [window.run(each) for each in (TICKED, UNCOMPLETED)]
    assert len(seen[0]) > 2
    window.goto(f"{server}rules/")
    window.back()
    assert buyer.read(window, "my-case")["dates"] == dates
    assert [window.run(each) for each in (TICKED, UNCOMPLETED)] == seen
    window.press(buyer.of("my-case", "[data-keep]"))
