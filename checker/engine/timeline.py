"""A whole case: all that is known goes in; what the questions of its course answer together comes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby, islice

from .case import Case
from .course import Course, LastingDay, has_happened
from .days import ONE_DAY
from .decide import sum_up
from .fields import LAST_DAY
from .possible import Examined, examine
from .record import Answer, Deadline, Finding, Flip, Lasting, Timeline, Verdict
from .rulebook import Rulebook
from .windows import in_order, windows_of

# The sooner in this list, the more there is to do; what is unclear may be over tomorrow.
URGENCY = (
    {Verdict.YES, Verdict.UNCLEAR, Verdict.DEPENDS},
    {Verdict.NEED},
    {Verdict.NOT_YET},
    {Verdict.TOO_LATE},
    {Verdict.NO},
)


@dataclass(frozen=True, slots=True)
class _Question:
    """One question of the course as the case leaves it: looked at, answered, and settled or not."""

    examined: Examined
    answer: Answer
    is_settled: bool

    def speaks_on(self, today: date) -> bool:
        """Whether it has anything to say: a date, or a verdict."""
        return bool(self.answer.dates) or self.examined.verdict_on(today) is not Verdict.NEED

    def urgency_on(self, today: date) -> tuple[bool, int, date]:
        """Rank it: what ends that day or the next first, then by what can be done, then by its last day."""
        verdict, still = self.examined.verdict_on(today), self.examined.still_on(today)
        if verdict is Verdict.TOO_LATE and still:
            # Too late for what was asked, but not for the next best thing.
            verdict = Verdict.YES
        rank = next(n for n, verdicts in enumerate(URGENCY) if verdict in verdicts)
        return self.examined.act_by_on(today) is None, rank, still or date.max


def trace(book: Rulebook, case: Case) -> Answer:
    """Return the answer to a whole case, with its timeline. Raises Refused where holidays are not known."""
    course = book.course
    asked = [_ask(book, topic, case) for topic in course.topics]
    speaking = [each for each in asked if each.speaks_on(case.today)]
    live = _live(asked, case.today)
    lasting = tuple(_lasting(course, case, speaking)) if live else ()
    named = {each.deadline.id: course.id for each in lasting}
    found = (windows_of(each.answer, named, is_settled=each.is_settled) for each in speaking)
    timeline = Timeline(
        tuple(each.answer for each in speaking),
        tuple(each.answer for each in live),
        in_order(chain.from_iterable(found)),
        lasting,
    )
    return _whole(book, case, timeline, _needs(live or asked), tuple(_flips(asked, case.today)))


def _ask(book: Rulebook, topic_id: str, case: Case) -> _Question:
    topic = book.topics[topic_id]
    examined = examine(topic, case.about(topic.fields), book.facts)
    answer = sum_up(examined, book.facts)
    return _Question(examined, answer, _is_settled(book.course, topic_id, case))


def _is_settled(course: Course, topic: str, case: Case) -> bool:
    return has_happened(case.values, course.settled_by.get(topic, ()))


def _lasting(course: Course, case: Case, asked: Sequence[_Question]) -> Iterator[Lasting]:
    """Yield the days that outlast their question, as the course says and the case stands."""
    dates = {name: day for each in asked for name, day in each.answer.dates.items()}
    for name, lasting in course.lasting.items():
        is_due = has_happened(case.values, lasting.since) and not has_happened(
            case.values, lasting.until
        )
        if is_due and name in dates:
            yield Lasting(dates[name], _why(lasting, dates[name], case.today))


def _why(lasting: LastingDay, deadline: Deadline, today: date) -> str:
    first, last = deadline.range or (deadline.date, deadline.date)
    if last < today:
        return lasting.over
    return lasting.ahead if first >= today else lasting.unsure


def _live(asked: Sequence[_Question], today: date) -> list[_Question]:
    """Return the questions that speak and are not settled on a day, the most urgent first."""
    live = (each for each in asked if each.speaks_on(today) and not each.is_settled)
    return sorted(live, key=lambda each: each.urgency_on(today))


def _needs(asked: Sequence[_Question]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(need for each in asked for need in each.answer.finding.needs))


def _whole(
    book: Rulebook,
    case: Case,
    timeline: Timeline,
    needs: tuple[str, ...],
    flips: tuple[Flip, ...],
) -> Answer:
    """Return the answer to the whole case: what to act on first, with the days of all its questions."""
    dates = {name: day for answer in timeline.answers for name, day in answer.dates.items()}
    if timeline.live:
        lead = timeline.live[0]
        finding = replace(lead.finding, needs=needs)
        return replace(
            lead,
            topic=book.course.id,
            finding=finding,
            dates=dates,
            flips=flips,
            known=case.values,
            timeline=timeline,
        )
    empty = Finding(Verdict.NEED, "empty", (), (), needs)
    return Answer(
        topic=book.course.id,
        today=case.today,
        finding=empty,
        dates=dates,
        flips=flips,
        stretches=(),
        alternatives=(),
        still=None,
        act_by=None,
        known=case.values,
        timeline=timeline,
    )


def _flips(asked: Sequence[_Question], today: date) -> Iterator[Flip]:
    """Yield each later day on which another verdict stands in front."""
    runs = groupby(_turns(asked, today), key=lambda turn: _front(asked, turn))
    for verdict, run in islice(runs, 1, None):
        yield Flip(next(run), verdict)


def _front(asked: Sequence[_Question], today: date) -> Verdict:
    live = _live(asked, today)
    return live[0].examined.verdict_on(today) if live else Verdict.NEED


def _turns(asked: Sequence[_Question], today: date) -> list[date]:
    """Return today, and each later day on which a verdict, or what is most urgent, can change.

    Those are the days on which a finding can change, as on a last day and after it, and the days before last.
    """
    days = [day for each in asked for day in each.examined.days]
    turns = {today, *(turn for day in days for turn, _ in day.later)}
    turns |= {deadline.date - ONE_DAY for day in days for deadline in day.dates.values()}
    return sorted(turn for turn in turns if today <= turn <= LAST_DAY)
