"""What pages may call: facts, forms and rules go in as data, Markdown and HTML come out.

mkdocs-macros loads this module. An unknown fact, label or topic raises, and the build fails.
"""

import json
import re
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from checker import POLICY, WORDS, answer
from checker.answer import Verdict
from checker.policy import Fact
from checker.render.form import checker as form
from checker.render.html import SIGNS
from tools.cases import Case, shown_on

ROOT = Path(__file__).parents[1]
PACK = ROOT / "build" / "pack.json"


def figure(fact_id: str, which: str = "") -> str:
    """Return a fact's figure without its unit.

    `which` picks one end of a span: "first" or "last".

    >>> figure("seller-reply"), figure("refund-arrival"), figure("refund-arrival", "last")
    ('5', '3 to 15', '15')
    """
    ways = ways_to_say(POLICY[fact_id])
    if which not in ways:
        raise ValueError(f"the fact {fact_id!r} has no figure {which!r}")
    return ways[which]


def ways_to_say(fact: Fact) -> dict[str, str]:
    """Return the figure of a fact as text, and each end of a span by its name."""
    if fact.value is None:
        return {}
    if isinstance(fact.value, int):
        return {"": f"{fact.number:,}"}
    if isinstance(fact.value[0], int):
        first, last = (f"{end:,}" for end in fact.pair)
        return {"": f"{first} to {last}", "first": first, "last": last}
    return {"": WORDS.choice(fact.words)}


def fact(fact_id: str) -> str:
    """Return a fact's figure with its unit in words.

    >>> fact("seller-reply"), fact("refund-arrival"), fact("warranty")
    ('5 days', '3 to 15 business days', '1 year')
    """
    unit = POLICY[fact_id].unit
    if unit in ("file types", "code points"):
        raise ValueError(f"the fact {fact_id!r} is a list: say figure({fact_id!r})")
    return f"{figure(fact_id)} {unit}"


def states(fact_id: str) -> str:
    """Return the whole sentence that states a fact."""
    fact = POLICY[fact_id]
    return fact.fill(fact.states)


def reading(fact_id: str) -> str:
    """Return how the fact is counted where the source is vague; empty where it is plain."""
    fact = POLICY[fact_id]
    return fact.fill(fact.reading)


def source(*fact_ids: str) -> str:
    """Return a paragraph that links to each fact's entry on the page of rules."""
    links = [f"[{asked(POLICY[fact_id])}](rules.md#{fact_id})" for fact_id in fact_ids]
    return f"Source: the help page, {', '.join(links)}\n{{ .source }}"


def asked(fact: Fact) -> str:
    """Return the questions of the help page that state a fact, in words.

    >>> asked(POLICY["appeal"]), asked(POLICY["seller-reply"])
    ('question 11', 'questions 2 and 4')
    """
    if len(fact.source) == len({question for each in POLICY.values() for question in each.source}):
        return "all questions"
    *others, last = [question.removeprefix("Q") for question in fact.source]
    return f"questions {', '.join(others)} and {last}" if others else f"question {last}"


def screen(label: str) -> str:
    """Return a label of the marketplace's screens, set apart from the sentence around it.

    Raises ValueError for a label that no fact names, so that no page invents one.
    """
    known = any(
        label in labels for fact in POLICY.values() for labels in fact.lists.values()
    ) or any(f"“{label}”" in fact.states for fact in POLICY.values())
    if not known:
        raise ValueError(f"no fact names the screen label {label!r}")
    return f'<b class="screen">{escape(label)}</b>'


def path(*labels: str) -> str:
    """Return the labels that a buyer taps one after the other, in their order."""
    return ' <span class="then">then</span> '.join(screen(label) for label in labels)


def rule(fact: Fact) -> str:
    """Return a fact's entry for the page of rules, as Markdown."""
    rows = [("Figure", f"{figure(fact.id)} {fact.unit}")] if shows_figure(fact) else []
    rows += [("How we count", reading(fact.id))] if fact.reading else []
    rows += [("In conflict with", f"[{states(other)}](#{other})") for other in fact.conflicts]
    rows += [("Source", f"{asked(fact).capitalize()}; checked on {WORDS.day(fact.checked_on)}")]
    body = "\n\n".join(f"{name}\n:   {text}" for name, text in rows)
    return (
        f'<article class="rule" id="{fact.id}" markdown="1">\n\n'
        f"[{states(fact.id)}]({markdown_link(fact.page)})\n{{ .rule-states }}\n\n"
        f"{body}\n\n</article>"
    )


def rules_of(slug: str) -> str:
    """Return the entries of all facts that one page states."""
    return "\n\n".join(rule(fact) for fact in POLICY.values() if page_of(fact) == slug)


def rules_in_short(slug: str) -> str:
    """Return the facts that one page states as a Markdown table."""
    rows = [
        f"| {states(fact.id)} | {reading(fact.id)} | [{asked(fact)}](rules.md#{fact.id}) |"
        for fact in POLICY.values()
        if page_of(fact) == slug
    ]
    return "\n".join(("| Rule | How we count | Source |", "| --- | --- | --- |", *rows))


def example(case: Case) -> str:
    """Return a worked example as a list item: what happened, what we answer, and the way to it."""
    answered = answer(case.request)
    asked_on = WORDS.day(date.fromisoformat(case.today))
    # Without a target, instant navigation takes the link, and the form does not hear of it.
    return (
        f'<li data-verdict="{answered["verdict"]}"><a href="{escape(case.link)}" target="_self">'
        f"{escape(case.name[0].upper() + case.name[1:])}</a>"
        f'<p><strong><span aria-hidden="true">{SIGNS[Verdict(answered["verdict"])]}</span> '
        f"{WORDS.get('verdict', answered['verdict'])}.</strong> {escape(answered['headline'])}</p>"
        f"<small>Asked on {asked_on}</small></li>"
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


def front_matter(docs: Path) -> dict[str, dict[str, Any]]:
    """Return every page's front matter by slug."""
    return {file.stem: get_data(file.read_text(encoding="utf-8"))[1] for file in docs.glob("*.md")}


def card(slug: str, page: dict[str, Any]) -> str:
    """Return a list item that leads to a page: its icon, its title, and what it is about."""
    icon = page["icon"].replace("/", "-")
    return f"- :{icon}: [{page['title']}]({slug}.md)\n\n    {page['description']}"


def slug_of(url: str) -> str:
    """Return the slug of the page at an address of the site.

    >>> slug_of(""), slug_of("refund/")
    ('index', 'refund')
    """
    return url.strip("/") or "index"


def root_of(url: str) -> str:
    """Return the way from a page back to the site's root.

    >>> root_of(""), root_of("refund/")
    ('', '../')
    """
    return "../" * url.count("/")


def define_env(env: Any) -> None:
    """Give pages their macros, and templates the edition and the addresses of the runtime."""
    for macro in (figure, fact, states, reading, source, screen, path, WORDS.question):
        env.macro(macro)

    @env.macro
    def checker(topic: str, prefix: str = "") -> str:
        """Return a topic's form, in a block that Markdown leaves alone."""
        html = form(topic, base=root_of(env.page.url), prefix=prefix)
        return f'<div class="checker">\n{html}\n</div>'

    @env.macro
    def ask(*topics: str) -> str:
        """Return questions to choose from; the chosen one shows its form."""
        return "\n\n".join(
            f'<details class="ask" name="question">\n<summary>{WORDS.question(topic)}</summary>'
            f'\n<div id="{topic}">\n{checker(topic)}\n</div>\n</details>'
            for topic in topics
        )

    @env.macro
    def examples() -> str:
        """Return the worked examples of this page, each leading to its answer in the form above."""
        items = "\n".join(example(case) for case in shown_on(slug_of(env.page.url)))
        return f'<ul class="examples">\n{items}\n</ul>'

    @env.macro
    def rules_here() -> str:
        """Return the facts that this page states as a table of rules and readings."""
        return rules_in_short(slug_of(env.page.url))

    pages = front_matter(Path(env.conf["docs_dir"]))

    @env.macro
    def cards(*slugs: str) -> str:
        """Return a list of pages to choose from, in their own words."""
        items = "\n\n".join(card(slug, pages[slug]) for slug in slugs)
        return f'<div class="choices" markdown="1">\n\n{items}\n\n</div>'

    @env.macro
    def questions(*topics: str) -> str:
        """Return a list of the checker's questions, each leading to its form."""
        items = "\n".join(f"- [{WORDS.question(topic)}](checker.md#{topic})" for topic in topics)
        return f'<div class="questions" markdown="1">\n\n{items}\n\n</div>'

    @env.macro
    def rules() -> str:
        """Return every fact with its figure, reading, source and date, under its page's title."""
        slugs = dict.fromkeys(page_of(fact) for fact in POLICY.values())
        parts = [
            f"### {pages[slug]['title']} {{ #on-{slug} }}\n\n{rules_of(slug)}" for slug in slugs
        ]
        return "\n\n".join(parts)

    checked = WORDS.day(max(fact.checked_on for fact in POLICY.values()))
    env.variables["verdict"] = WORDS.data["verdict"]
    env.variables["edition"] = POLICY.edition
    env.variables["checked"] = checked
    extra = env.conf["extra"]
    extra["edition"] = {"name": POLICY.edition, "checked": checked}
    if PACK.exists():
        extra["dispute_checker"] = json.loads(PACK.read_text(encoding="utf-8"))
