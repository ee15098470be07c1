"""The shared cases, tests/cases/*.json, hold."""

from __future__ import annotations

import base64
import copy
import json
import re
from dataclasses import asdict
from importlib.resources import files
from operator import itemgetter
from typing import Any

import pytest

import forms.xlsform
from forms.answers import read_answers
from forms.change_note import write_note
from forms.checking import missing
from forms.comparing import compare
from forms.conditions import standings
from forms.problems import Broken, Problem
from forms.reading import read_form
from forms.scoring import score
from forms.writing import to_json
from forms.writing_forms import write_form
from forms.xlsform import LeftOut, read_xlsform
from tests.forms.xlsform.workbooks import workbook_of

from ..shared_cases import cases, edit


def every(name: str) -> list[Any]:
    return [
        pytest.param(case["form"], test, id=f"{number} {case['description']}: {test['description']}")
        for number, case in enumerate(cases(name))
        for test in case["tests"]
    ]


def told(problems: tuple[Problem, ...]) -> list[list[str]]:
    return [[problem.path, problem.code] for problem in problems]


@pytest.mark.parametrize(("form", "test"), every("conditions"))
def test_each_question_is_in_the_state_that_the_case_names(form: Any, test: Any) -> None:
    definition = read_form(form)
    found = standings(definition, read_answers(definition, test["answers"]))
    assert {code: found[code].state for code in test["states"]} == test["states"]


@pytest.mark.parametrize(("form", "test"), every("checking"))
def test_hand_in_waits_for_exactly_what_the_case_names(form: Any, test: Any) -> None:
    definition = read_form(form)
    try:
        problems = missing(definition, read_answers(definition, test["answers"]))
    except Broken as broken:
        problems = broken.problems
    assert told(problems) == test["problems"]


@pytest.mark.parametrize(("form", "test"), every("scoring"))
def test_the_scorecard_holds_what_the_case_names(form: Any, test: Any) -> None:
    definition = read_form(form)
    card = score(definition, read_answers(definition, test["answers"])).as_tree()
    card["questions"] = {line["question"]: line for line in card["questions"]}
    card["sections"] = {line["section"]: line for line in card["sections"]}
    assert _cut(card, test["scorecard"]) == test["scorecard"]


@pytest.mark.parametrize(("form", "test"), every("reading"))
def test_reading_refuses_exactly_what_the_case_names(form: Any, test: Any) -> None:
    tree = copy.deepcopy({"form": form, "answers": test.get("answers")})
    edit(tree["answers"] if "answers" in test else tree["form"], test)
    assert sorted(told(_problems(tree))) == sorted(test["problems"])


def _problems(tree: Any) -> tuple[Problem, ...]:
    try:
        form = read_form(tree["form"])
        if tree["answers"] is not None:
            read_answers(form, tree["answers"])
    except Broken as broken:
        return broken.problems
    return ()


@pytest.mark.parametrize(("form", "test"), every("changes"))
def test_a_change_and_its_note_are_what_the_case_names(form: Any, test: Any) -> None:
    newer = copy.deepcopy(form)
    edit(newer, test)
    changes = compare(write_form(read_form(form)), write_form(read_form(newer)))
    assert [asdict(change) for change in changes] == test["changes"]
    assert write_note(changes) == test["note"]


@pytest.mark.parametrize(
    "test", [test for case in cases("left_out") for test in case["tests"]], ids=itemgetter("description")
)
def test_what_of_a_workbook_does_not_come_in_is_told_as_the_case_names(test: Any) -> None:
    data = base64.b64decode(test["file"]) if "file" in test else workbook_of(test["sheets"])
    found, refused = _read(data)
    told = [[one.sheet, one.row, one.column, one.value, one.code, one.data, one.reason] for one in found]
    assert json.loads(to_json(told)) == test["left_out"]
    assert refused == test.get("refused")


def _read(data: bytes) -> tuple[tuple[LeftOut, ...], list[Any] | None]:
    """What is left out of a workbook, or why all of it is refused."""
    try:
        return read_xlsform(data).left_out, None
    except Broken as broken:
        (problem,) = broken.problems
        return (), [problem.code, problem.data, problem.message]


def test_the_cases_have_every_reason_for_which_something_is_left_out() -> None:
    told = {
        code for case in cases("left_out") for test in case["tests"] for row in test["left_out"] for code in _codes(row)
    }
    reading = files(forms.xlsform)
    sources = "".join(file.read_text() for file in reading.iterdir() if file.name.endswith(".py"))

    assert told >= set(re.findall(r'(?:Reason|NotCarried)\(\s*"(\w+)"', sources))


def _codes(row: Any) -> list[str]:
    """The code of a row, and that of the reason within its own."""
    because = row[5].get("because")
    return [row[4], because["code"]] if because else [row[4]]


PARTIAL = ("compliance", "sections", "tags", "questions")


def _cut(card: Any, wanted: Any) -> Any:
    """The part of the card that the case speaks of; maps inside the partial keys are cut in the same way."""
    return {
        key: _deep_cut(card.get(key, "not there"), value) if key in PARTIAL else card.get(key, "not there")
        for key, value in wanted.items()
    }


def _deep_cut(found: Any, wanted: Any) -> Any:
    if not isinstance(wanted, dict) or not isinstance(found, dict):
        return found
    return {key: _deep_cut(found.get(key, "not there"), value) for key, value in wanted.items()}
