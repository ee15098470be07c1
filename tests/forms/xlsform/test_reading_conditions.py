"""A relevant is a condition of a question or of a whole group, or is told and left out whole."""

from __future__ import annotations

from typing import Any

import pytest

from tests.forms.xlsform.workbooks import SIZES, YES_NO, imported, questions

CONDITIONS = [
    ("${yn} = 'yes'", {"question": "yn", "is": "yes"}),
    ("'yes' = ${yn}", {"question": "yn", "is": "yes"}),
    ('${yn}="yes"', {"question": "yn", "is": "yes"}),
    ("${yn} = \u2018yes\u2019", {"question": "yn", "is": "yes"}),
    ("${yn} != 'yes'", {"not": {"question": "yn", "is": "yes"}}),
    ("${yn} != '' and ${yn} != 'yes'", {"question": "yn", "is_not": "yes"}),
    ("${yn} != ''", {"question": "yn", "answered": True}),
    ("${yn} = ''", {"not": {"question": "yn", "answered": True}}),
    ("../yn = 'yes'", {"question": "yn", "is": "yes"}),
    ("/data/group/yn = 'yes'", {"question": "yn", "is": "yes"}),
    ("selected(${size}, 's')", {"question": "size", "is": "s"}),
    ("selected( ${sizes} , 's' )", {"question": "sizes", "includes": "s"}),
    ("not(selected(${sizes}, 's'))", {"not": {"question": "sizes", "includes": "s"}}),
    ("${size} = 's' or ${size} = 'm'", {"question": "size", "any_of": ["s", "m"]}),
    ("${n} > 3", {"question": "n", "over": 3}),
    ("3 > ${n}", {"question": "n", "under": 3}),
    ("${n} >= '3'", {"question": "n", "at_least": 3}),
    ("${n} <= -2.50", {"question": "n", "at_most": -2.5}),
    ("${n} < 3 and ${yn} = 'no'", {"all": [{"question": "n", "under": 3}, {"question": "yn", "is": "no"}]}),
    (
        "${n} < 3 or ${n} > 5 and ${yn} = 'no'",
        {
            "any": [
                {"question": "n", "under": 3},
                {"all": [{"question": "n", "over": 5}, {"question": "yn", "is": "no"}]},
            ]
        },
    ),
    (
        "(${n} < 3 or ${n} > 5) and ${yn} = 'no'",
        {
            "all": [
                {"any": [{"question": "n", "under": 3}, {"question": "n", "over": 5}]},
                {"question": "yn", "is": "no"},
            ]
        },
    ),
    ("${note-1} = 'x'", {"question": "note_1", "is": "x"}),
    ("true()", None),
]

ASKED = [
    {"type": "select_one yn", "name": "yn", "label": "Y"},
    {"type": "select_one size", "name": "size", "label": "S"},
    {"type": "select_multiple size", "name": "sizes", "label": "S"},
    {"type": "integer", "name": "n", "label": "N"},
    {"type": "text", "name": "note-1", "label": "T"},
    {"type": "calculate", "name": "sum", "calculation": "1"},
]


@pytest.mark.parametrize(("relevant", "condition"), CONDITIONS)
def test_a_relevant_is_a_condition(relevant: str, condition: Any) -> None:
    found = imported([*ASKED, {"type": "text", "name": "q", "label": "Q?", "relevant": relevant}], [*YES_NO, *SIZES])

    assert questions(found)[-1].get("ask_if") == condition
    assert [place for place in found.left_out if place.column == "relevant"] == []


@pytest.mark.parametrize(
    ("relevant", "reason"),
    [
        ("${n} + 1 > 3", "nothing like"),
        ("${n} > ${yn}", "fixed value"),
        ("${sizes} = 's'", "Use selected()"),
        ("${yn} > 3", "can't be compared so"),
        ("${size} = 'xl'", 'no option "xl"'),
        ("${n} = 'many'", "is none"),
        ("count-selected(${sizes}) > 1", "fixed value"),
        ("${later} = 1", "no question"),
        ("${sum} > 1", "left out"),
        ("${yn}", "for true or false"),
        ("starts-with(${yn}, 'y')", "no starts-with()"),
        ("(${n} > 3", "closing parenthesis"),
        ("${n} > 3)", "can't be read from"),
        ("${n} >", "ends too early"),
        ("${n} > 3 and", "ends too early"),
        ("'a' = 'a'", "fixed value"),
        ("(" * 100, "nested"),
        ("${n} = 3 or " * 2000, "longer than"),
        ("\U0001f600", "nothing like"),
    ],
)
def test_a_relevant_that_can_not_be_said_is_told_and_left_out_whole(relevant: str, reason: str) -> None:
    found = imported([*ASKED, {"type": "text", "name": "q", "label": "Q?", "relevant": relevant}], [*YES_NO, *SIZES])

    assert "ask_if" not in questions(found)[-1]
    (told,) = [place for place in found.left_out if place.column == "relevant"]
    assert reason in told.reason


def test_groups_are_sections_and_those_in_them_too() -> None:
    found = imported(
        [
            {"type": "text", "name": "first", "label": "First?"},
            {"type": "begin group", "name": "a", "label": "A", "relevant": "${first} != ''"},
            {"type": "text", "name": "a1", "label": "A1?"},
            {"type": "begin_group", "name": "b", "label": "B", "relevant": "${a1} = 'x'"},
            {"type": "text", "name": "b1", "label": "B1?"},
            {"type": "end_group"},
            {"type": "text", "name": "a2", "label": "A2?"},
            {"type": "begin_group", "name": "unnamed", "relevant": "${a2} = 'y'"},
            {"type": "text", "name": "a3", "label": "A3?", "relevant": "${a1} = 'z'"},
            {"type": "end group"},
            {"type": "end group"},
        ],
        settings={"form_title": "Groups"},
    )

    asked, x, y, z = (
        {"question": "first", "answered": True},
        *({"question": q, "is": v} for q, v in (("a1", "x"), ("a2", "y"), ("a1", "z"))),
    )
    told = [
        (one["section"], one["title"]["en"], one.get("ask_if"), [question["question"] for question in one["questions"]])
        for one in found.tree["sections"]
    ]
    assert told == [
        ("main", "Groups", None, ["first"]),
        ("a", "A", asked, ["a1"]),
        ("b", "B", {"all": [asked, x]}, ["b1"]),
        ("a_2", "A", asked, ["a2", "a3"]),
    ]
    assert questions(found)[-1]["ask_if"] == {"all": [y, z]}
    assert found.left_out == ()


def test_a_change_of_the_expression_counts_more_than_our_own_words_beside_it() -> None:
    row = {"type": "text", "name": "q", "label": "Q?", "ask_if": '{"question": "n", "any_of": [3]}'}

    kept = imported([*ASKED, row | {"relevant": "${n} = 3"}], [*YES_NO, *SIZES])
    changed = imported([*ASKED, row | {"relevant": "${n} = 4"}], [*YES_NO, *SIZES])

    assert questions(kept)[-1]["ask_if"] == {"question": "n", "any_of": [3]}
    assert questions(changed)[-1]["ask_if"] == {"question": "n", "is": 4}
