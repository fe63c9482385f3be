"""What pages list: facts, worked examples and other pages go in; Markdown and HTML come out."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from checker.doors import wire
from checker.engine.days import Calendars
from checker.engine.facts import Fact
from checker.engine.record import Verdict
from checker.render.markup import Html, tag
from checker.render.signs import SIGNS
from tools import charts
from tools.examples import Example
from tools.phrases import BOOK, asked, figure, reading, states


def rule(fact: Fact) -> Html:
    """Return a fact's entry for the page of rules, as Markdown."""
    words = BOOK.words
    rows = [("figure", figure(fact.id, "counted"))] if words.has_unit(fact) else []
    rows += [("reading", reading(fact.id))] if reading(fact.id) else []
    rows += [("conflict", f"[{states(other)}](#{other})") for other in fact.conflicts]
    checked = words.get("site", "checked")
    rows += [
        (
            "source",
            checked.format(asked=asked(fact).capitalize(), day=words.day(fact.checked_on)),
        )
    ]
    stated = f"[{states(fact.id)}]({markdown_link(fact.page)})\n{{ .rule-states }}"
    body = "\n\n".join((stated, *(f"{words.get('site', name)}\n:   {text}" for name, text in rows)))
    return block("article", body, class_="rule", id=fact.id)


def rules_of(slug: str) -> str:
    """Return the entries of all facts that one page states."""
    return "\n\n".join(rule(fact) for fact in BOOK.facts.values() if page_of(fact) == slug)


def rules_in_short(slug: str) -> str:
    """Return the facts that one page states as a Markdown table; all, for a page that states none."""
    stated = [fact for fact in BOOK.facts.values() if page_of(fact) == slug]
    rows = [
        f"| {states(fact.id)} | {reading(fact.id)} | [{asked(fact)}](rules.md#{fact.id}) |"
        for fact in stated or BOOK.facts.values()
    ]
    titles = (BOOK.words.get("site", key) for key in ("rule", "reading", "source"))
    return "\n".join((f"| {' | '.join(titles)} |", "| --- | --- | --- |", *rows))


def bank_days(calendars: Calendars) -> str:
    """Return a Markdown table of all countries: whose days we follow, regions, until when, and the source."""
    words = BOOK.words.data["bank-days"]
    titles = [words[key] for key in ("country", "follows", "regions", "known", "source")]
    names = calendars.names()
    rows = [bank_days_of(code, calendars) for code in sorted(names, key=lambda code: names[code])]
    head = [" | ".join(titles), " | ".join("---" for _ in titles)]
    return "\n".join(f"| {row} |" for row in (*head, *rows))


def bank_days_of(code: str, calendars: Calendars) -> str:
    """Return one country's row of that table."""
    words, about = BOOK.words, calendars.about(code)
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


def shown(example: Example, *, drawn: bool = False) -> Html:
    """Return a worked example as a list item: what happened, what we answer, and the way to it.

    Its days are `drawn` below that, if they are to be, and there are any.
    """
    answered = wire.answer(BOOK, example.request)
    verdict = Verdict(answered["verdict"])
    sign = tag("span", SIGNS[verdict], aria_hidden="true")
    word = tag("strong", sign, f" {BOOK.words.get('verdict', verdict)}.")
    return tag(
        "li",
        tag("a", example.title, href=example.link),
        tag("p", word, f" {answered['headline']}"),
        tag("small", charts.asked_on(example)),
        charts.drawn(example) if drawn else "",
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
