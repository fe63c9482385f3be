"""Each topic is of one piece: its fields, facts and dates are all that it needs, and are needed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from checker.engine.facts import Facts, Pair
from checker.engine.fields import FieldKind
from checker.engine.record import DateKind, Finding, Verdict

from . import contract
from .cases import BOOK, TODAY, TOMORROW, case_of, changed, dates_of, example_cases, judged

TOPICS = BOOK.topics
EXAMPLES = list(example_cases())


class Recorded(Facts):
    """Facts that remember which of them were looked up."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts.edition, facts)
        self.seen: set[str] = set()

    def __getitem__(self, fact_id: str):
        self.seen.add(fact_id)
        return super().__getitem__(fact_id)


def reasons_of(topic: str) -> set[str]:
    """Return the facts that the topic's words for reasons name."""
    return {key.partition("/")[0] for key in BOOK.words.data[topic]["because"]}


def test_the_topics_are_those_of_the_contract_with_their_fields_and_questions():
    assert contract.QUESTIONS.keys() == {*TOPICS, BOOK.course.id}
    for name, topic in TOPICS.items():
        question, fields = contract.QUESTIONS[name]
        assert (topic.id, set(topic.fields)) == (name, set(fields))
        assert BOOK.words.data[name]["question"] == question


def test_the_fields_are_those_of_the_contract_with_their_options():
    assert contract.TAKES.keys() == BOOK.fields.keys()
    for name, field in BOOK.fields.items():
        assert not field.options or contract.ids(contract.TAKES[name]) == list(field.options)


def test_a_topic_names_a_field_once():
    assert all(len(topic.fields) == len(set(topic.fields)) for topic in TOPICS.values())


def test_every_field_is_asked_for_by_some_topic():
    assert {name for topic in TOPICS.values() for name in topic.fields} == set(BOOK.fields)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_a_topic_declares_the_facts_that_it_counts_with_or_names_as_a_reason(topic):
    counted = set()
    for name, case in EXAMPLES:
        if name == topic.id:
            facts = Recorded(BOOK.facts.only(topic.facts))
            dates = {deadline.id: deadline for deadline in topic.dates(case, facts)}
            finding = topic.judge(case, dates, facts)
            counted |= facts.seen & {day.count.fact for day in dates.values()}
            assert {key.partition("/")[0] for key in finding.because} <= set(topic.facts)
    assert len(topic.facts) == len(set(topic.facts))
    assert set(topic.facts) == counted | reasons_of(topic.id)


def test_only_a_refund_is_counted_in_business_days():
    assert [topic for topic in TOPICS if BOOK.counts_business_days(topic)] == ["refund"]
    assert BOOK.counts_business_days(BOOK.course.id)


def test_a_country_is_asked_for_wherever_its_calendar_counts():
    for topic in filter(BOOK.counts_business_days, TOPICS):
        kinds = {BOOK.fields[name].kind for name in TOPICS[topic].fields}
        assert FieldKind.COUNTRY in kinds


def test_the_id_of_a_date_belongs_to_one_topic():
    ids = [name for dates in contract.DATES_OF.values() for name in dates]
    assert len(ids) == len(set(ids))
    assert not set(ids) & {*BOOK.fields, *BOOK.facts}, "a sentence could not tell them apart"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_date_is_of_its_kind_and_counted_by_the_figure_of_its_fact(topic):
    reached = set()
    for name, case in EXAMPLES:
        for deadline in dates_of(name, case).values() if name == topic else ():
            kind, fact_id = contract.DATES_OF[topic][deadline.id]
            assert (deadline.kind, deadline.count.fact) == (kind, fact_id)
            reached.add(deadline.id)
            if fact_id:
                fact = BOOK.facts[fact_id].on(deadline.count.start)
                figures = fact.value if isinstance(fact.value, Pair) else (fact.value,)
                # What is granted by silence begins on the day after the last.
                more = deadline.id == "granted-from"
                assert deadline.count.count - more in figures
                assert deadline.count.unit is fact.unit
            else:
                assert deadline.date in case.values.values()
    assert reached == set(contract.DATES_OF[topic]) == set(BOOK.words.data[topic].get("date", ()))


def test_what_can_still_be_done_ends_on_the_nearest_last_day_ahead():
    for topic, case in EXAMPLES:
        dates, finding = dates_of(topic, case), judged(topic, case)
        last = [day.date for day in dates.values() if day.kind is DateKind.BY]
        ahead = [day for day in last if day >= case.today]
        if finding.verdict is Verdict.NO or not ahead:
            assert not finding.still or dates[finding.still].date < case.today
        else:
            assert dates[finding.still].date == min(ahead), (topic, case.values)


def test_a_window_that_closes_before_it_opens_never_opens():
    """The facts keep the two apart today; with fewer days after the finish they would not."""
    facts = dict(BOOK.facts)
    finish, opens = facts["dispute-after-finish"], facts["dispute-opens"].number
    assert finish.number >= opens
    case = case_of("open-dispute", f"sent={TODAY} finished={TODAY}")
    for value, verdict in ((opens, Verdict.NOT_YET), (opens - 1, Verdict.NO)):
        changed = Facts("2026-11", facts | {finish.id: replace(finish, value=value)})
        found = judged("open-dispute", case, changed)
        assert found.verdict is verdict
    assert found == Finding(
        Verdict.NO,
        "never",
        ("dispute-opens", "dispute-after-finish/never"),
        ("ask-seller", "customer-service"),
    )


def test_a_device_is_covered_in_the_countries_of_its_list_and_in_no_others():
    lists = BOOK.facts["warranty"].lists
    devices = BOOK.fields["device"].options
    assert set(lists) < set(devices)
    for device in devices:
        for country in BOOK.calendars.names():
            said = f"bought=yes device={device} country={country} purchased={TODAY}"
            is_covered = judged("warranty", case_of("warranty", said)).verdict is Verdict.YES
            assert is_covered == (country in lists.get(device, ()))


@pytest.mark.parametrize(
    ("today", "known", "verdict"),
    [
        (TOMORROW, f"purchased={TODAY}", Verdict.YES),
        (TOMORROW, f"purchased={TOMORROW}", Verdict.NO),
        (TODAY, "", Verdict.NEED),
        (TOMORROW, "", Verdict.NO),
    ],
)
def test_a_device_is_covered_by_the_list_of_the_day_of_purchase_or_while_unknown_of_today(
    today, known, verdict
):
    facts = changed("warranty", lists={"phone": ("RU",)})
    case = case_of("warranty", f"bought=yes device=phone country=DE {known}", today)
    assert judged("warranty", case, facts).verdict is verdict


SAMPLES = {
    FieldKind.DATE: (str(TODAY), str(TODAY - timedelta(days=5_000))),
    FieldKind.COUNTRY: ("DE", "FR", "RU"),
}
MOOT = [
    (topic.id, field, *condition.split("="))
    for topic in TOPICS.values()
    for field, conditions in topic.moot.items()
    for condition in conditions
]


@pytest.mark.parametrize(("topic", "field", "other", "option"), MOOT)
def test_a_moot_field_is_neither_needed_nor_able_to_change_the_verdict(topic, field, other, option):
    assert {field, other} <= set(TOPICS[topic].fields)
    assert option in BOOK.fields[other].options
    without = judged(topic, case_of(topic, f"{other}={option}"))
    assert field not in without.needs
    for value in SAMPLES.get(BOOK.fields[field].kind, BOOK.fields[field].options):
        found = judged(topic, case_of(topic, f"{other}={option} {field}={value}"))
        assert found.verdict is without.verdict
