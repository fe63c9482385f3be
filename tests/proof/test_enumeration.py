"""Every request of the whole domain is answered as published and by every law; every sentence is reached."""

from dataclasses import replace

import pytest

from checker.engine.facts import Facts

from . import contract, domain, laws, record, sentences
from .contract import BOOK, FIGURES

# Asking on each of many days, and through the whole door, is dear: every so many requests are enough.
DAILY, DOORS = 97, 29
# Only other figures than the published ones can reach these: see the last test.
OUT_OF_REACH = {"headline/never", "because/dispute-after-finish/never"}


@pytest.mark.parametrize("topic", BOOK.topics)
def test_every_request_is_answered_as_published_and_by_every_law(topic: str):
    proof, reached, verdicts = laws.Proof(), set(), set()
    for number, request in enumerate(domain.requests(topic)):
        asked = proof.ask(request)
        try:
            laws.it_is_answered_as_published(asked)
            if number % DOORS == 0:
                laws.every_door_gives_the_same_answer(asked)
            if asked.record:
                verdicts.add(asked.verdict)
                reached |= sentences.of(asked.record)
                for law in laws.LAWS:
                    law(asked)
                if number % DAILY == 0:
                    laws.nothing_changes_between_flips(asked)
        except (AssertionError, KeyError) as broken:
            broken.add_note(f"{request} was answered with {asked.answer}")
            raise
    assert verdicts == contract.VERDICTS[topic]
    asks_for_region = "region" in BOOK.topics[topic].fields
    assert reached & sentences.OF_ANY_TOPIC == (sentences.OF_REGIONS if asks_for_region else set())
    reached -= sentences.OF_ANY_TOPIC
    assert reached == sentences.in_the_words(topic) - sentences.OF_RANGES - OUT_OF_REACH
    record.compare(topic, proof.asked)


def test_the_domain_has_more_than_a_hundred_thousand_requests():
    assert sum(1 for topic in BOOK.topics for _ in domain.requests(topic)) > 100_000


def test_a_window_that_would_end_before_it_opens_never_opens():
    """The published figures rule this out; with fewer days after the finish its sentences are reached."""
    fact = replace(BOOK.facts["dispute-after-finish"], value=FIGURES["dispute-opens"] // 2)
    book = replace(BOOK, facts=Facts(BOOK.facts.edition, {**BOOK.facts, fact.id: fact}))
    fields = {"sent": "2026-11-20", "finished": "2026-11-22"}
    asked = laws.Proof(book).ask({"topic": "open-dispute", "today": "2026-11-23", "fields": fields})
    assert asked.verdict == "no"
    assert sentences.of(asked.record) >= OUT_OF_REACH
    for law in laws.LAWS:
        law(asked)
