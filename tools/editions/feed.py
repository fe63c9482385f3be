"""The changes of the rules as an Atom feed (RFC 4287): a rulebook goes in, `feed.xml` stands in a folder."""

from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from checker.engine.facts import Change
from checker.engine.rulebook import Rulebook
from tools.editions.changes import changes, name_of, said

ATOM = "http://www.w3.org/2005/Atom"
FILE = "feed.xml"
# Names the feed wherever it is served, so that a reader who follows it sees no change twice.
NAME = uuid5(NAMESPACE_URL, "dispute-checker/changes")


def write(folder: Path, address: str, book: Rulebook) -> None:
    """Leave the feed in the folder that is served at `address`."""
    (folder / FILE).write_bytes(feed(book, address))


def feed(book: Rulebook, address: str) -> bytes:
    """Return the feed, one entry a change. Its dates are the facts' own, so that it stays the same."""
    ET.register_namespace("", ATOM)
    found, site = changes(book), book.words.data["site"]
    read = max(fact.checked_on for fact in book.facts.values())
    whole = ET.Element(f"{{{ATOM}}}feed")
    _add(whole, "id", NAME.urn)
    _add(whole, "title", site["changes-title"])
    _add(whole, "updated", _moment(max((each.learned_on for each in found), default=read)))
    _add(whole, "link", rel="self", type="application/atom+xml", href=f"{address}{FILE}")
    _add(whole, "link", rel="alternate", type="text/html", href=f"{address}changes/")
    author = _add(whole, "author")
    _add(author, "name", site["changes-author"])
    for change in found:
        _entry(whole, change, book, address)
    ET.indent(whole)
    written: bytes = ET.tostring(whole, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(whole: ET.Element, change: Change, book: Rulebook, address: str) -> None:
    site, entry, lines = book.words.data["site"], _add(whole, "entry"), said(book, change)
    day = book.words.day(change.since)
    _add(entry, "id", uuid5(NAME, name_of(change)).urn)
    _add(entry, "title", f"{site['changed-on'].format(day=day)}: {lines['changed-now']}")
    _add(entry, "updated", _moment(change.learned_on))
    _add(
        entry,
        "link",
        rel="alternate",
        type="text/html",
        href=f"{address}changes/#{name_of(change)}",
    )
    lines["source"] = ", ".join(change.now.source)
    text = "\n".join(f"{site[name]}: {each}" for name, each in lines.items() if each)
    _add(entry, "content", text, type="text")


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    added = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    added.text = text
    return added


def _moment(day: date) -> str:
    return f"{day}T00:00:00Z"
