"""Whatever of a workbook is not in the form stands in the list of what was left out, and means nothing else."""

from __future__ import annotations

import pytest

from forms.xlsform import read_xlsform
from tests.forms.xlsform.workbooks import SIZES, imported, questions, workbook_of


def test_what_stands_in_a_group_that_is_never_asked_is_left_out_and_told_row_by_row() -> None:
    found = imported(
        [
            {"type": "begin group", "name": "inputs", "label": "Inputs", "relevant": "FALSE"},
            {"type": "text", "name": "from", "label": "From?"},
            {"type": "begin group", "name": "inner", "label": "Inner"},
            {"type": "note", "name": "n", "label": "Read this."},
            {"type": "end group"},
            {"type": "end group"},
            {"type": "text", "name": "q", "label": "Q?", "relevant": "${from} = 'x'"},
        ]
    )

    assert [question["question"] for question in questions(found)] == ["q"]
    assert [(place.row, place.column) for place in found.left_out if place.row] == [
        (2, "relevant"),
        (3, "type"),
        (5, "type"),
        (4, "label"),
        (8, "relevant"),
    ]


def test_a_group_that_is_no_section_or_does_not_end_is_told() -> None:
    found = imported(
        [
            {"type": "begin_group", "name": "where", "label": "Where"},
            {"type": "geopoint", "name": "place", "label": "Place?"},
            {"type": "end_group", "name": "where", "label": "The end"},
            {"type": "begin_group", "name": "outer", "label": "Outer"},
            {"type": "begin_group", "name": "last", "label": "Last"},
            {"type": "text", "name": "q", "label": "Q?"},
            {"type": "end_group"},
        ]
    )

    told = [(place.row, place.column, place.value) for place in found.left_out]
    assert told == [
        (3, "type", "geopoint"),
        (2, "label", "Where"),
        (4, "label", "The end"),
        (5, "type", "begin_group"),
        (5, "label", "Outer"),
    ]


def test_the_name_of_a_group_that_is_no_code_is_mended_and_told() -> None:
    found = imported(
        [
            {"type": "begin_group", "name": "part one", "label": "One"},
            {"type": "text", "name": "q", "label": "Q?"},
            {"type": "end_group"},
        ]
    )

    assert [section["section"] for section in found.tree["sections"]] == ["part_one"]
    assert [(place.row, place.column, place.value) for place in found.left_out] == [(2, "name", "part one")]


def test_a_condition_on_a_name_that_two_rows_have_is_left_out() -> None:
    """Which of them `../phone` means is told by the path, and a path is not followed here."""
    found = imported(
        [
            {"type": "begin_group", "name": "first", "label": "First"},
            {"type": "text", "name": "phone", "label": "Phone?"},
            {"type": "end_group"},
            {"type": "begin_group", "name": "second", "label": "Second"},
            {"type": "calculate", "name": "phone", "calculation": "1"},
            {"type": "text", "name": "q", "label": "Q?", "relevant": "../phone = 'x'"},
            {"type": "end_group"},
        ]
    )

    assert "ask_if" not in questions(found)[-1]
    (told,) = [place for place in found.left_out if place.column == "relevant"]
    assert told.reason.startswith('Several rows are called "phone".')


def test_a_row_that_is_switched_off_shares_its_name_with_none() -> None:
    found = imported(
        [
            {"type": "integer", "name": "n", "label": "Old?", "disabled": "yes"},
            {"type": "decimal", "name": "n", "label": "New?"},
            {"type": "text", "name": "q", "label": "Q?", "relevant": "${n} > 3"},
        ]
    )

    assert questions(found)[-1]["ask_if"] == {"question": "n", "over": 3}


def test_a_list_that_no_question_chooses_from_is_told_with_its_rows() -> None:
    loose = [{"list_name": None, "name": "x", "label": "X"}]

    found = imported([{"type": "text", "name": "q", "label": "Q?"}], [*SIZES, *loose])

    told = [(place.sheet, place.row, place.value) for place in found.left_out]
    assert told == [("choices", 2, "size"), ("choices", 5, "")]
    assert "3, in rows 2 to 4" in found.left_out[0].reason


def test_a_column_without_a_header_and_a_second_row_of_settings_are_told() -> None:
    found = read_xlsform(
        workbook_of(
            {
                "survey": [{"type": "text", "name": "q", "label": "Q?", "": "See page 3"}],
                "settings": [{"form_title": "One"}, {"form_title": "Two"}],
            }
        )
    )

    told = [(place.sheet, place.row, place.column, place.value) for place in found.left_out]
    assert told == [("survey", None, "column D", ""), ("settings", 3, "form_title", "Two")]


@pytest.mark.parametrize(
    ("one", "other"), [("Language1", "Language2"), ("\u12a0\u121b\u122d\u129b", "\u1275\u130d\u122d\u129b")]
)
def test_two_languages_that_nobody_knows_stay_two(one: str, other: str) -> None:
    row = {"type": "text", "name": "q", f"label::{one}": "One?", f"label::{other}": "Two?"}

    found = imported([row], settings={"default_language": other})

    first, second = found.tree["languages"]
    assert questions(found)[0]["title"] == {first: "Two?", second: "One?"}
    assert found.left_out == ()
