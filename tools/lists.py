"""What pages list: facts, worked examples and other pages go in; Markdown and HTML come out."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from checker.doors import wire
from checker.engine.facts import Fact
from checker.engine.record import Verdict
from checker.engine.rulebook import Rulebook
from checker.render.markup import Html, tag
from checker.render.signs import SIGNS
from tools import charts
from tools.examples import Example
from tools.phrases import asked, figure, in_force, reading, states


def rule(book: Rulebook, fact_id: str) -> Html:
    """Return a fact's entry for the page of rules, as Markdown."""
    words, fact = book.words, in_force(book, fact_id)
    rows = [("figure", figure(book, fact_id, "counted"))] if words.has_unit(fact) else []
    rows += [("reading", text)] if (text := reading(book, fact_id)) else []
    rows += [("conflict", f"[{states(book, other)}](#{other})") for other in fact.conflicts]
    questions, day = asked(book, fact).capitalize(), words.day(fact.checked_on)
    rows += [("source", words.get("site", "checked").format(asked=questions, day=day))]
    stated = f"[{states(book, fact_id)}]({markdown_link(fact.page)})\n{{ .rule-states }}"
    body = "\n\n".join((stated, *(f"{words.get('site', name)}\n:   {text}" for name, text in rows)))
    return block("article", body, class_="rule", id=fact_id)


def rules_of(book: Rulebook, slug: str) -> str:
    """Return the entries of all facts that one page states."""
    return "\n\n".join(rule(book, each) for each in stated_on(book, slug))


def rules_in_short(book: Rulebook, slug: str) -> str:
    """Return the facts that one page states as a Markdown table; all, for a page that states none."""
    rows = [
        f"| {states(book, each)} | {reading(book, each)} "
        f"| [{asked(book, in_force(book, each))}](rules.md#{each}) |"
        for each in stated_on(book, slug) or book.facts
    ]
    titles = (book.words.get("site", key) for key in ("rule", "reading", "source"))
    return "\n".join((f"| {' | '.join(titles)} |", "| --- | --- | --- |", *rows))


def stated_on(book: Rulebook, slug: str) -> list[str]:
    """Return the ids of the facts that one page states."""
    return [fact.id for fact in book.facts.values() if page_of(fact) == slug]


def bank_days(book: Rulebook) -> str:
    """Return a Markdown table of all countries: whose days we follow, regions, until when, and the source."""
    words = book.words.data["bank-days"]
    titles = [words[key] for key in ("country", "follows", "regions", "known", "source")]
    names = book.calendars.names()
    rows = [bank_days_of(book, code) for code in sorted(names, key=lambda code: names[code])]
    head = [" | ".join(titles), " | ".join("---" for _ in titles)]
    return "\n".join(f"| {row} |" for row in (*head, *rows))


def bank_days_of(book: Rulebook, code: str) -> str:
    """Return one country's row of that table."""
    words, calendars = book.words, book.calendars
    about = calendars.about(code)
    doubts = [about["doubt"]] if "doubt" in about else []
    if open_years := about.get("unannounced"):
        said = words.data["bank-days"]["unannounced"]
        doubts.append(said.format(year=open_years[0]))
    if about.get("estimated"):
        doubts.append(words.data["bank-days"]["estimated"])
    read = words.data["bank-days"]["read"].format(day=words.day(date.fromisoformat(about["read"])))
    known = words.day(date.fromisoformat(about["last"]))
    cells = (
        calendars.names()[code],
        " ".join((about["follows"][0].upper() + about["follows"][1:] + ".", *doubts)),
        ", ".join(calendars.regions(code).values()),
        words.data["bank-days"]["until"].format(day=known),
        f"[{urlsplit(about['source']).netloc.removeprefix('www.')}]({about['source']}), {read}",
    )
    return " | ".join(cells)


def block(name: str, markdown: str, **attributes: str) -> Html:
    """Return an element around Markdown, in which the pages' own Markdown goes on."""
    return tag(name, Html(f"\n\n{markdown}\n\n"), markdown="1", **attributes)


def shown(book: Rulebook, example: Example, *, drawn: bool = False) -> Html:
    """Return a worked example as a list item: what happened, what we answer, and the way to it.

    Its days are `drawn` below that, if they are to be, and there are any.
    """
    answered = wire.answer(book, example.request)
    verdict = Verdict(answered["verdict"])
    sign = tag("span", SIGNS[verdict], aria_hidden="true")
    word = tag("strong", sign, f" {book.words.get('verdict', verdict)}.")
    return tag(
        "li",
        tag("a", example.title, href=example.link),
        tag("p", word, f" {answered['headline']}"),
        tag("small", charts.asked_on(book, example)),
        charts.drawn(book, example) if drawn else "",
        data_verdict=verdict,
    )


def page_of(fact: Fact) -> str:
    """Return the slug of the page that states a fact."""
    return fact.page.partition("/")[0]


def markdown_link(href: str) -> str:
    """Return a site address as a link to the Markdown file, which mkdocs then checks.

    >>> markdown_link("open-dispute/#when")
    'open-dispute.md#when'
    """
    return re.sub(r"/(?=#|$)", ".md", href, count=1)


def card(slug: str, page: Mapping[str, Any]) -> str:
    """Return what leads to a page: its icon, its title, and what it is about."""
    icon = page["icon"].replace("/", "-")
    return f":{icon}: [{page['title']}]({slug}.md)\n\n{page['description']}"
