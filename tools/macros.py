"""What pages may call: mkdocs-macros loads this module and hands its macros to every page.

An unknown fact, label or topic raises, and the build fails.
"""

import json
import os
import tomllib
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from checker.engine.rulebook import Rulebook
from checker.render.form import form
from checker.render.markup import Html, fill, join, tag
from checker.render.parts import bare
from tools import browsers, charts, joined, lists, materials, phrases, site_language
from tools.bench.shown import shown as speed_shown
from tools.digest import integrity
from tools.editions import changes
from tools.editions.shared import above
from tools.examples import Example, read_examples, shown_on

ROOT = Path(__file__).parents[1]
PACK = ROOT / "build" / "pack.json"
PROVEN = ROOT / "tools" / "proven.toml"
# What mike builds; else the site is built by itself.
EDITION = os.environ.get("MIKE_DOCS_VERSION", "")


def front_matter(docs: Path) -> dict[str, dict[str, Any]]:
    """Return every page's front matter by slug."""
    return {file.stem: get_data(file.read_text(encoding="utf-8"))[1] for file in docs.glob("*.md")}


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


# What a page may say of facts and screens.
PHRASES = (
    phrases.figure,
    phrases.fact,
    phrases.states,
    phrases.reading,
    phrases.source,
    phrases.screen,
    phrases.path,
)


def define_env(env: Any) -> None:
    """Give pages their macros, and templates what stands on every page."""
    book = site_language.rulebook(ROOT)
    env.macro(lambda: changes.shown(book), "changes")
    env.macro(lambda: changes.log(ROOT), "changelog")
    env.macro(book.words.question)
    for phrase in PHRASES:
        env.macro(partial(phrase, book), phrase.__name__)
    offer_forms(env, book)
    offer_lists(env, book, front_matter(Path(env.conf["docs_dir"])))
    edition = {
        "edition": book.facts.edition,
        "checked": book.words.day(
            max(each.checked_on for fact in book.facts.values() for each in fact.versions)
        ),
    }
    words = book.words
    env.variables["browsers"] = oldest_browsers(book)
    env.variables["speed"] = speed_shown()
    env.variables.update({"parts": [*materials.listed()], "changed_by": materials.CHANGES})
    env.variables.update(edition | {"verdict": words.data["verdict"], "proven": proven()})
    site = {
        "words": words.data["site"],
        "topics": [*book.forms],
        "day": words.day,
        "checker_scripts": [f"assets/{name}" for name in joined.together(joined.ELEMENT)],
        "worker_sum": integrity((joined.JOINED / f"{joined.WORKER}.js").read_bytes()),
        "shared": lambda address: above(address, env.conf["site_url"]) if EDITION else address,
    }
    if EDITION:
        # mike leaves the slash out, and then the page for a lost address looks for its scripts one folder up.
        env.conf["site_url"] = f"{env.conf['site_url'].rstrip('/')}/"
        # Anywhere else there is no list of editions to ask for.
        env.conf["extra"]["version"] = {"provider": "mike", "default": "latest", "alias": True}
    env.conf["extra"].update({"edition": edition, "site": site, "dispute_checker": read_json(PACK)})


def offer_forms(env: Any, book: Rulebook) -> None:
    """Give pages the checker's forms, and the examples that open in them."""

    @env.macro
    def checker(topic: str) -> Html:
        """Return a topic's form under its question, in a block that Markdown leaves alone."""
        root = root_of(env.page.url)
        question = tag("p", book.words.question(topic), class_="checker-question")
        asked = join(unable(book, root), form(book, topic, base=root))
        # The search leaves it out, but only up to the next end of such a tag: a div would have some inside.
        return tag("section", question, asked, class_="checker", data_search_exclude=True)

    @env.macro
    def ask(*topics: str) -> str:
        """Return questions to choose from; the chosen one shows its form."""
        return "\n\n".join(
            tag(
                "details",
                tag("summary", book.words.question(topic)),
                tag("div", checker(topic), examples_about(book, topic), id=topic),
                class_="ask",
            )
            for topic in topics
        )

    @env.macro
    def examples() -> Html:
        """Return the worked examples of this page, each leading to its answer in the form above."""
        chosen = shown_on(slug_of(env.page.url))
        return join(listed(book, chosen, drawn=True), charts.legend(book, chosen))

    @env.macro
    def chart(name: str) -> Html:
        """Return the days of a worked example, drawn, with the way to its answer."""
        return charts.charted(book, name, root_of(env.page.url))


def unable(book: Rulebook, root: str) -> Html:
    """Return what stands in the place of a form where the browser cannot run the checker."""
    _, href = book.words.link("form", "rules")
    rules = tag("a", book.words.get("site", "unable-rules"), href=f"{root}{href}")
    values = {"browsers": oldest_browsers(book), "rules": rules}
    return tag("p", fill(book.words.get("site", "unable"), values), class_="checker-unable")


def oldest_browsers(book: Rulebook) -> str:
    """Return the oldest browsers in which everything works, in words."""
    return browsers.sentence(book.words.get("format", "list-of-all"))


def examples_about(book: Rulebook, topic: str) -> Html:
    """Return the worked examples of a question that have a link, or nothing where there is none."""
    about = [each for each in read_examples() if each.shows and each.topic == topic]
    return listed(book, about) if about else Html()


def listed(book: Rulebook, chosen: Iterable[Example], *, drawn: bool = False) -> Html:
    """Return worked examples as a list, with their days `drawn` or without."""
    return bare("ul", *(lists.shown(book, each, drawn=drawn) for each in chosen), class_="examples")


def offer_lists(env: Any, book: Rulebook, pages: Mapping[str, Mapping[str, Any]]) -> None:
    """Give pages the lists of what else there is: other pages, questions and rules."""

    @env.macro
    def cards(*slugs: str) -> Html:
        """Return a list of pages to choose from, in their own words."""
        items = (lists.block("li", lists.card(slug, pages[slug])) for slug in slugs)
        return lists.block("ul", "\n\n".join(items), role="list", class_="choices")

    @env.macro
    def questions(*topics: str) -> Html:
        """Return a list of the checker's questions, each leading to its form."""
        links = (f"[{book.words.question(topic)}](checker.md#{topic})" for topic in topics)
        items = (tag("li", Html(link), markdown="span") for link in links)
        return lists.block("ul", "\n\n".join(items), role="list", class_="questions")

    @env.macro
    def rules_here() -> str:
        """Return the facts that this page states, or else all, as a table of rules and readings."""
        return lists.rules_in_short(book, slug_of(env.page.url))

    @env.macro
    def bank_days() -> str:
        """Return every country's bank days: whose we follow, the regions, and until when they are known."""
        return lists.bank_days(book)

    @env.macro
    def rules() -> str:
        """Return every fact with its figure, reading, source and date, under its page's title."""
        slugs = dict.fromkeys(lists.page_of(fact) for fact in book.facts.values())
        return "\n\n".join(
            f"### {pages[slug]['title']} {{ #on-{slug} }}\n\n{lists.rules_of(book, slug)}"
            for slug in slugs
        )


def proven() -> int:
    """Return how many requests the tests prove: they fail where the number is not true."""
    parts: dict[str, int] = tomllib.loads(PROVEN.read_text(encoding="utf-8"))["requests"]
    return sum(parts.values())


def read_json(file: Path) -> dict[str, Any]:
    """Return what a file of the build says, or nothing before it has been made."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
