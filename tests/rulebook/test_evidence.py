"""Each file is judged by its inside, name and size, the text by its characters, at the stage it is for."""

from dataclasses import replace
from itertools import pairwise

import pytest

from checker.engine.case import Case
from checker.engine.facts import Facts, Pair
from checker.engine.fields import File
from checker.engine.record import Copy, Finding, Item, Verdict
from checker.rulebook.files import BAD, DOUBTFUL, PICTURES, VIDEOS
from checker.rulebook.topics import evidence
from checker.rulebook.topics.evidence import STAGES

from .cases import BOOK, TODAY, TOMORROW, changed, judged

FACTS = BOOK.facts
SMALL, BIG = FACTS["evidence-size"].pair
TYPES = {stage: FACTS[f"evidence-types-{stage}"].words for stage in STAGES}
ANYWHERE = sorted(set(TYPES["opening"]) & set(TYPES["responding"]))
[ONLY_OPENING] = set(TYPES["opening"]) - set(TYPES["responding"])
LISTED = FACTS["evidence-types-responding"].lists["videos"]
# A file that is taken at both stages, one that is taken when opening only, a video, and one that is none.
PICTURE, MOVING, VIDEO, OTHER = (
    f"a.{each}" for each in (ANYWHERE[0], ONLY_OPENING, LISTED[0], "pdf")
)
# The first and the last code point of each block that the fact refuses.
REFUSED = [
    tuple(int(end, 16) for end in block.split("-")) for block in FACTS["evidence-text"].words
]


def file_at(stage: str, name: str, size: int = 5, inside: str = "") -> Item:
    return evidence.judge_file(File(name, size, inside), stage, FACTS)


def judgement(item: Item) -> tuple[str, str]:
    return item.verdict.value, item.sentence


def text(written: str) -> Item:
    return evidence.judge_text(written, FACTS["evidence-text"])


def found(*names: str, stage: str = "", text: str = "", size: int = 5) -> Finding:
    """Return the finding for files of these names, at a stage if one is given."""
    values = {
        "stage": stage,
        "files": tuple(File(name, size) for name in names),
        "text": text,
    }
    known = {name: value for name, value in values.items() if value}
    return judged("evidence", Case(TODAY, known, BOOK.fields))


def said(finding: Finding) -> list[tuple[str, str]]:
    return [(item.verdict.value, item.sentence) for item in finding.items]


# The ending, and what holds when opening and when responding.
ENDINGS = [
    *((ending, ("yes", "fits"), ("yes", "fits")) for ending in ANYWHERE),
    (ONLY_OPENING, ("yes", "fits"), ("no", "type-responding")),
    *(
        (ending, ("no", "video-refused"), ("unclear", "video-unclear"))
        for ending in (*LISTED, *VIDEOS, "asf", "vob", "m2ts", "rmvb")
    ),
    *(
        (ending, ("no", "type-opening"), ("no", "type-responding"))
        for ending in ("doc", "docx", "xls", "pdf", "webp", "heic", "jp", "jpgx", "m4a", "mp3")
    ),
    *(
        (ending, ("no", "rename-ending"), ("no", "rename-ending"))
        for ending in ("jpe", "jfif", "jpg ", "jpg.", "j\u200bpg")
    ),
]


@pytest.mark.parametrize(("ending", "opening", "responding"), ENDINGS)
def test_a_file_is_judged_by_its_ending_in_any_case(ending, opening, responding):
    for name in (f"parcel.{ending}", f"PARCEL.{ending.upper()}", f"my.old.parcel.{ending}"):
        for stage, expected in (("opening", opening), ("responding", responding)):
            item = file_at(stage, name)
            assert (item.field, item.name, item.is_heavy) == ("files", name, False)
            assert judgement(item) == expected


@pytest.mark.parametrize("name", ["parcel", "parcel.", "jpg", "."])
@pytest.mark.parametrize("stage", STAGES)
def test_a_name_without_an_ending_is_refused(name, stage):
    assert judgement(file_at(stage, name)) == ("no", "no-ending")


def test_a_name_may_be_nothing_but_an_ending():
    assert file_at("opening", ".png").verdict is Verdict.YES


@pytest.mark.parametrize(
    ("size", "verdict", "sentence", "is_heavy"),
    [
        (1, "yes", "fits", False),
        (SMALL - 1, "yes", "fits", False),
        (SMALL, "unclear", "size-unclear", True),
        (BIG - 1, "unclear", "size-unclear", True),
        (BIG, "no", "too-big", True),
        (2**70, "no", "too-big", True),
    ],
)
@pytest.mark.parametrize("stage", STAGES)
def test_a_picture_is_judged_by_its_size(size, verdict, sentence, is_heavy, stage):
    item = file_at(stage, PICTURE, size)
    assert (judgement(item), item.is_heavy) == ((verdict, sentence), is_heavy)
    assert item.copy == Copy("a", SMALL)


def test_the_type_is_told_before_the_size():
    assert file_at("opening", OTHER, BIG).sentence == "type-opening"
    assert file_at("opening", "a", BIG).sentence == "no-ending"


@pytest.mark.parametrize("size", [1, SMALL, BIG])
def test_a_video_is_judged_without_its_size(size):
    assert file_at("responding", VIDEO, size).sentence == "video-unclear"
    assert file_at("opening", VIDEO, size).sentence == "video-refused"


PICTURES_INSIDE = [each for each in PICTURES if each not in TYPES["opening"]]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("inside", [*BAD, *DOUBTFUL])
def test_what_a_look_found_instead_of_a_type_decides(stage, inside):
    expected = ("no" if inside in BAD else "unclear", inside)
    assert judgement(file_at(stage, PICTURE, inside=inside)) == expected
    # It does not help that the name or the size would be a doubt only.
    assert judgement(file_at(stage, PICTURE, SMALL, inside)) == expected
    if inside in BAD:
        assert judgement(file_at("responding", VIDEO, inside=inside)) == expected


@pytest.mark.parametrize(
    ("name", "inside", "opening", "responding"),
    [
        ("a.jpg", "jpg", ("yes", "fits"), ("yes", "fits")),
        ("a.JPEG", "jpg", ("yes", "fits"), ("yes", "fits")),
        ("a.png", "jpg", ("unclear", "rename"), ("unclear", "rename")),
        ("a.png", "bmp", ("unclear", "rename"), ("unclear", "rename")),
        ("a.jpg", "gif", ("unclear", "rename"), ("no", "other")),
        ("a.gif", "jpg", ("unclear", "rename"), ("no", "rename-ending")),
        *(("a.jpg", kind, ("no", "other"), ("no", "other")) for kind in PICTURES_INSIDE),
        ("a.png", "docx", ("no", "other"), ("no", "other")),
        ("a.docx", "docx", ("no", "type-opening"), ("no", "type-responding")),
        ("a.docx", "webp", ("no", "type-opening"), ("no", "type-responding")),
        ("a.docx", "jpg", ("no", "rename-ending"), ("no", "rename-ending")),
        ("a.jfif", "jpg", ("no", "rename-ending"), ("no", "rename-ending")),
        ("a", "jpg", ("no", "rename-ending"), ("no", "rename-ending")),
        ("a", "webp", ("no", "no-ending"), ("no", "no-ending")),
        ("a", "mp4", ("no", "no-ending"), ("no", "no-ending")),
        *(
            ("a.jpg", kind, ("no", "inside-video-refused"), ("unclear", "inside-video-unclear"))
            for kind in VIDEOS
        ),
        ("a.mov", "mp4", ("no", "video-refused"), ("unclear", "video-unclear")),
        ("a.mpeg", "mpg", ("no", "video-refused"), ("unclear", "video-unclear")),
        ("a.docx", "mp4", ("no", "type-opening"), ("no", "type-responding")),
        ("a.mp4", "jpg", ("no", "rename-ending"), ("unclear", "rename-ending")),
        ("a.mp4", "webp", ("no", "video-refused"), ("no", "other")),
        ("a.mp4", "unknown", ("no", "video-refused"), ("unclear", "unknown")),
    ],
)
def test_a_type_inside_is_held_against_the_one_that_the_name_says(
    name, inside, opening, responding
):
    assert judgement(file_at("opening", name, inside=inside)) == opening
    assert judgement(file_at("responding", name, inside=inside)) == responding


def test_a_video_inside_another_fits_where_its_name_does():
    types = FACTS["evidence-types-responding"]
    facts = Facts(FACTS.edition, {**FACTS, types.id: replace(types, value=(*types.words, "mov"))})
    item = evidence.judge_file(File("a.mov", 5, "mp4"), "responding", facts)
    assert judgement(item) == ("yes", "fits")


def test_files_are_judged_by_the_figures_that_are_in_force_today():
    facts = changed("evidence-size", value=Pair(5, 6))
    case = Case(TODAY, {"stage": "opening", "files": (File(PICTURE, 5),)}, BOOK.fields)
    assert judged("evidence", case, facts).verdict is Verdict.YES
    assert judged("evidence", case.on(TOMORROW), facts).verdict is Verdict.UNCLEAR


def test_the_first_refusal_decides_and_else_the_first_doubt():
    heavy = file_at("opening", "a.jpg", SMALL, "png")
    assert (judgement(heavy), heavy.is_heavy) == (("unclear", "rename"), True)
    assert judgement(file_at("opening", "a.jpg", BIG, "png")) == ("no", "too-big")
    assert judgement(file_at("opening", "a.jpg", BIG, "unknown")) == ("no", "too-big")
    refused = file_at("opening", "a.jpg", BIG, "empty")
    assert (judgement(refused), refused.is_heavy) == (("no", "empty"), False)


@pytest.mark.parametrize(
    ("size", "inside", "expected"),
    [
        (0, "", ("no", "empty")),
        (1, "", ("yes", "fits")),
        (0, "unreadable", ("unclear", "unreadable")),
        (0, "jpg", ("yes", "fits")),
    ],
)
@pytest.mark.parametrize("stage", STAGES)
def test_where_nobody_looked_a_file_of_no_bytes_is_empty(stage, size, inside, expected):
    assert judgement(file_at(stage, "a.jpg", size, inside)) == expected


@pytest.mark.parametrize("size", [SMALL, BIG])
def test_a_video_inside_is_judged_without_its_size(size):
    item = file_at("responding", "a.jpg", size, "mp4")
    assert (judgement(item), item.is_heavy) == (("unclear", "inside-video-unclear"), False)


@pytest.mark.parametrize(
    ("name", "inside", "ending", "rename"),
    [
        ("my.box.PNG", "jpg", "PNG", "my.box.jpg"),
        ("photo.jpg.", "", "", "photo.jpg"),
        ("photo.jpg.", "png", "", "photo.png"),
        ("photo.jpg\u200b", "", "jpg\u200b", "photo.jpg"),
        (".htaccess", "png", "htaccess", "htaccess.png"),
        ("box", "jpg", "box", "box.jpg"),
        ("a.jfif", "broken", "jfif", "a.jpg"),
    ],
)
def test_a_file_has_the_values_that_its_sentence_needs(name, inside, ending, rename):
    values = file_at("opening", name, inside=inside).values
    assert values == {"ending": ending, "inside": inside, "rename": rename}


@pytest.mark.parametrize(("first", "last"), REFUSED)
def test_the_text_may_not_hold_a_chinese_character_or_sign(first, last):
    for code in (first, last):
        item = text(f"a{chr(code)}")
        assert (item.verdict, item.sentence) == (Verdict.NO, "text-refused")
        assert item.offending == ((1, chr(code)),)


def test_a_sign_beside_a_refused_block_fits():
    edges = {edge for first, last in REFUSED for edge in (first - 1, last + 1)}
    beside = [edge for edge in edges if not any(first <= edge <= last for first, last in REFUSED)]
    assert len(beside) > len(REFUSED)
    assert text("".join(map(chr, beside))).verdict is Verdict.YES


def test_no_two_refused_blocks_overlap():
    assert all(first <= last for first, last in REFUSED)
    assert all(end < start for (_, end), (start, _) in pairwise(sorted(REFUSED)))


def test_a_text_without_them_fits():
    written = "Hello, \u00e9\u0434\u3042\uac00 \U0001f600!"
    assert text(written) == Item("text", "text", Verdict.YES, "text-fits")


def test_every_refused_character_is_named_with_its_position():
    assert text("\u4e2dab\u6587\u6587c\uff0c") == Item(
        "text",
        "text",
        Verdict.NO,
        "text-refused",
        offending=((0, "\u4e2d"), (3, "\u6587"), (4, "\u6587"), (6, "\uff0c")),
        cleaned="abc,",
    )


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("\uff01\uff5e", "!~"),
        ("\uff21\uff3a\uff41\uff5a\uff10\uff19", "AZaz09"),
        ("\u3000\u3001\u3002", " ,."),
        ("\uff00\uff5f\uffe5\u300c\u4e2d", ""),
    ],
)
def test_a_wide_letter_becomes_its_plain_twin_and_the_rest_goes(written, cleaned):
    assert text(written).cleaned == cleaned


def test_a_cleaned_text_fits():
    everything = "".join(chr(code) for first, last in REFUSED for code in range(first, last + 1))
    assert text(text(everything).cleaned).verdict is Verdict.YES


@pytest.mark.parametrize(
    ("insides", "size", "steps"),
    [
        ("png", 5, ("rename",)),
        ("png", SMALL, ("make-smaller", "rename")),
        ("empty", 5, ("choose-again",)),
        ("unreadable", 5, ("choose-again",)),
        ("broken", 5, ("choose-again",)),
        ("unknown", 5, ("save-as-picture",)),
        ("not-a-picture", 5, ("save-as-picture",)),
        ("heic", 5, ("save-as-picture",)),
        ("mp4", 5, ("send-pictures-too",)),
        (
            "mp4 heic empty png",
            5,
            ("rename", "choose-again", "save-as-picture", "send-pictures-too"),
        ),
    ],
)
def test_each_flaw_inside_has_its_step(insides, size, steps):
    files = tuple(File("a.jpg", size, inside) for inside in insides.split())
    case = Case(TODAY, {"stage": "responding", "files": files}, BOOK.fields)
    assert judged("evidence", case).next == steps


OPENING, RESPONDING = "evidence-types-opening", "evidence-types-responding"
SIZE, TEXT = "evidence-size", "evidence-text"
WIDE = "\u4e2d"


@pytest.mark.parametrize(
    ("names", "stage", "text", "size", "verdict", "because", "steps"),
    [
        (PICTURE, "opening", "", 5, "yes", (OPENING, SIZE), ("upload-pictures",)),
        (
            f"{PICTURE} {MOVING}",
            "opening",
            "Hi",
            5,
            "yes",
            (OPENING, SIZE, TEXT),
            ("upload-pictures",),
        ),
        (PICTURE, "responding", "", 5, "yes", (RESPONDING, SIZE), ("upload",)),
        ("", "opening", "Hi", 5, "yes", (TEXT,), ("send-text",)),
        ("", "responding", WIDE, 5, "no", (TEXT,), ("clean-text",)),
        (PICTURE, "opening", "", SMALL, "unclear", (OPENING, SIZE), ("make-smaller",)),
        (PICTURE, "responding", "", BIG, "no", (RESPONDING, SIZE), ("make-smaller",)),
        (OTHER, "opening", "", 5, "no", (OPENING, SIZE), ("save-as-picture",)),
        (OTHER, "responding", "", 5, "no", (RESPONDING, SIZE), ("save-as-picture",)),
        ("a", "opening", "", 5, "no", (OPENING, SIZE), ("save-as-picture",)),
        (VIDEO, "opening", "", 5, "no", (OPENING, SIZE), ("save-as-picture",)),
        (VIDEO, "responding", "", 5, "unclear", (RESPONDING, SIZE), ("send-pictures-too",)),
        (
            f"{VIDEO} {OTHER} {PICTURE}",
            "responding",
            WIDE,
            BIG,
            "no",
            (RESPONDING, SIZE, TEXT),
            ("make-smaller", "save-as-picture", "send-pictures-too", "clean-text"),
        ),
        # No stage, but both agree.
        (PICTURE, "", "", 5, "yes", (OPENING, RESPONDING, SIZE), ("upload",)),
        (OTHER, "", "", 5, "no", (OPENING, RESPONDING, SIZE), ("save-as-picture",)),
        ("", "", "Hi", 5, "yes", (TEXT,), ("send-text",)),
        (
            MOVING,
            "",
            WIDE,
            5,
            "no",
            (OPENING, RESPONDING, SIZE, TEXT),
            ("save-as-picture", "clean-text"),
        ),
    ],
)
def test_the_worst_of_all_decides_and_each_flaw_has_its_step(
    names, stage, text, size, verdict, because, steps
):
    finding = found(*names.split(), stage=stage, text=text, size=size)
    assert (finding.verdict, finding.headline) == (Verdict(verdict), verdict)
    assert (finding.because, finding.next, finding.needs) == (because, steps, ())


@pytest.mark.parametrize(
    ("names", "size", "expected"),
    [
        (MOVING, 5, [("need", "stage-decides")]),
        (VIDEO, 5, [("need", "stage-decides")]),
        (f"{PICTURE} {MOVING}", 5, [("yes", "fits"), ("need", "stage-decides")]),
        (f"{MOVING} {PICTURE}", SMALL, [("need", "stage-decides"), ("unclear", "size-unclear")]),
    ],
)
def test_the_stage_is_asked_for_only_where_it_decides(names, size, expected):
    finding = found(*names.split(), size=size)
    assert (finding.verdict, finding.headline) == (Verdict.NEED, "need-stage")
    assert finding.because == (OPENING, RESPONDING, SIZE)
    assert (finding.next, finding.needs) == (("say-stage",), ("stage",))
    assert said(finding) == expected


def test_a_file_that_depends_on_the_stage_keeps_what_its_line_is_shown_with():
    asked, judged = found(MOVING), found(MOVING, stage="opening")
    assert asked.items[0].copy == judged.items[0].copy is not None
    assert found(MOVING, size=SMALL).items[0].is_heavy


def test_a_file_that_depends_on_the_stage_needs_none_where_another_is_refused_anyway():
    finding = found(MOVING, OTHER)
    assert (finding.verdict, finding.needs) == (Verdict.NO, ())
    assert said(finding) == [("need", "stage-decides"), ("no", "type-opening")]
    assert (finding.items[0].field, finding.items[0].name) == ("files", MOVING)


def test_items_stand_in_the_order_of_the_files_with_the_text_last():
    finding = found("b.png", PICTURE, stage="opening", text="Hi")
    assert [item.name for item in finding.items] == ["b.png", PICTURE, "text"]


@pytest.mark.parametrize(
    ("stage", "because"),
    [
        ("", (OPENING, RESPONDING, SIZE, TEXT)),
        ("opening", (OPENING, SIZE, TEXT)),
        ("responding", (RESPONDING, SIZE, TEXT)),
    ],
)
def test_with_neither_files_nor_text_the_files_are_asked_for(stage, because):
    assert found(stage=stage) == Finding(
        Verdict.NEED, "need-files", because, ("choose-files",), ("files",)
    )
