"""The counting, day by day: deadlines go in; a strip of days, a list for a screen reader, comes out."""

from collections.abc import Mapping, Sequence
from datetime import date

from ..engine.days import ONE_DAY, Skipped
from ..engine.record import Deadline
from ..engine.words import Words
from .markup import Html, fill, tag
from .parts import bare


def strips(words: Words, labels: Mapping[Deadline, str], today: date) -> list[Html]:
    """Return a strip for each day from which something was counted, with all that was counted from it.

    A year of days shows nothing that its two ends do not, and a day that was given was not counted.
    """
    counted = [each for each in labels if each.count.count and each.count.unit.daily]
    starts = dict.fromkeys(each.count.start for each in counted)
    groups = ([each for each in counted if each.count.start == start] for start in starts)
    return [_strip(words, group, labels, today) for group in groups]


def _strip(
    words: Words, deadlines: Sequence[Deadline], labels: Mapping[Deadline, str], today: date
) -> Html:
    """Return the days from the event, day 0, to the last deadline: each numbered, or why it was skipped."""
    longest = max(deadlines, key=lambda each: each.date).count
    skipped = {day.date: day for day in longest.skipped}
    doubt = words.get("strip", "provisional")
    provisional = {each.date for each in longest.provisional}
    days, number = [], 0
    for n in range((longest.date - longest.start).days + 1):
        day = longest.start + n * ONE_DAY
        number += n > 0 and day not in skipped
        reached = [labels[each] for each in deadlines if each.date == day]
        doubts = [doubt] if day in provisional else []
        is_today = day == today
        days.append(_day(words, day, skipped.get(day, number), reached, doubts, is_today=is_today))
    start = tag("time", words.day(longest.start), datetime=longest.start.isoformat())
    # It scrolls sideways on a phone, and so the keyboard must be able to reach it.
    return tag(
        "div",
        tag("p", fill(words.get("strip", "title"), {"start": start})),
        bare(
            "ol",
            *days,
            class_="checker-strip",
            tabindex="0",
            aria_label=words.get("strip", "title").format(start=words.day(longest.start)),
        ),
    )


def _day(
    words: Words,
    day: date,
    place: int | Skipped,
    reached: Sequence[str],
    doubts: Sequence[str],
    *,
    is_today: bool,
) -> Html:
    """Return one day: its date, its number or the reason for which it does not count, and what it is."""
    if isinstance(place, Skipped):
        state, what = "skipped", place.holiday or words.weekday(day)
    else:
        state, what = "counted" if place else "start", str(place)
    spoken = words.get("strip", state).format(number=what, reason=what)
    now = [words.get("strip", "today")] if is_today else []
    return tag(
        "li",
        tag("time", words.short_day(day), datetime=day.isoformat(), data_short=True),
        tag("span", what, class_="checker-strip-what", aria_hidden="true"),
        tag("span", spoken, class_="checker-spoken"),
        *(tag("span", note, class_="checker-strip-note") for note in (*now, *doubts, *reached)),
        class_=f"checker-strip-day checker-strip-day--{state}",
        aria_current="date" if is_today else None,
        data_reached=bool(reached),
    )
