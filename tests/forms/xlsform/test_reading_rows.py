"""A row of somebody else's workbook is a question as far as a form can say it, and what it loses is told."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.forms.xlsform.workbooks import SIZES, YES_NO, Rows, imported, questions


def one(row: dict[str, Any], choices: Rows = ()) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The question of a row, without what each has, and what is told: column and reason."""
    named = f"{row['type']} {row.get('parameters')}"
    lists = [choice for choice in choices if choice["list_name"] in re.split(r"[ =]", named)]
    found = imported([{"name": "q", "label": "Q?", "required": "yes"} | row], lists)
    (question,) = questions(found)
    rest = {key: value for key, value in question.items() if key not in ("question", "title")}
    return rest, [(place.column, place.reason) for place in found.left_out]


@pytest.mark.parametrize(
    ("row", "question"),
    [
        ({"type": "text"}, {"type": "text"}),
        ({"type": "Text "}, {"type": "text"}),
        ({"type": "text", "constraint": "string-length(.) > 19"}, {"type": "text", "minimum_length": 20}),
        ({"type": "decimal"}, {"type": "number"}),
        ({"type": "decimal", "constraint": "(.>=-1) and 5 >= ."}, {"type": "number", "minimum": -1, "maximum": 5}),
        ({"type": "range"}, {"type": "scale", "from": 1, "to": 10}),
        ({"type": "range", "parameters": "start=0;end=4;step=1"}, {"type": "scale", "from": 0, "to": 4}),
        ({"type": "time"}, {"type": "time"}),
        ({"type": "image"}, {"type": "photo"}),
        ({"type": "photo"}, {"type": "photo"}),
        ({"type": "select_one yn"}, {"type": "yes_no"}),
        ({"type": "select one yn"}, {"type": "yes_no"}),
        ({"type": "text", "required": "no"}, {"type": "text", "required": False}),
        ({"type": "text", "required": None}, {"type": "text", "required": False}),
        ({"type": "text", "required": "true()"}, {"type": "text"}),
        ({"type": "text", "required": True}, {"type": "text"}),
        ({"type": "text", "hint": " Look "}, {"type": "text", "hint": {"en": "Look"}}),
        ({"type": "q decimal", "relevant": "TRUE"}, {"type": "number"}),
    ],
)
def test_a_row_is_a_question(row: dict[str, Any], question: dict[str, Any]) -> None:
    assert one(row, YES_NO) == (question, [])


@pytest.mark.parametrize(("kind", "ours"), [("select_one", "choice"), ("select_multiple", "choices")])
def test_a_select_offers_its_list(kind: str, ours: str) -> None:
    options = [{"option": name, "title": {"en": name.title()}} for name in ("s", "m", "l")]

    assert one({"type": f"{kind} size"}, SIZES) == ({"type": ours, "options": options}, [])


def test_a_list_of_nothing_but_yes_and_no_is_yes_or_no_whatever_its_codes() -> None:
    survey = [
        {"type": "select_one b", "name": "q", "label": "Q?"},
        {"type": "text", "name": "r", "label": "R?", "relevant": "${q} = 1"},
    ]
    found = imported(
        survey, [{"list_name": "b", "name": 1, "label": "Yes"}, {"list_name": "b", "name": 0, "label": "No"}]
    )

    first, second = questions(found)
    assert (first["type"], second["ask_if"]) == ("yes_no", {"question": "q", "is": "yes"})


def test_credit_on_the_options_of_a_select_multiple_is_told() -> None:
    _, told = one({"type": "select_multiple size"}, [size | {"credit": 0.5} for size in SIZES])

    assert [column for column, _ in told] == ["credit"]


def test_the_labels_of_a_ranges_ticks_are_anchors() -> None:
    labels = [{"list_name": "t", "name": -1, "label": "Low"}, {"list_name": "t", "name": 1, "label": "High"}]

    question, told = one({"type": "range", "parameters": "start=-1 end=1 step=1 tick_labelset=t"}, labels)

    assert question["anchors"] == {"-1": {"en": "Low"}, "1": {"en": "High"}}
    assert told == []


def test_or_other_offers_it_and_asks_which() -> None:
    found = imported([{"type": "select_one size or_other", "name": "q", "label": "Q?"}], SIZES)

    first, second = questions(found)
    assert first["options"][-1] == {"option": "other", "title": {"en": "Other"}}
    assert (second["type"], second["ask_if"]) == ("text", {"question": "q", "is": "other"})
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("row", "question", "column", "reason"),
    [
        ({"type": "date"}, {"type": "text"}, "type", "no type of question for dates"),
        ({"type": "integer"}, {"type": "number"}, "type", "need not be whole"),
        (
            {"type": "int", "constraint": ". > 0 and . < 100"},
            {"type": "number", "minimum": 1, "maximum": 99},
            "type",
            "need not be whole",
        ),
        (
            {"type": "percentage"},
            {"type": "number", "minimum": 0, "maximum": 100},
            "type",
            "need not be whole",
        ),
        (
            {"type": "number of days in last month"},
            {"type": "number", "minimum": 0, "maximum": 31},
            "type",
            "need not be whole",
        ),
        (
            {"type": "percentage", "constraint": ". >= 50"},
            {"type": "number", "minimum": 50},
            "type",
            "need not be whole",
        ),
        ({"type": "phone number"}, {"type": "text"}, "type", "telephone numbers"),
        ({"type": "text", "appearance": "multiline"}, {"type": "text"}, "appearance", "follows from its type"),
        ({"type": "text", "default": "x"}, {"type": "text"}, "default", "filled in beforehand"),
        ({"type": "text", "constraint": "regex(., 'x')"}, {"type": "text"}, "constraint", "least length"),
        ({"type": "decimal", "constraint": ". > 0"}, {"type": "number"}, "constraint", "use >= or <="),
        (
            {"type": "decimal", "constraint": ". >= 5 and . <= 4"},
            {"type": "number"},
            "constraint",
            "within these limits",
        ),
        ({"type": "decimal", "constraint": ". <= today()"}, {"type": "number"}, "constraint", "fixed number"),
        ({"type": "decimal", "constraint": ".=1 or .=2"}, {"type": "number"}, "constraint", "joined by and"),
        ({"type": "time", "constraint": ". > 1"}, {"type": "time"}, "constraint", "Only numbers and texts"),
        ({"type": "text", "required": "${x} = 1"}, {"type": "text"}, "required", "can't depend on others"),
        ({"type": "text", "label": "Hi ${x}"}, {"type": "text"}, "label", "don't quote an answer"),
        ({"type": "text", "label": None, "hint": None}, {"type": "text"}, "label", "There is no label"),
        (
            {"type": "range", "parameters": "start=0 end=1 step=0.1"},
            {"type": "number", "minimum": 0, "maximum": 1},
            "parameters",
            "go up by 1",
        ),
    ],
)
def test_what_a_row_loses_is_told(row: dict[str, Any], question: dict[str, Any], column: str, reason: str) -> None:
    rest, told = one(row)

    assert rest == question
    assert [(at, reason in why) for at, why in told] == [(column, True)]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("calculate", "Nothing is calculated"),
        ("geopoint", "no type of question"),
        ("start", "know by themselves"),
        ("rank size", "asks for an order"),
        ("select_one_from_file towns.csv", "in another file"),
        ("select_one nowhere", "which the sheet choices does not have"),
        ("select_one lonely", "offers 1 to choose from"),
        ("guess", 'called "guess"'),
        (None, "no type"),
    ],
)
def test_a_row_that_is_no_question_here_is_told_and_what_names_it_too(kind: str | None, reason: str) -> None:
    survey = [
        {"type": kind, "name": "gone", "label": "Gone", "calculation": "1 + 1"},
        {"type": "text", "name": "q", "label": "Q?", "relevant": "${gone} = 'x'"},
    ]

    found = imported(survey, [*SIZES, {"list_name": "lonely", "name": "a", "label": "A"}])

    assert [question["question"] for question in questions(found)] == ["q"]
    row, condition, *_ = found.left_out
    assert (row.sheet, row.row, row.value) == ("survey", 2, kind or "")
    assert reason in row.reason
    assert condition.column == "relevant"
    assert condition.reason.startswith('"gone" was left out.')
