"""What a buyer does on a page with a checker, in a window of any engine: fills in a form, asks, and reads."""

from collections.abc import Mapping
from typing import Any

import checker
from tests.browser import buyer
from tests.engines.window import Window

TODAY = "2026-11-23"

# Each engine has its own keys for a date, so a value is put in and told as the browser tells it.
FILL = """(topic, values) => {
  const form = document.querySelector(`dispute-checker[topic="${topic}"] form`);
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements[name];
    control.value = value;
    const told = control instanceof RadioNodeList ? form.querySelector(`[name=${name}]:checked`) : control;
    for (const kind of ["input", "change"]) told.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}"""
READ = """(selector) => {
  const answer = document.querySelector(selector);
  const dates = [...answer.querySelectorAll("time[data-date]")];
  return {
    verdict: answer.dataset.verdict,
    dates: Object.fromEntries(dates.map((each) => [each.dataset.date, each.dateTime])),
  };
}"""
IS_FOLDED = """(topic) => {
  const question = document.querySelector(`details:has(dispute-checker[topic="${topic}"])`);
  return Boolean(question) && !question.open;
}"""


def of(topic: str, piece: str) -> str:
    """Return the selector of a piece of the checker for this topic."""
    return f'dispute-checker[topic="{topic}"] {piece}'


def unfold(window: Window, topic: str) -> None:
    """Let the form for this topic be seen, if it lies in a list of questions."""
    if window.run(IS_FOLDED, topic):
        window.press(f"details:has({of(topic, 'form')}) > summary")
    window.see(of(topic, "form"))


def fill(window: Window, topic: str, values: Mapping[str, str]) -> None:
    """Fill in the form's controls by name."""
    unfold(window, topic)
    window.run(FILL, topic, values)


def ask(window: Window, topic: str, values: Mapping[str, str]) -> None:
    """Fill in the form on the day that counts as today, and send it."""
    fill(window, topic, {"today": TODAY} | values)
    window.press(of(topic, "button[type=submit]"))


def read(window: Window, topic: str) -> dict[str, Any]:
    """Wait for an answer to what was asked last; return its verdict and dates as a page shows them."""
    answer = of(topic, "[data-answer][data-verdict]:not([aria-busy=true])")
    window.see(answer)
    shown: dict[str, Any] = window.run(READ, answer)
    return shown


def held(window: Window, topic: str, name: str) -> str:
    """Return what a control of the form holds."""
    return str(
        window.run("(piece) => document.querySelector(piece).value", of(topic, f"[name={name}]"))
    )


def right(topic: str, fields: Mapping[str, str]) -> dict[str, object]:
    """Return what the page is to show: the same as Python."""
    return buyer.seen(checker.answer({"topic": topic, "today": TODAY, "fields": dict(fields)}))
