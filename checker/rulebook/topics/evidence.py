"""Will my files be accepted? Judges each file by its inside, name and size, and the text by its characters.

Sources: Q3 for opening a dispute, Q5 for adding proof to one.
"""

import re
from dataclasses import replace

from ...engine.case import Case
from ...engine.facts import Fact, Facts
from ...engine.fields import File
from ...engine.record import Copy, Finding, Item, Verdict
from ...engine.topic import Dates, Topic, no_dates
from ..files import (
    BAD,
    DOUBTFUL,
    TYPES,
    VIDEOS,
    ending_of,
    renamed,
    stem,
    type_of_ending,
    type_of_name,
)

type Judgement = tuple[Verdict, str]
"""A verdict, and the key of the sentence that says why."""

STAGES = ("opening", "responding")
FITS: Judgement = (Verdict.YES, "fits")
SEVERITY = (Verdict.YES, Verdict.UNCLEAR, Verdict.NO)
HEAVY = ("too-big", "size-unclear")

# What helps, and the flaws that it helps with.
STEPS = {
    "make-smaller": HEAVY,
    "rename": ("rename", "rename-ending"),
    "choose-again": ("empty", "unreadable", "broken"),
    "save-as-picture": (
        "no-ending",
        "type-opening",
        "type-responding",
        "video-refused",
        "inside-video-refused",
        "not-a-picture",
        "unknown",
        "other",
        "stage-decides",
    ),
    "send-pictures-too": ("video-unclear", "inside-video-unclear"),
    "clean-text": ("text-refused",),
}

# Unicode keeps the full-width twin of each ASCII sign at a fixed distance.
PLAIN_TWINS = {chr(code + 0xFEE0): chr(code) for code in range(ord("!"), ord("~") + 1)}
PLAIN_TWINS |= {"\u3000": " ", "、": ",", "。": "."}


def judge(case: Case, _dates: Dates, facts: Facts) -> Finding:
    """Say whether the files and the text will be accepted; `items` says it for each of them."""
    stage, facts = case.option("stage"), facts.on(case.today)
    text = [judge_text(case.text("text"), facts["evidence-text"])] if case.text("text") else []
    by_stage = [
        [*(judge_file(file, each, facts) for file in case.files("files")), *text]
        for each in ([stage] if stage else STAGES)
    ]
    if not by_stage[0]:
        return Finding(Verdict.NEED, "need-files", _because(case), ("choose-files",), ("files",))
    items = tuple(map(_same_at_every_stage, *by_stage))
    verdicts = {_overall(items_of_stage) for items_of_stage in by_stage}
    if len(verdicts) > 1:
        return Finding(
            Verdict.NEED, "need-stage", _because(case), ("say-stage",), ("stage",), items
        )
    (verdict,) = verdicts
    return Finding(verdict, verdict.value, _because(case), _steps(case, verdict, items), (), items)


def judge_file(file: File, stage: str, facts: Facts) -> Item:
    """Judge one file at one stage: by what is inside, its ending, and its size in bytes (Q3, Q5).

    The first refusal decides, else the first doubt.
    """
    if not (file.size or file.inside):
        file = replace(file, inside="empty")
    found: list[Judgement] = []
    for judge_by in (_by_state, _by_ending, _by_type, _by_size):
        found.append(judge_by(file, stage, facts))
        if found[-1][0] is Verdict.NO:
            break
    verdict, sentence = max(found, key=lambda judgement: SEVERITY.index(judgement[0]))
    return Item(
        "files",
        file.name,
        verdict,
        sentence,
        values={
            "ending": file.name.rpartition(".")[2],
            "inside": file.inside,
            "rename": renamed(file.name, _type(file)),
        },
        is_heavy=found[-1][1] in HEAVY,
        copy=Copy(stem(file.name), facts["evidence-size"].pair.first),
    )


def _by_state(file: File, _stage: str, _facts: Facts) -> Judgement:
    if file.inside in BAD:
        return Verdict.NO, file.inside
    return (Verdict.UNCLEAR, file.inside) if file.inside in DOUBTFUL else FITS


def _by_ending(file: File, stage: str, facts: Facts) -> Judgement:
    ending, taken = ending_of(file.name), facts[f"evidence-types-{stage}"].words
    if ending in taken:
        return FITS
    verdict = Verdict.NO
    if _is_video(ending, facts):
        verdict, sentence = _video(stage, "video")
    else:
        sentence = f"type-{stage}" if ending else "no-ending"
    return verdict, "rename-ending" if _type(file) in taken else sentence


def _by_type(file: File, stage: str, facts: Facts) -> Judgement:
    """Compare what is inside with what the ending says."""
    said = ending_of(file.name)
    if file.inside not in TYPES or file.inside == type_of_ending(said):
        return FITS
    if _is_video(file.inside, facts):
        return FITS if _is_video(said, facts) else _video(stage, "inside-video")
    if file.inside in facts[f"evidence-types-{stage}"].words:
        return Verdict.UNCLEAR, "rename"
    return Verdict.NO, "other"


def _by_size(file: File, _stage: str, facts: Facts) -> Judgement:
    """Look at the size of all but a video, of which the source names no limit."""
    fits_below, too_big_from = facts["evidence-size"].pair
    kinds = (ending_of(file.name), file.inside)
    if file.size < fits_below or any(_is_video(kind, facts) for kind in kinds):
        return FITS
    return (
        (Verdict.NO, "too-big") if file.size >= too_big_from else (Verdict.UNCLEAR, "size-unclear")
    )


def _video(stage: str, sentence: str) -> Judgement:
    if stage == "opening":
        return Verdict.NO, f"{sentence}-refused"
    return Verdict.UNCLEAR, f"{sentence}-unclear"


def _is_video(kind: str, facts: Facts) -> bool:
    listed = facts["evidence-types-responding"].lists["videos"]
    return kind in listed or type_of_ending(kind) in VIDEOS


def _type(file: File) -> str:
    """Return what is inside, or what the name means where nobody could see it."""
    return file.inside if file.inside in TYPES else type_of_name(file.name)


def judge_text(text: str, refused: Fact) -> Item:
    """Judge the text by the fact that lists what is refused (Q3).

    `offending` holds each refused character with its position, from 0.
    """
    pattern = _pattern(refused)
    offending = tuple((found.start(), found[0]) for found in pattern.finditer(text))
    if offending:
        # A wide letter or sign becomes its plain twin.
        cleaned = pattern.sub(lambda found: PLAIN_TWINS.get(found[0], ""), text)
        return Item(
            "text", "text", Verdict.NO, "text-refused", offending=offending, cleaned=cleaned
        )
    return Item("text", "text", Verdict.YES, "text-fits")


def _pattern(refused: Fact) -> re.Pattern[str]:
    """Match one character that the dispute form refuses."""
    spans = (block.split("-") for block in refused.words)
    return re.compile("[" + "".join(f"{chr(int(a, 16))}-{chr(int(b, 16))}" for a, b in spans) + "]")


def _same_at_every_stage(*items: Item) -> Item:
    """Return the item that all stages agree on; where they differ, one that asks for the stage."""
    if len({item.verdict for item in items}) > 1:
        return replace(items[0], verdict=Verdict.NEED, sentence="stage-decides")
    return items[0]


def _overall(items: list[Item]) -> Verdict:
    verdicts = {item.verdict for item in items}
    return next(v for v in (Verdict.NO, Verdict.UNCLEAR, Verdict.YES) if v in verdicts)


def _because(case: Case) -> tuple[str, ...]:
    """Name the facts that judge what the case holds; with nothing in it, all of them."""
    stage = case.option("stage")
    stages = [stage] if stage else STAGES
    of_files = (*(f"evidence-types-{each}" for each in stages), "evidence-size")
    of_text = ("evidence-text",)
    if case.text("text") and not case.files("files"):
        return of_text
    return of_files if case.files("files") and not case.text("text") else of_files + of_text


def _steps(case: Case, verdict: Verdict, items: tuple[Item, ...]) -> tuple[str, ...]:
    if verdict is Verdict.YES:
        return (_send(case),)
    flaws = {item.sentence for item in items if item.verdict is not Verdict.YES}
    flaws.update(HEAVY if any(item.is_heavy for item in items) else ())
    return tuple(step for step, helped in STEPS.items() if not flaws.isdisjoint(helped))


def _send(case: Case) -> str:
    """Name the step that sends what fits: only an escalated dispute takes a video."""
    if not case.files("files"):
        return "send-text"
    return "upload-pictures" if case.option("stage") == "opening" else "upload"


TOPIC = Topic(
    "evidence",
    ("stage", "files", "text"),
    (*(f"evidence-types-{stage}" for stage in STAGES), "evidence-size", "evidence-text"),
    no_dates,
    judge,
)
