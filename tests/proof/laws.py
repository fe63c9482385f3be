"""The laws that every answer obeys: an answer goes in, and it is asked again; what breaks a law raises.

A law is a function whose name and docstring state it. `Proof` asks, and counts what it asked.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise, product
from typing import Any

from checker import answer
from checker.doors.browser import opened
from checker.doors.wire import solve
from checker.engine.errors import Refused
from checker.engine.fields import LAST_DAY
from checker.engine.record import Answer
from checker.engine.rulebook import Rulebook
from checker.render import data

from . import banks, contract
from .contract import BOOK
from .domain import Request, around

ONE_DAY = timedelta(days=1)


DOOR = opened("en")


def question(request: Any) -> str:
    """Return a request as the page asks it."""
    return json.dumps({"request": request, "base": "../", "prefix": "form", "edition": ""})


def page(request: Any) -> dict[str, Any]:
    """Return what the page gets to show for a request: the answer, and the HTML."""
    shown: dict[str, Any] = json.loads(DOOR.reply("page", question(request)))
    return shown


class Proof:
    """Asks a rulebook requests, and keeps the number of them.

    The laws come back to the same request from many sides: its verdict is found once.
    """

    def __init__(self, book: Rulebook = BOOK) -> None:
        self.book = book
        self.asked = 0
        self._verdicts: dict[str, str] = {}

    def ask(self, request: Request) -> "Asked":
        """Ask a request, and return all that came of it."""
        self.asked += 1
        try:
            record = solve(self.book, request)
        except Refused as refused:
            return Asked(self, request, None, data.errors(self.book, refused))
        return Asked(self, request, record, data.answer(self.book, record))

    def verdict(self, request: Request, **fields: Any) -> str:
        """Return the verdict on a request with some other fields; "refused" where it has mistakes."""
        self.asked += 1
        asked = {**request, "fields": {**request["fields"], **fields}}
        key = repr(asked)
        if key not in self._verdicts:
            self._verdicts[key] = self._verdict(asked)
        return self._verdicts[key]

    def _verdict(self, request: Request) -> str:
        try:
            return solve(self.book, request).finding.verdict.value
        except Refused:
            return "refused"

    def verdict_on(self, request: Request, today: date) -> str:
        """Return the verdict on a request that is asked on another day."""
        return self.verdict({**request, "today": today.isoformat()})


@dataclass(frozen=True)
class Asked:
    """A request with its answer, as a record and as data; without a record it was refused."""

    proof: Proof
    request: Request
    record: Answer | None
    answer: dict[str, Any]

    @property
    def today(self) -> date:
        return date.fromisoformat(self.request["today"])

    @property
    def verdict(self) -> str:
        return self.answer["verdict"]


def every_door_gives_the_same_answer(asked: Asked) -> None:
    """Python, JSON and the page agree, and the page shows each of the answer's dates."""
    assert answer(asked.request) == asked.answer
    shown = page(asked.request)
    assert shown["answer"] == asked.answer
    for each in asked.answer.get("dates", ()):
        assert f'datetime="{each["date"]}" data-date="{each["id"]}"' in shown["html"]


def it_is_answered_as_published(asked: Asked) -> None:
    """Verdict, dates and mistakes are those of the rules that were written a second time."""
    topic = asked.request["topic"]
    today, its = contract.known(asked.request)
    if mistakes := contract.mistakes(today, its):
        errors = asked.answer.get("errors", ())
        assert {(error["field"], error["code"]) for error in errors} == mistakes
        return
    worlds = contract.worlds(topic, its)
    verdicts = {region: contract.verdict(topic, today, world) for region, world in worlds.items()}
    common = {*verdicts.values()}
    assert asked.verdict == (common.pop() if len(common) == 1 else "depends")
    cases = {region: each["verdict"] for each in asked.answer["cases"] for region in each["values"]}
    assert cases == (verdicts if asked.verdict == "depends" else {})
    assert ("region" in asked.answer["needs"]) == (asked.verdict == "depends")
    found = [contract.dates(topic, world) for world in worlds.values()]
    shown = {each["id"]: each for each in asked.answer["dates"]}
    assert shown.keys() == found[0].keys()
    differ = topic == "refund" and contract.differ(worlds.values(), found)
    assert {"range" in each for each in shown.values()} <= {differ}
    for name, (kind, day) in found[0].items():
        days = sorted(each[name][1] for each in found)
        safe = day if len(worlds) == 1 else days[-1]
        assert (shown[name]["kind"], shown[name]["date"]) == (kind, safe.isoformat())
        ends = [days[0].isoformat(), days[-1].isoformat()]
        assert shown[name].get("range", ends[:1] * 2) == ends
        if topic == "refund":
            skipped = [each["date"] for each in shown[name]["skipped"]]
            moving = shown[name].get("provisional", [])
            assert (skipped, moving) in [
                contract.days_off(world, safe)
                for world, each in zip(worlds.values(), found, strict=True)
                if each[name][1] == safe
            ]


def dates_and_verdict_agree(asked: Asked) -> None:
    """After a day to act by, or before a day to act from or to wait for, the answer is no plain yes."""
    if asked.verdict != "yes" or asked.request["fields"].get("reply") == "accepted":
        return
    today = asked.request["today"]
    first = {each["kind"]: each["date"] for each in reversed(asked.answer["dates"])}
    assert today <= first.get("by", today)
    assert today >= first.get("from", today)
    assert today > first["wait"] if "wait" in first else True


def flips_agree_with_asking_again(asked: Asked) -> None:
    """On the day of each flip the verdict is the new one, on the day before still the old one."""
    flips = [(date.fromisoformat(flip["on"]), flip["verdict"]) for flip in asked.answer["flips"]]
    for (_, old), (on, new) in pairwise([(asked.today, asked.verdict), *flips]):
        assert asked.proof.verdict_on(asked.request, on - ONE_DAY) == old
        assert asked.proof.verdict_on(asked.request, on) == new != old
    days = [on for on, _ in flips] + [asked.today]
    assert days[:-1] == sorted(set(days[:-1]))
    assert asked.today not in days[:-1]
    last = flips[-1][1] if flips else asked.verdict
    known = [date.fromisoformat(each["date"]) for each in asked.answer["dates"]]
    for turn in around(*(day.toordinal() for day in known)):
        if max(days).toordinal() < turn <= LAST_DAY.toordinal():
            assert asked.proof.verdict_on(asked.request, date.fromordinal(turn)) == last


def nothing_changes_between_flips(asked: Asked) -> None:
    """Asked on every single day up to the last known one and beyond, the verdict is what the flips say."""
    flips = {flip["on"]: flip["verdict"] for flip in asked.answer["flips"]}
    known = [*flips, *(each["date"] for each in asked.answer["dates"]), asked.request["today"]]
    day, last, verdict = asked.today, date.fromisoformat(max(known)), asked.verdict
    while day <= last + ONE_DAY:
        verdict = flips.get(day.isoformat(), verdict)
        assert asked.proof.verdict_on(asked.request, day) == verdict
        day += ONE_DAY


def what_is_needed_decides(asked: Asked) -> None:
    """Each field that is asked for leads to different verdicts, whatever else is still asked for."""
    needs = asked.answer["needs"]
    if asked.verdict not in ("need", "depends"):
        assert not needs
        return
    assert needs
    assert not set(needs) & {name for name, value in asked.request["fields"].items() if value}
    choices = product(*(_candidates(name, asked) for name in needs))
    verdicts = {
        chosen: asked.proof.verdict(asked.request, **dict(zip(needs, chosen, strict=True)))
        for chosen in map(tuple, choices)
    }
    for place, name in enumerate(needs):
        ways = _groups(verdicts, place)
        decides = any(len(set(way) - {"refused"}) > 1 for way in ways)
        assert decides != _is_moot(name, asked), name


def _groups(verdicts: dict[tuple[Any, ...], str], place: int) -> Iterator[list[str]]:
    """Yield the verdicts of each group of choices that differ in one place only."""

    def others(item: tuple[tuple[Any, ...], str]) -> str:
        chosen, _ = item
        return repr(chosen[:place] + chosen[place + 1 :])

    for _, group in groupby(sorted(verdicts.items(), key=others), others):
        yield [verdict for _, verdict in group]


def _candidates(name: str, asked: Asked) -> Iterable[Any]:
    if name == "files":
        return (_Files("a.png"), _Files("a.pdf"))
    if name == "country":
        return ("DE", "RU", "FR")
    if name == "region":
        return banks.regions(asked.request["fields"]["country"])
    if name in contract.DAYS:
        far = (max(contract.figures("dispute-after-finish")) + 1, 400)
        soon = (max(contract.figures("dispute-opens")) + 1, 40, 400)
        steps = (-1, 0, 1, *far) if name == "protection-ends" else (0, 1, *_ended(asked), *soon)
        return tuple((asked.today - timedelta(days=step)).isoformat() for step in steps)
    return _OPTIONS[name]


def _ended(asked: Asked) -> tuple[int, ...]:
    """Return how long ago the order ended, if it has: a parcel may have been sent on that very day."""
    today, its = contract.known(asked.request)
    ends = [its[end] for end in ("finished", "protection-ends") if its[end]]
    return tuple((today - end).days for end in ends if end <= today)


class _Files(list[dict[str, Any]]):
    """A list of one file that can be a key."""

    def __init__(self, name: str) -> None:
        super().__init__([{"name": name, "size": 1}])

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(self[0]["name"])


_OPTIONS = {
    "closed-by": ("case-team", "agreement"),
    "stage": ("opening", "responding"),
    "device": ("phone", "tablet", "other"),
    **dict.fromkeys(("bought", "offered", "unused", "original-packaging", "solved"), ("yes", "no")),
}


def _is_moot(name: str, asked: Asked) -> bool:
    """Whether the rules ask for the day of sending although every day of it means the same.

    It lies before the end of the order: where that is long enough ago, the first day is reached for certain.
    """
    today, its = contract.known(asked.request)
    ends = [its[end] for end in ("finished", "protection-ends") if its[end]]
    opens = max(contract.figures("dispute-opens"))
    return name == "sent" and bool(ends) and (today - min(ends)).days >= opens


def what_is_not_asked_for_does_not_matter(asked: Asked) -> None:
    """A field that a form hides beside another answer leaves the verdict as it is."""
    fields = asked.request["fields"]
    for name, reasons in BOOK.topics[asked.request["topic"]].moot.items():
        if name in fields and any(f"{key}={value}" in reasons for key, value in fields.items()):
            rest = {key: value for key, value in fields.items() if key != name}
            assert asked.proof.verdict({**asked.request, "fields": rest}) == asked.verdict


def a_last_day_calls_to_act_now(asked: Asked) -> None:
    """Where something can be done and its last day is today or tomorrow, the first step says so."""
    can_act = asked.verdict not in ("no", "not-yet")
    last = {asked.today.isoformat(), (asked.today + ONE_DAY).isoformat()}
    hurry = can_act and any(
        each["kind"] == "by" and each["date"] in last for each in asked.answer["dates"]
    )
    assert (asked.record.act_by is not None) == hurry
    assert len(asked.answer["next"]) == len(asked.record.finding.next) + hurry


LAWS = (
    dates_and_verdict_agree,
    flips_agree_with_asking_again,
    what_is_needed_decides,
    what_is_not_asked_for_does_not_matter,
    a_last_day_calls_to_act_now,
)
