"""Whatever the bytes are, they are a form with a list, or they are refused in words."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from forms.problems import Broken
from forms.reading import read_form
from forms.xlsform import Imported, read_xlsform
from forms.xlsform.expressions import parse_expression
from forms.xlsform.left_out import NotCarried
from forms.xlsform.row_types import ABSENT, AS_TEXT
from tests.forms.xlsform.workbooks import old_workbook, workbook
from tests.soak import TIMES

SURVEY = [
    {"type": "begin_group", "name": "g", "label": "G"},
    {"type": "select_one size", "name": "q", "label": "Q?"},
    {"type": "integer", "name": "n", "label": "N?", "relevant": "${q} = 's'", "constraint": ". > 1"},
    {"type": "end_group"},
]
CHOICES = [{"list_name": "size", "name": name, "label": name} for name in ("s", "m")]
GOOD = workbook(SURVEY, CHOICES, {"form_id": "good"})
HEADERS = ("type", "name", "label", "relevant", "constraint")
OLD = old_workbook(
    {
        "survey": [HEADERS, *([row.get(header, "") for header in HEADERS] for row in SURVEY)],
        "choices": [list(CHOICES[0]), *(list(row.values()) for row in CHOICES)],
    }
)
many = settings(deadline=None, suppress_health_check=list(HealthCheck))


def tried(data: bytes) -> Imported | None:
    """What the bytes are read as, or None where they are refused."""
    try:
        found = read_xlsform(data)
    except Broken:
        return None
    read_form(found.tree)
    return found


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(name: str, content: bytes, data: bytes = GOOD) -> bytes:
    """The workbook with one of its parts in another shape."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no Excel workbook"),
        (b"type,name,label\ntext,q,Q?\n", "no Excel workbook"),
        (b"PK\x03\x04" + b"\0" * 100, "can't be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "can't be read"),
        (GOOD[: len(GOOD) // 2], "can't be read"),
        (b"x" * (8 * 1024 * 1024 + 1), "larger than 8 MB"),
        (with_part("xl/media/zeros.bin", b"\0" * 17 * 1024 * 1024), "far more than a form"),
        (with_part("content.xml", b"<office/>"), "OpenDocument"),
        (with_part("xl/workbook.xml", b"<workbook/>"), "no sheet named survey|can't be read"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c"), "can't be read"),
        (
            with_part(
                "xl/worksheets/sheet1.xml",
                b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
                + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(9))
                + b"]><worksheet>&j;</worksheet>",
            ),
            "can't be read|No question",
        ),
    ],
)
def test_what_is_no_sound_workbook_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(Broken, match=reason):
        read_xlsform(data)


def test_of_a_file_that_is_too_large_its_code_and_data_tell_how_much_is_taken() -> None:
    with pytest.raises(Broken) as refused:
        read_xlsform(b"x" * (8 * 1024 * 1024 + 1))

    (problem,) = refused.value.problems
    assert (problem.code, problem.data) == ("too_large", {"sentence": "megabytes", "most": 8})


def test_a_sheet_with_far_too_many_cells_is_refused() -> None:
    cell = '<c r="{}{}" t="n"><v>1</v></c>'
    rows = "".join(
        f'<row r="{n}">' + "".join(cell.format(c, n) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "</row>"
        for n in range(1, 6_000)
    )
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

    with pytest.raises(Broken, match="far more than a form"):
        read_xlsform(
            with_part(
                "xl/worksheets/sheet2.xml", f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>".encode()
            )
        )


def test_a_cell_in_the_last_row_and_column_takes_no_time() -> None:
    book = load_workbook(io.BytesIO(GOOD))
    book["survey"].cell(1_048_576, 16_384, "lost")

    assert tried(saved(book)) is not None


def test_a_formula_comes_in_as_what_it_came_to_and_one_without_is_told() -> None:
    book = load_workbook(io.BytesIO(GOOD))
    book["survey"]["C3"] = '="Which " & "size?"'
    unkept = saved(book)
    name = "xl/worksheets/sheet1.xml"
    sheet = zipfile.ZipFile(io.BytesIO(unkept)).read(name)
    value = sheet.replace(b'r="C3"', b'r="C3" t="str"').replace(b"</f><v/>", b"</f><v>Which size?</v>")
    kept = with_part(name, value.replace(b"</f><v></v>", b"</f><v>Which size?</v>"), unkept)

    titles = [found.tree["sections"][0]["questions"][0]["title"] for found in map(read_xlsform, (kept, unkept))]

    nothing = read_xlsform(with_part(name, sheet.replace(b'r="C3"', b'r="C3" t="str"'), unkept))
    assert titles == [{"en": "Which size?"}, {"en": "q"}]
    assert [place.column for place in nothing.left_out if "formula" in place.reason] == []
    assert (3, "column C") in [(place.row, place.column) for place in read_xlsform(unkept).left_out]


def test_merged_cells_and_headers_that_stand_twice_are_read_as_far_as_they_go() -> None:
    book = load_workbook(io.BytesIO(GOOD))
    sheet = book["survey"]
    sheet.merge_cells("C3:C4")
    sheet["H1"], sheet["H3"] = "label", "Another"

    found = tried(saved(book))

    assert found is not None
    assert ("label", "twice") in [(place.column, place.reason.split()[4].strip(";")) for place in found.left_out]


def test_an_old_workbook_is_read_like_a_new_one() -> None:
    assert read_xlsform(OLD).tree["sections"] == read_xlsform(GOOD).tree["sections"]


def test_numbers_and_truths_of_an_old_workbook_are_read() -> None:
    rows = [["type", "name", "label", "required", "points"], ["text", "q", 5.0, True, 2.5]]

    found = read_xlsform(old_workbook({"survey": rows}))

    question = found.tree["sections"][0]["questions"][0]
    assert (question["title"], "required" in question) == ({"en": "5"}, False)
    assert [(place.column, place.value) for place in found.left_out] == [("points", "2.5")]


def test_a_protected_or_foreign_compound_document_is_refused_in_words() -> None:
    with pytest.raises(Broken, match="without a password"):
        read_xlsform(OLD.replace("Workbook".encode("utf-16-le"), "Encrypte".encode("utf-16-le")))


@settings(many, max_examples=60 * TIMES)
@given(st.sampled_from([GOOD, OLD]), st.randoms(use_true_random=False), st.integers(1, 40))
def test_no_broken_bytes_break_the_reader(data: bytes, dice: random.Random, count: int) -> None:
    broken = bytearray(data)
    for _ in range(count):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    tried(bytes(broken[: dice.choice([len(broken), dice.randrange(len(broken))])]))


@settings(many, max_examples=40 * TIMES)
@given(
    st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]),
    st.randoms(use_true_random=False),
)
def test_no_broken_part_breaks_the_reader(name: str, dice: random.Random) -> None:
    part = bytearray(zipfile.ZipFile(io.BytesIO(GOOD)).read(name))
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(part))
        part[at : at + dice.randrange(4)] = dice.choice([b"<", b">", b'"', b"9", b"&", b"\xff", b"A", b"-", b""])
    tried(with_part(name, bytes(part)))


TYPES = [
    *ABSENT,
    *AS_TEXT,
    "text",
    "integer",
    "decimal",
    "range",
    "select_one size",
    "select_multiple size or_other",
    "note",
    "begin_group",
    "begin repeat",
    "end_group",
    "end repeat",
    "image",
    "",
    "begin group x",
]
VALUES = (
    *("", "q", "n", "${q} = 's'", "${n} > 3 or not(${q} != '')", ". >= 1", "yes", "no", "true", "cap 59", "target 5"),
    *("tiers 5: 1", "start=1 end=5", "0", "-1", "2.5", "1e400", "9" * 500, "ratio", "duration", "yes_no", "checklist"),
    *("scale", "{}", "[", "=1", "'", "speed", "cashier", "coldness", "door", "\u202e", "a" * 5000),
    *('{"question": "q", "is": "s"}', '{"all": []}'),
)
COLUMNS = (
    *("name", "label", "label::ms", "hint", "relevant", "constraint", "required", "parameters", "question_type"),
    *("question_code", "section_code", "points", "parameter", "owner", "critical", "curve", "sins", "family"),
    *("perceives", "tells", "expected", "start_event", "weight", "at_least", "at_most", "photo", "standard"),
    *("bonus", "ask_if", "unit", "disabled", "appearance"),
)
HEAD = (
    *("form_id", "form_title", "default_language", "languages", "channel", "scoring_method", "minimum_coverage"),
    *("longest_side", "brief", "made_by", "translated_title::ms"),
)
MORE = ("band", "from", "standard", "event", "title", "value", "binding", "basis")
rows: Any = st.lists(
    st.builds(
        lambda kind, row: {"type": kind, **row},
        st.sampled_from(TYPES),
        st.dictionaries(st.sampled_from(COLUMNS), st.sampled_from(VALUES), max_size=9),
    ),
    max_size=12,
)
heads = st.dictionaries(
    st.sampled_from(HEAD), st.sampled_from([*VALUES, "shopper-audit 1", "en ms", "Bahasa Melayu (ms)"])
)
own = st.lists(st.dictionaries(st.sampled_from(MORE), st.sampled_from(VALUES)), max_size=3)


@settings(many, max_examples=40 * TIMES)
@given(rows, heads, own)
def test_whatever_the_cells_hold_the_form_reads_without_a_problem(survey: Any, head: Any, more: Any) -> None:
    tried(workbook([*SURVEY, *survey], CHOICES, head, bands=more, standards=more, events=more))


@settings(many, max_examples=200 * TIMES)
@given(
    st.lists(
        st.sampled_from([*"()=<>!.,'\"-/$ ", "${q}", "and", "or", "not(", "selected(", "1", "x", "..", "../q"])
    ).map("".join)
)
def test_an_expression_is_read_or_left_out(text: str) -> None:
    with suppress(NotCarried):
        parse_expression(text)
