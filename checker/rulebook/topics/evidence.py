"""Will my files be accepted? Judges each file by its ending and size, and the text by its characters.

Sources: Q3 for opening a dispute, Q5 for adding proof to one.
"""

import re

from ...engine.case import Case
from ...engine.facts import Fact, Facts
from ...engine.fields import File
from ...engine.record import Finding, Item, Verdict
from ...engine.topic import Dates, Topic, no_dates
from ..files import STAGES, look

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
    """Judge one file at one stage: by its ending first, then by its size in bytes (Q3, Q5)."""
    types = facts[f"evidence-types-{stage}"]
    _, dot, ending = file.name.rpartition(".")
    if not (dot and ending):
        return Item("files", file.name, Verdict.NO, "no-ending")
    if ending.lower() in facts["evidence-types-responding"].lists["videos"]:
        if stage == "responding":
            return Item("files", file.name, Verdict.UNCLEAR, "video-unclear")
        return Item("files", file.name, Verdict.NO, "video-refused")
    if ending.lower() not in types.words:
        return Item("files", file.name, Verdict.NO, f"type-{stage}")
    fits_below, too_big_from = facts["evidence-size"].pair
    if file.size >= too_big_from:
        return Item("files", file.name, Verdict.NO, "too-big", is_heavy=True)
    if file.size >= fits_below:
        return Item("files", file.name, Verdict.UNCLEAR, "size-unclear", is_heavy=True)
    return Item("files", file.name, Verdict.YES, "fits")


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
        return Item(items[0].field, items[0].name, Verdict.NEED, "stage-decides")
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
    sentences = {item.sentence for item in items if item.verdict is not Verdict.YES}
    steps = []
    if any(item.is_heavy for item in items):
        steps.append("make-smaller")
    if sentences & {
        "no-ending",
        "type-opening",
        "type-responding",
        "video-refused",
        "stage-decides",
    }:
        steps.append("save-as-picture")
    if "video-unclear" in sentences:
        steps.append("send-pictures-too")
    if "text-refused" in sentences:
        steps.append("clean-text")
    return tuple(steps)


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
    look=look,
)
