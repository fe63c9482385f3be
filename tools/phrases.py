"""How pages speak of facts and of the marketplace's screens: an id or a label goes in, words come out.

A page gives the figure that holds at the end of its edition's month; the sentence that states a fact says
what else holds, and from when.
"""

import calendar
from datetime import date
from functools import reduce

from checker.engine.facts import Fact, Pair
from checker.engine.rulebook import Rulebook
from checker.render.markup import Html, tag


def in_force(book: Rulebook, fact_id: str) -> Fact:
    """Return a fact with the value that is in force on the last day of its edition's month.

    >>> from tests.toy.book import book
    >>> in_force(book, "loan").value
    14
    """
    first = date.fromisoformat(f"{book.facts.edition}-01")
    _, length = calendar.monthrange(first.year, first.month)
    return book.facts[fact_id].on(first.replace(day=length))


def figure(book: Rulebook, fact_id: str, which: str = "") -> str:
    """Return a fact's figure without its unit.

    `which` picks one end of a span, "first" or "last", or one of the fact's lists. Raises ValueError for a
    figure that the fact does not have.
    """
    figures = book.words.figures(in_force(book, fact_id))
    name = f"{fact_id}/{which}" if which else fact_id
    if name not in figures:
        raise ValueError(f"the fact {fact_id!r} has no figure {which!r}")
    return figures[name]


def fact(book: Rulebook, fact_id: str) -> str:
    """Return a fact's figure with its unit in words. Raises ValueError for a list, which has none."""
    match book.facts[fact_id].value:
        case int() | Pair():
            return figure(book, fact_id, "counted")
    raise ValueError(f"the fact {fact_id!r} is a list: say figure({fact_id!r})")


def states(book: Rulebook, fact_id: str) -> str:
    """Return the whole sentence that states a fact, and from when on another value holds.

    >>> from tests.toy.book import book
    >>> states(book, "amnesty")
    'Nobody is fined for the 7 days after that.'
    >>> states(book, "loan").partition(". ")[2]
    'For events from 1 June 2026 on, this holds: A book is lent for 21 days.'
    """
    words, first = book.words, book.facts[fact_id]
    said = words.of_fact(first, "states")
    for each in first.later:
        values = {
            "since": words.day(each.since or date.min),
            "states": words.of_fact(each, "states"),
        }
        said = words.get("answer", "changed").format(said=said, **values)
    return said


def reading(book: Rulebook, fact_id: str) -> str:
    """Return how the fact is counted where the source is vague; empty where it is plain."""
    return book.words.of_fact(in_force(book, fact_id), "reading")


def source(book: Rulebook, *fact_ids: str) -> str:
    """Return a paragraph that links to each fact's entry on the page of rules."""
    links = [f"[{asked(book, in_force(book, each))}](rules.md#{each})" for each in fact_ids]
    line = book.words.get("source", "line").format(links=", ".join(links))
    return f"{line}\n{{ .source }}"


def asked(book: Rulebook, fact: Fact) -> str:
    """Return the questions of the help page that state a fact, in words.

    >>> from checker import marketplace
    >>> book = marketplace()
    >>> asked(book, book.facts["appeal"]), asked(book, book.facts["seller-reply"])
    ('question 11', 'questions 2 and 4')
    """
    every = {question for each in book.facts.values() for question in each.asked}
    if set(fact.asked) == every:
        return book.words.get("source", "all")
    *others, last = fact.asked
    sentence = book.words.get("source", "many" if others else "one")
    return sentence.format(others=", ".join(others), last=last)


def screen(book: Rulebook, label: str) -> Html:
    """Return a label of the marketplace's screens, set apart from the sentence around it.

    Raises ValueError for a label that no fact names, so that no page invents one.
    """
    versions = [each for fact in book.facts.values() for each in fact.versions]
    listed = (label in labels for fact in versions for labels in fact.lists.values())
    stated = (f"“{label}”" in book.words.of_fact(fact, "states") for fact in versions)
    if not (any(listed) or any(stated)):
        raise ValueError(f"no fact names the screen label {label!r}")
    return tag("b", label, class_="screen", translate="no")


def path(book: Rulebook, *labels: str) -> str:
    """Return the labels that a buyer taps one after the other, in their order."""
    then = book.words.get("site", "path")
    shown: list[str] = [screen(book, label) for label in labels]
    return reduce(lambda before, after: then.format(before=before, after=after), shown)
