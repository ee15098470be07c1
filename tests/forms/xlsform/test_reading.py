"""A workbook that somebody else made comes in as far as a form can say it, and the rest is told."""

from __future__ import annotations

import pytest

from forms import taxonomies
from forms.problems import Broken
from forms.xlsform import read_xlsform
from tests.forms.xlsform.workbooks import YES_NO, Rows, imported, questions, workbook, workbook_of


def test_a_note_is_the_hint_of_the_question_below_it() -> None:
    found = imported(
        [
            {"type": "note", "name": "n", "label": "Read this.", "hint": "Slowly."},
            {"type": "text", "name": "q", "label": "Q?", "hint": "Look."},
            {"type": "note", "name": "m", "label": "Bye."},
        ]
    )

    assert questions(found)[0]["hint"] == {"en": "Read this.\nSlowly.\nLook."}
    assert [(place.row, place.value) for place in found.left_out] == [(4, "Bye.")]


def test_a_repeat_is_asked_once_and_told() -> None:
    found = imported(
        [
            {"type": "begin repeat", "name": "r", "label": "R"},
            {"type": "text", "name": "q", "label": "Q?"},
            {"type": "end repeat"},
        ]
    )

    assert [place.value for place in found.left_out] == ["begin repeat"]
    assert found.tree["sections"][0]["title"] == {"en": "R"}


def test_names_that_are_no_codes_are_mended_told_and_still_found() -> None:
    found = imported(
        [
            {"type": "select_one s", "name": "1st size", "label": "Size?"},
            {"type": "text", "name": "a", "label": "A?", "relevant": "${1st} = ''"},
            {"type": "text", "name": "a", "label": "A?"},
        ],
        [
            {"list_name": "s", "name": "very big", "label": "Big"},
            {"list_name": "s", "name": "s", "label": "S"},
            {"list_name": "s", "name": "s", "label": "S again"},
        ],
        {"form_id": "My Form!", "form_title": "Mine"},
    )

    assert [question["question"] for question in questions(found)] == ["q_1st_size", "a", "a_2"]
    assert [option["option"] for option in questions(found)[0]["options"]] == ["very_big", "s", "s_2"]
    assert found.tree["form"] == "my-form"
    mended = [(place.sheet, place.row, place.value) for place in found.left_out if place.column != "relevant"]
    assert mended == [
        ("settings", 2, "My Form!"),
        ("choices", 2, "very big"),
        ("choices", 4, "s"),
        ("survey", 2, "1st size"),
        ("survey", 4, "a"),
    ]


def test_our_own_columns_are_read_in_any_workbook_and_wrong_ones_are_told() -> None:
    row = {"type": "decimal", "name": "q", "label": "Q?", "required": "yes", "parameter": "speed", "owner": "cashier"}
    found = imported(
        [
            row | {"points": 2.5, "curve": "tiers 5: 1, 10: 0.5", "critical": "cap 59", "sins": "coldness, runaround"},
            row | {"name": "r", "points": "many", "sins": "greed", "critical": "explode", "photo": "required"},
        ]
    )

    first, second = questions(found)
    assert (first["points"], first["curve"]) == (2.5, {"tiers": [[5, 1], [10, 0.5]]})
    assert (first["critical"], first["sins"]) == ({"effect": "cap", "at": 59}, ["coldness", "runaround"])
    assert second["photo"] == "required"
    assert {"points", "sins", "critical"} & second.keys() == set()
    assert {place.column for place in found.left_out} == {"points", "sins", "critical"}


def test_points_without_a_parameter_do_not_come_in() -> None:
    found = imported([{"type": "select_one yn", "name": "q", "label": "Q?", "points": 3}], YES_NO)

    assert "points" not in questions(found)[0]
    assert [(place.column, place.value) for place in found.left_out] == [("points", "3")]
    assert "parameter" in found.left_out[0].reason


def test_an_item_of_the_clients_own_is_known() -> None:
    label = {"en": "Wit", "ms": "Wit", "id": "Wit"}
    own = taxonomies.load().extend({"parameter": [{"code": "wit", "label": label}]})
    row = {"type": "select_one yn", "name": "q", "label": "Q?", "points": 3, "parameter": "wit", "owner": "cashier"}

    found = read_xlsform(workbook([row], YES_NO), own)

    assert (questions(found)[0]["tags"]["parameter"], found.left_out) == ("wit", ())


def test_every_filled_cell_is_carried_over_or_told() -> None:
    row = {"type": "text", "name": "q", "label": "Q?", "hint": "H", "required": "yes", "relevant": "true()"}
    lost = {"media::image": "a.png", "bind::oc:x": "1", "my notes": "?", "guidance_hint::ms": "G", "read_only": "yes"}

    found = imported([row | lost], settings={"style": "pages", "version": "3"}, entities=[{"dataset": "trees"}])

    told = {(place.sheet, place.column) for place in found.left_out}
    assert told == {("settings", "style"), ("settings", "version"), ("entities", "")} | {
        ("survey", header) for header in lost
    }


def test_a_workbook_with_one_sheet_needs_no_name_for_it() -> None:
    found = read_xlsform(workbook_of({"Sheet1": [{"type": "text", "name": "q", "label": "Q?"}]}))

    assert len(questions(found)) == 1


@pytest.mark.parametrize(
    ("sheets", "reason"),
    [
        ({"Sheet1": [{"a": 1}], "Sheet2": [{"b": 1}]}, "no sheet named survey"),
        ({"survey": [{"type": "calculate", "name": "q"}], "choices": [{"name": "x"}]}, "No question"),
        ({"survey": [{"a": "b"}]}, "No question"),
    ],
)
def test_a_workbook_without_questions_is_refused_in_words(sheets: dict[str, Rows], reason: str) -> None:
    with pytest.raises(Broken, match=reason):
        read_xlsform(workbook_of(sheets))
