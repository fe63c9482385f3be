"""What pages list: facts, worked examples and other pages go in; Markdown and HTML come out."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from checker import POLICY, WORDS, answer
from checker.answer import Verdict
from checker.policy import Fact
from checker.render.markup import Html, tag
from checker.render.signs import SIGNS
from tools.cases import Case
from tools.phrases import asked, figure, reading, states


def rule(fact: Fact) -> Html:
    """Return a fact's entry for the page of rules, as Markdown."""
    rows = [("Figure", f"{figure(fact.id)} {fact.unit}")] if shows_figure(fact) else []
    rows += [("How we count", reading(fact.id))] if fact.reading else []
    rows += [("In conflict with", f"[{states(other)}](#{other})") for other in fact.conflicts]
    rows += [("Source", f"{asked(fact).capitalize()}; checked on {WORDS.day(fact.checked_on)}")]
    stated = f"[{states(fact.id)}]({markdown_link(fact.page)})\n{{ .rule-states }}"
    body = "\n\n".join((stated, *(f"{name}\n:   {text}" for name, text in rows)))
    return block("article", body, class_="rule", id=fact.id)


def rules_of(slug: str) -> str:
    """Return the entries of all facts that one page states."""
    return "\n\n".join(rule(fact) for fact in POLICY.values() if page_of(fact) == slug)


def rules_in_short(slug: str) -> str:
    """Return the facts that one page states as a Markdown table; all, for a page that states none."""
    stated = [fact for fact in POLICY.values() if page_of(fact) == slug]
    rows = [
        f"| {states(fact.id)} | {reading(fact.id)} | [{asked(fact)}](rules.md#{fact.id}) |"
        for fact in stated or POLICY.values()
    ]
    return "\n".join(("| Rule | How we count | Source |", "| --- | --- | --- |", *rows))


def block(name: str, markdown: str, **attributes: str) -> Html:
    """Return an element around Markdown, in which the pages' own Markdown goes on."""
    return tag(name, Html(f"\n\n{markdown}\n\n"), markdown="1", **attributes)


def example(case: Case) -> Html:
    """Return a worked example as a list item: what happened, what we answer, and the way to it."""
    answered = answer(case.request)
    verdict = Verdict(answered["verdict"])
    sign = tag("span", SIGNS[verdict], aria_hidden="true")
    word = tag("strong", sign, f" {WORDS.get('verdict', verdict)}.")
    return tag(
        "li",
        tag("a", case.name[0].upper() + case.name[1:], href=case.link),
        tag("p", word, f" {answered['headline']}"),
        tag("small", f"Asked on {WORDS.day(date.fromisoformat(case.today))}"),
        data_verdict=verdict,
    )


def page_of(fact: Fact) -> str:
    """Return the slug of the page that states a fact."""
    return fact.page.partition("/")[0]


def shows_figure(fact: Fact) -> bool:
    """Whether a fact's figure can be read by people: code points cannot."""
    return fact.value is not None and fact.unit != "code points"


def markdown_link(href: str) -> str:
    """Return a site address as a link to the Markdown file, which mkdocs then checks.

    >>> markdown_link("open-dispute/#when")
    'open-dispute.md#when'
    """
    return re.sub(r"/(?=#|$)", ".md", href, count=1)


def card(slug: str, page: Mapping[str, Any]) -> str:
    """Return a list item that leads to a page: its icon, its title, and what it is about."""
    icon = page["icon"].replace("/", "-")
    return f"- :{icon}: [{page['title']}]({slug}.md)\n\n    {page['description']}"
