"""How pages speak of facts and of the marketplace's screens: an id or a label goes in, words come out."""

from functools import reduce

from checker import marketplace
from checker.engine.facts import Fact, Pair
from checker.render.markup import Html, tag

BOOK = marketplace()


def figure(fact_id: str, which: str = "") -> str:
    """Return a fact's figure without its unit.

    `which` picks one end of a span, "first" or "last", or one of the fact's lists. Raises ValueError for a
    figure that the fact does not have.
    """
    figures = BOOK.words.figures(BOOK.facts[fact_id])
    name = f"{fact_id}/{which}" if which else fact_id
    if name not in figures:
        raise ValueError(f"the fact {fact_id!r} has no figure {which!r}")
    return figures[name]


def fact(fact_id: str) -> str:
    """Return a fact's figure with its unit in words. Raises ValueError for a list, which has none."""
    match BOOK.facts[fact_id].value:
        case int() | Pair():
            return figure(fact_id, "counted")
    raise ValueError(f"the fact {fact_id!r} is a list: say figure({fact_id!r})")


def states(fact_id: str) -> str:
    """Return the whole sentence that states a fact."""
    return BOOK.words.of_fact(BOOK.facts[fact_id], "states")


def reading(fact_id: str) -> str:
    """Return how the fact is counted where the source is vague; empty where it is plain."""
    return BOOK.words.of_fact(BOOK.facts[fact_id], "reading")


def source(*fact_ids: str) -> str:
    """Return a paragraph that links to each fact's entry on the page of rules."""
    links = [f"[{asked(BOOK.facts[fact_id])}](rules.md#{fact_id})" for fact_id in fact_ids]
    line = BOOK.words.get("source", "line").format(links=", ".join(links))
    return f"{line}\n{{ .source }}"


def asked(fact: Fact) -> str:
    """Return the questions of the help page that state a fact, in words.

    >>> asked(BOOK.facts["appeal"]), asked(BOOK.facts["seller-reply"])
    ('question 11', 'questions 2 and 4')
    """
    every = {question for each in BOOK.facts.values() for question in each.asked}
    if set(fact.asked) == every:
        return BOOK.words.get("source", "all")
    *others, last = fact.asked
    sentence = BOOK.words.get("source", "many" if others else "one")
    return sentence.format(others=", ".join(others), last=last)


def screen(label: str) -> Html:
    """Return a label of the marketplace's screens, set apart from the sentence around it.

    Raises ValueError for a label that no fact names, so that no page invents one.
    """
    facts = BOOK.facts.values()
    known = any(label in labels for fact in facts for labels in fact.lists.values()) or any(
        f"“{label}”" in states(fact.id) for fact in facts
    )
    if not known:
        raise ValueError(f"no fact names the screen label {label!r}")
    return tag("b", label, class_="screen", translate="no")


def path(*labels: str) -> str:
    """Return the labels that a buyer taps one after the other, in their order."""
    then = BOOK.words.get("site", "path")
    shown: list[str] = [screen(label) for label in labels]
    return reduce(lambda before, after: then.format(before=before, after=after), shown)
