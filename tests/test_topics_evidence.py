"""Each file is judged by its ending and its size, the text by its characters, at the stage it is for."""

import pytest

from checker.answer import Finding, Item, Verdict
from checker.case import Case
from checker.fields import File
from checker.policy import POLICY
from checker.topics import TOPICS
from checker.topics.evidence import clean, judge_file, judge_text

TODAY = POLICY["evidence-size"].checked_on  # evidence has no dates: any day will do
SMALL, BIG = POLICY["evidence-size"].pair
PICTURES = ("jpg", "jpeg", "bmp", "png")
VIDEOS = ("mp4", "mov", "m4v", "avi", "webm", "mkv", "3gp", "mpg", "mpeg", "wmv")
# The Han script as Unicode lists it, then CJK symbols and punctuation, then half-width and full-width forms.
REFUSED = [
    (0x2E80, 0x2E99),
    (0x2E9B, 0x2EF3),
    (0x2F00, 0x2FD5),
    (0x3000, 0x303F),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFA6D),
    (0xFA70, 0xFAD9),
    (0xFF00, 0xFFEF),
    (0x16FE2, 0x16FE3),
    (0x16FF0, 0x16FF6),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B81E),
    (0x2B820, 0x2CEAD),
    (0x2CEB0, 0x2EBE0),
    (0x2EBF0, 0x2EE5D),
    (0x2F800, 0x2FA1D),
    (0x30000, 0x3134A),
    (0x31350, 0x33479),
]


def found(*names: str, stage: str = "", text: str = "", size: int = 5) -> Finding:
    """Return the finding for files of these names, at a stage if one is given."""
    values = {
        "stage": stage,
        "files": tuple(File(name, size) for name in names),
        "text": text,
    }
    known = {name: value for name, value in values.items() if value}
    return TOPICS["evidence"].judge(Case(TODAY, known), {})


def said(finding: Finding) -> list[tuple[str, str]]:
    return [(item.verdict.value, item.sentence) for item in finding.items]


# The ending, and what holds when opening and when responding.
ENDINGS = [
    *((ending, ("yes", "fits"), ("yes", "fits")) for ending in PICTURES),
    ("gif", ("yes", "fits"), ("no", "type-responding")),
    *((ending, ("no", "video-refused"), ("unclear", "video-unclear")) for ending in VIDEOS),
    *(
        (ending, ("no", "type-opening"), ("no", "type-responding"))
        for ending in ("doc", "docx", "xls", "pdf", "webp", "heic", "jpg ", "jp", "jpgx")
    ),
]


@pytest.mark.parametrize(("ending", "opening", "responding"), ENDINGS)
def test_a_file_is_judged_by_its_ending_in_any_case(ending, opening, responding):
    for name in (f"parcel.{ending}", f"PARCEL.{ending.upper()}", f"my.old.parcel.{ending}"):
        for stage, (verdict, sentence) in (("opening", opening), ("responding", responding)):
            assert judge_file(File(name, 5), stage) == Item(name, Verdict(verdict), sentence)


@pytest.mark.parametrize("name", ["parcel", "parcel.", "jpg", "."])
@pytest.mark.parametrize("stage", ["opening", "responding"])
def test_a_name_without_an_ending_is_refused(name, stage):
    assert judge_file(File(name, 5), stage) == Item(name, Verdict.NO, "no-ending")


def test_a_name_may_be_nothing_but_an_ending():
    assert judge_file(File(".png", 5), "opening").verdict is Verdict.YES


@pytest.mark.parametrize(
    ("size", "verdict", "sentence"),
    [
        (0, Verdict.YES, "fits"),
        (SMALL - 1, Verdict.YES, "fits"),
        (SMALL, Verdict.UNCLEAR, "size-unclear"),
        (BIG - 1, Verdict.UNCLEAR, "size-unclear"),
        (BIG, Verdict.NO, "too-big"),
        (2**70, Verdict.NO, "too-big"),
    ],
)
@pytest.mark.parametrize("stage", ["opening", "responding"])
def test_a_picture_is_judged_by_its_size(size, verdict, sentence, stage):
    assert judge_file(File("a.jpg", size), stage) == Item("a.jpg", verdict, sentence)


def test_the_type_is_told_before_the_size():
    assert judge_file(File("a.pdf", BIG), "opening").sentence == "type-opening"
    assert judge_file(File("a", BIG), "opening").sentence == "no-ending"


@pytest.mark.parametrize("size", [0, SMALL, BIG])
def test_a_video_is_judged_without_its_size(size):
    assert judge_file(File("a.mp4", size), "responding").sentence == "video-unclear"
    assert judge_file(File("a.mp4", size), "opening").sentence == "video-refused"


@pytest.mark.parametrize(("first", "last"), REFUSED)
def test_the_text_may_not_hold_a_chinese_character_or_sign(first, last):
    for code in (first, last):
        item = judge_text(f"a{chr(code)}")
        assert (item.verdict, item.sentence) == (Verdict.NO, "text-refused")
        assert item.offending == ((1, chr(code)),)


def test_exactly_these_characters_are_refused():
    refused = {code for first, last in REFUSED for code in range(first, last + 1)}
    everything = "".join(map(chr, range(0x110000)))
    assert {position for position, _ in judge_text(everything).offending} == refused


def test_a_text_without_them_fits():
    text = "Hello, \u00e9\u0434\u3042\uac00 \U0001f600!"
    assert judge_text(text) == Item("text", Verdict.YES, "text-fits")


def test_every_refused_character_is_named_with_its_position():
    assert judge_text("\u4e2dab\u6587\u6587c\uff0c") == Item(
        "text",
        Verdict.NO,
        "text-refused",
        ((0, "\u4e2d"), (3, "\u6587"), (4, "\u6587"), (6, "\uff0c")),
        "abc,",
    )


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("plain", "plain"),
        ("\uff01\uff5e", "!~"),
        ("\uff21\uff3a\uff41\uff5a\uff10\uff19", "AZaz09"),
        ("\u3000\u3001\u3002", " ,."),
        ("\uff00\uff5f\uffe5\u300c\u4e2d", ""),
    ],
)
def test_a_wide_letter_becomes_its_plain_twin_and_the_rest_goes(text, cleaned):
    assert clean(text) == cleaned


def test_a_cleaned_text_fits():
    everything = "".join(chr(code) for first, last in REFUSED for code in range(first, last + 1))
    assert judge_text(clean(everything)).verdict is Verdict.YES


OPENING, RESPONDING = "evidence-types-opening", "evidence-types-responding"
SIZE, TEXT = "evidence-size", "evidence-text"
WIDE = "\u4e2d"


@pytest.mark.parametrize(
    ("names", "stage", "text", "size", "verdict", "because", "steps"),
    [
        ("a.jpg", "opening", "", 5, "yes", (OPENING, SIZE), ("upload-pictures",)),
        ("a.jpg b.gif", "opening", "Hi", 5, "yes", (OPENING, SIZE, TEXT), ("upload-pictures",)),
        ("a.jpg", "responding", "", 5, "yes", (RESPONDING, SIZE), ("upload",)),
        ("", "opening", "Hi", 5, "yes", (TEXT,), ("send-text",)),
        ("", "responding", WIDE, 5, "no", (TEXT,), ("clean-text",)),
        ("a.jpg", "opening", "", SMALL, "unclear", (OPENING, SIZE), ("make-smaller",)),
        ("a.jpg", "responding", "", BIG, "no", (RESPONDING, SIZE), ("make-smaller",)),
        ("a.pdf", "opening", "", 5, "no", (OPENING, SIZE), ("save-as-picture",)),
        ("a.pdf", "responding", "", 5, "no", (RESPONDING, SIZE), ("save-as-picture",)),
        ("a", "opening", "", 5, "no", (OPENING, SIZE), ("save-as-picture",)),
        ("a.mp4", "opening", "", 5, "no", (OPENING, SIZE), ("save-as-picture",)),
        ("a.mp4", "responding", "", 5, "unclear", (RESPONDING, SIZE), ("send-pictures-too",)),
        (
            "a.mp4 b.pdf c.jpg",
            "responding",
            WIDE,
            BIG,
            "no",
            (RESPONDING, SIZE, TEXT),
            ("make-smaller", "save-as-picture", "send-pictures-too", "clean-text"),
        ),
        # No stage, but both agree.
        ("a.jpg", "", "", 5, "yes", (OPENING, RESPONDING, SIZE), ("upload",)),
        ("a.pdf", "", "", 5, "no", (OPENING, RESPONDING, SIZE), ("save-as-picture",)),
        ("", "", "Hi", 5, "yes", (TEXT,), ("send-text",)),
        (
            "a.gif",
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
        ("a.gif", 5, [("need", "stage-decides")]),
        ("a.mp4", 5, [("need", "stage-decides")]),
        ("a.jpg a.gif", 5, [("yes", "fits"), ("need", "stage-decides")]),
        ("a.gif a.jpg", SMALL, [("need", "stage-decides"), ("unclear", "size-unclear")]),
    ],
)
def test_the_stage_is_asked_for_only_where_it_decides(names, size, expected):
    finding = found(*names.split(), size=size)
    assert (finding.verdict, finding.headline) == (Verdict.NEED, "need-stage")
    assert finding.because == (OPENING, RESPONDING, SIZE)
    assert (finding.next, finding.needs) == (("say-stage",), ("stage",))
    assert said(finding) == expected


def test_a_file_that_depends_on_the_stage_needs_none_where_another_is_refused_anyway():
    finding = found("a.gif", "a.pdf")
    assert (finding.verdict, finding.needs) == (Verdict.NO, ())
    assert said(finding) == [("need", "stage-decides"), ("no", "type-opening")]
    assert finding.items[0] == Item("a.gif", Verdict.NEED, "stage-decides")


def test_items_stand_in_the_order_of_the_files_with_the_text_last():
    finding = found("b.png", "a.jpg", stage="opening", text="Hi")
    assert [item.name for item in finding.items] == ["b.png", "a.jpg", "text"]


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
