"""A raw value becomes a checked one, or the one mistake that it makes."""

from dataclasses import replace
from datetime import date

import pytest

from checker.engine.errors import Code, Mistake, Refused
from checker.engine.fields import (
    TODAY,
    FieldKind,
    File,
    Span,
    echo,
    isolated,
    name_of,
    parse,
    visible,
)
from tests.toy import FIELDS
from tests.toy.book import calendars

day = date.fromisoformat
LIMITS = {"first": day("2010-01-01"), "last": day("2099-12-31")}


def mistake(name: str, raw: object) -> Mistake:
    with pytest.raises(Refused) as refused:
        parse(FIELDS[name], raw, calendars.names())
    [only] = refused.value.mistakes
    return only


def test_today_is_a_day_like_any_other_and_may_lie_in_the_future():
    assert (TODAY.name, TODAY.kind, TODAY.past, TODAY.not_before) == (
        "today",
        FieldKind.DATE,
        False,
        "",
    )


@pytest.mark.parametrize("raw", ["2010-01-01", "2099-12-31", "2028-02-29"])
def test_a_date_is_read_as_year_month_and_day(raw):
    assert parse(FIELDS["borrowed"], raw) == day(raw)


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
    assert mistake("borrowed", raw) == Mistake("borrowed", Code.NOT_A_DATE, {"typed": raw})


@pytest.mark.parametrize("raw", ["?", "2026", "2026-", "2026-1", "2026-11", "2026-11-"])
def test_a_date_that_stops_before_its_day_is_not_complete(raw):
    assert mistake("borrowed", raw) == Mistake("borrowed", Code.NOT_A_DATE, {}, "begun")


@pytest.mark.parametrize("raw", ["2009-12-31", "2100-01-01", "0001-01-01", "9999-12-31"])
def test_a_date_outside_the_years_is_out_of_range(raw):
    assert mistake("borrowed", raw) == Mistake("borrowed", Code.OUT_OF_RANGE, LIMITS)


@pytest.mark.parametrize(
    ("raw", "first", "last", "length"),
    [
        ("2026-11-01..2026-11-05", "2026-11-01", "2026-11-05", 5),
        ("2026-11-01..2026-11-01", "2026-11-01", "2026-11-01", 1),
        ("2026-01-01..2026-03-03", "2026-01-01", "2026-03-03", 62),
    ],
)
def test_two_dates_make_a_span_with_both_ends_in_it(raw, first, last, length):
    span = parse(FIELDS["borrowed"], raw)
    assert span == Span(day(first), day(last))
    days = span.days()
    assert (days[0], days[-1], len(days)) == (day(first), day(last), length)
    assert list(days) == sorted(set(days))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2026-11-05..2026-11-04", Mistake("borrowed", Code.BAD_RANGE, variant="backwards")),
        ("2026-01-01..2026-03-04", Mistake("borrowed", Code.BAD_RANGE, {"most": 62})),
        ("2026-11-01..", Mistake("borrowed", Code.NOT_A_DATE, variant="half")),
        ("..2026-11-01", Mistake("borrowed", Code.NOT_A_DATE, variant="half")),
        ("2026-11-01..soon", Mistake("borrowed", Code.NOT_A_DATE, {"typed": "soon"})),
        (
            "2026-11-01..2026-11-02..2026-11-03",
            Mistake("borrowed", Code.NOT_A_DATE, {"typed": "2026-11-02..2026-11-03"}),
        ),
        ("2009-12-31..2010-01-01", Mistake("borrowed", Code.OUT_OF_RANGE, LIMITS)),
        ("2099-12-31..2100-01-01", Mistake("borrowed", Code.OUT_OF_RANGE, LIMITS)),
    ],
)
def test_a_span_that_is_none_is_refused(raw, expected):
    assert mistake("borrowed", raw) == expected


def test_an_option_is_taken_as_it_is_written():
    options = FIELDS["excused"].options
    assert len(options) > 1
    assert [parse(FIELDS["excused"], option) for option in options] == list(options)


@pytest.mark.parametrize("raw", ["", "YES", " yes", "maybe", "x{y}" * 20])
def test_anything_else_is_not_an_option(raw):
    typed = raw if len(raw) <= 40 else raw[:40] + "…"
    assert mistake("excused", raw) == Mistake("excused", Code.NOT_AN_OPTION, {"typed": typed})


def test_every_country_with_a_calendar_is_taken():
    codes = list(calendars.names())
    assert len(codes) > 1
    assert [parse(FIELDS["land"], code, codes) for code in codes] == codes


@pytest.mark.parametrize("raw", ["", "de", "DEU", "Germany", "ZZ", "index"])
def test_an_unknown_country_is_not_an_option(raw):
    assert mistake("land", raw) == Mistake("land", Code.NOT_AN_OPTION, {"typed": raw})


def test_where_no_country_is_known_none_is_taken():
    with pytest.raises(Refused):
        parse(FIELDS["land"], "DE")


@pytest.mark.parametrize("raw", [None, 5, True, 1.5, [], {}, ["2026-11-01"], b"2026-11-01"])
@pytest.mark.parametrize("name", ["borrowed", "excused", "land", "note"])
def test_a_value_that_is_no_text_is_a_bad_request(name, raw):
    assert mistake(name, raw) == Mistake(name, Code.BAD_REQUEST, variant="text-expected")


def test_a_text_is_kept_as_it_is_up_to_the_longest():
    note = FIELDS["note"]
    for kept in ("", "中\n\x00\ud800", "x" * 10_000):
        assert parse(note, kept) == kept
    assert mistake("note", "x" * 10_001) == Mistake(
        "note", Code.TOO_LONG, {"most": 10_000, "length": 10_001}
    )


def test_files_are_names_and_sizes():
    raw = [{"name": "a.jpg", "size": 0}, {"size": 2**70, "name": " b"}]
    assert parse(FIELDS["cover"], raw) == (File("a.jpg", 0), File(" b", 2**70))
    assert parse(FIELDS["cover"], []) == ()


@pytest.mark.parametrize("inside", ["png", "other"])
def test_a_file_may_say_what_is_inside(inside):
    raw = [{"name": "a.jpg", "size": 0, "inside": inside}]
    assert parse(FIELDS["cover"], raw) == (File("a.jpg", 0, inside),)


@pytest.mark.parametrize("inside", ["", "PNG", "jpg", "pn", 5, None, ["png"], {}])
def test_what_nobody_knows_to_be_inside_a_file_is_a_mistake_of_its_own(inside):
    file = {"name": "a.jpg", "size": 1, "inside": inside}
    expected = Mistake("cover", Code.BAD_FILE, {"number": 1}, "inside")
    assert mistake("cover", [file]) == expected
    assert mistake("cover", [file | {"size": -1}]) == replace(expected, variant="")


@pytest.mark.parametrize("raw", [None, "a.jpg", {"name": "a.jpg", "size": 1}, 5])
def test_files_that_are_no_list_are_a_bad_request(raw):
    assert mistake("cover", raw) == Mistake("cover", Code.BAD_REQUEST, variant="list-expected")


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
        {"name": "a.jpg", "size": 1, "inside": "png", "type": "image/jpeg"},
    ],
)
def test_a_file_without_a_name_or_a_whole_size_is_a_bad_file(file):
    good = {"name": "a.jpg", "size": 1}
    assert mistake("cover", [good, file]) == Mistake("cover", Code.BAD_FILE, {"number": 2})


def test_every_bad_file_is_named_by_its_number():
    with pytest.raises(Refused) as refused:
        parse(FIELDS["cover"], [None, {"name": "a.jpg", "size": 1}, None])
    assert [each.values["number"] for each in refused.value.mistakes] == [1, 3]


def test_fifty_files_are_taken_and_one_more_is_too_many():
    file = {"name": "a.jpg", "size": 1}
    assert len(parse(FIELDS["cover"], [file] * 50)) == 50
    assert mistake("cover", [file] * 51) == Mistake(
        "cover", Code.BAD_FILE, {"most": 50, "number": 51}, "too-many"
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("soon", "soon"),
        ("", ""),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 40 + "…"),
        ("a\x00b\nc\ud800d", "a[U+0000]b[U+000A]c[U+D800]d"),
        ("\u202e" * 41, "[U+202E]" * 40 + "…"),
        ("<b>中", "<b>中"),
    ],
)
def test_what_was_typed_is_shown_whole_or_short_and_with_nothing_hidden(raw, shown):
    assert echo(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Ünïcode 中 😀", "Ünïcode 中 😀"),
        ("photo\u202egpj.exe", "photo[U+202E]gpj.exe"),
        ("a\u200bb\ufeffc", "a[U+200B]b[U+FEFF]c"),
        ("a\u00a0b\u3164c\u2800", "a[U+00A0]b[U+3164]c[U+2800]"),
        ("\x1b[2J", "[U+001B][2J"),
        ("\U000e0041", "[U+E0041]"),
        # What only chooses how the sign before it looks, at both ends of each row of such.
        ("a\ufe00b\ufe0fc", "a[U+FE00]b[U+FE0F]c"),
        ("\U000e0100\U000e01ef", "[U+E0100][U+E01EF]"),
        ("\u180b\u180d\u180f", "[U+180B][U+180D][U+180F]"),
        ("\u034f\u115f\u1160\uffa0\u17b4", "[U+034F][U+115F][U+1160][U+FFA0][U+17B4]"),
        # Beside them stand signs that are seen.
        ("\ufe10\u1161\u2801\u3165\u115e", "\ufe10\u1161\u2801\u3165\u115e"),
    ],
)
def test_what_cannot_be_seen_is_written_out(raw, shown):
    assert visible(raw) == shown
    assert visible(shown) == shown


def test_what_is_kept_is_shown_as_it_stands():
    assert visible("a\nb\tc\r", keep="\n\t") == "a\nb\tc[U+000D]"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("photo.jpg", "photo.jpg"),
        ("中é…", "中é…"),
        ("\u0645", "\u2068\u0645\u2069"),
        ("\u05d0.jpg", "\u2068\u05d0.jpg\u2069"),
        ("a\u202eb", "a[U+202E]b"),
        ("\u05d0\u2069", "\u2068\u05d0[U+2069]\u2069"),
    ],
)
def test_what_could_turn_the_words_around_it_is_kept_apart(raw, shown):
    assert isolated(raw) == shown


def test_what_is_invisible_can_be_kept_in_a_line() -> None:
    assert isolated("a\tb") != "a\tb"
    assert isolated("a\tb", keep="\t") == "a\tb"


@pytest.mark.parametrize(
    ("key", "shown"),
    [("weather", "weather"), ("a\x00", "a[U+0000]"), ("x" * 41, "x" * 40 + "…"), (5, "int")],
)
def test_a_message_names_a_key_as_it_was_typed_or_by_its_kind(key, shown):
    assert name_of(key) == shown
