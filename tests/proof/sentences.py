"""The sentences of the words file that an answer uses, by their place in the part of its topic."""

from collections import defaultdict

from checker.engine.record import Answer

from .contract import BOOK

# Only a day that is not sure leads to these.
OF_RANGES = {
    "headline/survey-open-perhaps",
    "because/dispute-after-finish",
    "because/dispute-problem",
    "next/act-now-perhaps",
}
# The words that any rulebook brings say these.
OF_ANY_TOPIC = {
    "headline/depends",
    "headline/depends-day",
    "headline/depends-region",
    "next/find-exact-day",
    "next/say-region",
}
# Only a region that is not known leads to these.
OF_REGIONS = {"headline/depends-region", "next/say-region"}


def of(answer: Answer) -> set[str]:
    """Return the place of every sentence of an answer in the topic's part of the words."""
    finding = answer.finding
    return {
        f"headline/{finding.headline}",
        *(f"because/{key}" for key in finding.because),
        *(f"next/{key}" for key in answer.steps),
        *(f"date/{name}" for name in answer.dates),
        *(f"item/{item.sentence}" for item in finding.items),
    }


def in_the_words(topic: str) -> set[str]:
    """Return the place of every sentence that the words hold for a topic's answers."""
    tables = defaultdict(dict, BOOK.words.data[topic])
    parts = ("headline", "because", "next", "date", "item")
    return {f"{part}/{key}" for part in parts for key in tables[part]}
