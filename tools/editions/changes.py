"""What has changed in the rules: a rulebook goes in; its changes come out, as a list and as Markdown."""

import re
from pathlib import Path

from checker.engine.facts import Change, Fact
from checker.engine.rulebook import Rulebook
from tools.lists import block, markdown_link
from tools.phrases import asked


def changes(book: Rulebook) -> list[Change]:
    """Return every change of a rule, and every figure that was put right, the newest first."""
    found = [change for fact in book.facts.values() for change in fact.changes()]
    return sorted(found, key=lambda each: (each.since, each.now.id), reverse=True)


def name_of(change: Change) -> str:
    """Return what names a change for ever."""
    put_right = f"-of-{change.now.since or 'first'}" if change.why else ""
    return f"{change.now.id}-{change.since}{put_right}"


def said(book: Rulebook, change: Change) -> dict[str, str]:
    """Return what is said of a change, by its label: what was, what is, why, and whom it touches."""
    return {
        "changed-before": book.words.of_fact(change.before, "states"),
        "changed-now": book.words.of_fact(change.now, "states"),
        "changed-why": change.why,
        "changed-touches": " ".join(touched(book, change.now)),
    }


def touched(book: Rulebook, fact: Fact) -> tuple[str, ...]:
    """Return the questions whose answers need a fact, as they are asked."""
    topics = (topic.id for topic in book.topics.values() if fact.id in topic.facts)
    return tuple(map(book.words.question, topics))


def shown(book: Rulebook) -> str:
    """Return all changes as Markdown for their page."""
    found = changes(book)
    if not found:
        return book.words.get("site", "changed-nothing")
    return "\n\n".join(_entry(book, change) for change in found)


def log(root: Path) -> str:
    """Return the changelog for a page: its title is left out, and its headings stand one step lower."""
    _, _, entries = (root / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n## ")
    return re.sub(r"^##", "###", f"## {entries}", flags=re.MULTILINE)


def _entry(book: Rulebook, change: Change) -> str:
    site, lines = book.words.data["site"], said(book, change)
    lines["changed-now"] = f"[{lines['changed-now']}]({markdown_link(change.now.page)})"
    lines["source"] = site["checked"].format(
        asked=asked(book, change.now).capitalize(), day=book.words.day(change.learned_on)
    )
    title = site["changed-on"].format(day=book.words.day(change.since))
    listed = (f"{site[name]}\n:   {text}" for name, text in lines.items() if text)
    return block(
        "article", "\n\n".join((f"**{title}**", *listed)), class_="rule", id=name_of(change)
    )
