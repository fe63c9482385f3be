"""What has changed in the rules: a rulebook and corrections go in; a list of changes comes out."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from checker.engine.facts import Fact
from checker.engine.rulebook import Rulebook
from tools.steps import BuildError

FILE = "docs/changes.toml"
KEYS = {"fact", "on", "before", "now", "why"}


@dataclass(frozen=True)
class Change:
    """One change of one rule: what held, what holds, since when, who says so, which questions it touches."""

    fact: Fact
    before: str
    now: str
    since: date
    checked_on: date
    questions: tuple[str, ...]
    why: str = ""

    @property
    def id(self) -> str:
        """What names the change for ever."""
        return f"{self.fact.id}-{self.since}"


def changes(book: Rulebook, root: Path) -> list[Change]:
    """Return every change, the newest first. Raises BuildError for a correction that is written wrongly."""
    found = [*of_facts(book), *corrections(book, root / FILE)]
    return sorted(found, key=lambda each: (each.since, each.fact.id), reverse=True)


def of_facts(book: Rulebook) -> Iterator[Change]:
    """Yield each change of a fact's value."""
    for fact in book.facts.values():
        for earlier, later in pairwise((fact, *fact.later)):
            assert later.since is not None
            yield Change(
                fact=later,
                before=book.words.of_fact(earlier, "states"),
                now=book.words.of_fact(later, "states"),
                since=later.since,
                checked_on=later.checked_on,
                questions=touched(book, fact),
            )


def corrections(book: Rulebook, file: Path) -> Iterator[Change]:
    """Yield each figure that this guide had wrong. Raises BuildError for an entry that lacks something."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    for number, entry in enumerate(tomllib.loads(text).get("corrected", []), 1):
        if set(entry) != KEYS or entry["fact"] not in book.facts or type(entry["on"]) is not date:
            raise BuildError(
                f"{FILE}: entry {number}: needs {', '.join(sorted(KEYS))}; fact is the id of one, on a date"
            )
        fact = book.facts[entry["fact"]]
        yield Change(
            fact=fact,
            before=entry["before"],
            now=entry["now"],
            since=entry["on"],
            checked_on=entry["on"],
            questions=touched(book, fact),
            why=entry["why"],
        )


def touched(book: Rulebook, fact: Fact) -> tuple[str, ...]:
    """Return the questions whose answers need a fact, as they are asked."""
    topics = (topic.id for topic in book.topics.values() if fact.id in topic.facts)
    return tuple(map(book.words.question, topics))


def shown(book: Rulebook, root: Path) -> str:
    """Return all changes as Markdown for their page."""
    found = changes(book, root)
    if not found:
        return book.words.get("site", "changed-nothing")
    return "\n\n".join(_entry(book, change) for change in found)


def log(root: Path) -> str:
    """Return the changelog for a page: its title is left out, and its headings stand one step lower."""
    _, _, entries = (root / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n## ")
    return re.sub(r"^##", "###", f"## {entries}", flags=re.MULTILINE)


def _entry(book: Rulebook, change: Change) -> str:
    # Imported here: it reads the marketplace's own rulebook, and the feed needs nothing of it.
    from tools.lists import block, markdown_link
    from tools.phrases import asked

    site = book.words.data["site"]
    source = site["checked"].format(
        asked=asked(change.fact).capitalize(), day=book.words.day(change.checked_on)
    )
    rows = {
        "changed-before": change.before,
        "changed-now": f"[{change.now}]({markdown_link(change.fact.page)})",
        "changed-why": change.why,
        "changed-touches": " ".join(change.questions),
        "source": source,
    }
    title = site["changed-on"].format(day=book.words.day(change.since))
    listed = (f"{site[name]}\n:   {text}" for name, text in rows.items() if text)
    return block("article", "\n\n".join((f"**{title}**", *listed)), class_="rule", id=change.id)
