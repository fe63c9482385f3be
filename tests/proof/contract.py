"""The published rules, written a second time: a request goes in; its verdict, dates and mistakes come out.

No rule and no figure here comes from `checker`: days are counted with dateutil and `banks`.
Requests hold single days, each of them well formed. The figures of the facts stand on top, and nowhere else
in tests/proof: the days that the proof looks at follow from them.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from dateutil.relativedelta import relativedelta

from checker import marketplace

from . import banks

# The figures of the published rules, by the facts that state them: who changes a fact changes it here too.
FIGURES: dict[str, Any] = {
    "tracking-update": (3, 7),
    "dispute-opens": 11,
    "dispute-after-finish": 15,
    "seller-reply": 5,
    "evidence-types-opening": ("jpg", "jpeg", "bmp", "gif", "png"),
    "evidence-types-responding": ("jpg", "jpeg", "bmp", "png"),
    "evidence-size": (2_000_000, 2_097_152),
    "warranty": 1,
    "refund-start": 0,
    "refund-arrival": (3, 15),
    "appeal": 7,
    "survey": 15,
}
# What holds instead from a day on, where a fact has changed: {"appeal": {"2027-03-01": 8}}.
LATER: dict[str, dict[str, Any]] = {}
LISTS = {
    "warranty": {"phone": ("RU", "ES", "DE", "US"), "tablet": ("RU",)},
    "evidence-types-responding": {
        "videos": ("mp4", "mov", "m4v", "avi", "webm", "mkv", "3gp", "mpg", "mpeg", "wmv")
    },
}

# What belongs to no fact: other endings of a type, and videos that no rule lists.
ALIASES = {"jpeg": "jpg", "jfif": "jpg"}
MORE_VIDEOS = ("mts", "flv", "ogv", "ogm", "3g2")

BOOK = marketplace()
PAST = {"sent", "finished", "opened", "processed", "closed", "purchased"}
DAYS = PAST | {"protection-ends"}
STAGES = ("opening", "responding")
VERDICTS = {
    "tracking": {"yes", "not-yet", "need"},
    "open-dispute": {"yes", "no", "not-yet", "too-late", "unclear", "need"},
    "seller-reply": {"yes", "no", "not-yet", "need"},
    "refund": {"yes", "not-yet", "need", "depends"},
    "appeal": {"yes", "no", "too-late", "need"},
    "evidence": {"yes", "no", "unclear", "need"},
    "warranty": {"yes", "no", "too-late", "need"},
    "domestic-return": {"yes", "no", "need"},
    "cancel": {"yes", "no", "need"},
}


def figure(fact_id: str, day: date) -> Any:
    """Return the figure of a fact that is in force on a day."""
    later = [value for since, value in LATER.get(fact_id, {}).items() if since <= str(day)]
    return [FIGURES[fact_id], *later][-1]


def figures(fact_id: str) -> list[Any]:
    """Return every figure that a fact has had or will have, the ends of a span each for itself."""
    every = (FIGURES[fact_id], *LATER.get(fact_id, {}).values())
    return [end for value in every for end in (value if isinstance(value, tuple) else (value,))]


class Known(dict[str, Any]):
    """What a request tells; what it leaves out is None."""

    def __missing__(self, _name: str) -> None:
        return None


def known(request: Mapping[str, Any]) -> tuple[date, Known]:
    """Return the request's today and its fields, days as dates."""
    fields = {
        name: date.fromisoformat(value) if name in DAYS else value
        for name, value in request["fields"].items()
    }
    return date.fromisoformat(request["today"]), Known(fields)


def mistakes(today: date, its: Known) -> set[tuple[str, str]]:
    """Return the mistakes: days in the future or out of order, and a region of another country."""
    future = {(name, "in-the-future") for name in PAST & its.keys() if its[name] > today}
    ends = {"finished", "protection-ends"} & its.keys() if its["sent"] else set()
    if its["region"] and its["region"] not in banks.regions(its["country"] or ""):
        future.add(("region", "not-an-option"))
    return future | {(name, "out-of-order") for name in ends if its[name] < its["sent"]}


def dates(topic: str, its: Known) -> dict[str, tuple[str, date]]:
    """Return each date that can be computed, with its kind."""
    found = {
        "tracking": lambda: {
            "updates-from": ("wait", _after(its["sent"], "tracking-update", end=0)),
            "updates-by": ("wait", _after(its["sent"], "tracking-update", end=1)),
        },
        "open-dispute": lambda: {
            "opens": ("from", _after(its["sent"], "dispute-opens")),
            "closes": ("by", None if its["finished"] else its["protection-ends"]),
            "contested-until": ("by", _last_after(its["finished"] or its["protection-ends"])),
        },
        "seller-reply": lambda: {
            "reply-by": ("wait", _after(its["opened"], "seller-reply")),
            "granted-from": ("from", _after(its["opened"], "seller-reply", more=1)),
        },
        "refund": lambda: {
            name: ("wait", its["processed"] and _refunded(its, end))
            for end, name in enumerate(("earliest", "latest"))
        },
        "appeal": lambda: {
            "appeal-by": ("by", _after(its["closed"], "appeal")),
            "survey-by": ("by", _after(its["closed"], "survey")),
        },
        "warranty": lambda: {"covered-until": ("by", _year(its["purchased"]))},
    }.get(topic, dict)()
    return {name: (kind, day) for name, (kind, day) in found.items() if day}


def worlds(topic: str, its: Known) -> dict[str, Known]:
    """Return what is known if the bank is in each region that it may be in; "" where regions are alike."""
    regions = banks.regions(its["country"]) if topic == "refund" and its["country"] else ()
    if its["region"] or not regions:
        return {its["region"] or "": its}
    return {region: Known(its | {"region": region}) for region in regions}


def differ(worlds: Iterable[Known], found: Iterable[Mapping[str, tuple[str, date]]]) -> bool:
    """Return whether the regions differ on the days that are counted, each up to its own dates."""
    skipped = [
        [days_off(world, day)[0] for _, day in dates.values()]
        for world, dates in zip(worlds, found, strict=True)
    ]
    return any(each != skipped[0] for each in skipped)


def verdict(topic: str, today: date, its: Known) -> str:
    """Return the verdict: the first rule that fits decides."""
    day = Known({name: day for name, (_, day) in dates(topic, its).items()})
    return _RULES[topic](today, its, day)


def _tracking(today: date, _its: Known, day: Known) -> str:
    if not day:
        return "need"
    return "not-yet" if today <= day["updates-by"] else "yes"


def _open_dispute(today: date, its: Known, day: Known) -> str:
    if "yes" in (its["agreed"], its["dispute-open"]):
        return "no"
    ended = its["protection-ends"]
    end = its["finished"] or (ended if ended and today > ended else None)
    if end and today > _last_after(end):
        return "too-late"
    if not its["sent"]:
        return "need"
    if day["contested-until"] and day["contested-until"] < day["opens"]:
        return "no"
    if today < day["opens"]:
        return "not-yet"
    if end:
        return "unclear"
    return "yes" if ended else "need"


def _seller_reply(today: date, its: Known, day: Known) -> str:
    if its["reply"] in ("accepted", "countered"):
        return {"accepted": "yes", "countered": "no"}[its["reply"]]
    if not day:
        return "need"
    return "not-yet" if today <= day["reply-by"] else "yes"


def _refund(today: date, _its: Known, day: Known) -> str:
    if not day:
        return "need"
    return "not-yet" if today <= day["latest"] else "yes"


def _appeal(today: date, its: Known, day: Known) -> str:
    if its["closed-by"] not in (None, "case-team"):
        return "no"
    if not day:
        return "need"
    if today > day["appeal-by"]:
        return "too-late"
    return "yes" if its["closed-by"] else "need"


def _evidence(today: date, its: Known, _day: Known) -> str:
    if not its["files"] and not its["text"]:
        return "need"
    stages = [its["stage"]] if its["stage"] else STAGES
    found = {_of_stage(stage, today, its["files"] or [], its["text"] or "") for stage in stages}
    return found.pop() if len(found) == 1 else "need"


def _of_stage(stage: str, today: date, files: list[dict[str, Any]], text: str) -> str:
    found = {_of_file(stage, today, Known(file)) for file in files}
    if any(is_refused(sign) for sign in text):
        found.add("no")
    return next((verdict for verdict in ("no", "unclear") if verdict in found), "yes")


def _of_file(stage: str, today: date, file: Known) -> str:
    """Return the worst of what the name, the inside and the size of a file say."""
    name, inside = file["name"], file["inside"] or ("empty" if file["size"] == 0 else None)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    taken = figure(f"evidence-types-{stage}", today)
    of_video = "no" if stage == "opening" else "unclear"
    is_video = _is_video(ending) or _is_video(inside)
    found = {of_video if is_video else _of_size(today, file["size"])}
    if ending not in taken and not _is_video(ending):
        found.add("no")
    if inside in ("empty", "broken", "not-a-picture"):
        found.add("no")
    elif inside in ("unreadable", "unknown"):
        found.add("unclear")
    elif inside and not _is_video(inside) and inside != ALIASES.get(ending, ending):
        found.add("unclear" if inside in taken else "no")
    return next((verdict for verdict in ("no", "unclear") if verdict in found), "yes")


def _of_size(today: date, size: int) -> str:
    small, big = figure("evidence-size", today)
    return "yes" if size < small else "unclear" if size < big else "no"


def _is_video(kind: str | None) -> bool:
    return kind in LISTS["evidence-types-responding"]["videos"] or kind in MORE_VIDEOS


def is_refused(sign: str) -> bool:
    """Whether no text may hold this sign, for the signs in the domain: Chinese characters and punctuation."""
    return any(
        first <= ord(sign) <= last
        for first, last in ((0x3000, 0x303F), (0xFF00, 0xFFEF), (0x4E00, 0x9FFF))
    )


def _warranty(today: date, its: Known, day: Known) -> str:
    can_match = any(
        its["device"] in (None, device) and its["country"] in (None, country)
        for device, countries in LISTS["warranty"].items()
        for country in countries
    )
    if its["bought"] == "no" or not can_match:
        return "no"
    if day and today > day["covered-until"]:
        return "too-late"
    is_known = its.keys() >= {"device", "country", "bought", "purchased"}
    return "yes" if is_known else "need"


def _conditions(*names: str) -> Any:
    def judge(_today: date, its: Known, _day: Known) -> str:
        answers = {its[name] for name in names}
        return "no" if "no" in answers else "need" if None in answers else "yes"

    return judge


_RULES = {
    "tracking": _tracking,
    "open-dispute": _open_dispute,
    "seller-reply": _seller_reply,
    "refund": _refund,
    "appeal": _appeal,
    "evidence": _evidence,
    "warranty": _warranty,
    "domestic-return": _conditions("offered", "unused", "original-packaging"),
    "cancel": _conditions("solved"),
}


def _after(day: date | None, fact_id: str, *, end: int | None = None, more: int = 0) -> date | None:
    """Return the day so many days later as the fact says on that day, or one `end` of its span."""
    if not day:
        return None
    count = figure(fact_id, day)
    return day + relativedelta(days=(count if end is None else count[end]) + more)


def _last_after(end: date) -> date:
    """Return the last day on which a dispute may still be possible after the order's end."""
    return _after(end, "dispute-after-finish")


def _year(day: date | None) -> date | None:
    """Return the last covered day; dateutil has the anniversary of 29 February a day before the rules."""
    if not day:
        return None
    last = day + relativedelta(years=figure("warranty", day))
    return last if (day.month, day.day) == (2, 29) else last - relativedelta(days=1)


def days_off(its: Known, last: date) -> tuple[list[str], list[str]]:
    """Return the days that are skipped between a refund and a business day, and on which of all it hangs."""
    return _days_off(its["processed"], last, its["country"], its["region"])


@cache
def _days_off(
    start: date, last: date, country: str | None, region: str | None
) -> tuple[list[str], list[str]]:
    days = _between(start, last)
    if not country:
        return [str(day) for day in days if day.isoweekday() > 5], []
    kept = banks.banks(country, region)
    off = [day for day in days if day in kept.off]
    return [str(day) for day in off], [str(day) for day in _open(start, last, off, kept)]


@cache
def _between(start: date, last: date) -> list[date]:
    return [start + relativedelta(days=n) for n in range(1, (last - start).days)]


def _open(start: date, last: date, off: list[date], kept: banks.Banks) -> list[date]:
    """Return the days off that may be none, and what is just outside of them or still to be announced."""
    after_start, after_last = (day + relativedelta(days=1) for day in (start, last))
    moves_in = {
        day
        for day, inside in ((start, after_start), (after_last, last))
        if day in kept.estimated and inside not in kept.off
    }
    movable = {day for day in off if day in kept.movable}
    says_nothing = last.year in kept.open_years and not any(
        day.year in kept.open_years for day in movable
    )
    return sorted(movable | moves_in | ({last} if says_nothing else set()))


def _refunded(its: Known, end: int) -> date | None:
    """Return the first or the last day on which a refund arrives."""
    count = figure("refund-arrival", its["processed"])[end]
    return _business(its["processed"], count, its["country"], its["region"])


@cache
def _business(day: date | None, count: int, country: str | None, region: str | None) -> date | None:
    if day and not country:
        while count:
            day += relativedelta(days=1)
            count -= day.isoweekday() <= 5
        return day
    return day and banks.working_day(day, count, country, region)
