"""What a buyer does on a page with a checker: fills in a form, asks, and reads."""

import re
import time
from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, Request, Route, expect

from checker import marketplace

WORDS = marketplace().words
# Counts the workers of Python that a page has started, and those that still run, and keeps the last of them.
COUNT = """
window.started = window.running = 0;
window.Worker = class extends Worker {
  constructor(script, ...options) {
    super(script, ...options);
    this.isPython = String(script).includes("dispute-checker");
    if (!this.isPython) return;
    window.python = this;
    window.started += 1;
    window.running += 1;
  }

  terminate() {
    super.terminate();
    if (this.isPython) window.running -= 1;
  }
};
"""
# Where the words lead that offer no second try; the theme may make it a whole address.
RULES = re.compile("/rules/$")
# Reads a file of the site by the steps that the theme takes.
READ = "async (address) => (await (await fetch(address)).blob()).text()"
# Where the search says how far it is and how much it has found.
SEARCH_SAYS = ".md-search-result__meta"
# What Python cannot start without: the core of its code, or all of it.
PYTHON = "**/{core,pyodide.asm}.wasm"


def checker(page: Page, topic: str) -> Locator:
    """Return the page's checker for this topic, unfolded if it lies in a list of questions."""
    found = page.locator(f'dispute-checker[topic="{topic}"]')
    question = page.locator("details", has=found).locator("> summary")
    if question.count() and not found.is_visible():
        question.click()
    return found


def requests(page: Page) -> list[Request]:
    """Return a list that grows by every request from now on, those of the worker too."""
    sent: list[Request] = []

    def note(request: Request) -> None:
        sent.append(request)

    page.context.on("request", note)
    return sent


def starts(sent: list[Request]) -> int:
    """Return how many workers of Python were started."""
    return len(
        [
            each
            for each in sent
            if "/dispute-checker/worker.js" in each.url and each.resource_type == "script"
        ]
    )


def hold(page: Page, pattern: str = PYTHON) -> Callable[[], None]:
    """Hold back what has such an address; return what waits until it is asked for, and lets it come."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    def release() -> None:
        wait_until(page, lambda: held)
        held[0].continue_()

    page.route(pattern, keep)
    return release


def wait_until(page: Page, has_come: Callable[[], object]) -> None:
    """Let events come in until this is so. It fails where it has not become so for long."""
    patience = time.monotonic() + 60
    while not has_come():
        assert time.monotonic() < patience, "it has never come"
        page.evaluate("null")  # each call lets events come in


def load(page: Page, module: str) -> None:
    """Wait until the page has a module of the checker that is loaded only when it is needed."""
    page.evaluate(
        """async (module) => {
          const { href } = document.querySelector("link[rel=modulepreload][href$='/element.js']");
          await import(new URL(module, href));
        }""",
        module,
    )


def enter(page: Page, address: str) -> None:
    """Go to a page, and wait until its links lead on without loading: it must have read the sitemap.

    Its `window.kept` is true until a page is loaded anew.
    """
    with page.expect_response("**/sitemap.xml") as sitemap:
        page.goto(address)
    sitemap.value.finished()
    # The theme still has to read what has come: who takes the same steps later is through with them later.
    page.evaluate(READ, sitemap.value.url)
    page.evaluate("window.kept = true")


def await_search(page: Page) -> None:
    """Wait until the search of a page has read its index."""
    expect(page.locator(SEARCH_SAYS)).to_have_text("Type to start searching")


def follow(page: Page, address: str) -> None:
    """Follow a link to a page of the site, as if it stood in the text."""
    page.evaluate(
        """(address) => {
          const link = document.createElement("a");
          link.href = new URL(address, document.querySelector(".md-logo").href);
          document.querySelector("article").append(link);
          link.click();
        }""",
        address,
    )


def freeze(page: Page) -> None:
    """Let no time pass on the page: on a busy machine, a wait would be said to be long."""
    page.clock.install(time="2026-11-23T11:00:00Z")
    page.clock.pause_at("2026-11-23T12:00:00Z")


def said(form: Locator) -> Locator:
    """Return the line that says how far Python is, and what became of a question."""
    return form.locator("[data-status]")


def words(state: str) -> str:
    """Return what the page says in a state of the checker."""
    return WORDS.get("form", state).format(rules=WORDS.link("form", "rules")[0])


def fill(form: Locator, values: Mapping[str, str]) -> None:
    """Fill in the form's controls by name, whatever kind each is; `a..b` is a day one is unsure of."""
    for name, value in values.items():
        first, is_range, last = value.partition("..")
        if tell_event(form, name, "unsure" if is_range else "on", value):
            continue
        control = form.locator(f'[name="{name}"]')
        if is_range:
            if not form.locator("[data-event]").count():
                form.locator(f'[data-unsure="{name}"]').check()
            form.locator(f'[data-until="{name}"]').fill(last)
        match control.first.evaluate("control => control.type"):
            case "radio":
                form.locator(f'[name="{name}"][value="{value}"]').check()
            case "select-one":
                control.select_option(value)
            case _:
                control.fill(first)


def tell_event(form: Locator, name: str, way: str, value: str) -> bool:
    """Say in a whole case that a field's event has happened; return whether nothing is left to fill in."""
    event = form.locator("[data-event]", has=form.page.locator(f'[data-field="{name}"]'))
    if not event.count():
        return False
    if event.locator("[data-early]:visible").count():
        choose(form.locator(f'[data-event="{event.get_attribute("data-follows")}"]'), "unsure")
    if event.get_attribute("data-says") == name:
        choose(event, {"no": "not", "yes": "unsure"}[value])
        return True
    day = event.locator("[data-unsure]").count() and event.locator("[type=date]").first
    is_day = day and day.get_attribute("name") == name
    if is_day or not event.locator("[data-details]").is_visible():
        choose(event, way if is_day else "unsure")
    return False


def choose(event: Locator, way: str) -> None:
    """Choose whether an event has happened: "not", "on" a day, or "unsure" when."""
    ways = [way, "yes"] if way == "unsure" else [way]
    named = ", ".join(f'[data-happened][value="{each}"]' for each in ways)
    if event.locator("[data-happened]").count():
        event.locator(named).first.check()


def ask(form: Locator, values: Mapping[str, str]) -> None:
    """Fill in the form and send it."""
    fill(form, values)
    form.locator("button[type=submit]").click()


def read(form: Locator) -> dict[str, object]:
    """Wait for an answer to what was asked last; return its verdict and dates as a page shows them."""
    answer = form.locator("[data-answer][data-verdict]:not([aria-busy=true])")
    answer.wait_for()
    dates = answer.locator("time[data-date]").all()
    return {
        "verdict": answer.get_attribute("data-verdict"),
        "dates": {
            date.get_attribute("data-date"): date.get_attribute("datetime") for date in dates
        },
    }


def seen(answer: Mapping[str, object]) -> dict[str, object]:
    """Return the same of an answer that Python gave."""
    dates = answer["dates"]
    assert isinstance(dates, list)
    return {
        "verdict": answer["verdict"],
        "dates": {date["id"]: date["date"] for date in dates},
    }
