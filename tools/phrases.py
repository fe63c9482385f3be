"""How pages speak of facts and of the marketplace's screens: an id or a label goes in, words come out."""

from checker import POLICY, WORDS
from checker.policy import Fact
from checker.render.markup import Html, tag


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


def screen(label: str) -> Html:
    """Return a label of the marketplace's screens, set apart from the sentence around it.

    Raises ValueError for a label that no fact names, so that no page invents one.
    """
    known = any(
        label in labels for fact in POLICY.values() for labels in fact.lists.values()
    ) or any(f"“{label}”" in fact.states for fact in POLICY.values())
    if not known:
        raise ValueError(f"no fact names the screen label {label!r}")
    return tag("b", label, class_="screen")


def path(*labels: str) -> str:
    """Return the labels that a buyer taps one after the other, in their order."""
    return " then ".join(map(screen, labels))
