"""The main way works in every engine: ask, follow a link, take along, come back, keep a case, print."""

from checker import marketplace
from tests.browser import scenes
from tests.engines import buyer, paper
from tests.engines.buyer import TODAY, of
from tests.engines.firefox import Firefox
from tests.engines.window import Window

WORDS = marketplace().words
REFUND = {"processed": "2026-11-02", "method": "card"}
DISPUTE = {"sent": "2026-11-01", "protection-ends": "2026-12-20", "problem": "not-received"}
LINK = f"checker/#open-dispute?{'&'.join(map('='.join, DISPUTE.items()))}&today={TODAY}"
CASE = {"sent": "2026-10-01", "opened": "2026-10-20"}


def test_a_form_says_what_is_wrong_and_then_answers_as_python_does(
    window: Window, server: str
) -> None:
    window.goto(f"{server}refund/")
    buyer.ask(window, "refund", {"processed": "2026-12-24"})
    window.see(of("refund", '[data-field="processed"] .checker-error'))
    buyer.ask(window, "refund", REFUND)
    assert buyer.read(window, "refund") == buyer.right("refund", REFUND)


def test_an_answer_is_taken_along(window: Window, server: str) -> None:
    window.goto(f"{server}result/#appeal?closed=2026-11-20&closed-by=case-team")
    buyer.read(window, "appeal")
    for kind, said in (("link", "done"), ("text", "done"), ("calendar", "saved")):
        window.press(of("appeal", f"[data-take={kind}]"))
        words = WORDS.get("take", said).format(file=WORDS.get("take", "file"))
        window.see(of("appeal", "[data-taken]"), words)
    assert window.saved(WORDS.get("take", "file")).startswith(b"BEGIN:VCALENDAR")


def test_a_link_is_answered_where_the_reader_looks(window: Window, server: str) -> None:
    window.goto(f"{server}{LINK}")
    assert buyer.read(window, "open-dispute") == buyer.right("open-dispute", DISPUTE)
    assert window.run(
        """(answer) => {
          const { top } = document.querySelector(answer).getBoundingClientRect();
          return top >= 0 && top < innerHeight;
        }""",
        of("open-dispute", "[data-answer]"),
    )


def test_another_page_comes_without_loading_and_the_way_back_brings_the_answer(
    window: Window, server: str
) -> None:
    window.goto(f"{server}refund/")
    buyer.ask(window, "refund", REFUND)
    before = buyer.read(window, "refund")
    window.run("() => { window.kept = true }")
    window.press('.md-nav__link[href$="result/"]')
    buyer.ask(window, "appeal", {"closed": "2026-11-20", "closed-by": "case-team"})
    buyer.read(window, "appeal")
    window.run("() => history.back()")
    assert buyer.read(window, "refund") == before
    assert buyer.held(window, "refund", "processed") == REFUND["processed"]
    assert window.run("() => window.kept"), "the page was loaded anew"


def test_a_kept_case_is_there_after_pages_were_loaded_and_can_be_forgotten(
    window: Window, server: str
) -> None:
    window.goto(f"{server}checker/")
    buyer.unfold(window, "my-case")
    window.press(of("my-case", "[data-keep]"))
    buyer.ask(window, "my-case", CASE)
    before = buyer.read(window, "my-case")
    for page in ("rules/", "checker/"):
        window.goto(f"{server}{page}")
    buyer.ask(window, "my-case", {})
    assert {name: buyer.held(window, "my-case", name) for name in CASE} == CASE
    assert buyer.read(window, "my-case") == before
    window.press(of("my-case", "[data-keep]"))
    for page in ("rules/", "checker/"):
        window.goto(f"{server}{page}")
    buyer.unfold(window, "my-case")
    assert not any(buyer.held(window, "my-case", name) for name in CASE)


def test_on_paper_the_answer_stands_alone(window: Window, server: str) -> None:
    window.goto(f"{server}{LINK}")
    buyer.read(window, "open-dispute")
    if isinstance(window, Firefox):
        assert window.sheets() == 1
    window.run(paper.LAY)
    assert window.run(paper.SEEN, scenes.SCREEN_ONLY) == []
    wanted = ["[data-answer] .checker-found", "[data-answer] .checker-dates", ".checker-edition"]
    assert window.run(paper.SEEN, wanted) == wanted
