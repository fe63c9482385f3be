"""A raw value becomes a checked one, or the one mistake that it makes."""

from datetime import date

import pytest

from checker import calendars
from checker.errors import Code, Mistake, Refused
from checker.fields import FIELDS, TODAY, Field, FieldKind, File, Span, echo, parse

day = date.fromisoformat
LIMITS = {"first": day("2010-01-01"), "last": day("2099-12-31")}
YES_NO = ("yes", "no")

# The contract's fields with what each takes.
OPTIONS = {
    "problem": ("not-received", "not-as-described"),
    "agreed": YES_NO,
    "dispute-open": YES_NO,
    "reply": ("none", "accepted", "countered"),
    "method": ("card", "bank-account"),
    "closed-by": ("case-team", "agreement", "seller", "cancelled"),
    "stage": ("opening", "responding"),
    "device": ("phone", "tablet", "other"),
    "bought": YES_NO,
    "offered": YES_NO,
    "unused": YES_NO,
    "original-packaging": YES_NO,
    "solved": YES_NO,
}
PAST_DAYS = {"sent", "finished", "opened", "processed", "closed", "purchased"}


def mistake(name: str, raw: object) -> Mistake:
    with pytest.raises(Refused) as refused:
        parse(FIELDS[name], raw)
    [only] = refused.value.mistakes
    return only


def test_the_fields_with_options_take_exactly_those_of_the_contract():
    with_options = {name: field.options for name, field in FIELDS.items() if field.options}
    assert with_options == OPTIONS
    assert {FIELDS[name].kind for name in OPTIONS} == {FieldKind.OPTION}


def test_every_other_field_takes_a_day_a_country_files_or_text():
    others = {name: field.kind for name, field in FIELDS.items() if name not in OPTIONS}
    assert others == dict.fromkeys(PAST_DAYS | {"protection-ends"}, FieldKind.DATE) | {
        "country": FieldKind.COUNTRY,
        "files": FieldKind.FILES,
        "text": FieldKind.TEXT,
    }


def test_only_what_has_happened_cannot_lie_in_the_future():
    assert {name for name, field in FIELDS.items() if field.past} == PAST_DAYS
    assert Field("today", FieldKind.DATE) == TODAY


def test_an_order_ends_after_it_was_sent_and_nothing_else_has_an_order():
    ordered = {name: field.not_before for name, field in FIELDS.items() if field.not_before}
    assert ordered == {"finished": "sent", "protection-ends": "sent"}


def test_a_field_is_found_under_its_own_name():
    assert all(name == field.name for name, field in FIELDS.items())


@pytest.mark.parametrize("raw", ["2010-01-01", "2099-12-31", "2028-02-29"])
def test_a_date_is_read_as_year_month_and_day(raw):
    assert parse(FIELDS["sent"], raw) == day(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "soon",
        "20261101",
        "2026-W45-1",
        "2026-W4511",
        "2026-1-001",
        "2026-11-1",
        "2026-11-001",
        "2026-11-01 ",
        "2026-11-01T00:00",
        "2026-02-29",
        "2026-13-01",
        "2026/11/01",
        "2026-11/01",
        "2026/11-01",
        "01-11-2026",
        "0000-01-01",
        "\uff12\uff10\uff12\uff16-11-01",
        "2026-11-0\u0661",
    ],
)
def test_anything_else_is_not_a_date(raw):
    assert mistake("sent", raw) == Mistake("sent", Code.NOT_A_DATE, {"typed": raw})


@pytest.mark.parametrize("raw", ["2009-12-31", "2100-01-01", "0001-01-01", "9999-12-31"])
def test_a_date_outside_the_years_is_out_of_range(raw):
    assert mistake("sent", raw) == Mistake("sent", Code.OUT_OF_RANGE, LIMITS)


@pytest.mark.parametrize(
    ("raw", "first", "last", "length"),
    [
        ("2026-11-01..2026-11-05", "2026-11-01", "2026-11-05", 5),
        ("2026-11-01..2026-11-01", "2026-11-01", "2026-11-01", 1),
        ("2026-01-01..2026-03-03", "2026-01-01", "2026-03-03", 62),
    ],
)
def test_two_dates_make_a_span_with_both_ends_in_it(raw, first, last, length):
    span = parse(FIELDS["sent"], raw)
    assert span == Span(day(first), day(last))
    days = span.days()
    assert (days[0], days[-1], len(days)) == (day(first), day(last), length)
    assert list(days) == sorted(set(days))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2026-11-05..2026-11-04", Mistake("sent", Code.BAD_RANGE, variant="backwards")),
        ("2026-01-01..2026-03-04", Mistake("sent", Code.BAD_RANGE, {"most": 62})),
        ("2026-11-01..", Mistake("sent", Code.NOT_A_DATE, variant="half")),
        ("..2026-11-01", Mistake("sent", Code.NOT_A_DATE, variant="half")),
        ("2026-11-01..soon", Mistake("sent", Code.NOT_A_DATE, {"typed": "soon"})),
        (
            "2026-11-01..2026-11-02..2026-11-03",
            Mistake("sent", Code.NOT_A_DATE, {"typed": "2026-11-02..2026-11-03"}),
        ),
        ("2009-12-31..2010-01-01", Mistake("sent", Code.OUT_OF_RANGE, LIMITS)),
        ("2099-12-31..2100-01-01", Mistake("sent", Code.OUT_OF_RANGE, LIMITS)),
    ],
)
def test_a_span_that_is_none_is_refused(raw, expected):
    assert mistake("sent", raw) == expected


@pytest.mark.parametrize(("name", "options"), OPTIONS.items())
def test_an_option_is_taken_as_it_is_written_and_nothing_else_is(name, options):
    assert [parse(FIELDS[name], option) for option in options] == list(options)
    for wrong in ("", options[0].upper(), f" {options[0]}", "maybe"):
        assert mistake(name, wrong) == Mistake(name, Code.NOT_AN_OPTION, {"typed": wrong})


def test_every_country_with_a_calendar_is_taken():
    assert [parse(FIELDS["country"], code) for code in calendars.countries()] == list(
        calendars.countries()
    )


@pytest.mark.parametrize("raw", ["", "de", "DEU", "Germany", "ZZ", "index"])
def test_an_unknown_country_is_not_an_option(raw):
    assert mistake("country", raw) == Mistake("country", Code.NOT_AN_OPTION, {"typed": raw})


@pytest.mark.parametrize("raw", [None, 5, True, 1.5, [], {}, ["2026-11-01"], b"2026-11-01"])
@pytest.mark.parametrize("name", ["sent", "problem", "country", "text"])
def test_a_value_that_is_no_text_is_a_bad_request(name, raw):
    assert mistake(name, raw) == Mistake(name, Code.BAD_REQUEST, variant="text-expected")


def test_a_text_is_kept_as_it_is_up_to_the_longest():
    text = FIELDS["text"]
    for kept in ("", "中\n\x00\ud800", "x" * 10_000):
        assert parse(text, kept) == kept
    assert mistake("text", "x" * 10_001) == Mistake(
        "text", Code.TOO_LONG, {"most": 10_000, "length": 10_001}
    )


def test_files_are_names_and_sizes():
    raw = [{"name": "a.jpg", "size": 0}, {"size": 2**70, "name": " b"}]
    assert parse(FIELDS["files"], raw) == (File("a.jpg", 0), File(" b", 2**70))
    assert parse(FIELDS["files"], []) == ()


@pytest.mark.parametrize("raw", [None, "a.jpg", {"name": "a.jpg", "size": 1}, 5])
def test_files_that_are_no_list_are_a_bad_request(raw):
    assert mistake("files", raw) == Mistake("files", Code.BAD_REQUEST, variant="list-expected")


@pytest.mark.parametrize(
    "file",
    [
        None,
        "a.jpg",
        ["a.jpg", 1],
        {},
        {"name": "a.jpg"},
        {"size": 1},
        {"name": "", "size": 1},
        {"name": " \n", "size": 1},
        {"name": 5, "size": 1},
        {"name": "a.jpg", "size": -1},
        {"name": "a.jpg", "size": 1.0},
        {"name": "a.jpg", "size": True},
        {"name": "a.jpg", "size": "1"},
        {"name": "a.jpg", "size": None},
        {"name": "a.jpg", "size": 1, "type": "image/jpeg"},
    ],
)
def test_a_file_without_a_name_or_a_whole_size_is_a_bad_file(file):
    good = {"name": "a.jpg", "size": 1}
    assert mistake("files", [good, file]) == Mistake("files", Code.BAD_FILE, {"number": 2})


def test_every_bad_file_is_named_by_its_number():
    with pytest.raises(Refused) as refused:
        parse(FIELDS["files"], [None, {"name": "a.jpg", "size": 1}, None])
    assert [each.values["number"] for each in refused.value.mistakes] == [1, 3]


def test_fifty_files_are_taken_and_one_more_is_too_many():
    file = {"name": "a.jpg", "size": 1}
    assert len(parse(FIELDS["files"], [file] * 50)) == 50
    assert mistake("files", [file] * 51) == Mistake(
        "files", Code.BAD_FILE, {"most": 50, "number": 51}, "too-many"
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("soon", "soon"),
        ("", ""),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 40 + "…"),
        ("a\x00b\nc\ud800d\u202ee", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("<b>中", "<b>中"),
    ],
)
def test_what_was_typed_is_shown_printable_and_short(raw, shown):
    assert echo(raw) == shown
